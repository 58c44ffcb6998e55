"""What each city is made for, beside the province: location quotients by sector, and how far its mix is its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layers.circles import CITIES
from layers.model import Facility
from layers.vocabulary import Sector


@dataclass(frozen=True)
class Specialisation:
    """Counts and quotients of 16 cities by sectors; rows in the order of CITIES, columns in that of Sector.

    `counts[c, s]` is how many facilities in city c carry sector s; one in several cities or sectors counts in each.
    """

    counts: NDArray[np.int64]
    quotients: NDArray[np.float64]
    indices: Mapping[str, float]


def specialisation(facilities: Iterable[Facility]) -> Specialisation:
    """Location quotients LQ = (x_cs / x_c) / (x_s / x) (Florence 1939; Isard 1960), 0 where nothing stands.

    `indices` are Krugman's: the sum over sectors of |x_cs / x_c - x_s / x| (Krugman 1991, Geography and Trade, p. 75),
    0 for the province's own mix, 2 for one that has nothing in common with it.
    """
    sectors = tuple(Sector)
    counts = np.zeros((len(CITIES), len(sectors)), dtype=np.int64)
    for facility in facilities:
        for city in facility.cities:
            for sector in facility.sectors:
                counts[CITIES.index(city), sectors.index(sector)] += 1
    total = counts.sum()
    share_of_city = _shares(counts, counts.sum(axis=1, keepdims=True))
    share_of_all = _shares(counts.sum(axis=0), total)
    quotients = _shares(share_of_city, share_of_all)
    own = np.abs(share_of_city - share_of_all).sum(axis=1)
    there = counts.sum(axis=1) > 0
    indices = {city: float(own[at]) for at, city in enumerate(CITIES) if there[at]}
    return Specialisation(counts, quotients, indices)


def _shares(part: NDArray[np.generic], whole: NDArray[np.generic] | np.int64) -> NDArray[np.float64]:
    top, bottom = np.broadcast_arrays(np.asarray(part, dtype=np.float64), np.asarray(whole, dtype=np.float64))
    shares: NDArray[np.float64] = np.divide(top, bottom, out=np.zeros(top.shape), where=bottom > 0)
    return shares
