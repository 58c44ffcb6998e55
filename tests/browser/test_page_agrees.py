"""JavaScript and Python agree: on the filter, the counts, the frame, the link, and how symbols are kept apart."""

import random

import pytest

from geo.bounds import Bounds
from geo.dodge import Occupied, dodge, rings
from layers.area import Area, read_area
from layers.facets import FACETS, FacetName
from layers.query import counts, select
from layers.sheet import Sheet
from layers.showing import on_map, shown
from layers.view import NAMED_BOXES, Layer, View, read_view
from layers.vocabulary import Kind, Language, Plan

SEED = 1405
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
SELECT_AND_COUNT = """views => views.map((view) => ({
  ids: lutu.select(lutu.facilities, lutu.config.rule, view).map(({ id }) => id),
  counts: lutu.counts(lutu.facilities, lutu.config.rule, view),
}))"""
IN_VIEW = """views => views.map((view) =>
  lutu.inView(lutu.select(lutu.facilities, lutu.config.rule, view), view).map(({ id }) => id))"""
BEYOND_IN_VIEW = """views => views.map((view) => {
  const seen = lutu.beyondInView(lutu.beyond(view), view);
  const ids = (features) => features.map(({ id }) => id);
  const roles = Object.fromEntries(Object.entries(seen.roles).map(([code, mine]) => [code, ids(mine)]));
  return { networks: ids(seen.networks), corridors: ids(seen.corridors), abroad: ids(seen.abroad), roles };
})"""
READ_AND_WRITE = """queries => queries.map((query) => {
  const { search } = new URL(`http://x/?${query}`);
  const { view, issues } = lutu.readView(search);
  const written = lutu.writeView(view, "zh");
  const again = lutu.readView(`?${written}`);
  const english = lutu.writeView(view, "en");
  const fields = issues.map(({ field }) => field);
  return { search, written, english, fields, view, again: [again.issues.length, again.view] };
})"""
NASTY = (
    "",
    "&&&",
    "plan=foreign_trade,economic_parks&circle=lunan",
    "plan=economic_parks,foreign_trade,foreign_trade",
    "plan=foreign_trade&plan=economic_parks",
    "plan=foreign_trade%2Ceconomic_parks",
    "plan=nothing,foreign_trade,没有",
    "plan=" + "x" * 60,
    "plan=,,,",
    "kind=port;drop table",
    "city=370100,110000&kind=PORT",
    "q=综保 区",
    "q=%20%20即墨++新发地%0A",
    "q=ＡＢＣ　全角",
    "q=" + "长" * 200,
    "q=" + "a" * 79 + "%20%20b",
    "q=😀" + "😀" * 90,
    "q=a(b)!*'~_.-c/d?e:f@g$h;i=j",
    "q=%E4%",
    "q=%zz%",
    "q=%FF%FE%C3",
    "q=%00%1F",
    "q=a%EF%BF%BEb%EF%BF%BF&title=%EF%BF%BF%C2%85c",
    "q=<script>alert(1)</script>&title=\"'><img src=x>",
    "at=117,36,118,37",
    "at=117.12345,36.00049,118.9996,37.5",
    "at=118,37,117,36",
    "at=1,2,3",
    "at=1,2,3,4,5",
    "at=a,b,c,d",
    "at=,,,",
    "at=NaN,36,Infinity,37",
    "at=-200,36,118,37",
    "at=117,36,117.0001,36.0001",
    "at= 117 , 36 , 118 , 37 ",
    "at=1e2,36,1.18e2,37",
    "at=0x70,36,118,37",
    "at=1_1_0,36,118,37",
    "at=１１７,36,118,37",
    "at=-0.0001,-0.0001,1,1",
    "at=world",
    "at=east_asia&layers=circles,corridors,overseas",
    "at=World",
    "at=toString",
    "at=170,10,250,60",
    "at=-26,-50,326,70",
    "at=-179,-80,330,80",
    "at=0,0,331,10",
    "area=circle,120.38,36.07,50",
    "area=circle,120.380012345,36.07,50.000",
    "area=circle,120,36,0.05&area=",
    "area=circle,190,36,5",
    "area=circle,120,36,1e2",
    "area=box,117,36,118.5,37",
    "area=box,118,36,117,37",
    "area=polygon,117,36,118,36,117.5,37",
    "area=polygon,0,0,2,2,2,0,0,2",
    "area=polygon,0,0,1,1,2,2",
    "area=polygon,0,0,1,1,2",
    "area=polygon," + ",".join(["1,1"] * 61),
    "area=region,370203",
    "area=region,37020",
    "area=disc,1,2",
    "area=toString,1",
    "area=<script>",
    "pick=port-of-qingdao,baotu-spring,port-of-qingdao",
    "pick=<b>,Port,x y",
    "pick=" + ",".join(f"a{n}" for n in range(70)),
    "order=facilities,circles",
    "order=labels,labels,nothing,cores",
    "order=toString",
    "opacity=circles-40,labels-70",
    "opacity=city_counts-50,city_counts-100",
    "opacity=circles-9,roles-101,cores-x,-50,circles,nothing-50,labels-050",
    "opacity=networks-100",
    "theme=dark",
    "theme=grey&theme=black",
    "theme=__proto__",
    "template=wall&template=",
    "template=screen&use=public",
    "template=official&use=internal",
    "template=Wall&use=secret",
    "template=toString&use=__proto__",
    "template=,wall",
    "paper=a4-portrait",
    "paper=16x9-portrait&dpi=96",
    "paper=16x9&paper=4x3",
    "paper=A4",
    "paper=a4-PORTRAIT",
    "paper=-portrait",
    "paper=a4-portrait-portrait",
    "paper=a4%0A",
    "paper=a5",
    "paper=297x210mm",
    "paper=1920x1080px",
    "paper=0297x0210mm",
    "paper=50x2000mm",
    "paper=49x2000mm",
    "paper=50x2001mm",
    "paper=399x400px",
    "paper=16000x400px",
    "paper=16001x400px",
    "paper=5x5mm",
    "paper=297x210",
    "paper=297×210mm",
    "paper=２９７x210mm",
    "paper=297.5x210mm",
    "paper=-297x210mm",
    "paper= 297x210mm ",
    "paper=1e3x210mm",
    "paper=999999x210mm",
    "paper=" + "ß" * 60,
    "paper=toString",
    "paper=<img src=x>",
    "dpi=36",
    "dpi=35",
    "dpi=1200",
    "dpi=1201",
    "dpi=0300",
    "dpi=00300",
    "dpi=0",
    "dpi=3e2",
    "dpi=+300",
    "dpi=300.0",
    "dpi=３００",
    "dpi= 300",
    "dpi=x",
    "parts=title,legend",
    "parts=legend,title,title",
    "parts=none",
    "parts=none,title",
    "parts=nothing",
    "parts=,",
    "parts=TITLE,toString,__proto__",
    "subtitle=  副  题 &note=%0A%09附注%20&maker=甲厅&dated=2026年11月&page=第1页",
    "subtitle=" + "副" * 61,
    "subtitle=" + "😀" * 61,
    "note=" + "n" * 79 + "%20%20b",
    "maker=" + "m" * 41 + "&dated=" + "d" * 21 + "&page=" + "p" * 13,
    "note=%00%7F%C2%85%EF%BB%BF",
    "note=<script>alert(1)</script>&maker=\"'>&page=a=b%26c%23d",
    "maker=(a)!*'~_.-c/d?e:f@g$h;i=j",
    "subtitle=&subtitle=b&subtitle=",
    "theme=safe",
    "preview=1600",
    "layers=circles,labels",
    "layers=none",
    "layers=none,none",
    "layers=labels,circles,nothing",
    "layers=circles,cores,counties,facilities,city_counts,labels",
    "layers=,",
    "id=port-of-qingdao&title=  我的  图 ",
    "id=" + "z" * 100,
    "title=" + "题" * 80,
    "lang=en",
    "lang=fr",
    "lang=EN&lang=en",
    "colour=red&size=9",
    "unknown=",
    "unknown=&unknown=1",
    "a" * 60 + "=1",
    "__proto__=1&constructor=2&toString=3",
    "plan=toString,__proto__",
    "q=" + "x" * 3_990,
    "q=" + "x" * 4_100 + "&plan=foreign_trade",
    "q=#fragment",
    "plan",
    "=foreign_trade",
    "q=a=b=c",
    "q=50%&kind=port",
    "q=a+b%2Bc",
)


