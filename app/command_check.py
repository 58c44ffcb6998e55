"""`lutu check`: every fault of the data, and every citation against the plans' text."""

import argparse
import sys

from app.command_options import Commands, add_data, add_plans, plans_text, say_issues
from layers.audit_beyond import FIELDS
from layers.geojson import citation_of
from layers.store import FACILITIES, INDICATORS, UNPLACED, audit
from layers.verify import verify, verify_citations

FAULTS = 1


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add `lutu check`."""
    parser = commands.add_parser("check", help="检查数据，逐条列出问题 check the data, name every fault")
    add_data(parser)
    add_plans(parser)
    parser.set_defaults(run=_check)


def _check(args: argparse.Namespace) -> int:
    plans = plans_text(args.plans)
    data, issues = audit(args.data)
    if data is not None and plans is not None:
        unplaced = ((str(thing["name"]), map(citation_of, thing["citations"])) for thing in data.unplaced)
        issues = verify_citations(FACILITIES, data.facilities, plans) + verify(UNPLACED, unplaced, plans)
        for layer in FIELDS:
            issues += verify(f"{layer}.geojson", ((it.id, it.citations) for it in getattr(data, layer)), plans)
        issues += verify(INDICATORS, ((row.indicator, [row.citation]) for row in data.indicators), plans)
    say_issues(issues)
    if issues or data is None:
        print(f"{len(issues)} 处问题 / {len(issues)} faults", file=sys.stderr)
        return FAULTS
    layers = (data.facilities, data.assignments, data.corridors, data.overseas)
    citations = sum(len(thing.citations) for layer in layers for thing in layer) + len(data.indicators)
    proved = "，逐条核对原文无误 / all verified against the text" if plans else ""
    sizes = "、".join(
        f"{len(things)} {name}" for name, things in zip(("处设施", "项分工", "条通道", "处境外"), layers, strict=True)
    )
    print(f"数据无误：{sizes}、{len(data.indicators)} 个数字，{citations} 条引文{proved}")
    return 0
