import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from flask import Flask
from openpyxl import load_workbook

from app.table.things import EVERY_CITY, Part, count_rows, things_of
from app.web.pages.city import city_routes
from app.web.pages.city_passages import _ordinal, citations_of, plan_shares
from layers.circles import CITIES, CORES, MEMBERS
from layers.vocabulary import Language, Precision

CHINESE = re.compile(r"[㐀-鿿，。；：、（）《》“”！？]")
VOID = {"meta", "link", "img", "br", "input", "hr"}
HOSTILE = '<script>alert(1)</script>" onmouseover="x'
FORMULA = '=HYPERLINK("http://x","y")'
SHEETS = {
    Language.ZH: ["设施", "分工", "通道", "境外", "数字", "说明"],
    Language.EN: ["Facilities", "Roles", "Corridors", "Abroad", "Numbers", "About"],
}


class Reading(HTMLParser):
    """What a page says: ids, links, and each text with the language of the element that holds it."""

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links, self.texts, self.tags = [], [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        lang = given.get("lang") or (self.open[-1][1] if self.open else "")
        self.tags.append((tag, given))
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        self.texts += [(given[name], lang) for name in ("title", "alt", "aria-label") if given.get(name)]
        if tag not in VOID:
            self.open.append((tag, lang))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, text):
        if text.strip():
            self.texts.append((text, self.open[-1][1] if self.open else ""))


def serving(data):
    app = Flask("lutu-test", static_folder=None)
    app.register_blueprint(city_routes(data))
    return app.test_client()


@pytest.fixture(scope="module")
def client(data):
    return serving(data)


def tied(things, adcode):
    return [thing for thing in things if adcode in thing.cities]


# --- the pages ---


@pytest.mark.parametrize("query", ["", "?lang=en"])
def test_the_16_cities_stand_by_circle_with_links(client, data, query):
    answer = client.get(f"/city{query}")
    assert answer.status_code == 200
    links = [link for link in Reading(answer.text).links if re.fullmatch(rf"/city/\d+{re.escape(query)}", link)]
    assert links == [f"/city/{code}{query}" for members in MEMBERS.values() for code in members]


@pytest.mark.parametrize("query", ["", "?lang=en"])
@pytest.mark.parametrize("adcode", CITIES)
def test_a_page_holds_all_of_its_city_and_nothing_of_others(client, data, adcode, query):
    answer = client.get(f"/city/{adcode}{query}")
    assert answer.status_code == 200
    page = Reading(answer.text)
    layers = (data.facilities, data.assignments, data.corridors, data.overseas)
    own = [f"t-{thing.id}" for things in layers for thing in tied(things, adcode)]
    assert sorted(name for name in page.ids if name.startswith("t-")) == sorted(own)
    assert len([name for name in page.ids if name.startswith("n-")]) == len(things_of(data, (adcode,)).numbers)
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


@pytest.mark.parametrize("adcode", CITIES)
def test_every_thing_links_to_the_map_and_shows_all_the_words_of_the_plans(client, data, adcode):
    page = Reading(client.get(f"/city/{adcode}?lang=en").text)
    quoted = [text for text, lang in page.texts if lang == "zh"]
    things = things_of(data, (adcode,))
    for facility in things.facilities:
        assert f"/?city={adcode}&id={facility.id}&lang=en" in page.links
    for thing in (*things.roles, *things.corridors, *things.abroad):
        assert f"/?city={adcode}&id={thing.id}&lang=en" in page.links
    for share in things.parts.values():
        assert {cited.mention for thing in share for cited in citations_of(thing)} <= set(quoted)


@pytest.mark.parametrize("path", ["/city", "/city/1", *(f"/city/{code}" for code in CITIES)])
def test_an_english_page_marks_all_its_chinese(client, path):
    page = Reading(client.get(f"{path}?lang=en").text)
    assert [text for text, lang in page.texts if lang != "zh" and CHINESE.search(text)] == []


@pytest.mark.parametrize("adcode", CITIES)
def test_a_page_says_circle_and_core(client, data, adcode):
    text = client.get(f"/city/{adcode}").text
    head = text[text.index('class="city-kicker"') : text.index("</h1>")]
    assert data.cities[adcode].circle.zh in head
    assert ("两心之一" in head) == (adcode in CORES)


@pytest.mark.parametrize("code", ["999999", "370112", "x", "37010", "3701000", "%3Cscript%3E", "..%2f"])
@pytest.mark.parametrize("form", ["", ".xlsx", ".svg"])
def test_another_code_is_refused_in_both_languages(client, code, form):
    answer = client.get(f"/city/{code}{form}")
    assert answer.status_code == 404
    if code != "..%2f":
        assert "山东没有代码为" in answer.text
        assert "No city of Shandong" in answer.text
    if answer.mimetype == "text/html":
        assert "<script" not in answer.text


def test_a_network_names_the_cities_that_share_it(client, data):
    network = next(a for a in data.assignments if a.linked and 1 < len(a.cities) < len(CITIES))
    here, *others = network.cities
    text = client.get(f"/city/{here}").text
    entry = text[text.index(f'id="t-{network.id}"') :]
    entry = entry[: entry.index("</li>")]
    assert "成网城市" in entry
    assert re.findall(r'href="/city/(\d+)"', entry) == others


