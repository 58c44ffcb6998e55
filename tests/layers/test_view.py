import json
import random
import re

import pytest

from geo.bounds import Bounds
from layers.area import Area, AreaKind
from layers.circles import CITIES
from layers.facets import FacetName
from layers.view import (
    DEFAULT_LAYERS,
    DEFAULT_ORDER,
    NAMED_BOXES,
    QUERY_LIMIT,
    TITLE_LIMIT,
    Layer,
    Theme,
    View,
    from_params,
    read_view,
)
from layers.vocabulary import Circle, Kind, Language, Plan, Precision, Sector

WORDS = {
    FacetName.PLAN: tuple(Plan),
    FacetName.CIRCLE: tuple(Circle),
    FacetName.CITY: CITIES,
    FacetName.SECTOR: tuple(Sector),
    FacetName.KIND: tuple(Kind),
    FacetName.PRECISION: tuple(Precision),
}
TEXTS = ("", "即墨", "bonded zone", "a&b=c", "50% 以上", "x?y#z", "1+1", "“三孔”", "<b>", "é", "上合•客厅", "a/b,c;d")

AREAS = (
    None,
    Area(AreaKind.CIRCLE, (120.38, 36.0712, 50.0)),
    Area(AreaKind.BOX, (117.0, 36.0, 118.5, 37.25)),
    Area(AreaKind.POLYGON, (117.0, 36.0, 118.0, 36.0, 117.5, 37.0)),
    Area(AreaKind.REGION, region="370203"),
)


def some(random_source, words):
    """Some of the words, in the order of the vocabulary."""
    return tuple(word for word in words if random_source.random() < 0.25)


def random_view(random_source):
    chosen = {name: picked for name, words in WORDS.items() if (picked := some(random_source, words))}
    west, south = random_source.randrange(114_000, 121_000), random_source.randrange(34_000, 37_000)
    east, north = west + random_source.randrange(6, 2_000), south + random_source.randrange(6, 1_000)
    box = Bounds(*(edge / 1000 for edge in (west, south, east, north)))
    return View(
        chosen=chosen,
        text=random_source.choice(TEXTS),
        layers=random_source.choice([DEFAULT_LAYERS, tuple(Layer), some(random_source, Layer), ()]),
        viewport=random_source.choice([None, box]),
        area=random_source.choice(AREAS),
        picked=random_source.choice([(), ("baotu-spring", "port-of-qingdao")]),
        order=random_source.choice([DEFAULT_ORDER, (*DEFAULT_ORDER[:4][::-1], *DEFAULT_ORDER[4:][::-1])]),
        opacity=random_source.choice([{}, {Layer.CIRCLES: 40, Layer.LABELS: 10}]),
        theme=random_source.choice(list(Theme)),
        selected=random_source.choice([None, "baotu-spring", "370100"]),
        title=random_source.choice(TEXTS),
        lang=random_source.choice(list(Language)),
    )


@pytest.mark.parametrize("seed", range(200))
def test_a_view_survives_the_way_through_the_query(seed):
    view = random_view(random.Random(seed))
    assert read_view(view.to_query()) == (view, ())


@pytest.mark.parametrize("seed", range(20))
def test_a_view_survives_the_way_through_json(seed):
    view = random_view(random.Random(seed))
    assert from_params(json.loads(json.dumps(view.to_params()))) == (view, ())


@pytest.mark.parametrize("seed", range(20))
def test_a_query_is_plain_ascii_without_blanks(seed):
    assert re.fullmatch(r"[!-~]*", random_view(random.Random(seed)).to_query())


def test_the_whole_map_is_the_empty_query():
    assert View().to_query() == ""
    assert read_view("") == (View(), ())


def test_a_short_query_reads_like_what_it_says():
    view = View(chosen={FacetName.KIND: (Kind.PORT, Kind.AIRPORT), FacetName.CITY: ("370100",)}, lang=Language.EN)
    assert view.to_query() == "city=370100&kind=port,airport&lang=en"


def test_no_layer_at_all_has_a_word_of_its_own():
    assert View(layers=()).to_query() == "layers=none"
    assert read_view("layers=none") == (View(layers=()), ())


@pytest.mark.parametrize(
    "link",
    [
        "kind=port",
        "?kind=port",
        "http://127.0.0.1:8050/?kind=port",
        "https://example.org/lutu/?kind=port#list",
        "/?kind=port",
    ],
)
def test_a_link_a_path_and_a_bare_query_are_read_alike(link):
    assert read_view(link) == (View(chosen={FacetName.KIND: (Kind.PORT,)}), ())


