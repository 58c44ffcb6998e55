import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from app.atlas import making
from app.atlas.cover import atlas_title
from app.atlas.drawing import Drawn
from app.atlas.entries import entries, runs
from app.atlas.leaves import By, leaves
from app.atlas.making import make
from app.atlas.order import Order, StoppedError
from app.atlas.paper import Paper, save_together
from app.settings import Settings
from layers.facets import FacetName
from layers.issue import DataRefusedError, Issue
from layers.query import select
from layers.view import View, read_query
from layers.vocabulary import Circle, Language

BY = (By.PLAN, By.CIRCLE, By.CITY)
LUNAN = View(chosen={FacetName.CIRCLE: (Circle.LUNAN,)})


def sign(leaf):
    """A sheet that only says which it is."""
    page = Paper(leaf.view)
    page.write(f"SHEET {leaf.number}.", 100, 100, 20)
    return Drawn(leaf, save_together([page]), ("同一句",))


def draw_signs(failing):
    """Stands for `draw_all`; fails for the words of `failing`."""

    def draw(job, planned, workers, stopped):
        for leaf in reversed(planned):
            if stopped():
                raise StoppedError
            fault = Issue(leaf.title, "", "没有画成的缘由", "why it was not drawn")
            yield Drawn(leaf, failed=(fault,)) if leaf.word in failing else sign(leaf)

    return draw


@pytest.fixture
def signs(monkeypatch):
    """Sheets that only say which they are, drawn here; `signs` holds the words of those that fail."""
    failing = set()
    monkeypatch.setattr(making, "draw_all", draw_signs(failing))
    return failing


@pytest.fixture
def atlas(data, signs, tmp_path):
    def bound(view=LUNAN, by=(By.CITY,), **how):
        out = tmp_path / "atlas.pdf"
        made = make(data, Order(view, by), out, **how)
        return made, PdfReader(io.BytesIO(out.read_bytes()))

    return bound


@pytest.fixture(scope="module")
def whole(data, tmp_path_factory):
    """The 25 sheets of plans, circles and cities, in Chinese."""
    out = tmp_path_factory.mktemp("atlas") / "atlas.pdf"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "draw_all", draw_signs(set()))
        made = make(data, Order(View(), BY), out)
    return made, PdfReader(io.BytesIO(out.read_bytes()))


def shown_on(reader, at):
    """The number of the sheet on a page."""
    found = re.search(r"SHEET (\d+)\.", reader.pages[at].extract_text())
    return int(found[1]) if found else None


def flat(outline):
    for entry in outline:
        yield from flat(entry) if isinstance(entry, list) else (entry,)


def links(reader, at):
    """The pages that the links of a page lead to, from top to bottom."""
    found = [annotation.get_object() for annotation in reader.pages[at].get("/Annots", ())]
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}
    targets = []
    for link in sorted(found, key=lambda link: -float(link["/Rect"][3])):
        target = link["/Dest"][0] if "/Dest" in link else link["/A"]["/D"][0]
        targets.append(target if isinstance(target, int) else numbers[target.idnum])
    return targets


def test_cover_contents_sheets_and_index_follow_one_another(whole, data):
    made, reader = whole
    planned = leaves(data, View(), BY)
    numbers = [shown_on(reader, at) for at in range(len(reader.pages))]
    first = numbers.index(1)
    assert numbers[first : first + 25] == [leaf.number for leaf in planned]
    assert set(numbers[:first]) == set(numbers[first + 25 :]) == {None}
    assert (made.sheets, made.pages, made.failed) == (25, len(reader.pages), ())
    assert "目录" in reader.pages[1].extract_text()
    assert "索引" in reader.pages[first + 25].extract_text()


def test_bookmarks_lead_to_their_pages_and_cities_stand_under_their_circle(whole, data):
    _, reader = whole
    places = {entry.title: reader.get_destination_page_number(entry) for entry in flat(reader.outline)}
    for leaf in leaves(data, View(), BY):
        assert shown_on(reader, places[leaf.title]) == leaf.number
    assert places["封面"] == 0
    top = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert top == ["封面", "目录", "规划", "经济圈", "各市", "索引"]
    at = next(n for n, entry in enumerate(reader.outline) if getattr(entry, "title", "") == "各市")
    cities = reader.outline[at + 1]
    assert [entry.title for entry in cities if not isinstance(entry, list)] == [circle.zh for circle in Circle]