def test_hostile_values_stay_text(data):
    facility = next(f for f in data.facilities if f.precision is Precision.CITY)
    cited = replace(facility.citations[0], mention=HOSTILE, section=HOSTILE, box=HOSTILE)
    hostile = replace(facility, name=HOSTILE, name_en=HOSTILE, note=HOSTILE, note_en=HOSTILE, citations=(cited,))
    client = serving(replace(data, facilities=(hostile,)))
    for query in ("", "?lang=en"):
        text = client.get(f"/city/{facility.cities[0]}{query}").text
        page = Reading(text)
        assert "<script" not in text
        assert not [given for _, given in page.tags if "onmouseover" in given]
        assert sum(HOSTILE in said for said, _ in page.texts) >= 4


# --- the order ---


def test_what_is_known_by_city_only_comes_first_in_every_passage(data):
    parts = list(Part)
    for share in plan_shares(data, things_of(data, ("370200",)), "370200", Language.ZH):
        for passage in share.passages:
            order = [parts.index(row.entry.part) for row in passage.rows]
            assert order == sorted(order)


def test_passages_stand_in_the_order_of_the_plan(data):
    for share in plan_shares(data, things_of(data, CITIES), "370100", Language.ZH):
        order = [([_ordinal(h) for h in p.headings], _ordinal(p.box or "")) for p in share.passages]
        assert order == sorted(order)
        assert len(order) == len(set(map(str, order)))


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("一、发展基础", 1),
        ("（十）其他", 10),
        ("十二、保障", 12),
        ("二十一、x", 21),
        ("4.统筹", 4),
        ("专栏3 工程", 3),
        ("引言", 0),
    ],
)
def test_a_heading_gives_its_number(heading, number):
    assert _ordinal(heading) == number


# --- the counts ---


def test_counts_add_up(data):
    rows = count_rows(data, "370700", Language.ZH)
    facilities, *shares = rows[:5]
    for column in ("city", "circle", "province"):
        assert getattr(facilities, column) == sum(getattr(row, column) for row in shares)
    assert facilities.city == len(tied(data.facilities, "370700"))
    assert all(row.city <= row.circle <= row.province for row in rows)


def test_a_number_belongs_to_the_cities_that_its_scope_names(data):
    for adcode in CITIES:
        for number in things_of(data, (adcode,)).numbers:
            assert data.cities[adcode].short in number.scope or EVERY_CITY in number.scope
    assert "全省" not in {number.scope for number in things_of(data, CITIES).numbers}


# --- the map ---


@pytest.mark.parametrize("adcode", CITIES)
def test_the_map_of_a_city_is_a_picture(client, adcode):
    answer = client.get(f"/city/{adcode}.svg")
    assert answer.status_code == 200
    assert answer.mimetype == "image/svg+xml"
    assert b"</svg>" in answer.data


def test_the_map_is_the_same_each_time(data):
    assert serving(data).get("/city/371000.svg").data == serving(data).get("/city/371000.svg").data


# --- the workbook ---


def opened(answer):
    return load_workbook(io.BytesIO(answer.data))


@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("adcode", CITIES)
def test_the_workbook_has_a_row_for_each_citation(client, data, adcode, lang):
    answer = client.get(f"/city/{adcode}.xlsx?lang={lang.value}")
    assert answer.status_code == 200
    assert f"lutu-{adcode}-" in answer.headers["Content-Disposition"]
    book = opened(answer)
    assert book.sheetnames == SHEETS[lang]
    things = things_of(data, (adcode,))
    shares = (things.facilities, things.roles, things.corridors, things.abroad, things.numbers)
    for sheet, share in zip(book.worksheets, shares, strict=False):
        rows = [row for row in sheet.iter_rows(min_row=2, values_only=True) if any(row)]
        assert len(rows) == sum(len(citations_of(thing)) for thing in share)
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref
        if lang is Language.EN:
            assert not CHINESE.search("".join(cell.value for cell in sheet[1]))


def test_the_workbook_holds_text_never_a_formula(data):
    facility = next(f for f in data.facilities if f.precision is Precision.SITE)
    cited = replace(facility.citations[0], mention="@SUM(A1)", box="+1")
    client = serving(replace(data, facilities=(replace(facility, name=FORMULA, citations=(cited,)),)))
    book = opened(client.get(f"/city/{facility.cities[0]}.xlsx"))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n"}
    assert book["设施"]["A2"].value == FORMULA
    assert book["设施"]["A2"].data_type == "s"


def test_only_what_has_a_place_has_coordinates(client, data):
    sheet = opened(client.get("/city/370200.xlsx"))["设施"]
    heads = [cell.value for cell in sheet[1]]
    by_id = {facility.id: facility for facility in data.facilities}
    for row in sheet.iter_rows(min_row=2, values_only=True):
        given = dict(zip(heads, row, strict=True))
        placed = by_id[given["编号"]].precision in (Precision.SITE, Precision.LOCALITY)
        assert (given["经度（WGS 84）"] is not None) == (given["纬度（WGS 84）"] is not None) == placed
        assert given["位置精度"] == by_id[given["编号"]].precision.zh


def test_the_workbook_is_the_same_each_time(data):
    assert serving(data).get("/city/371400.xlsx").data == serving(data).get("/city/371400.xlsx").data


def test_a_value_in_chinese_numerals_is_told_in_figures_and_its_note_kept(data):
    number = replace(data.indicators[0], scope="济南", value="两", note="即2；多年")
    text = serving(replace(data, indicators=(number,))).get("/city/370100?lang=en").text
    entry = text[text.index('id="n-1"') :]
    entry = re.sub(r"<[^>]+>", "", entry[: entry.index("</li>")])
    assert "i.e. 2" in entry
    assert "多年" in entry
    assert "即" not in entry
