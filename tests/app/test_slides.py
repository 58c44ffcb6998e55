"""A deck read back: its slides, shapes, fonts, notes, numbers and bytes."""

import io
import re
import subprocess
import sys
import zipfile
from datetime import date

import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from app.cli import main
from app.settings import Approval, Settings
from app.sheet.type import width_px
from app.slides.export import slides
from app.slides.lettering import FACE
from layers.issue import DataRefusedError
from layers.showing import on_map
from layers.view import read_query
from layers.vocabulary import Precision

PORTS = "kind=port,airport,bonded_zone&title=口岸与综合保税区&subtitle=全省&maker=某某厅&dated=2026年11月"
EVERY = "layers=circles,cores,counties,networks,corridors,facilities,city_counts,labels&sector=port_shipping&theme=dark"


def view_of(query):
    view, issues = read_query(query)
    assert not issues
    return view


@pytest.fixture(scope="module")
def decks(data):
    made = {}

    def deck(query, shapes=True, settings=None):
        key = (query, shapes)
        if key not in made or settings:
            made[key] = slides(data, view_of(query), shapes=shapes, settings=settings)
        return Presentation(io.BytesIO(made[key]))

    return deck


def all_shapes(shapes):
    for shape in shapes:
        yield shape
        if shape.shape_type == 6:
            yield from all_shapes(shape.shapes)


def titles(deck):
    return ["".join(p.text for p in slide.shapes.title.text_frame.paragraphs) for slide in deck.slides]


def tables(deck):
    return [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]


def notes(slide):
    return slide.notes_slide.notes_text_frame.text


def test_the_deck_has_title_map_lists_and_chart(decks, data):
    deck = decks(PORTS)
    assert titles(deck)[:2] == ["口岸与综合保税区"] * 2
    assert titles(deck)[2].startswith("清单")
    assert titles(deck)[-1] == "各市有多少处"
    first = " ".join(shape.text_frame.text for shape in deck.slides[0].shapes if shape.has_text_frame)
    for words in ("全省", "综合保税区、港口、机场", "某某厅", "2026年11月", "资料来源"):
        assert words in first


@pytest.mark.parametrize(("paper", "size"), [("16x9", (960, 540)), ("4x3", (720, 540)), ("a3", (960, 540))])
def test_the_paper_of_the_sheet_is_the_size_of_the_slides(decks, paper, size):
    deck = decks(f"{PORTS}&paper={paper}", shapes=False)
    assert (deck.slide_width, deck.slide_height) == tuple(map(Pt, size))


def test_the_map_is_a_picture_that_says_what_it_shows(decks):
    slide = decks(PORTS, shapes=False).slides[1]
    (picture,) = [shape for shape in slide.shapes if shape.shape_type == 13]
    assert "港口" in picture._element.xpath(".//p:cNvPr")[0].get("descr")
    assert picture.image.size[0] > 1200


def test_each_city_and_each_facility_is_a_shape_of_its_name(decks, data):
    view = view_of(PORTS)
    slide = decks(PORTS).slides[1]
    by_name = {shape.name: shape for shape in slide.shapes}
    for city in data.cities.values():
        assert by_name[city.name]._element.find(".//" + qn("a:custGeom")) is not None
        assert by_name[city.short].text_frame.text == city.short
    points = [f for f in on_map(data, view).facilities if f.precision is not Precision.CITY]
    groups = {shape.name: shape for shape in slide.shapes if shape.shape_type == 6}
    for facility in points:
        parts = list(groups[facility.name].shapes)
        assert any(part.shape_type == 1 for part in parts)
        assert parts[-1].text_frame.text
        assert facility.precision.zh in groups[facility.name]._element.xpath("./p:nvGrpSpPr/p:cNvPr")[0].get("descr")


def test_corridors_and_networks_are_freeforms_of_their_names(decks, data):
    slide = decks(EVERY).slides[1]
    drawn = {s.name for s in slide.shapes if s._element.find(".//" + qn("a:custGeom")) is not None}
    shown = on_map(data, view_of(EVERY))
    assert shown.corridors
    for corridor in shown.corridors:
        assert any(corridor.name in name for name in drawn), corridor.name


