"""The page that makes a sheet, its previews and the routes that give a View as a file."""

import json
import re
import struct
from dataclasses import replace
from datetime import date
from urllib.parse import quote, unquote

import pytest

from app.settings import Approval, Settings
from app.sheet import compose, export
from app.sheet.forms import Picture
from app.sheet.map_only import render_map
from app.web import pictures
from app.web.pages.sheet import ORDER, approval_said
from app.web.pictures import MAP_SHAPE, NOTES_LIMIT_BYTES, notes_header, shape_of
from app.web.preview import PREVIEW_PX, lowered
from app.web.server import make_app
from geo.bounds import Bounds
from layers.sheet import SIZES_MM, Audience, Part, Sheet, Template
from layers.view import View, read_view
from layers.vocabulary import Language

ZH, EN = Language
TODAY = date(2026, 11, 25)
APPROVAL = Approval("鲁SG(2026)001号", "某测绘院", date(2026, 1, 5), date(2027, 12, 31))
FULL = (
    "plan=foreign_trade&q=%E9%9D%92%E5%B2%9B&layers=circles&at=118.000,35.000,120.000,37.000&pick=a&order=facilities"
    "&opacity=circles-40&theme=dark&id=370200&title=T&template=wall&paper=a2&dpi=100&parts=title&use=internal"
    "&subtitle=S&note=N&maker=M&dated=D&page=1&lang=en"
)


@pytest.fixture(scope="module")
def client(data):
    return make_app(data).test_client()


def start_of(html):
    return json.loads(re.search(r'id="start">(.*?)</script>', html, re.S).group(1))


# --- previews ---


@pytest.mark.parametrize("longest", [200, 777, 1600])
@pytest.mark.parametrize("paper", ["", *SIZES_MM, "a4-portrait", "160x120mm", "1920x1080px", "401x3999px"])
@pytest.mark.parametrize("template", Template)
def test_a_preview_is_the_same_sheet_with_fewer_dots(template, paper, longest):
    view = View(sheet=Sheet(template=template, paper=paper, note="附注"), title="图")
    preview = lowered(view, longest)
    assert preview.sheet.size_mm == view.sheet.size_mm
    assert preview.to_query() == view.to_query()
    assert max(preview.sheet.size_px) <= min(longest, max(view.sheet.size_px))
    assert preview.sheet.resolution_dpi <= view.sheet.resolution_dpi
    assert [preview.sheet.carries(part) for part in Part] == [view.sheet.carries(part) for part in Part]


def test_a_preview_is_as_large_as_it_may_be():
    assert max(lowered(View(), 1600).sheet.size_px) == pytest.approx(1600, abs=14)  # whole dots per inch


def test_a_preview_never_has_more_dots_than_the_sheet():
    view = View(sheet=Sheet(dpi=40))
    assert lowered(view, 4000).sheet.size_px == view.sheet.size_px


def test_the_route_draws_the_preview_and_says_the_full_size(client):
    answer = client.get("/api/picture.png?template=brief&layers=none&preview=300")
    assert answer.status_code == 200
    assert max(struct.unpack(">II", answer.data[16:24])) in range(280, 301)
    width_mm, height_mm, width_px, height_px, dpi = map(float, answer.headers["X-Lutu-Size"].split())
    assert (width_mm, height_mm, dpi) == (160, 120, 300)
    assert (width_px, height_px) == Sheet(template=Template.BRIEF).size_px


def test_the_preview_of_a_paper_in_pixels_keeps_its_layout(data, client, monkeypatch):
    drawn = []
    monkeypatch.setattr(export, "render", lambda data, view, form, settings: drawn.append(view) or Picture(b"x"))
    client.get("/api/picture.png?paper=1000x700px&dpi=100&preview=500")
    client.get("/api/picture.png?paper=1000x700px&dpi=100")
    (preview, full) = drawn
    assert preview.sheet.size_mm == full.sheet.size_mm == (254.0, 177.8)
    assert preview.sheet.size_px == (500, 350)
    assert full.sheet.size_px == (1000, 700)
    assert preview.to_query() == full.to_query()


@pytest.mark.parametrize("value", ["199", "4001", "0", "-5", "1e3", "x", "１６００", "16000"])
def test_a_preview_of_another_size_is_refused(client, value):
    answer = client.get(f"/api/picture.png?preview={quote(value)}&lang=en")
    assert answer.status_code == 400
    assert answer.text == f"preview: Must be {PREVIEW_PX[0]}-{PREVIEW_PX[1]}."


