"""The measures of the layout, against hand-made cases and against the definition written out anew."""

import math
from collections import Counter
from itertools import combinations

import numpy as np
import pytest
import shapely

from geo.measure import distance_m
from layers.analysis.balance import balance
from layers.analysis.coverage import HUBS, coverage, place_of
from layers.analysis.gaps import counties_without, roles_without_site
from layers.analysis.overlap import overlap
from layers.analysis.specialisation import specialisation
from layers.circles import CITIES, MEMBERS
from layers.vocabulary import Kind, Plan, Precision, Sector


@pytest.mark.parametrize("kind", HUBS)
def test_the_nearest_hub_is_the_nearest(data, kind):
    found = coverage(data, data.facilities, kind, 50_000)
    placed = [f for f in data.facilities if f.kind is kind and f.precision is not Precision.CITY]
    assert len(found.hubs) == len(placed)
    assert found.left_out == sum(f.kind is kind for f in data.facilities) - len(placed)
    if not placed:
        assert (found.reaches, found.area_share) == ((), 0)
        return
    assert len(found.reaches) == len(data.counties) == 136
    for reach in found.reaches[::9]:
        ways = [distance_m((reach.county.lon, reach.county.lat), place_of(hub)) for hub in placed]
        assert reach.distance_m == min(ways)
    assert sum(within for within, _, _ in found.by_city.values()) == len(found.within)
    assert sum(of for _, of, _ in found.by_city.values()) == 136


def test_a_wider_radius_reaches_no_less(data):
    steps = [coverage(data, data.facilities, Kind.PORT, km * 1000) for km in (1, 20, 60, 150, 600)]
    shares = [step.area_share for step in steps]
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1, abs=1e-6)
    assert len(steps[-1].within) == 136


def test_one_small_circle_covers_its_own_area(data):
    hub = next(f for f in data.facilities if f.kind is Kind.AIRPORT and f.precision is Precision.SITE)
    share = coverage(data, [hub], Kind.AIRPORT, 10_000).area_share
    assert share == pytest.approx(math.pi * 100 / 156_000, rel=0.06)


def test_the_location_quotient_is_the_share_beside_the_provinces_share(data):
    found = specialisation(data.facilities)
    pairs = Counter((c, s) for f in data.facilities for c in f.cities for s in f.sectors)
    total = sum(pairs.values())
    for city, sector in list(pairs)[::11]:
        in_city = sum(n for (c, _), n in pairs.items() if c == city)
        in_sector = sum(n for (_, s), n in pairs.items() if s == sector)
        wanted = (pairs[city, sector] / in_city) / (in_sector / total)
        assert found.quotients[CITIES.index(city), list(Sector).index(sector)] == pytest.approx(wanted)
        assert found.counts[CITIES.index(city), list(Sector).index(sector)] == pairs[city, sector]
    assert set(found.indices) == set(CITIES)
    assert all(0 <= index <= 2 for index in found.indices.values())


def test_cities_with_the_same_mix_are_not_specialised(make_facility):
    twins = [make_facility(f"f-{n}", cities=[city], sectors=["expo"]) for n, city in enumerate(CITIES)]
    found = specialisation(twins)
    assert set(found.indices.values()) == {0.0}
    assert set(np.unique(found.quotients)) == {0.0, 1.0}


def test_nothing_at_all_has_no_quotient():
    found = specialisation([])
    assert not found.quotients.any()
    assert found.indices == {}


def test_theil_is_none_for_equal_shares_and_ln_16_for_one_that_has_all():
    assert balance(dict.fromkeys(CITIES, 7)).total == pytest.approx(0, abs=1e-12)
    assert balance({"370100": 5}).total == pytest.approx(math.log(16), rel=1e-3)
    assert balance({}).total == 0


def test_theil_splits_into_between_and_within():
    numbers = {city: n + 1 for n, city in enumerate(CITIES)}
    found = balance(numbers)
    total = sum(numbers.values())
    assert found.between + found.within == pytest.approx(found.total)
    assert found.total == pytest.approx(sum(n / total * math.log(16 * n / total) for n in numbers.values()))
    wanted = 0.0
    for members in MEMBERS.values():
        share = sum(numbers[city] for city in members) / total
        wanted += share * math.log(share * 16 / len(members))
    assert found.between == pytest.approx(wanted)


def test_the_overlap_counts_each_thing_once(data):
    found = overlap(data.facilities)
    assert sum(len(things) for things in found.by_plans.values()) == len(data.facilities)
    for one, other in combinations(Plan, 2):
        both = sum(one in f.plans and other in f.plans for f in data.facilities)
        assert found.shared[one, other] == found.shared[other, one] == both
        either = sum(one in f.plans or other in f.plans for f in data.facilities)
        assert found.jaccard(one, other) == pytest.approx(both / either)
    assert found.cities["370200"][Plan.ECONOMIC_PARKS] == sum(
        "370200" in f.cities and Plan.ECONOMIC_PARKS in f.plans for f in data.facilities
    )


def test_a_role_without_site_has_no_facility_of_its_sectors_in_the_city(data):
    gaps = roles_without_site(data, data.facilities, data.assignments)
    named = {(gap.city.adcode, gap.role.id) for gap in gaps}
    for role in data.assignments:
        for city in role.cities:
            served = any(city in f.cities and set(f.sectors) & set(role.sectors) for f in data.facilities)
            assert ((city, role.id) in named) == (bool(role.sectors) and not served)
    assert len(roles_without_site(data, [], data.assignments)) > len(gaps)


def test_a_county_without_has_no_facility_known_to_stand_in_it(data):
    gaps = counties_without(data, data.facilities)
    assert sum(gap.of for gap in gaps) == 136
    for gap in gaps:
        for county in gap.counties:
            assert not any(f.county == county.adcode for f in data.facilities)
            inside = [f for f in data.facilities if f.precision is not Precision.CITY and f.county is None]
            assert not any(shapely.contains(county.geometry, f.geometry) for f in inside)
    empty = sum(len(gap.counties) for gap in gaps)
    assert empty == 136 - len({f.county for f in data.facilities if f.county})
