"""Chinese and English: each page speaks one language, and the switch keeps the view."""

import re

import pytest
from driving import SHOWN_TEXT, chips_of, expect_tally, expected_on_map, view_of
from playwright.sync_api import expect

from app.words import say
from layers.view import read_view
from layers.vocabulary import Language, Precision

CHINESE = re.compile(r"[\u3400-\u9fff，。；：“”、（）]")
ENGLISH = re.compile(r"[A-Za-z]{2,}")
ALLOWED = {
    "SVG",
    "PDF",
    "PNG",
    "GS",
    "Natural",
    "Earth",
    "Ctrl",
    "Shift",
}  # GS: the map approval; Natural Earth: a source's name
DRAWN = """() => {
  const drawn = new Set();
  const fill = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {
    drawn.add(text);
    return fill.call(this, text, ...at);
  };
  for (const [lat, lon, zoom] of [[36.4, 118.7, 7], [36.3, 120.2, 10.5], [36.65, 117.1, 12]]) {
    lutu.map.setView([lat, lon], zoom, { animate: false });
    lutu.overlay.draw();
  }
  CanvasRenderingContext2D.prototype.fillText = fill;
  return [...drawn];
}"""
FIELDS = ("name_en", "located_by_en", "target_en", "note_en")


def _in_chinese(page, facility=None) -> list[str]:
    other = "、".join(facility.names_other) if facility else ""
    also = ", ".join(facility.names_other) if facility else ""
    own = {other, also, *(facility.names_other if facility else ())}
    strings = page.evaluate(SHOWN_TEXT)
    return [
        f"{it['tag']}: {it['text']}"
        for it in strings
        if CHINESE.search(it["text"]) and not it.get("zh") and not it.get("cites") and it["text"] not in own
    ]


def test_the_english_page_is_english(open_page):
    page = open_page("lang=en&plan=foreign_trade&q=zone&colour=red")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#notice")).to_contain_text("colour")
    assert _in_chinese(page) == []
    page.locator("#chips .chip-clear").click()
    expect(page.locator("#chips .chip")).to_have_count(0)
    assert _in_chinese(page) == []
    assert page.title() == f"{say('app.name', Language.EN)} · {say('app.title', Language.EN)}"


@pytest.mark.parametrize("precision", [Precision.SITE, Precision.LOCALITY, Precision.COUNTY, Precision.CITY])
def test_the_english_panel_is_english_but_for_the_plans_words(open_page, data, precision):
    alike = [f for f in data.facilities if f.precision is precision]
    facility = max(alike, key=lambda f: (bool(f.target) + bool(f.tier) + bool(f.note), len(f.names_other)))
    page = open_page(f"lang=en&id={facility.id}")
    expect(page.locator("#detail h2")).to_have_text(facility.name_en)
    expect(page.locator("#detail [lang=zh]").first).to_have_text(facility.name)
    assert _in_chinese(page, facility) == []


def test_the_english_list_of_a_city_is_english(open_page, data):
    page = open_page("lang=en&id=370200")
    expect(page.locator("#detail h2")).to_have_text(data.cities["370200"].name_en)
    assert _in_chinese(page) == []


def test_the_english_map_draws_no_chinese(open_page):
    drawn = open_page("lang=en").evaluate(DRAWN)
    assert len(drawn) > 60
    assert [text for text in drawn if CHINESE.search(text)] == []


def test_every_english_field_of_the_data_is_english(data):
    chinese = [(f.id, name) for f in data.facilities for name in FIELDS if CHINESE.search(getattr(f, name) or "")]
    assert chinese == []
    assert [
        f.id for f in data.facilities if bool(f.note) != bool(f.note_en) or bool(f.target) != bool(f.target_en)
    ] == []


def test_the_chinese_page_has_no_english_left_in_it(open_page, cited):
    page = open_page(f"plan=foreign_trade&kind=port&colour=1&id={cited[0].id}")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page.locator("#detail h2")).to_have_text(cited[0].name)
    left = [
        f"{it['tag']}: {it['text']}"
        for it in page.evaluate(SHOWN_TEXT)
        if not it.get("en") and not it.get("data") and set(ENGLISH.findall(it["text"])) - ALLOWED - {"colour"}
    ]
    assert left == []
    labels = page.locator("#detail dt, #detail h3, #detail h4, #detail button, #detail summary").all_text_contents()
    assert [text for text in labels if ENGLISH.search(text)] == []


@pytest.mark.parametrize("language", Language)
def test_the_switch_keeps_the_view(open_page, data, language):
    other = next(lang for lang in Language if lang is not language)
    query = "plan=foreign_trade,economic_parks&q=zone&at=117.000,35.000,121.000,37.500&layers=circles,facilities"
    page = open_page(f"{query}&lang={language}")
    before = view_of(page)
    expect_tally(page, expected_on_map(data, before), language)
    with page.expect_navigation():
        page.locator("#switch").click()
    expect_tally(page, expected_on_map(data, before), other)
    after = view_of(page)
    assert after.lang is other
    assert after.to_params() | {"lang": ""} == read_view(query)[0].to_params() | {"lang": ""}
    assert chips_of(page)[0].startswith(say("facet.plan", other))
