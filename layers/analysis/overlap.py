"""Where the plans speak of the same: how many name a facility or a city, and which two share how much."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from layers.beyond import Cited
from layers.circles import CITIES
from layers.model import Facility
from layers.vocabulary import Plan


@dataclass(frozen=True)
class Overlap:
    """How the plans overlap in what they name.

    `by_plans[n]` are the things that exactly n plans name; `shared[a, b]` is how many both name, `shared[a, a]` how
    many a names at all; `cities[c][p]` how many things plan p ties to city c.
    """

    by_plans: Mapping[int, tuple[Facility | Cited, ...]]
    shared: Mapping[tuple[Plan, Plan], int]
    cities: Mapping[str, Counter[Plan]]

    def jaccard(self, one: Plan, other: Plan) -> float:
        """What two plans share of all that either names (Jaccard 1901), 0 to 1."""
        both = self.shared[one, other]
        either = self.shared[one, one] + self.shared[other, other] - both
        return both / either if either else 0.0


def overlap(things: Iterable[Facility | Cited]) -> Overlap:
    """The overlap of the plans in facilities, roles, or whatever is cited."""
    by_plans: dict[int, tuple[Facility | Cited, ...]] = {n: () for n in range(1, len(Plan) + 1)}
    shared: Counter[tuple[Plan, Plan]] = Counter()
    cities: dict[str, Counter[Plan]] = {city: Counter() for city in CITIES}
    for thing in things:
        by_plans[len(thing.plans)] += (thing,)
        shared.update((one, other) for one in thing.plans for other in thing.plans)
        for city in thing.cities:
            cities[city].update(thing.plans)
    return Overlap(by_plans, shared, cities)