def first_of(reader, word):
    """The first page that begins with a word."""
    return next(at for at, page in enumerate(reader.pages) if page.extract_text().startswith(word))


def test_each_line_of_the_contents_is_a_link_to_its_sheet(whole, data):
    _, reader = whole
    *targets, last = links(reader, 1)
    assert [shown_on(reader, target) for target in targets] == [leaf.number for leaf in leaves(data, View(), BY)]
    assert last == first_of(reader, "索引")


def test_an_english_atlas_has_the_same_links(atlas):
    _, reader = atlas(replace(LUNAN, lang=Language.EN))
    *targets, last = links(reader, first_of(reader, "Contents"))
    assert [shown_on(reader, target) for target in targets] == [1, 2, 3, 4]
    assert last == first_of(reader, "Index")


def test_page_labels_are_the_numbers_on_the_sheets(whole):
    _, reader = whole
    for at, label in enumerate(reader.page_labels):
        if (number := shown_on(reader, at)) is not None:
            assert label == str(number)
    assert reader.page_labels[:2] == ["封面", "i"]


def test_the_index_names_everything_with_the_sheets_that_show_it(data):
    """Counted again by the filters alone: a thing is on the sheets whose filters it passes."""
    for lang in Language:
        planned = leaves(data, View(lang=lang), BY)
        found = entries({leaf.number: making.named_on(data, leaf) for leaf in planned}, lang)
        told = sorted((entry.name, entry.numbers) for entry in found)
        passing = {leaf.number: {f.id for f in select(data.facilities, leaf.view)} for leaf in planned}
        counted = [
            (f.name if lang is Language.ZH else f.name_en, tuple(n for n, ids in passing.items() if f.id in ids))
            for f in data.facilities
        ]
        assert told == sorted(counted)


def test_numbers_of_the_index_are_links_to_those_sheets(atlas, data):
    _, reader = atlas(LUNAN, (By.CITY, By.CIRCLE))
    planned = leaves(data, LUNAN, (By.CITY, By.CIRCLE))
    names = {leaf.number: making.named_on(data, leaf) for leaf in planned}
    wanted = sum(len(runs(entry.numbers)) for entry in entries(names, Language.ZH))
    index = range(first_of(reader, "索引"), len(reader.pages))
    targets = [shown_on(reader, target) for at in index for target in links(reader, at)]
    assert None not in targets
    assert len(targets) == wanted


def test_the_index_is_ordered_by_sound_and_letter():
    zh = entries(
        {1: {"a": "青岛港", "b": "“一带一路”园区", "c": "安丘市场"}, 2: {"a": "青岛港", "d": "RCEP基地"}}, Language.ZH
    )
    assert [(e.letter, e.name) for e in zh] == [
        ("A", "安丘市场"),
        ("Q", "青岛港"),
        ("R", "RCEP基地"),
        ("Y", "“一带一路”园区"),
    ]
    assert next(e for e in zh if e.name == "青岛港").numbers == (1, 2)
    en = entries({1: {"a": "Yantai Port", "b": "“Belt” Park", "c": "3T Base"}}, Language.EN)
    assert [(e.letter, e.name) for e in en] == [("B", "“Belt” Park"), ("Y", "Yantai Port"), ("", "3T Base")]


def test_numbers_in_a_row_are_drawn_together():
    assert runs((1, 2, 3, 7, 8, 10)) == [(1, 3), (7, 7), (8, 8), (10, 10)]
    assert runs(()) == []


def test_a_failing_sheet_is_named_and_the_rest_is_bound(atlas, signs):
    signs.add("370400")
    told = []
    made, reader = atlas(tell=told.append)
    (issue,) = made.failed
    assert issue.where.startswith("枣庄市")
    numbers = [shown_on(reader, at) for at in range(len(reader.pages))]
    drawn = [number for number in numbers if number is not None]
    assert drawn == [1, 3, 4]
    assert [reader.page_labels[at] for at, n in enumerate(numbers) if n is not None] == ["1", "3", "4"]
    assert "未成图" in reader.pages[1].extract_text()
    assert not [entry for entry in flat(reader.outline) if "枣庄市" in entry.title]
    assert [p.leaf.number for p in told if p.failed] == [2]
    assert (told[-1].done, told[-1].total) == (4, 4)


