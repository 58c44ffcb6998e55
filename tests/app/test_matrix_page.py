import re
from dataclasses import replace
from html import unescape

import pytest
from flask import Flask

from app.web.pages.matrix import LEVELS, Count, matrix_routes, shades, tally, things_of
from layers.circles import CITIES, MEMBERS
from layers.facets import FacetName
from layers.query import select
from layers.view import View, read_query
from layers.vocabulary import Kind, Sector

CHINESE = re.compile(r"[㐀-鿿，。；：、（）《》“”]")
ROW = re.compile(r'<tr[^>]*><th scope="row">(?:<a href="([^"]*)">)?([^<]*)(?:</a>)?</th>(.*?)</tr>', re.S)
CELL = re.compile(
    r'<td class="([^"]*)"><a href="([^"]*)" title="([^"]*)">(?:(\d+)|<span aria-label="0">·</span>)</a></td>'
)


def served(data):
    app = Flask("test")
    app.register_blueprint(matrix_routes(data))
    return app.test_client()


@pytest.fixture(scope="module")
def client(data):
    return served(data)


def read(client, query=""):
    """The rows of the table: {row head: (link, [(link, number), ...])}."""
    table = re.search(r"<table>.*</table>", client.get(f"/matrix{query}").text, re.S)[0]
    return {
        name: (unescape(link), [(unescape(href), int(number or 0)) for _, href, _, number in CELL.findall(cells)])
        for link, name, cells in ROW.findall(table)
    }


def ids(data, count, cities, sectors):
    """The things of a cell, counted without the page's own code."""
    facilities = [(f.kind == "fdi_project", "f", f.id, f.cities, f.sectors) for f in data.facilities]
    roles = [(None, "r", a.id, a.cities, a.sectors) for a in data.assignments]
    wanted = {"facilities": [False], "projects": [True], "roles": [None], "all": [False, True, None]}[count]
    return {
        (layer, name)
        for sort, layer, name, its_cities, its_sectors in (*facilities, *roles)
        if sort in wanted and any(c in cities for c in its_cities) and any(s in sectors for s in its_sectors)
    }


@pytest.mark.parametrize("count", list(Count))
def test_every_number_equals_an_independent_count(client, data, count):
    rows = read(client, f"?count={count}")
    assert len(rows) == len(CITIES) + len(MEMBERS) + 1
    places = {data.cities[city].short: (city,) for city in CITIES}
    places |= {circle.zh: members for circle, members in MEMBERS.items()}
    places["16 市"] = CITIES
    for name, cities in places.items():
        expected = [len(ids(data, count, cities, (sector,))) for sector in Sector]
        assert [number for _, number in rows[name][1]] == [*expected, len(ids(data, count, cities, tuple(Sector)))], (
            name
        )


def test_a_thing_of_several_cities_counts_once_in_circle_and_total(data):
    pair = MEMBERS[data.cities["370100"].circle][:2]
    shared = replace(data.facilities[0], cities=pair, sectors=(Sector.IT, Sector.EXPO), kind=Kind.PLATFORM)
    rows = read(served(replace(data, facilities=(shared,), assignments=())))
    at = list(Sector).index(Sector.IT)
    assert [rows[data.cities[city].short][1][at][1] for city in pair] == [1, 1]
    assert rows["省会经济圈"][1][at][1] == 1
    assert rows["省会经济圈"][1][-1][1] == 1
    assert rows["16 市"][1][-1][1] == 1


def test_what_is_counted_adds_up_to_all(data):
    things = things_of(data, View())
    counts = tally(things, CITIES, tuple(Sector))
    assert counts[Count.ALL] == len(things) == len(data.facilities) + len(data.assignments)
    assert sum(counts[count] for count in Count if count is not Count.ALL) == counts[Count.ALL]


def test_cells_and_heads_lead_to_the_map_and_to_the_city(client, data):
    rows = read(client)
    for city in CITIES:
        link, cells = rows[data.cities[city].short]
        assert link == f"/city/{city}"
        assert [href for href, _ in cells] == [*(f"/?city={city}&sector={s}" for s in Sector), f"/?city={city}"]
    for circle in MEMBERS:
        link, cells = rows[circle.zh]
        assert link == f"/?circle={circle}"
        assert cells[0][0] == f"/?circle={circle}&sector={next(iter(Sector))}"
    heads = re.findall(r'<th scope="col"><a href="([^"]*)">', client.get("/matrix").text)
    assert heads == [f"/?sector={sector}" for sector in Sector]


