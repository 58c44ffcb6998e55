"""Lit cities, networks, corridors and places abroad in the page: seen, named by the pointer, opened, and exported."""

import pytest
from driving import choose, click_canvas, view_of
from playwright.sync_api import expect

from app.words import say
from layers.facets import FacetName
from layers.showing import on_map
from layers.view import DEFAULT_LAYERS, NAMED_BOXES, Layer, View
from layers.vocabulary import Language, Mode, Sector

ZH = Language.ZH
WORLD = "at=world&layers=circles,corridors,overseas,facilities,city_counts"
AT = """([what, key]) => {
  const { scene, _pad } = lutu.overlay;
  const { stops, routes, links, abroad } = scene.beyond;
  const found = {
    stop: () => stops.find(({ name }) => name === key),
    country: () => abroad.countries.find(({ code }) => code === key),
    tag: () => routes.find(({ features, tag }) => tag && features.some(({ id }) => id === key)).tag,
    link: () => {
      const { spot } = links.find(({ features }) => features[0].id === key);
      return { x: spot[0], y: spot[1] };
    },
    city: () => scene.cities.find(({ adcode }) => adcode === key),
  }[what]();
  return { x: found.x - _pad.x, y: found.y - _pad.y };
}"""


def at(page, what, key):
    return page.evaluate(AT, [what, key])


def hover(page, place):
    corner = page.locator("#map").bounding_box()
    page.mouse.move(corner["x"] + place["x"], corner["y"] + place["y"])
    return page.locator("#tip")


def wait_for_lists(page):
    page.wait_for_function("() => lutu.followed === lutu.view")


@pytest.mark.parametrize("name", ["east_asia", "world"])
def test_a_button_opens_a_wide_view_with_its_layers_and_home_puts_them_away(open_page, data, name):
    page = open_page()
    page.locator(f".extents [data-value={name}]").click()
    page.wait_for_function("() => lutu.view.viewport && lutu.view.layers.includes('overseas')")
    wait_for_lists(page)
    view = view_of(page)
    assert set(view.layers) == {*DEFAULT_LAYERS, Layer.CORRIDORS, Layer.OVERSEAS}
    assert view.viewport == NAMED_BOXES[name]
    seen = on_map(data, view)
    tally = page.locator("#tally")
    expect(tally).to_contain_text(say("count.corridors", ZH, n=len(seen.corridors)))
    expect(tally).to_contain_text(say("count.abroad", ZH, n=len(seen.abroad)))
    page.wait_for_function("() => lutu.overlay.scene.province")
    page.locator(".extents [data-act=home]").click()
    page.wait_for_function("() => !lutu.view.viewport && !lutu.view.layers.includes('overseas')")
    assert view_of(page) == View()


def test_the_world_legend_counts_what_is_there(open_page, data):
    page = open_page(WORLD)
    seen = on_map(data, view_of(page))
    legend = page.locator("#legend")
    for mode in Mode:
        row = legend.locator("li", has_text=mode.label(ZH))
        count = sum(corridor.mode is mode for corridor in seen.corridors)
        expect(row.locator(".row-count")).to_have_text(str(count))
    expect(legend).to_contain_text(say("legend.gathered", ZH))
    listed = page.locator("#list .item").evaluate_all("items => items.map((item) => item.dataset.value)")
    assert set(listed) == {thing.id for thing in (*seen.corridors, *seen.abroad, *seen.facilities)}


def test_the_land_of_the_world_comes_when_it_is_needed_and_reaches_america_in_the_east(open_page, traffic):
    page = open_page()
    traffic.settle(page)
    assert not any(url.endswith("world.json") for url in traffic.asked)
    page.locator(".extents [data-value=world]").click()
    page.wait_for_function("() => lutu.map.getPane('lutu-world').querySelector('path')")
    assert sum(url.endswith("world.json") for url in traffic.asked) == 1
    at_sea, on_land = page.evaluate(
        """() => {
          const paths = [...lutu.map.getPane('lutu-world').querySelectorAll('path')];
          const inside = (lon, lat) => {
            const { x, y } = lutu.map.latLngToLayerPoint([lat, lon]);
            return paths.some((path) => path.isPointInFill(new DOMPoint(x, y)));
          };
          return [inside(215, 30), inside(260, 40)];
        }"""
    )
    assert (at_sea, on_land) == (False, True)


def test_a_chosen_sector_lights_up_its_cities_and_hovering_lists_their_roles(open_page, data):
    page = open_page()
    choose(page, "sector", Sector.COLD_CHAIN)
    page.wait_for_function("() => Object.keys(lutu.lit).length")
    lit = on_map(data, View(chosen={FacetName.SECTOR: (Sector.COLD_CHAIN,)})).roles
    assert page.evaluate("() => Object.fromEntries(Object.entries(lutu.lit).map(([c, r]) => [c, r.length]))") == {
        code: len(roles) for code, roles in lit.items()
    }
    shades = page.evaluate(
        "() => [...lutu.map.getPane('lutu-roles').querySelectorAll('path')].map((path) => path.getAttribute('fill'))"
    )
    assert len(set(shades)) > 1
    code = max(lit, key=lambda code: len(lit[code]))
    tip = hover(page, at(page, "city", code))
    for role in lit[code]:
        expect(tip).to_contain_text(role.name)
    expect(page.locator("#legend")).to_contain_text(say("legend.roles", ZH))
    choose(page, "sector", Sector.COLD_CHAIN)
    page.wait_for_function("() => !Object.keys(lutu.lit).length")
    assert page.evaluate("() => lutu.map.getPane('lutu-roles').querySelectorAll('path').length") == 0