def test_the_same_atlas_has_the_same_bytes(data, signs, tmp_path):
    for name in ("a.pdf", "b.pdf"):
        make(data, Order(LUNAN, (By.CIRCLE,)), tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_the_file_says_what_it_is_and_what_it_was_made_from(atlas):
    _, reader = atlas(replace(LUNAN, title="园区"), (By.CIRCLE,))
    assert reader.metadata.creator == "lutu"
    assert reader.metadata.title == atlas_title(replace(LUNAN, title="园区")) == "园区图集"
    assert read_query(reader.metadata.subject) == (replace(LUNAN, title="园区"), ())
    assert "/CreationDate" not in reader.metadata
    assert reader.root_object["/Lang"] == "zh-CN"


def test_what_was_left_out_is_said_once_for_all(atlas):
    assert atlas()[0].notes == ("同一句",)


@pytest.mark.parametrize("form", ["pdf", "png"])
def test_stopping_leaves_nothing_and_keeps_what_was_there(data, signs, tmp_path, form):
    out = tmp_path / ("atlas.pdf" if form == "pdf" else "atlas")
    if form == "pdf":
        out.write_bytes(b"before")
    told = []
    with pytest.raises(StoppedError):
        make(data, Order(View(), BY, form), out, tell=told.append, stopped=lambda: len(told) > 4)
    assert [path.name for path in tmp_path.iterdir()] == (["atlas.pdf"] if form == "pdf" else [])
    assert form != "pdf" or out.read_bytes() == b"before"


def test_a_stop_while_the_pages_are_bound_still_writes_nothing(data, signs, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(making, "bind", lambda book: asked.append(book) or b"%PDF")
    with pytest.raises(StoppedError):
        make(data, Order(View(), BY), tmp_path / "atlas.pdf", stopped=lambda: bool(asked))
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_could_be_drawn_nothing_is_written_and_the_reason_said_once(data, signs, tmp_path):
    signs |= {"lunan", "capital", "jiaodong"}
    with pytest.raises(DataRefusedError) as refused:
        make(data, Order(View(), (By.CIRCLE,)), tmp_path / "atlas.pdf")
    assert len(refused.value.issues) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_holds_each_sheet_under_a_name_that_can_be_read(data, signs, tmp_path):
    out = tmp_path / "atlas"
    for _ in range(2):
        make(data, Order(LUNAN, (By.CITY,), "png"), out)
    names = sorted(path.name for path in out.iterdir())
    assert names[:2] == ["00-封面.png", "00-目录.png"]
    assert names[2:6] == ["01-临沂市.png", "02-枣庄市.png", "03-济宁市.png", "04-菏泽市.png"]
    assert names[6:] == ["05-索引.png", "atlas.json"]
    assert (out / "00-封面.png").read_bytes().startswith(b"\x89PNG")
    assert [path.name for path in tmp_path.iterdir()] == ["atlas"]


def test_a_folder_with_anything_else_in_it_is_left_alone(data, signs, tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(DataRefusedError, match=r"letter\.txt"):
        make(data, Order(LUNAN, BY, "png"), tmp_path)
    assert (tmp_path / "letter.txt").read_text() == "mine"


@pytest.mark.parametrize("out", ["nowhere/atlas.pdf", "."])
def test_a_place_that_cannot_be_written_is_said_before_the_work(data, signs, tmp_path, out):
    told = []
    with pytest.raises(DataRefusedError):
        make(data, Order(View(), BY), tmp_path / out, tell=told.append)
    assert told == []


def test_filters_that_leave_no_sheet_are_said(data, signs, tmp_path):
    nobody = View(chosen={FacetName.CIRCLE: (Circle.LUNAN,), FacetName.CITY: ("370100",)})
    with pytest.raises(DataRefusedError, match="筛选"):
        make(data, Order(nobody, (By.CITY,)), tmp_path / "atlas.pdf")


def test_the_cover_carries_title_maker_date_and_that_it_is_a_sketch(data, signs, tmp_path):
    view = replace(LUNAN, sheet=replace(LUNAN.sheet, dated="2026年11月"))
    out = tmp_path / "atlas.pdf"
    make(data, Order(view, (By.CIRCLE,), settings=Settings(maker="山东省商务厅")), out)
    words = "".join(PdfReader(out).pages[0].extract_text().split())
    for part in ("图集", "山东省商务厅", "2026年11月", "示意图", "1个经济圈", "GS(2024)0650号"):
        assert part in words
