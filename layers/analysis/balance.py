"""How evenly something is spread over the cities: Theil's T, split into between and within the circles."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from layers.circles import CITIES, circle_of


@dataclass(frozen=True)
class Balance:
    """Theil's T of a number over the 16 cities: 0 if all have the same, ln 16 = 2.77 if one has all."""

    total: float
    between: float
    within: float

    @property
    def between_share(self) -> float:
        """How much of it is the difference between circles; 0 where there is none at all."""
        return self.between / self.total if self.total else 0.0


def balance(numbers: Mapping[str, int]) -> Balance:
    """Theil's T of a number by city and its split by circle (Theil 1967; PySAL's inequality.theil.TheilD).

    `numbers` gives a number for any of the 16 adcodes, none is 0. All zero has no inequality.
    """
    from inequality.theil import TheilD  # its own imports take a second: only who asks shall wait

    values = np.array([numbers.get(city, 0) for city in CITIES], dtype=float)
    if not values.any():
        return Balance(0.0, 0.0, 0.0)
    split = TheilD(values, np.array([circle_of(city).value for city in CITIES]))
    return Balance(*(max(0.0, float(np.squeeze(part))) for part in (split.T, split.bg, split.wg)))
