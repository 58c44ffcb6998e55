"""What a View puts on the map beside the facilities."""

import pytest
import shapely

from geo.bounds import Bounds
from layers.facets import FacetName
from layers.query import select
from layers.showing import in_box, on_map
from layers.view import DEFAULT_LAYERS, NAMED_BOXES, Layer, View
from layers.vocabulary import Kind, Plan, Sector

EVERYTHING = tuple(Layer)


def test_at_first_nothing_far_away_is_on_the_map(data):
    seen = on_map(data, View())
    assert (seen.networks, seen.corridors, seen.abroad, seen.roles) == ((), (), (), {})
    assert len(seen.facilities) == len(data.facilities)


def test_the_world_shows_all_there_is(data):
    seen = on_map(data, View(layers=EVERYTHING, viewport=NAMED_BOXES["world"]))
    assert set(seen.abroad) == set(data.overseas)
    assert set(seen.corridors) == set(data.corridors)
    assert set(seen.networks) == {role for role in data.assignments if role.linked}


def test_the_whole_province_shows_nothing_abroad(data):
    assert on_map(data, View(layers=EVERYTHING)).abroad == ()
    assert len(on_map(data, View(layers=EVERYTHING)).corridors) == len(data.corridors)


def test_america_is_in_a_box_on_either_side_of_the_antimeridian(data):
    east, west = Bounds(230.0, 20.0, 300.0, 50.0), Bounds(-130.0, 20.0, -60.0, 50.0)
    for box in (east, west):
        seen = on_map(data, View(layers=EVERYTHING, viewport=box))
        assert {place.iso2 for place in seen.abroad} == {"US"}
        assert {corridor.id for corridor in seen.corridors} >= {"europe-america-sea-route-group-north-america"}
        assert seen.facilities == ()


def test_a_corridor_is_in_a_box_that_it_only_crosses(data):
    over_siberia = Bounds(100.0, 50.0, 110.0, 62.0)
    seen = on_map(data, View(layers=EVERYTHING, viewport=over_siberia))
    box = shapely.box(*over_siberia)
    assert seen.corridors
    for corridor in data.corridors:
        assert (corridor in seen.corridors) == shapely.intersects(corridor.geometry, box)


@pytest.mark.parametrize("facet", [{FacetName.SECTOR: (Sector.COLD_CHAIN,)}, {FacetName.PLAN: (Plan.SERVICE_TRADE,)}])
def test_a_plan_or_a_sector_lights_up_its_cities(data, facet):
    view = View(chosen=facet)
    lit = on_map(data, view).roles
    assert lit
    for code in data.cities:
        mine = tuple(role for role in select(data.assignments, view) if code in role.cities)
        assert lit.get(code, ()) == mine


def test_without_the_layer_or_such_a_choice_no_city_is_lit(data):
    chosen = {FacetName.SECTOR: (Sector.COLD_CHAIN,)}
    dark = tuple(layer for layer in DEFAULT_LAYERS if layer is not Layer.ROLES)
    assert on_map(data, View(chosen=chosen, layers=dark)).roles == {}
    assert on_map(data, View(chosen={FacetName.CITY: ("370100",)})).roles == {}


def test_the_same_filters_hold_for_what_is_far_away(data):
    world = NAMED_BOXES["world"]
    seen = on_map(data, View({FacetName.PLAN: (Plan.OUTBOUND_INVESTMENT,)}, layers=EVERYTHING, viewport=world))
    assert 0 < len(seen.abroad) < len(data.overseas)
    assert all(Plan.OUTBOUND_INVESTMENT in thing.plans for thing in (*seen.abroad, *seen.corridors))
    # A corridor has no kind, so none passes where one is chosen.
    seen = on_map(data, View({FacetName.KIND: (Kind.OVERSEAS_ZONE,)}, layers=EVERYTHING, viewport=world))
    assert {place.kind for place in seen.abroad} == {Kind.OVERSEAS_ZONE}
    assert (seen.corridors, seen.facilities) == ((), ())


def test_the_text_search_finds_a_place_abroad(data):
    seen = on_map(data, View(text="海信", layers=EVERYTHING, viewport=NAMED_BOXES["world"]))
    assert [place.iso2 for place in seen.abroad] == ["ZA"]


def test_a_network_is_in_a_box_that_holds_one_of_its_cities(data):
    liaocheng = data.cities["371500"]
    around = Bounds(liaocheng.lon - 0.1, liaocheng.lat - 0.1, liaocheng.lon + 0.1, liaocheng.lat + 0.1)
    seen = on_map(data, View(layers=EVERYTHING, viewport=around))
    assert [network.id for network in seen.networks] == [
        role.id for role in data.assignments if role.linked and "371500" in role.cities
    ]


@pytest.mark.parametrize(
    ("box", "lon", "inside"),
    [
        ((100, 0, 140, 50), 120, True),
        ((170, 0, 250, 50), -118, True),
        ((170, 0, 250, 50), 175, True),
        ((170, 0, 250, 50), -100, False),
        ((-130, 0, -100, 50), -118, True),
    ],
)
def test_a_place_is_looked_for_one_turn_further_too(box, lon, inside):
    assert in_box(Bounds(*box), lon, 34) is inside
