"""Proving citations against the plans' text: each mention verbatim, in the cited plan, section and box."""

from collections.abc import Iterable

from layers.issue import Issue
from layers.model import Citation, Facility
from layers.plans import PlansText


def verify_citations(file: str, facilities: Iterable[Facility], plans: PlansText) -> tuple[Issue, ...]:
    """One issue for each citation that the text does not bear out."""
    return verify(file, ((facility.id, facility.citations) for facility in facilities), plans)


def verify(file: str, cited: Iterable[tuple[str, Iterable[Citation]]], plans: PlansText) -> tuple[Issue, ...]:
    """The same for anything that cites: pairs of what it is called and its citations."""
    issues = []
    for name, citations in cited:
        for number, citation in enumerate(citations, start=1):
            if plans.cited(citation):
                continue
            where, field = f"{file} · {name}", f"citations[{number}]"
            elsewhere = plans.naming(citation)
            if elsewhere:
                place = f"{elsewhere[0].section}{'｜' + elsewhere[0].box if elsewhere[0].box else ''}"
                issues.append(
                    Issue(
                        where,
                        field,
                        f"“{citation.mention}”不在所引章节，而在“{place}”",
                        f"“{citation.mention}” is not in the cited section but in “{place}”",
                    ),
                )
            else:
                issues.append(
                    Issue(
                        where,
                        field,
                        f"规划《{citation.plan.zh}》里没有“{citation.mention}”",
                        f"The plan “{citation.plan.en}” has no “{citation.mention}”",
                    ),
                )
    return tuple(issues)