@pytest.mark.parametrize("lang", ["", "&lang=en"])
def test_every_map_link_is_understood_by_the_map(client, lang):
    for _, cells in read(client, f"?count=all{lang}").values():
        for href, _ in cells:
            assert read_query(href.partition("?")[2])[1] == ()


def test_english_links_stay_english(client):
    text = client.get("/matrix?lang=en&count=roles").text
    table = re.search(r'<div class="matrix">.*</div>', text, re.S)[0]
    links = [unescape(link) for link in re.findall(r'<a href="([^"]*)"', table)]
    assert [link for link in links if "lang=en" not in link] == []
    assert "/city/370100?lang=en" in links


def test_the_english_page_has_no_chinese(client):
    text = client.get("/matrix?lang=en").text
    assert not CHINESE.search(re.sub(r'<a class="switch".*?</a>', "", text, flags=re.S))


def chosen_tab(text):
    return re.findall(r'<a href="([^"]*)" aria-current="page">', text)


@pytest.mark.parametrize("count", ["facilities", "roles", "projects"])
def test_the_chosen_count_is_marked(client, count):
    assert chosen_tab(client.get(f"/matrix?count={count}").text) == [f"/matrix?count={count}"]


@pytest.mark.parametrize("count", ["", "ALL", "planets", "<script>alert(1)</script>", "all,roles", "x" * 5000, "%00"])
def test_a_hostile_count_is_ignored(client, count):
    answer = client.get("/matrix", query_string={"count": count})
    assert answer.status_code == 200
    # The switch of the language keeps the whole address; nothing else may differ.
    switch = re.compile(r'<a class="switch"[^>]*>')
    assert switch.sub("", answer.text) == switch.sub("", client.get("/matrix").text)


def test_names_are_escaped(data):
    city = replace(data.cities["370100"], short="<b>&\"'")
    text = served(replace(data, cities={**data.cities, "370100": city})).get("/matrix").text
    assert "<b>&" not in text
    assert "&lt;b&gt;&amp;&#34;&#39;" in text


def test_shades_cover_every_number_once():
    for most in range(200):
        steps = shades(most)
        assert len(steps) <= LEVELS
        assert [n for first, last in steps for n in range(first, last + 1)] == list(range(1, most + 1))


def test_an_empty_map_has_an_empty_matrix(data):
    rows = read(served(replace(data, facilities=(), assignments=())))
    assert {number for _, cells in rows.values() for _, number in cells} == {0}


FILTERS = "?plan=foreign_trade&sector=cold_chain&city=370100&circle=lunan&q=%E5%93%81&lang=en"


def test_the_maps_filters_narrow_what_is_counted(client, data):
    view = View(chosen={FacetName.PLAN: ("foreign_trade",)}, text="品")
    kept = {thing.id for thing in (*select(data.facilities, view), *select(data.assignments, view))}
    rows = read(client, FILTERS)
    for sector, (_, number) in zip(Sector, rows["16 cities"][1], strict=False):
        assert number == len({name for _, name in ids(data, "all", CITIES, (sector,))} & kept)


def test_a_cell_keeps_the_filters_and_sets_its_city_and_sector(client):
    rows = read(client, FILTERS)
    link, _ = rows["Qingdao"][1][list(Sector).index(Sector.MARINE)]
    view, issues = read_query(link.partition("?")[2])
    assert issues == ()
    assert view.chosen == {
        FacetName.PLAN: ("foreign_trade",),
        FacetName.CITY: ("370200",),
        FacetName.SECTOR: (Sector.MARINE,),
    }
    assert view.text == "品"


def test_chosen_rows_and_columns_are_marked_and_the_map_is_one_link_away(client):
    html = unescape(client.get(f"/matrix{FILTERS}").text)
    marked = re.findall(r'<tr class="[^"]*picked"><th scope="row"><a href="[^"]*">([^<]*)</a>', html)
    assert marked == ["Jinan", "Lunan circle", *[n for n in marked if n in {"Linyi", "Zaozhuang", "Jining", "Heze"}]]
    assert len(marked) == 6
    assert re.findall(r'<th scope="col" class="picked"><a [^>]*><span>([^<]*)', html) == ["Cold chain"]
    back = re.search(r'<a class="map" href="([^"]*)"', html)[1]
    assert read_query(back.partition("?")[2])[0] == read_query(FILTERS[1:])[0]
    assert "Counted with the map's filters" in html


@pytest.mark.parametrize("query", ["?plan=nonsense&count=42", "?at=1,2,3&layers=x&id=%3Cscript%3E", "?q=%00"])
def test_what_the_table_does_not_know_is_ignored(client, query):
    answer = client.get(f"/matrix{query}")
    assert answer.status_code == 200
    assert "<script>" not in answer.text