def test_what_was_left_out_is_said_beside_the_picture(client, monkeypatch):
    notes = ("清单放不下，少列 3 处", "50% & <b>")
    monkeypatch.setattr(export, "render", lambda *_: Picture(b"x", notes))
    answer = client.get("/api/picture.png?preview=400")
    assert unquote(answer.headers["X-Lutu-Notes"]).split("\n") == list(notes)


@pytest.mark.parametrize(("lang", "sentence"), [("zh", r"^paper：宽、高应在 50–2000 mm 之间"), ("en", "^paper: Width")])
def test_a_bad_paper_is_refused_in_one_language(client, lang, sentence):
    answer = client.get(f"/api/picture.png?paper=10x10mm&lang={lang}")
    assert answer.status_code == 400
    assert answer.mimetype == "text/plain"
    assert re.match(sentence, answer.text)
    assert bool(re.search(r"[一-鿿]", answer.text)) == (lang == "zh")


def test_no_preview_is_drawn_for_a_browser_that_has_gone(client, monkeypatch):
    monkeypatch.setattr(export, "render", lambda *_: pytest.fail("drawn for nobody"))
    gone = {"waitress.client_disconnected": lambda: True}
    assert client.get("/api/picture.png?preview=400", environ_overrides=gone).status_code == 499


@pytest.mark.parametrize("turn", ["PREVIEWS", "WHOLE"])
@pytest.mark.parametrize(("lang", "words"), [("zh", "请过一会儿再试"), ("en", "try again")])
def test_who_waits_too_long_for_a_picture_is_told_so(client, monkeypatch, turn, lang, words):
    monkeypatch.setattr(export, "render", lambda *_: Picture(b"x"))
    taken = getattr(pictures, turn)
    monkeypatch.setattr(taken, "patience_s", 0.01)
    mine, other = ("&preview=400", "") if turn == "PREVIEWS" else ("", "&preview=400")
    with client.application.test_request_context(), taken.taken():
        refused = client.get(f"/api/picture.png?lang={lang}{mine}")
        assert client.get(f"/api/picture.png?lang={lang}{other}").status_code == 200
    assert refused.status_code == 503
    assert words in refused.text
    assert client.get(f"/api/picture.png?lang={lang}{mine}").status_code == 200


@pytest.mark.parametrize("route", ["picture.png", "picture.pdf", "map.png", "slides.pptx", "page.html"])
def test_whole_files_are_made_one_at_a_time(client, monkeypatch, route):
    monkeypatch.setattr(pictures.WHOLE, "patience_s", 0.01)
    with client.application.test_request_context(), pictures.WHOLE.taken():
        assert client.get(f"/api/{route}").status_code == 503


FOREIGN = [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
@pytest.mark.parametrize("route", ["picture.png", "picture.png?preview=400", "map.png", "slides.pptx", "page.html"])
def test_another_site_has_nothing_drawn(client, headers, route):
    answer = client.get(f"/api/{route}", headers=headers)
    assert answer.status_code == 403
    assert "只接受本页面" in answer.text


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "none"}, {"Sec-Fetch-Site": "same-origin"}], ids=str)
def test_a_picture_can_be_opened_by_its_address(client, monkeypatch, headers):
    monkeypatch.setattr(export, "render", lambda *_: Picture(b"x"))
    assert client.get("/api/picture.png", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "notes",
    [
        ["字" * 300] * 4,
        ["字" * 2000, "b"],
        ["a" * 2500] * 2,
        ["a" * 9000, "字" * 20],
        ["图上没有标名：" + "、".join(["某某园区"] * 140), "没有设置审图号"],
    ],
    ids=["four", "one", "ascii", "mixed", "names"],
)
def test_notes_fit_their_header_and_only_the_longest_are_shortened(notes):
    header = notes_header(notes)
    assert NOTES_LIMIT_BYTES * 0.9 < len(header) <= NOTES_LIMIT_BYTES
    told = unquote(header).split("\n")
    assert len(told) == len(notes)
    for short, whole in zip(told, notes, strict=True):
        assert short == whole or (short.endswith("…") and whole.startswith(short[:-1]))


def test_notes_that_fit_are_left_as_they_are():
    assert unquote(notes_header(["甲", "乙" * 100])) == "甲\n" + "乙" * 100


# --- the page ---