@pytest.fixture(scope="module")
def ranked(data):
    """The facilities in the order of the page: most important kinds first."""
    return sorted(data.facilities, key=lambda facility: list(Kind).index(facility.kind))


def _text(dice: random.Random, names: list[str]) -> str:
    terms = []
    for _ in range(dice.choice((0, 0, 1, 1, 2, 3))):
        name = dice.choice(names)
        start = dice.randrange(len(name))
        term = name[start : start + dice.randint(1, 4)]
        terms.append(dice.choice((term, term.upper(), term.translate(FULL_WIDTH), term.lower())))
    return dice.choice((" ", "  ", "\u3000")).join(terms)


def _chosen(dice: random.Random) -> dict[FacetName, tuple[str, ...]]:
    facets = dice.sample(FACETS, dice.choice((0, 1, 1, 2, 3)))
    some = {facet: set(dice.sample(facet.words, dice.randint(1, min(4, len(facet.words))))) for facet in facets}
    return {facet.name: tuple(word for word in facet.words if word in some[facet]) for facet in facets}


def _views(data, count: int) -> list[View]:
    dice = random.Random(SEED)
    names = [text for f in data.facilities for text in (f.name, f.name_en, *f.names_other, f.note or "园区")]
    return [View(chosen=_chosen(dice), text=_text(dice, names), area=_area(dice)) for _ in range(count)]