def test_the_area_of_a_lit_city_names_its_roles_and_opens_it(open_page, data):
    page = open_page("sector=cold_chain")
    city = data.cities["371500"]
    place = page.evaluate(
        """([lon, lat]) => { const { x, y } = lutu.map.latLngToContainerPoint([lat, lon]); return { x, y }; }""",
        [city.lon - 0.12, city.lat + 0.22],
    )
    tip = hover(page, place)
    expect(tip).to_contain_text(city.short)
    click_canvas(page, place)
    page.wait_for_function("() => lutu.view.selected === '371500'")
    expect(page.locator("#detail h2").first).to_have_text(city.name)


def test_networks_are_drawn_named_and_opened(open_page, data):
    page = open_page("layers=circles,networks,facilities,city_counts")
    networks = [role for role in data.assignments if role.linked]
    legend = page.locator("#legend")
    for network in networks:
        expect(legend).to_contain_text(network.name)
    network = next(role for role in networks if Sector.COLD_CHAIN in role.sectors)
    click_canvas(page, at(page, "link", network.id))
    page.wait_for_function("(id) => lutu.view.selected === id", arg=network.id)
    detail = page.locator("#detail")
    expect(detail.locator("h2")).to_have_text(network.name)
    for code in network.cities:
        expect(detail).to_contain_text(data.cities[code].name)
    expect(detail.locator(".cites li")).to_have_count(len(network.citations))


def test_a_corridor_opens_with_its_stops_and_citations_and_the_map_goes_there(open_page, data):
    page = open_page(WORLD)
    corridor = next(c for c in data.corridors if c.id == "china-mongolia-international-trains")
    page.locator(f"#list [data-value={corridor.id}]").click()
    detail = page.locator("#detail")
    expect(detail.locator("h2")).to_have_text(corridor.name)
    expect(detail).to_contain_text(" — ".join(stop.name for stop in corridor.stops))
    expect(detail).to_contain_text(say("detail.schematic", ZH))
    expect(detail.locator(".cites li")).to_have_count(len(corridor.citations))
    detail.locator("[data-act=zoom]").click()
    page.wait_for_function("() => lutu.view.viewport && lutu.view.viewport[2] < 140")
    wait_for_lists(page)
    assert corridor.id in {thing.id for thing in on_map(data, view_of(page)).corridors}


def test_several_corridors_under_the_pointer_are_offered(open_page, data):
    page = open_page("at=east_asia&layers=corridors")
    place = at(page, "stop", "青岛港")
    expect(hover(page, place)).to_contain_text("青岛港")
    click_canvas(page, place)
    offered = page.locator("#detail .item")
    through = {c.id for c in data.corridors if any(stop.name == "青岛港" for stop in c.stops)}
    expect(offered.first).to_be_visible()
    assert set(offered.evaluate_all("items => items.map((item) => item.dataset.value)")) <= through
    page.locator("#detail .back").click()
    expect(page.locator("#detail .item")).to_have_count(0)
    expect(page.locator("#list")).to_be_visible()


def test_a_country_opens_with_all_its_places_and_one_of_them(open_page, data):
    page = open_page(WORLD)
    here = [place for place in data.overseas if place.iso2 == "KH"]
    click_canvas(page, at(page, "country", "KH"))
    expect(page.locator("#detail h2")).to_have_text(here[0].country)
    expect(page.locator("#detail .item")).to_have_count(len(here))
    page.locator(f"#detail [data-value={here[0].id}]").click()
    expect(page.locator("#detail h2")).to_have_text(here[0].name)
    expect(page.locator("#detail")).to_contain_text(here[0].country)


@pytest.mark.parametrize("identifier", ["KH", "china-mongolia-international-trains", "haier-ruba-economic-zone"])
def test_a_link_opens_what_is_far_away(open_page, identifier):
    page = open_page(f"{WORLD}&id={identifier}")
    expect(page.locator("#notice")).to_have_text("")
    expect(page.locator("#detail h2")).not_to_be_empty()


def test_in_english_the_far_map_speaks_english(open_page):
    page = open_page(f"{WORLD},networks&lang=en")
    texts = page.evaluate(
        """() => [...lutu.overlay.scene.beyond.stops.map(({ label }) => label && label.text),
          ...lutu.overlay.scene.beyond.countries?.map(({ text }) => text) || [],
          ...lutu.overlay.scene.beyond.abroad.countries.map(({ text }) => text),
          document.querySelector("#legend").textContent, document.querySelector("#tally").textContent]"""
    )
    assert [text for text in texts if text and any("一" <= letter <= "鿿" for letter in text)] == []


def test_marks_names_and_countries_do_not_lie_on_each_other(open_page):
    page = open_page(WORLD)
    collisions = page.evaluate(
        """() => {
          const { stops, routes, abroad } = lutu.overlay.scene.beyond;
          const boxes = [
            ...stops.map(({ label }) => label).filter(Boolean)
              .map((l) => [l.text, l.left, l.y - 7, l.left + l.width, l.y + 7]),
            ...routes.filter(({ tag }) => tag).map(({ tag: t }) => ["tag", t.x - 7, t.y - 7, t.x + 7, t.y + 7]),
            ...abroad.countries.map((c) => [c.text, c.x - c.width / 2, c.y - 10, c.x + c.width / 2, c.y + 10]),
          ];
          return boxes.flatMap((a, n) => boxes.slice(n + 1)
            .filter((b) => a[1] < b[3] && b[1] < a[3] && a[2] < b[4] && b[2] < a[4]).map((b) => [a[0], b[0]]));
        }"""
    )
    assert collisions == []
