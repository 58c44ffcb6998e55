"""Networks, corridors, places abroad and lit cities on a sheet: what is there, that it fits, and that it says so."""

import itertools
import re

import pytest

from app.settings import Settings
from app.sheet.beyond import TAG_PX, TYPE_PX
from app.sheet.compose import draw
from app.sheet.export import render
from app.sheet.frame import lay_out
from app.sheet.scene import compose
from app.sheet.type import width_px
from app.words import say
from layers.facets import FacetName
from layers.showing import on_map
from layers.view import DEFAULT_LAYERS, NAMED_BOXES, Layer, View, read_view
from layers.vocabulary import Language, Mode, Sector

FAR = (*DEFAULT_LAYERS, Layer.NETWORKS, Layer.CORRIDORS, Layer.OVERSEAS)


@pytest.fixture(params=["east_asia", "world"])
def wide(request):
    return View(layers=FAR, viewport=NAMED_BOXES[request.param])


def composed(data, view):
    frame = lay_out(view.sheet, data.bounds, view.viewport)
    shown = on_map(data, view)
    networks = [role for role in data.assignments if role.linked]
    return frame, shown, compose(shown.facilities, data.cities, view, frame, on_map=shown, networks=networks)


def texts(data, view):
    return [text.get_text() for text in draw(data, view, Settings()).figure.axes[0].texts]


def boxes(frame, scene):
    """What must not lie on each other: marks, names of stops, countries, the count of the province."""
    unit = frame.unit
    found = []

    def add(what, at, half_width, half_height):
        found.append((what, (at[0] - half_width, at[1] - half_height, at[0] + half_width, at[1] + half_height)))

    for route in scene.beyond.routes:
        if route.tag:
            add(route.corridors[0].id, route.tag, TAG_PX * unit / 2, TAG_PX * unit / 2)
    for stop in scene.beyond.stops:
        if stop.name:
            add(stop.name, stop.name_at, width_px(stop.name, TYPE_PX * unit) / 2, TYPE_PX * unit * 0.6)
    for country in scene.beyond.countries:
        add(country.text, country.at, country.width / 2, 11 * unit)
    return found


def test_the_wide_views_are_gathered_and_nothing_lies_on_anything(data, wide):
    frame, shown, scene = composed(data, wide)
    assert frame.wide
    assert scene.province
    assert str(len(shown.facilities)) in scene.province.text
    assert (scene.symbols, scene.cities) == ((), ())
    placed = boxes(frame, scene)
    assert len(placed) > 20
    for (first, a), (second, b) in itertools.combinations(placed, 2):
        apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
        assert apart, (first, second)
    area = frame.map
    for what, (left, top, right, bottom) in placed:
        assert min(left - area.left, area.right - right, top - area.top, area.bottom - bottom) >= 0, what


def test_every_corridor_and_every_place_abroad_in_the_frame_is_drawn(data, wide):
    _, shown, scene = composed(data, wide)
    assert {c.id for route in scene.beyond.routes for c in route.corridors} == {c.id for c in shown.corridors}
    drawn = [p.id for country in scene.beyond.countries for p in country.places]
    drawn += [symbol.place.id for symbol in scene.beyond.symbols]
    assert sorted(drawn) == sorted(place.id for place in shown.abroad)


def test_the_world_has_america_right_of_asia(data):
    frame, _, scene = composed(data, View(layers=FAR, viewport=NAMED_BOXES["world"]))
    at = {country.code: country.true[0] for country in scene.beyond.countries}
    assert at["DE"] < at["JP"] < at["US"] < at["BR"] < frame.map.right


def test_the_legend_counts_corridors_by_mode_and_says_what_is_gathered(data, wide):
    said = texts(data, wide)
    shown = on_map(data, wide)
    for mode in Mode:
        count = sum(corridor.mode is mode for corridor in shown.corridors)
        assert (mode.label(Language.ZH) in said) == (count > 0)
    assert say("legend.gathered", Language.ZH) in said
    assert any(say("count.corridors", Language.ZH, n=len(shown.corridors)) in line for line in said)
    assert not any("审图号" in line and "Natural Earth" not in line for line in said)
    assert not any(say("sheet.scale", Language.ZH) in line for line in said)


def test_a_wide_sheet_in_english_speaks_english(data, wide):
    view = View(layers=FAR, viewport=wide.viewport, lang=Language.EN)
    assert [text for text in texts(data, view) if re.search("[一-鿿]", text)] == []


def test_lit_cities_carry_the_number_of_their_roles(data):
    view = View(chosen={FacetName.SECTOR: (Sector.COLD_CHAIN,)})
    _, shown, scene = composed(data, view)
    assert shown.roles
    assert {city.city.adcode: city.roles for city in scene.cities if city.roles} == {
        code: len(roles) for code, roles in shown.roles.items()
    }
    said = texts(data, view)
    assert say("legend.roles", Language.ZH) in said
    assert say("map.roles", Language.ZH, n=max(map(len, shown.roles.values()))) in said


def test_networks_are_rings_through_their_cities_with_a_name_each(data):
    view = View(layers=FAR)
    _, shown, scene = composed(data, view)
    assert len(scene.beyond.links) == len(shown.networks) > 4
    for link in scene.beyond.links:
        assert len(link.paths) == len(link.network.cities)
        for path, following in zip(link.paths, (*link.paths[1:], link.paths[0]), strict=True):
            assert path[-1] == pytest.approx(following[0])
    assert len({(link.colour, link.dash) for link in scene.beyond.links}) == len(scene.beyond.links)


def test_a_network_keeps_its_colour_when_others_are_filtered_away(data):
    every = {link.network.id: link.colour for link in composed(data, View(layers=FAR))[2].beyond.links}
    cold = View(chosen={FacetName.SECTOR: (Sector.COLD_CHAIN,)}, layers=FAR)
    links = composed(data, cold)[2].beyond.links
    assert 0 < len(links) < len(every)
    assert all(every[link.network.id] == link.colour for link in links)


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_the_same_wide_view_gives_the_same_bytes(data, wide, form):
    assert render(data, wide, form) == render(data, wide, form)


@pytest.mark.parametrize(
    "query", ["at=east_asia&layers=circles,cores,corridors,overseas,labels", "", "template=official"]
)
def test_no_word_of_the_legend_is_cut_short(data, query):
    view, _ = read_view(query)
    assert not any(line.endswith("…") for line in texts(data, view))