def _area(dice: random.Random) -> Area | None:
    """None as often as not, else a circle, a box, a polygon or a region somewhere in the province."""
    lon, lat = round(dice.uniform(116, 121), 4), round(dice.uniform(35, 37.5), 4)
    polygon = [round(edge + dice.uniform(-1.5, 1.5), 4) for _ in range(5) for edge in (lon, lat)]
    text = dice.choice(
        (
            *("",) * 4,
            f"circle,{lon},{lat},{round(dice.uniform(5, 200), 2)}",
            f"box,{lon},{lat},{lon + 1},{lat + 1}",
            "polygon," + ",".join(map(str, polygon)),
            f"region,{dice.choice(['370200', '370100', '370211', '370102', '371302'])}",
        ),
    )
    return read_area(text)[0]


def _plain(view: View) -> dict:
    chosen = {facet.value: list(words) for facet, words in view.chosen.items()}
    box = list(view.viewport) if view.viewport else None
    area = (
        {"kind": view.area.kind.value, "numbers": view.area.numbers, "region": view.area.region} if view.area else None
    )
    layers = [layer.value for layer in view.layers]
    return {"chosen": chosen, "text": view.text, "layers": layers, "viewport": box, "area": area}


def test_the_filter_and_its_counts_are_the_same_in_the_page(still_page, data, ranked):
    views = _views(data, 150)
    found = still_page.evaluate(SELECT_AND_COUNT, [_plain(view) for view in views])
    sizes = set()
    for view, answer in zip(views, found, strict=True):
        selected = [facility.id for facility in select(ranked, view)]
        sizes.add(len(selected))
        assert answer["ids"] == selected, view
        assert answer["counts"] == {facet.value: dict(n) for facet, n in counts(ranked, view).items()}, view
    assert len(sizes) > 20


@pytest.mark.parametrize(
    "text", ["综保区", "ＺＯＮＥ", "zone 青岛", "临沂　商城", "QINGDAO port", "①", "㎞", "İ", "ß", "中国—上海", "·"]
)
def test_the_text_search_folds_alike(still_page, ranked, text):
    found = still_page.evaluate(SELECT_AND_COUNT, [{"chosen": {}, "text": text}])
    assert found[0]["ids"] == [facility.id for facility in select(ranked, View(text=text))]


def test_what_is_in_the_frame_is_the_same_in_the_page(still_page, data, ranked):
    dice = random.Random(SEED)
    views = []
    for view in _views(data, 60):
        west, south = dice.uniform(114, 121), dice.uniform(34, 37.5)
        box = Bounds(west, south, west + dice.uniform(0.01, 4), south + dice.uniform(0.01, 3))
        layers = tuple(layer for layer in Layer if dice.random() < 0.75)
        views.append(View(chosen=view.chosen, layers=layers, viewport=dice.choice((box, box, None)), area=view.area))
    on_edge = next(facility for facility in ranked if facility.precision == "site").geometry
    views.append(View(viewport=Bounds(on_edge.x, on_edge.y, on_edge.x + 1, on_edge.y + 1)))
    found = still_page.evaluate(IN_VIEW, [_plain(view) for view in views])
    for view, ids in zip(views, found, strict=True):
        assert ids == [facility.id for facility in shown(ranked, data.cities, view)], view


def test_what_is_shown_beside_the_facilities_is_the_same_in_the_page(still_page, data):
    dice = random.Random(SEED)
    boxes = [*NAMED_BOXES.values(), None]
    for _ in range(40):
        west, south = dice.uniform(-30, 300), dice.uniform(-50, 60)
        boxes.append(Bounds(west, south, west + dice.uniform(0.1, 30), south + dice.uniform(0.1, 25)))
    boxes += [Bounds(-130, 20, -60, 50), Bounds(170, 20, 200, 60)]
    views = []
    for view in _views(data, 150):
        layers = tuple(layer for layer in Layer if dice.random() < 0.8)
        chosen = view.chosen if dice.random() < 0.5 else {FacetName.PLAN: (dice.choice(list(Plan)),)}
        views.append(View(chosen=chosen, layers=layers, viewport=dice.choice(boxes)))
    found = still_page.evaluate(BEYOND_IN_VIEW, [_plain(view) for view in views])
    sizes = set()
    for view, answer in zip(views, found, strict=True):
        seen = on_map(data, view)
        wanted = {
            "networks": [thing.id for thing in seen.networks],
            "corridors": [thing.id for thing in seen.corridors],
            "abroad": [thing.id for thing in seen.abroad],
            "roles": {code: [role.id for role in roles] for code, roles in seen.roles.items()},
        }
        assert answer == wanted, view
        sizes.add(tuple(len(things) for things in wanted.values()))
    assert len(sizes) > 20


