"""The analysis page: its numbers are those of the measures, its filters those of the map, each with its formula."""

import re

import pytest

from app.web.server import make_app
from app.words import say
from layers.analysis.balance import balance
from layers.analysis.coverage import HUBS, coverage
from layers.analysis.gaps import counties_without, roles_without_site
from layers.circles import CITIES
from layers.facets import FacetName
from layers.query import select
from layers.view import View
from layers.vocabulary import Kind, Language, Plan, Precision

PARTS = ("reach", "lq", "theil", "overlap", "gaps")
CHINESE = re.compile(r"[\u3400-\u9fff，。；：“”、（）]")


@pytest.fixture(scope="module")
def client(data):
    return make_app(data).test_client()


def text_of(client, query=""):
    answer = client.get(f"/analysis{query}")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))


@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("part", PARTS)
def test_each_part_has_formula_source_and_limits(client, part, lang):
    html = client.get(f"/analysis?lang={lang.value}").text
    section = html[html.index(f'<section id="{part}">') :]
    section = section[: section.index("</section>")]
    for word in ("analysis.formula", "analysis.source", "analysis.limits"):
        assert say(word, lang) in section
    assert say(f"{part}.limits", lang).split("；")[0].split(";")[0][:30] in section.replace("&#39;", "'")


@pytest.mark.parametrize("kind", HUBS)
def test_the_reach_is_that_of_the_measure(client, data, kind):
    found = coverage(data, data.facilities, kind, 60_000)
    text = text_of(client, f"?hub={kind.value}&r=60")
    if not found.hubs:
        assert say("reach.answer.none", Language.ZH, kind=kind.zh) in text
        return
    assert f"{len(found.within)} 个区县" in text
    assert f"{100 * found.area_share:.1f}%" in text
    if found.left_out:
        assert say("reach.left_out", Language.ZH, n=found.left_out) in text


def test_a_hub_that_is_known_by_county_only_gives_no_exact_distance(client, data):
    found = coverage(data, data.facilities, Kind.PORT, 50_000)
    inside = [reach for reach in found.reaches if reach.inside]
    rough = next(reach for reach in found.reaches if reach.rough and not reach.inside)
    html = client.get("/analysis?hub=port&r=50").text
    assert {reach.county.adcode for reach in inside} == {
        f.county for f in data.facilities if f.kind is Kind.PORT and f.precision is Precision.COUNTY
    }
    for reach in inside:
        assert f"{reach.county.name} · {say('area.within', Language.ZH)}</title>" in html
    assert f"{rough.county.name} · ≈ {rough.distance_m / 1000:.0f} 公里</title>" in html
    assert " · 0 " not in html
    median = found.by_city[str(rough.county.city)][2] / 1000
    assert f"<td>≈ {median:.0f}</td>" in html
    assert say("reach.rough", Language.ZH, n=found.rough) in html


@pytest.mark.parametrize("asked", ["0", "501", "9999", "-5", "x", "5e1", "<b>"])
def test_a_radius_that_is_none_is_said(client, asked):
    text = text_of(client, f"?r={asked}")
    assert say("reach.bad", Language.ZH, km=50) in text
    assert asked.strip("<>") == "b" or "<b>" not in text


def test_the_filters_of_the_map_narrow_every_part(client, data):
    view = View(chosen={FacetName.PLAN: (Plan.OUTBOUND_INVESTMENT,)})
    facilities = select(data.facilities, view)
    text = text_of(client, f"?{view.to_query()}")
    assert Plan.OUTBOUND_INVESTMENT.zh in text
    assert say("overlap.lead", Language.ZH, n=len(facilities), many=0).split("{")[0][:4] in text
    number = {city: sum(city in f.cities for f in facilities) for city in CITIES}
    assert f"{balance(number).total:.3f}" in text
    gaps = roles_without_site(data, facilities, select(data.assignments, view))
    pairs = sum(len(role.cities) for role in select(data.assignments, view) if role.sectors)
    assert say("gaps.roles.lead", Language.ZH, n=len(gaps), of=pairs) in text


def test_the_empty_counties_are_counted(client, data):
    empty = sum(len(gap.counties) for gap in counties_without(data, data.facilities))
    assert say("gaps.counties.lead", Language.ZH, n=empty) in text_of(client)


def test_nothing_left_is_said_and_breaks_nothing(client):
    assert say("analysis.empty", Language.ZH) in text_of(client, "?q=没有这样的名称")


def test_the_form_keeps_the_filters(client):
    html = client.get("/analysis?plan=foreign_trade&hub=port&r=70").text
    assert '<input type="hidden" name="plan" value="foreign_trade">' in html
    assert '<option value="port" selected>' in html
    assert 'value="70"' in html


def test_hostile_values_stay_text(client):
    html = client.get("/analysis", query_string={"q": "<script>alert(1)</script>", "hub": "<b>", "r": "'\"><img>"}).text
    assert "<script" not in html
    assert "<img" not in html


def test_the_english_page_has_no_chinese_but_the_switch(client):
    html = client.get("/analysis?lang=en").text
    html = re.sub(r'<a class="switch".*?</a>', "", html)
    body = re.sub(r"<[^>]+>", " ", html[html.index("<main>") : html.index("</main>")])
    assert CHINESE.findall(body) == []


def test_the_kind_of_hub_is_one_that_serves(client):
    assert client.get("/analysis?hub=expo").text.count(" selected>") == 1
    assert Kind.EXPO not in HUBS
