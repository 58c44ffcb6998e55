import re
from pathlib import Path

import pytest

from app.style import MARK
from app.web.pages.sheet import SAID
from app.words import WORDS, all_words, say
from layers.facets import FacetName
from layers.sheet import Audience, Part, Template
from layers.view import Layer
from layers.vocabulary import Kind, Language, Plan, Precision

APP = Path(__file__).resolve().parents[2] / "app"
SOURCES = [
    path
    for path in (*APP.rglob("*.py"), *APP.glob("assets/*.js"), *APP.rglob("*.html"))
    if not re.fullmatch(r"words(_\w+)?\.py", path.name)
]
CHINESE = re.compile(r"[㐀-鿿，。；：、（）《》“”！？]")

TOUR = ("filters", "search", "map", "mark", "dock", "list", "export")
TOOLS = ("circle", "box", "polygon", "region", "way", "surface")

# Keys that the sources put together from a word: what stands before the word, and the words there are.
BUILT = {
    "facet.": tuple(FacetName),
    "layer.": tuple(Layer),
    "legend.": (Precision.SITE, Precision.LOCALITY, Precision.COUNTY),
    "place.": (Precision.SITE, Precision.LOCALITY, Precision.COUNTY, Precision.CITY, Precision.COUNTRY),
    "map.": ("in", "out"),
    "search.": ("city", "county", "facility", "corridor", "abroad", "role"),
    "help.": ("help", "search", "undo", "redo", "table", "charts", "zoom", "pan", "escape", "enter"),
    "tour.": tuple(f"{step}{part}" for step in TOUR for part in ("", ".text")),
    "compare.": ("a", "b", "side", "swipe"),
    "look.": ("raise", "lower"),
    "theme.": ("light", "dark", "grey", "safe"),
    "dock.": ("table", "charts"),
    "atlas.by.": ("city", "circle", "plan", "sector"),
    "atlas.size.": ("city", "circle", "plan", "sector"),
    "atlas.title.": ("city", "circle", "plan", "sector"),
    "table.": (
        *("name", "kind", "city", "county", "circle", "sector", "plan", "precision"),
        *("tier", "status", "target", "cited"),
    ),
    "draw.": tuple(f"{tool}{part}" for tool in TOOLS for part in ("", ".hint", ".touch")),
    "area.said.": ("circle", "box", "polygon"),
    "area.field.": ("lon", "lat", "km", "west", "south", "east", "north"),
    "list.": ("networks", "corridors", "abroad"),
    "slides.plan.": tuple(Plan),
    "sheet.table.": ("city_only", "corridors", "abroad"),
    "count.": ("networks", "corridors", "abroad"),
    "make.template.": tuple(Template),
    "make.part.": tuple(Part),
    "make.use.": tuple(Audience),
    "make.use.none.": tuple(Audience),
    "make.size.": ("16x9", "4x3", "mm", "px"),
}

# Keys whose second part follows a word, in templates/analysis.html.
JOINED = {
    f"{name}.{part}"
    for name in ("reach", "lq", "theil", "overlap", "gaps")
    for part in ("title", "formula", "source", "limits")
}

NAMES_THE_OTHER_LANGUAGE = "app.switch"


def source():
    return "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)


def written_keys():
    """Keys that a source asks for in full."""
    return set(re.findall(r"\bsay\(\s*[\"']([\w.]+)[\"']", source()))


def templates():
    """What stands before the first {word} of each key that a source builds."""
    return set(re.findall(r"\bsay\(\s*f[\"']([\w.]*)\{", source())) | set(
        re.findall(r"\bsay\(\s*`([\w.]*)\$\{", source())
    )


def test_every_key_that_a_source_asks_for_exists():
    assert written_keys() - WORDS.keys() == set()


def test_every_key_that_a_source_builds_is_known_here_and_exists():
    assert templates() == set(BUILT)
    assert [
        f"{before}{word}" for before, words in BUILT.items() for word in words if f"{before}{word}" not in WORDS
    ] == []


def test_every_word_is_used():
    built = {f"{before}{word}" for before, words in BUILT.items() for word in words}
    text = source()
    quoted = {key for key in WORDS if re.search(rf"[\"'`]{re.escape(key)}[\"'`]", text)}
    assert WORDS.keys() - quoted - built - JOINED == set()


def test_the_scripts_of_the_sheet_page_say_all_that_they_are_given():
    scripts = "".join(path.read_text(encoding="utf-8") for path in APP.glob("assets/sheet-page*.js"))
    assert [key for key in SAID if f'"{key}"' not in scripts] == []


@pytest.mark.parametrize("key", WORDS)
def test_a_word_is_said_in_both_languages(key):
    zh, en = WORDS[key]
    assert zh.strip()
    assert en.strip()
    assert zh != en
    if key != NAMES_THE_OTHER_LANGUAGE:
        assert not CHINESE.search(en)
    assert say(key, Language.ZH) == zh
    assert say(key, Language.EN) == en


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_have_the_same_places_to_fill(key):
    zh, en = (sorted(re.findall(r"\{(\w+)\}", text)) for text in WORDS[key])
    assert zh == en


def test_places_are_filled():
    assert say("count.shown", Language.EN, n=3) == "3 on the map"


def test_a_word_that_is_not_there_is_our_mistake():
    with pytest.raises(KeyError):
        say("no.such.word", Language.ZH)


def test_the_page_gets_every_word_of_its_language():
    assert all_words(Language.EN)["app.name"] == "Lutu"
    assert all_words(Language.ZH)["app.name"] == "鲁图"
    assert all_words(Language.ZH).keys() == WORDS.keys()


@pytest.mark.parametrize("column", [0, 1], ids=["zh", "en"])
def test_every_kind_has_a_mark_of_its_own(column):
    assert set(MARK) == set(Kind)
    marks = [MARK[kind][column] for kind in Kind]
    assert len(set(marks)) == len(marks)
    assert {len(mark) for mark in marks} == {1 + column}


def test_no_chinese_interface_word_hides_in_a_script():
    """Every visible word stands in words.py; scripts may speak Chinese only where they name what they ignored."""
    for path in APP.glob("assets/*.js"):
        if path.name == "20-view.js":
            continue
        code = re.sub(r"//[^\n]*", "", path.read_text(encoding="utf-8"))
        assert set(re.findall(r"[一-鿿]+", code)) <= {"鲁"}, path.name