def test_symbols_take_the_colour_of_the_theme_so_that_it_recolours_them(decks):
    slide = decks(PORTS).slides[1]
    group = next(s for s in slide.shapes if s.shape_type == 6 and s.name == "青岛港")
    assert {c.get("val") for c in group._element.iter(qn("a:schemeClr"))} == {"accent2"}


@pytest.mark.parametrize("query", [PORTS, EVERY, "city=370200&lang=en&paper=4x3"])
def test_no_two_shapes_of_a_slide_have_one_number(decks, query):
    # Office programs want to repair a file in which they do.
    for slide in decks(query).slides:
        numbers = [element.get("id") for element in slide._element.iter(qn("p:cNvPr"))]
        assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("query", [PORTS, EVERY, "city=370200&lang=en&paper=4x3"])
def test_every_run_names_its_fonts(decks, query):
    deck = decks(query)
    pages = [slide._element for slide in deck.slides] + [slide.notes_slide._element for slide in deck.slides]
    runs = [run for page in pages for run in page.iter(qn("a:r")) if run.find(qn("a:t")).text]
    assert len(runs) > 100
    for run in runs:
        for tag in ("a:latin", "a:ea"):
            assert run.find(qn("a:rPr")).find(qn(tag)).get("typeface") == FACE, run.find(qn("a:t")).text


def test_the_themes_name_their_fonts(decks, data):
    content = slides(data, view_of(PORTS))
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        themes = [name for name in file.namelist() if re.fullmatch(r"ppt/theme/theme\d+\.xml", name)]
        assert len(themes) == 2
        for name in themes:
            root = etree.fromstring(file.read(name))
            for part in ("a:majorFont", "a:minorFont"):
                font = root.find(".//" + qn(part))
                assert font.find(qn("a:latin")).get("typeface") == font.find(qn("a:ea")).get("typeface") == FACE


@pytest.mark.parametrize("query", ["", PORTS, EVERY, "city=370200&lang=en&paper=4x3"])
def test_only_the_source_and_the_marks_in_symbols_are_small(decks, query):
    for slide in decks(query).slides:
        in_groups = {id(run) for group in slide._element.iter(qn("p:grpSp")) for run in group.iter(qn("a:r"))}
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text.startswith(("资料来源", "Source")):
                continue
            for run in shape._element.iter(qn("a:r")):
                if id(run) not in in_groups and shape.shape_type != 6:
                    assert int(run.find(qn("a:rPr")).get("sz")) >= 1200, run.find(qn("a:t")).text


@pytest.mark.parametrize(
    "query", ["", PORTS, EVERY, "city=370200&lang=en&paper=4x3", "layers=overseas,corridors&at=world"]
)
def test_nothing_leaves_the_slide(decks, query):
    deck = decks(query)
    for slide in deck.slides:
        for shape in slide.shapes:
            assert min(shape.left, shape.top) >= -1, shape.name
            assert shape.left + shape.width <= deck.slide_width + 1, shape.name
            assert shape.top + shape.height <= deck.slide_height + 1, shape.name


def test_the_list_has_every_thing_once_with_its_head_on_every_slide(decks, data):
    shown = on_map(data, view_of(""))
    found = tables(decks(""))
    assert len(found) > 10
    numbers = []
    for table in found:
        head = [cell.text_frame.text for cell in table.rows[0].cells]
        assert head == ["序号", "名称", "类型", "城市", "位置精度", "规划"]
        numbers += [row.cells[0].text_frame.text for row in list(table.rows)[1:]]
    assert numbers == [str(n) for n in range(1, len(shown.facilities) + 1)]
    precisions = [row.cells[4].text_frame.text for table in found for row in list(table.rows)[1:]]
    assert precisions.count("只到城市") == sum(f.precision is Precision.CITY for f in shown.facilities)


def test_a_list_does_not_run_into_the_foot(decks):
    for query in ("", "lang=en", "paper=4x3", "paper=4x3&lang=en"):
        for slide in decks(query).slides:
            for shape in slide.shapes:
                if shape.has_table:
                    foot = next(s for s in slide.shapes if s.has_text_frame and s.text_frame.text[:2] in ("资料", "So"))
                    assert shape.top + sum(row.height for row in shape.table.rows) < foot.top


