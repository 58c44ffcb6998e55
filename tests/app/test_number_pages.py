import csv
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from flask import Flask

from app.web.pages.number_series import amount, comparable, is_share, reading, targets, years
from app.web.pages.number_words import said
from app.web.pages.numbers import CSV_NAME, bars, number_routes
from app.words_pages import NOTE_WORDS
from layers.store import DATA_FOLDER, INDICATORS
from layers.vocabulary import Language, Plan

CHINESE = re.compile(r"[㐀-鿿，。；：、（）《》“”]")
VOID = {"meta", "link", "br", "input", "img", "hr"}
MARKUP = "<script>alert(1)</script>\"'&"


class OutsideChinese(HTMLParser):
    """Collects what a page says outside elements marked lang="zh"."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.said = []

    def handle_starttag(self, tag, attrs):
        marked = dict(attrs).get("lang") == "zh" or any(self.open)
        if not marked:
            self.said += [value for name, value in attrs if name in ("title", "aria-label", "alt", "content")]
        if tag not in VOID:
            self.open.append(marked)

    def handle_endtag(self, tag):
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, text):
        if not any(self.open):
            self.said.append(text)


def served(data):
    app = Flask("test")
    app.register_blueprint(number_routes(data))
    return app.test_client()


@pytest.fixture(scope="module")
def client(data):
    return served(data)


@pytest.fixture(scope="module")
def every_target(data):
    return targets(data.indicators)


def drawn(every_target, indicator, plan=None):
    """The points of the one chart of an indicator, as (year, value, unit)."""
    (found,) = [t for t in every_target if t.first.indicator == indicator and plan in (None, t.first.citation.plan)]
    return [(row.year, row.value, row.unit) for row in found.points]


# --- which numbers meet ---


def test_every_target_of_every_plan_stands_in_one_group(data, every_target):
    rows = [row for row in data.indicators if row.kind == "target"]
    grouped = [row for target in every_target for row in target.rows]
    assert rows
    assert sorted(map(id, grouped)) == sorted(map(id, rows))


def test_rows_of_one_group_say_the_same(every_target):
    for target in every_target:
        assert len({(r.citation.plan, r.indicator, r.scope, r.value, r.unit) for r in target.rows}) == 1
        assert len({years(r) or r.year for r in target.rows}) == 1


@pytest.mark.parametrize(
    ("indicator", "plan", "points"),
    [
        ("社会消费品零售总额", None, [("2020", "29248.0", "亿元"), ("2025", "3.9", "万亿元")]),
        ("社会消费品零售总额年均增速", None, [("2015–2020", "6.3", "%"), ("2021–2025", "6", "%")]),
        (
            "货物进出口额",
            None,
            [("2015", "1.5", "万亿元"), ("2020", "22009.4", "亿元"), ("2025", "3", "万亿元")],
        ),
        ("服务外包离岸执行额", None, [("2020", "千", "亿元"), ("2025", "1500", "亿元")]),
        (
            "市场采购贸易出口",
            Plan.COMMERCE_CIRCULATION,
            [("“十三五”末", "343.4", "亿元"), ("2025", "3000", "亿元")],
        ),
        ("有进出口实绩的企业数", None, [("“十三五”末", "5.6", "万家"), ("2025", "6", "万家")]),
        ("进出口过亿元企业数", None, [("“十三五”末", "3280", "家"), ("2025", "4000", "家")]),
        ("累计实际使用外资", None, [("“十三五”", "675.6", "亿美元"), ("“十四五”", "1000", "亿美元")]),
        ("制造业实际使用外资占比", None, [("2020", "21.4", "%"), ("2025", "30", "%")]),
        ("高技术产业实际使用外资占比", None, [("2020", "20.1", "%"), ("2025", "30", "%")]),
        ("日韩资实际使用外资占比", None, [("2020", "6.8", "%"), ("2025", "10", "%")]),
        ("外派劳务人数", None, [("“十三五”", "29.2", "万人"), ("“十四五”", "15", "万人")]),
    ],
)
def test_a_target_meets_its_earlier_numbers(every_target, indicator, plan, points):
    assert drawn(every_target, indicator, plan) == points


@pytest.mark.parametrize("indicator", ["机电及高新技术产品占出口比重", "跨境电商进出口占比", "累计对外实际投资"])
def test_what_only_sounds_alike_is_not_drawn_together(every_target, indicator):
    assert drawn(every_target, indicator) == []


def test_another_scope_unit_or_sort_of_year_does_not_meet(data):
    rows = {(row.indicator, row.kind): row for row in data.indicators if row.scope == "全省"}
    earlier, target = rows["进出口过亿元企业数", "statistic"], rows["进出口过亿元企业数", "target"]
    assert comparable(earlier, target)
    for change in ({"scope": "江苏"}, {"unit": "万家"}, {"year": "“十三五”"}, {"year": "2025"}, {"year": ""}):
        assert not comparable(replace(earlier, **change), target), change


def test_every_year_that_the_plans_write_is_understood(data):
    assert {row.year for row in data.indicators if row.year and not years(row)} == set()


# --- what is drawn ---


def test_charts_show_only_printed_numbers(data, every_target):
    printed = {(row.citation, row.indicator, row.value, row.year) for row in data.indicators}
    for target in every_target:
        for row in target.points:
            assert (row.citation, row.indicator, row.value, row.year) in printed


def test_bars_are_as_long_as_their_numbers(every_target):
    for target in every_target:
        drawn_bars = bars(target, Language.ZH)
        top = 100 if is_share(target.first) else max(map(amount, target.points), default=0)
        assert [bar.percent for bar in drawn_bars] == [round(amount(row) / top * 100, 2) for row in target.points]
        assert all(0 < bar.percent <= 100 for bar in drawn_bars)


def test_a_share_stands_on_a_scale_of_a_hundred(every_target):
    (share,) = [t for t in every_target if t.first.indicator == "制造业实际使用外资占比"]
    assert [bar.percent for bar in bars(share, Language.ZH)] == [21.4, 30.0]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_holds_every_target_once(client, every_target, lang):
    text = client.get(f"/numbers?lang={lang}").text
    assert text.count('class="target"') == len(every_target)
    assert text.count('<svg class="bars"') == sum(bool(target.points) for target in every_target)


def test_the_page_holds_every_statistic_once(client, data):
    tables = "".join(re.findall(r'<table class="statistics">.*?</table>', client.get("/numbers").text, re.S))
    assert tables.count('<th scope="row">') == sum(row.kind == "statistic" for row in data.indicators)


def test_each_plan_says_its_numbers(client, data):
    text = client.get("/numbers").text
    for plan in Plan:
        kinds = [row.kind for row in data.indicators if row.citation.plan is plan]
        assert f"{kinds.count('target')} 项目标 · {kinds.count('statistic')} 项统计" in text
        assert f'<section id="{plan}">' in text
        assert f'href="/?plan={plan}"' in text


def test_slips_of_the_source_are_said(client):
    text = client.get("/numbers").text
    for slip in (
        "与专栏4的“30条”不一致",
        "原文作“3.9万亿”，无“元”字",
        "低于“十三五”实际557.9亿美元（见“对外投资规模居全国前列”一节）",
    ):
        assert slip in text


# --- the words ---


def test_the_english_page_is_english_outside_quotations(client):
    reader = OutsideChinese()
    reader.feed(client.get("/numbers?lang=en").text)
    assert [text for text in reader.said if CHINESE.search(text)] == []


def test_chinese_numerals_are_read_out_in_english(data):
    for row in data.indicators:
        words = said(row, Language.EN)
        assert not CHINESE.search(words.full + words.time + words.hedges), row


@pytest.mark.parametrize(
    ("indicator", "zh", "en"),
    [
        ("货物进出口额全国位次", "6位", "rank 6"),
        ("服务外包离岸执行额", "千亿元", "1000 × 100 million CNY"),
        ("会展龙头企业年会展直接收入", "亿元", "100 million CNY"),
        ("每个市、每个国家级开发区国际合作园区", "1家", "1 park"),
        ("外派劳务人数年均增速", "持平", "0"),
        ("全球外国直接投资预计增速", "10%至15%", "10–15%"),
    ],
)
def test_a_value_is_said_as_printed_and_in_english(data, indicator, zh, en):
    row = next(row for row in data.indicators if row.indicator == indicator)
    assert (said(row, Language.ZH).full, said(row, Language.EN).full) == (zh, en)


def test_a_reading_is_what_the_note_gives(data):
    (row,) = [row for row in data.indicators if row.value == "四分之一"]
    assert reading(row) == "1/4"
    assert amount(row) is None


def test_a_number_keeps_what_qualifies_it(data):
    for row in data.indicators:
        parts = [part for part in row.note.split("；") if part in NOTE_WORDS]
        assert said(row, Language.EN).hedges == ", ".join(NOTE_WORDS[part] for part in parts)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_values_are_escaped(data, lang):
    row = data.indicators[0]
    citation = replace(row.citation, section=MARKUP, box=MARKUP, mention=MARKUP)
    texts = ("indicator", "indicator_en", "value", "unit", "unit_en", "scope", "scope_en", "note", "year")
    hostile = replace(row, citation=citation, **dict.fromkeys(texts, MARKUP))
    rows = (hostile, replace(hostile, kind="target"))
    text = served(replace(data, indicators=rows)).get(f"/numbers?lang={lang}").text
    assert "<script>" not in text
    assert "&lt;script&gt;" in text
    assert f"{MARKUP[-3:]}" not in text


def test_a_page_without_numbers_is_a_page(data):
    assert served(replace(data, indicators=())).get("/numbers").status_code == 200


# --- the table ---


def test_the_csv_is_the_file_with_a_mark_for_excel(client):
    answer = client.get("/numbers.csv")
    assert answer.data == b"\xef\xbb\xbf" + (DATA_FOLDER / INDICATORS).read_bytes()
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert CSV_NAME in answer.headers["Content-Disposition"]


def test_the_csv_keeps_commas_quotes_and_lines(data):
    row = replace(data.indicators[0], note='a,"b"\nc')
    text = served(replace(data, indicators=(row,))).get("/numbers.csv").data.decode("utf-8-sig")
    assert next(csv.DictReader(text.splitlines(keepends=True)))["note"] == 'a,"b"\nc'
