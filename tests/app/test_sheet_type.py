import re

import matplotlib
import pytest
from matplotlib.font_manager import get_font

from app.sheet.type import font, width_px, wrap
from app.style import MARK
from app.words import WORDS
from layers.issue import DataRefusedError
from layers.vocabulary import Circle, Kind, KindGroup, Plan, Precision, Sector, Status, Tier

WORD = re.compile(r"[A-Za-zÀ-ɏ0-9']")
CLOSING = "）〉》”’、，。；：？！…)]},.;:?!"
OPENING = "（〈《“‘([{"


def broken_words(text, lines):
    """The words of the text that the lines part: a break where both neighbours belong to one word."""
    found, at = [], 0
    for line in lines:
        start = text.index(line, at)
        if start == at and at > 0 and WORD.match(text[at - 1]) and WORD.match(text[at]):
            found.append(text[at - 1 : at + 1])
        at = start + len(line)
    return found


@pytest.fixture(scope="module")
def names(data):
    """Every name that has a mark in it, and each fifth of the others: measuring all takes a minute."""
    found = [name for facility in data.facilities for name in (facility.name, facility.name_en)]
    marked = [name for name in found if re.search(r"[^\w\s]", name)]
    return marked + [name for name in found if name not in marked][::5]


@pytest.mark.parametrize("limit", [90, 180])
def test_wrapping_loses_nothing_and_keeps_the_width(names, limit):
    for name in names:
        lines = wrap(name, 15, limit, most_lines=99)
        assert "".join(lines).replace(" ", "") == name.replace(" ", "")
        for line in lines:
            assert width_px(line, 15) <= limit or not re.search(r"\s", line), (name, line)


@pytest.mark.parametrize("limit", [130, 180])
def test_latin_words_stay_whole(names, limit):
    """No word of the names is wider than 130 px at 15 px."""
    parted = {(name, parts) for name in names for parts in broken_words(name, wrap(name, 15, limit, most_lines=99))}
    assert parted == set()


@pytest.mark.parametrize("limit", [130, 180])
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(names, limit):
    wrong = {
        (name, line)
        for name in names
        for number, line in enumerate(wrap(name, 15, limit, most_lines=99))
        if (number and line[0] in CLOSING) or (line[-1] in OPENING)
    }
    assert wrong == set()


def test_an_apostrophe_belongs_to_its_word():
    for limit in range(40, 120):
        lines = wrap("Tai'erzhuang Dong'e Tai'an", 15, limit, most_lines=99)
        if limit > width_px("Tai'erzhuang", 15):
            assert [part for line in lines for part in line.split()] == ["Tai'erzhuang", "Dong'e", "Tai'an"]


@pytest.mark.parametrize("years", ["2021–2025", "2021—2025", "2021-2025"])
@pytest.mark.parametrize("limit", range(125, 400, 7))
def test_a_range_of_numbers_is_one_word(years, limit):
    text = f"Commerce plans of Shandong {years} on the map"
    assert any(years in line for line in wrap(text, 20.0, limit, most_lines=9))


def test_what_does_not_fit_ends_in_an_ellipsis_within_the_width():
    (line,) = wrap("山东省“十四五”商务规划空间布局", 20, 120, most_lines=1)
    assert line.endswith("…")
    assert width_px(line, 20) <= 120


def test_what_fits_is_left_alone():
    assert wrap("济南", 20, 500) == ["济南"]
    assert wrap("  Jinan  ", 20, 500) == ["Jinan"]


def test_no_text_makes_no_line():
    assert wrap("", 20, 500) == []


def test_a_chinese_character_is_as_wide_as_its_size():
    assert width_px("鲁图", 30) == pytest.approx(60, rel=0.05)


def test_bold_is_wider_than_regular():
    assert width_px("Lutu", 30, True) > width_px("Lutu", 30, False)


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", ["a\U0001f600", "\x00", "ﷺ"])
def test_a_character_that_the_font_lacks_is_refused_by_name(bold, text):
    with pytest.raises(DataRefusedError) as refused:
        width_px(text, 20, bold)
    (issue,) = refused.value.issues
    assert text[-1] in issue.message
    assert text[-1] in issue.message_en


@pytest.mark.parametrize("bold", [False, True])
def test_every_character_of_the_data_and_the_words_is_in_the_font(data, bold):
    written = [text for pair in (*WORDS.values(), *MARK.values()) for text in pair]
    for words in (Plan, Circle, Kind, KindGroup, Sector, Precision, Tier, Status):
        written += [text for word in words for text in (word.zh, word.en)]
    for region in (*data.cities.values(), *data.counties.values()):
        written += [region.name, region.short, region.name_en]
    for facility in data.facilities:
        written += [facility.name, facility.name_en, *facility.names_other, facility.located_by, facility.note or ""]
        written += [text for c in facility.citations for text in (c.section, c.box or "", c.mention)]
    written += [text for thing in data.unplaced for text in (thing["name"], thing["name_en"])]
    written += [str(text) for card in data.catalogue for text in card.values()]
    written += [str(f["properties"].get("name", "")) for fs in data.boundaries.values() for f in fs]
    known = {chr(code) for code in get_font(font(bold).get_file()).get_charmap()}
    assert {character for text in written for character in text if character.isprintable()} - known == set()


def test_vector_files_carry_outlines_or_an_embedded_font():
    assert matplotlib.rcParams["svg.fonttype"] == "path"
    assert matplotlib.rcParams["pdf.fonttype"] == 42


@pytest.mark.parametrize("bold", [False, True])
def test_chinese_dates_and_numbers_are_in_the_font(bold):
    assert width_px("二〇二六年十一月三十日，第一二三四五六七八九十号，○", 15, bold) > 0


@pytest.mark.parametrize("limit", [130, 180])
def test_no_name_ends_in_a_lonely_character_or_two(names, limit):
    for name in names:
        lines = wrap(name, 15, limit, most_lines=99)
        assert len(lines) == 1 or len(lines[-1]) > 2 or len(lines[-1] + lines[-2]) < 7, lines