def test_the_page_knows_every_parameter_of_a_view_in_its_order(client):
    view, issues = read_view(FULL + "&area=circle,120.38,36.07,50")
    assert not issues
    params = view.to_params()
    missing = set(ORDER) - set(params)
    assert missing <= {"circle", "city", "sector", "kind", "precision"}
    assert [name for name in ORDER if name in params] == list(params)


def test_the_page_begins_with_the_view_of_its_link(client):
    answer = client.get(f"/sheet?{FULL}")
    assert answer.status_code == 200
    assert '<html lang="en">' in answer.text
    assert start_of(answer.text)["params"] == read_view(FULL)[0].to_params()


@pytest.mark.parametrize("lang", Language)
def test_what_is_not_understood_is_said(client, lang):
    html = client.get(f"/sheet?paper=a9&lang={lang}").text
    assert 'class="bad"' in html
    assert "a9" in html
    assert "paper" not in start_of(html)["params"]


def test_hostile_links_stay_text(client):
    evil = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    texts = {name: evil for name in ("title", "subtitle", "note", "maker", "q", "id", "paper", evil[:20])}
    html = client.get("/sheet", query_string=texts).text
    assert html.count("<script") == 5
    assert html.count("<img") == 1
    assert "onerror" not in re.sub(r'id="start">.*?</script>', "", html, flags=re.S)


def test_the_page_has_no_script_of_its_own_in_it(client):
    html = client.get("/sheet").text
    assert re.findall(r"<script(?! type=\"application/json\"| src=\"/assets/)", html) == []
    assert re.findall(r"\son\w+=", html) == []


# --- map approval ---


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("lang", Language)
def test_the_use_says_what_the_approval_number_is(audience, lang):
    said = approval_said(Settings(approval=APPROVAL), audience, lang, TODAY)
    for part in ("鲁SG(2026)001号", "某测绘院", "2026-01-05", "2027-12-31"):
        assert part in said


def test_without_a_number_a_public_sheet_is_a_sketch():
    assert "示意图" in approval_said(Settings(), Audience.PUBLIC, ZH, TODAY)
    assert "sketch" in approval_said(Settings(), Audience.PUBLIC, EN, TODAY)
    assert "不得公开" in approval_said(Settings(), Audience.INTERNAL, ZH, TODAY)


def test_an_expired_number_forbids_public_sheets_only():
    late = date(2028, 1, 1)
    assert "到期" in approval_said(Settings(approval=APPROVAL), Audience.PUBLIC, ZH, late)
    assert "到期" not in approval_said(Settings(approval=APPROVAL), Audience.INTERNAL, ZH, late)


EXPIRED = Settings(maker="省厅", approval=Approval("鲁SG(2020)001号", until=date(2020, 12, 31)))


@pytest.mark.parametrize("route", ["picture.png", "picture.png?preview=400", "map.png", "slides.pptx", "page.html"])
def test_an_expired_number_forbids_every_public_file(data, route):
    answer = make_app(data, settings=EXPIRED).test_client().get(f"/api/{route}")
    assert answer.status_code == 400
    assert "到期" in answer.text


def test_the_page_in_one_file_says_who_made_it(data):
    answer = make_app(data, settings=EXPIRED).test_client().get("/api/page.html?use=internal&layers=none")
    assert answer.status_code == 200
    assert "省厅" in answer.text


# --- the map alone ---


@pytest.mark.parametrize("approval", [None, replace(APPROVAL, until=None)], ids=["none", "valid"])
def test_the_map_alone_says_that_it_is_a_sketch(data, monkeypatch, approval):
    said = []
    monkeypatch.setattr(compose, "draw_sketch", lambda *_: said.append("示意图"))
    render_map(data, View(layers=()), width_px=400, height_px=300, settings=Settings(approval=approval))
    assert said == ["示意图"]


def test_the_map_alone_has_the_shape_of_its_box():
    assert shape_of(Bounds(118, 36, 120, 38)) == pytest.approx(1.25, abs=0.01)  # a degree of latitude / cos 37°
    assert shape_of(Bounds(0, 0, 300, 1)) == MAP_SHAPE[0]
    assert shape_of(Bounds(118, 20, 118.5, 60)) == MAP_SHAPE[1]


@pytest.mark.parametrize("width", ["199", "8001", "x", "１６００", ""])
def test_a_map_of_another_width_is_refused(client, width):
    assert client.get(f"/api/map.png?width={quote(width)}").status_code == 400


def test_the_field_of_the_title_shows_what_the_sheet_would_be_called(client):
    assert start_of(client.get("/sheet?city=370200&kind=port&title=T").text)["title"] == "青岛市“十四五”港口布局"