def test_the_chart_counts_by_city_and_by_sector_for_one_city(decks, data):
    def chart_of(query):
        return next(s.chart for s in decks(query).slides[-1].shapes if s.has_chart)

    chart = chart_of(PORTS)
    values = zip(*(series.values for series in chart.plots[0].series), strict=True)
    counts = dict(zip(chart.plots[0].categories, values, strict=True))
    shown = on_map(data, view_of(PORTS)).facilities
    assert sum(counts["青岛"]) == sum("370200" in f.cities for f in shown)
    one = chart_of("city=370200&area=region,370200&precision=site,locality")
    assert "港航物流" in list(one.plots[0].categories)
    with zipfile.ZipFile(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as book:
        assert "青岛" in book.read("xl/sharedStrings.xml").decode()


def test_the_notes_cite_count_and_lead_back(decks, data):
    deck = decks(PORTS, settings=Settings(page="https://example.org/map"))
    for slide in deck.slides:
        assert "https://example.org/map?kind=" in notes(slide)
        assert "共 18 处" in notes(slide)
    port = next(f for f in data.facilities if f.name == "青岛港")
    assert f"“{port.citations[0].mention}”" in notes(deck.slides[1])
    assert port.citations[0].section in notes(deck.slides[2])


def test_the_notes_say_what_the_map_leaves_out(decks):
    assert "个符号旁没有名称" in notes(decks("").slides[1])


def test_the_same_view_gives_the_same_bytes(data):
    for shapes in (True, False):
        assert slides(data, view_of(PORTS), shapes=shapes) == slides(data, view_of(PORTS), shapes=shapes)


def test_the_file_says_what_it_was_made_from_and_nothing_of_its_makers(decks, data):
    about = decks(PORTS).core_properties
    assert (about.subject, about.author) == (view_of(PORTS).to_query(), "lutu")
    assert about.created == about.modified
    with zipfile.ZipFile(io.BytesIO(slides(data, view_of(PORTS)))) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in file.namelist() if "thumbnail" in name or "printer" in name]
        assert b"Macintosh" not in b"".join(map(file.read, file.namelist()))


def test_an_expired_number_is_refused_for_public_slides_only(data):
    settings = Settings(approval=Approval("鲁S(2020)001号", until=date(2020, 12, 31)))
    with pytest.raises(DataRefusedError, match="2020"):
        slides(data, view_of(PORTS), settings=settings)
    assert slides(data, view_of(f"{PORTS}&use=internal"), settings=settings)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "青岛西海岸新区与上合示范区的口岸、园区和物流枢纽布局",
        "Ports, parks and hubs of the west coast area in one picture",
    ],
)
def test_a_title_of_two_lines_leaves_room_for_a_wider_font(decks, title):
    place = decks(f"lang=en&title={title}", shapes=False).slides[0].shapes.title
    lines = [paragraph.text for paragraph in place.text_frame.paragraphs]
    size = place.text_frame.paragraphs[0].runs[0].font.size.pt
    assert len(lines) == 2
    assert all(width_px(line, size, True) <= place.width / 12700 * 0.76 for line in lines)


def test_a_deck_of_nothing_still_opens(decks):
    deck = decks("q=没有这样的名称")
    assert titles(deck)[1]
    assert not tables(deck)


def test_the_command_writes_a_deck(tmp_path, capsys):
    out = tmp_path / "口岸.pptx"
    assert main(["slides", str(out), "--shapes", "--kind", "port"]) == 0
    assert str(out) in capsys.readouterr().out
    assert titles(Presentation(str(out)))


def test_the_command_refuses_another_form(tmp_path, capsys):
    assert main(["slides", str(tmp_path / "a.ppt"), "--kind", "port"]) == 2
    assert ".pptx" in capsys.readouterr().err


def test_slides_know_nothing_of_the_page(tmp_path):
    code = (
        "import sys; from app.cli import main; main(['slides', sys.argv[1], '--kind', 'port']); "
        "sys.exit([m for m in ('dash', 'flask', 'app.web') if m in sys.modules] or 0)"
    )
    arguments = [sys.executable, "-c", code, str(tmp_path / "a.pptx")]
    done = subprocess.run(arguments, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