def test_a_link_without_a_query_is_the_whole_map():
    assert read_view("http://127.0.0.1:8050/") == (View(), ())


def test_a_json_object_of_parameters_is_read_as_the_docstring_says():
    assert read_view('{"kind": "port", "lang": "en"}') == (
        View(chosen={FacetName.KIND: (Kind.PORT,)}, lang=Language.EN),
        (),
    )


def test_words_are_put_in_the_order_of_the_vocabulary_and_once():
    view, issues = read_view("plan=economic_parks,service_trade,economic_parks")
    assert view.words(FacetName.PLAN) == ("service_trade", "economic_parks")
    assert issues == ()


def fields(issues):
    """The parameters named; every issue must speak both languages."""
    for issue in issues:
        assert issue.where == "link"
        assert re.search(r"[一-鿿]", issue.message)
        assert re.search(r"[A-Za-z]{3}", issue.message_en)
        assert not re.search(r"[一-鿿]", issue.message_en)
    return [issue.field for issue in issues]


def test_an_unknown_word_is_ignored_and_named():
    view, issues = read_view("kind=port,castle&city=370100")
    assert view.words(FacetName.KIND) == ("port",)
    assert view.words(FacetName.CITY) == ("370100",)
    assert fields(issues) == ["kind"]
    assert "castle" in issues[0].message
    assert "castle" in issues[0].message_en


def test_an_unknown_layer_is_ignored_and_named():
    view, issues = read_view("layers=circles,clouds")
    assert view.layers == (Layer.CIRCLES,)
    assert fields(issues) == ["layers"]


def test_layers_of_which_none_is_known_leave_the_default():
    view, issues = read_view("layers=clouds")
    assert fields(issues) == ["layers"]
    assert view.layers == DEFAULT_LAYERS


def test_an_unknown_parameter_is_ignored_and_named():
    view, issues = read_view("colour=red&kind=port")
    assert view == View(chosen={FacetName.KIND: (Kind.PORT,)})
    assert fields(issues) == ["colour"]


def test_every_fault_is_named_at_once():
    _, issues = read_view("kind=castle&at=1,2&lang=fr&x=y&layers=clouds,circles&plan=secret")
    assert sorted(fields(issues)) == ["at", "kind", "lang", "layers", "plan", "x"]


@pytest.mark.parametrize("name", ["q", "title", "id"])
def test_an_over_long_text_is_cut_and_named(name):
    view, issues = from_params({name: "鲁" * 500})
    text = {"q": view.text, "title": view.title, "id": view.selected}[name]
    assert set(text) == {"鲁"}
    assert len(text) <= 80
    assert fields(issues) == [name]


def test_a_text_at_the_limit_is_kept():
    title = "鲁" * TITLE_LIMIT
    assert from_params({"title": title}) == (View(title=title), ())


def test_blanks_in_a_text_are_one_blank():
    assert read_view("q=++a%0A%09b++")[0].text == "a b"


@pytest.mark.parametrize(
    "box",
    [
        "1,2,3",
        "1,2,3,4,5",
        "a,b,c,d",
        ",,,",
        "118,37,117,36",
        "117,36,117,37",
        "117,36,117.001,36.001",
        "36,117,37,118",
        "nan,nan,nan,nan",
        "-inf,-inf,inf,inf",
        "-181,36,118,37",
        "117,36,118,86",
        "117;36;118;37",
        "1e400,0,1,1",
    ],
)
def test_a_mangled_box_is_ignored_and_named(box):
    view, issues = from_params({"at": box})
    assert view == View()
    assert fields(issues) == ["at"]


def test_a_box_is_west_south_east_north():
    assert read_view("at=117.1,36.2,118.3,37.4")[0].viewport == Bounds(117.1, 36.2, 118.3, 37.4)


def test_an_unknown_language_is_chinese_and_named():
    view, issues = read_view("lang=fr")
    assert view.lang is Language.ZH
    assert fields(issues) == ["lang"]


def test_an_over_long_query_is_not_read_and_said_so():
    view, issues = read_view("kind=port&q=" + "x" * QUERY_LIMIT)
    assert view == View()
    assert len(issues) == 1
    fields(issues)