def _random_queries(count: int) -> list[str]:
    dice = random.Random(SEED)
    values = [
        *NASTY[2:],
        "山东",
        "en",
        "zh",
        "none",
        "117,36,118,37",
        "370100",
        "port,airport",
        "%41",
        "+",
        "a b",
        "%2525",
    ]
    names = [
        *(facet.name.value for facet in FACETS),
        "q",
        "at",
        "id",
        "title",
        "lang",
        "layers",
        "x",
        "%71",
        "area",
        "pick",
        "order",
        "opacity",
        "theme",
        *Sheet().to_params(),
    ]
    queries = []
    for _ in range(count):
        parts = [f"{dice.choice(names)}={dice.choice(values).partition('=')[2]}" for _ in range(dice.randint(1, 5))]
        queries.append("&".join(parts))
    return queries


def _compare(page, queries: list[str]) -> list[str]:
    differences = []
    for query, answer in zip(queries, page.evaluate(READ_AND_WRITE, queries), strict=True):
        view, issues = read_view(answer["search"])
        written = answer["english" if view.lang is Language.EN else "written"]
        fields = [issue.field for issue in issues]
        if (written, sorted(answer["fields"])) != (view.to_query(), sorted(fields)):
            differences.append(f"{query[:90]!r}: page {written[:90]!r} {answer['fields']}")
            differences.append(f"    Python {view.to_query()[:90]!r} {fields}")
    return differences


@pytest.mark.parametrize("query", NASTY, ids=lambda query: query[:24] or "empty")
def test_a_nasty_link_reads_alike(still_page, query):
    assert _compare(still_page, [query]) == []


def test_random_links_read_alike(still_page):
    assert _compare(still_page, _random_queries(200)) == []


def test_what_the_page_writes_it_reads_again(still_page):
    queries = [query for query in (*NASTY, *_random_queries(60))]
    for query, answer in zip(queries, still_page.evaluate(READ_AND_WRITE, queries), strict=True):
        issues, again = answer["again"]
        wanted = answer["view"]
        if wanted["viewport"]:
            wanted["viewport"] = again["viewport"] = None  # rounded to three decimals
        assert (issues, again) == (0, wanted), query


@pytest.mark.parametrize("language", Language)
def test_every_issue_of_a_link_is_a_sentence_in_the_language(open_page, language):
    page = open_page(f"lang={language}")
    said = page.evaluate(
        "queries => queries.flatMap((query) => lutu.readView(`?${query}`).issues.map(({ message }) => message))",
        [query for query in NASTY if "没有" not in query],
    )
    assert said
    chinese = [any("\u4e00" <= letter <= "\u9fff" for letter in sentence) for sentence in said]
    assert all(chinese) if language is Language.ZH else not any(chinese)


def test_symbols_are_kept_apart_alike(still_page):
    dice = random.Random(SEED)
    cases = []
    for size in (13.0, 17.0, 20.0, 23.5):
        points = [(dice.gauss(0, 90), dice.gauss(40, 60)) for _ in range(160)]
        taken = [(x - 30, y - 9, x + 30, y + 9) for x, y in points[:12]]
        cases.append({"size": size, "points": points, "taken": taken, "step": size * 0.55})
    found = still_page.evaluate(
        """cases => cases.map(({ size, points, taken, step }) => {
          const occupied = new lutu.Occupied(40);
          taken.forEach((box) => occupied.add(box));
          return lutu.dodge(points, size, lutu.rings(7, step), occupied);
        })""",
        cases,
    )
    for case, placed in zip(cases, found, strict=True):
        occupied = Occupied(40)
        for box in case["taken"]:
            occupied.add(box)
        wanted = dodge(case["points"], case["size"], rings(7, case["step"]), occupied)
        assert [at is None for at in placed] == [at is None for at in wanted]
        assert None in wanted
        for mine, theirs in zip(wanted, placed, strict=True):
            assert mine is None or mine == pytest.approx(theirs, abs=1e-6)


def test_rings_are_alike(still_page):
    found = still_page.evaluate("() => lutu.rings(7, 9.35)")
    assert len(found) == 169
    for mine, theirs in zip(rings(7, 9.35), found, strict=True):
        assert mine == pytest.approx(theirs, abs=1e-6)