def test_a_query_at_the_limit_is_read():
    query = "kind=port&" + "&" * (QUERY_LIMIT - 10)
    assert len(query) == QUERY_LIMIT
    assert read_view(query)[0].words(FacetName.KIND) == ("port",)


def test_a_question_mark_inside_a_query_is_a_character_of_it():
    """A browser sends it as it is: in /?kind=port&q=即墨? the second one belongs to the text."""
    view, _ = read_view("kind=port&q=a?b")
    assert view == View(chosen={FacetName.KIND: (Kind.PORT,)}, text="a?b")


@pytest.mark.parametrize("name", ["q", "title", "note"])
def test_what_xml_cannot_hold_is_a_blank(name):
    view, _ = from_params({name: "\ufffea\uffff\x00b\x85"})
    assert view.to_params() == {name: "a b"}


NASTY = [
    "?",
    "&",
    "=",
    "%",
    "%%%",
    "%zz",
    "%ff%fe",
    "%00",
    "\x00",
    "\ud800",
    "kind",
    "kind=",
    "kind=,,,",
    "kind=%2C",
    "kind[]=port",
    "kind=port;kind=market",
    "q=" + "%F0%9F%98%80" * 30,
    "q=<script>alert(1)</script>",
    "at=١,٢,٣,٤",
    "at=1_0,2_0,3_0,4_0",
    "layers=none,none",
    "layers=nonenone",
    "layers=,",
    "lang=zh,en",
    "{}",
    "[1,2",
    "http://",
    "http://[::1/?kind=port",
    "//[?",
    "x=//[?",
    "http://\u2100.example/?kind=port",
    "file:///etc/passwd?at=1",
    "?" * 100,
    "&" * 100,
    "a=b&" * 900,
    "plan=" + "a," * 1500,
]


@pytest.mark.parametrize("nasty", NASTY, ids=lambda nasty: ascii(nasty)[:30])
def test_nothing_that_a_user_types_raises(nasty):
    view, issues = read_view(nasty)
    assert isinstance(view, View)
    fields(issues)


@pytest.mark.parametrize("seed", range(300))
def test_random_characters_never_raise(seed):
    source = random.Random(seed)
    parts = ["?", "&", "=", ",", "%", "[", "]", "/", ":", "#", "@", "at", "kind", "layers", "q", "é", "鲁", "\t", "1"]
    view, issues = read_view("".join(source.choice(parts) for _ in range(source.randrange(1, 40))))
    assert isinstance(view, View)
    assert read_view(view.to_query())[0] == view
    assert isinstance(issues, tuple)


@pytest.mark.parametrize("value", [None, 5, 1.5, True, [], ["port"], {"a": 1}, "port\n", float("nan")])
def test_json_values_of_any_type_never_raise(value):
    for name in ("kind", "at", "layers", "q", "title", "id", "lang", "other"):
        view, _ = from_params({name: value})
        assert isinstance(view, View)


def test_a_box_may_be_called_by_name():
    for name, box in NAMED_BOXES.items():
        assert read_view(f"at={name}") == (View(viewport=box), ())


@pytest.mark.parametrize(
    ("text", "good"),
    [("at=-26,-50,326,70", True), ("at=170,10,250,60", True), ("at=-179,-80,330,80", False), ("at=0,0,331,10", False)],
)
def test_a_box_may_reach_beyond_the_antimeridian_but_not_round_the_world(text, good):
    view, issues = read_view(text)
    assert (view.viewport is not None, issues == ()) == (good, good)


def test_what_is_far_from_the_province_is_switched_on_by_the_reader():
    assert set(Layer) - set(DEFAULT_LAYERS) == {Layer.NETWORKS, Layer.CORRIDORS, Layer.OVERSEAS}
    assert View(layers=tuple(Layer)).to_query().startswith("layers=circles,roles,")


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "javascript://plan=foreign_trade", "<script>", "http://[", "鲁图"]
)
def test_a_text_that_is_no_link_is_no_view_and_said_to_be_none(text):
    view, issues = read_view(text)
    assert view == View()
    assert [issue.message for issue in issues] == ["这段文字不是鲁图的链接，未读取"]


def test_a_list_in_several_parts_is_one_list_and_of_anything_else_the_last_word_counts():
    view, issues = read_view("plan=foreign_trade&plan=service_trade&q=a&q=b")
    assert (set(view.words(FacetName.PLAN)), view.text, issues) == ({"foreign_trade", "service_trade"}, "b", ())
