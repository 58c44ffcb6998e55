"""The page that makes a sheet: every option changes address and preview, and what is taken is what is shown."""

import base64
import io
import re
import urllib.request
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from app.settings import Settings
from app.sheet.export import render
from app.sheet.forms import MEDIA_TYPES
from app.words import say
from layers.sheet import SIZES_MM, STANDARD, Audience, Part, Sheet, Template
from layers.store import Data
from layers.view import Theme, View, read_view
from layers.vocabulary import Language

ZH = Language.ZH
LIGHT_QUERY = "kind=port&layers=facilities"
"""A View that is quickly drawn."""
STANDS = "() => !['loading', undefined].includes(document.getElementById('leaf').dataset.state)"
SIDEWAYS = "() => document.documentElement.scrollWidth - window.innerWidth"
CUT = """() => [...document.querySelectorAll("button, a, label, input, select, summary, p, legend")]
  .filter((it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !it.closest(".sr"))
  .map((it) => [it.textContent.trim().slice(0, 20) || it.name, it.getBoundingClientRect()])
  .filter(([, { left, right }]) => left < -0.5 || right > innerWidth + 0.5).map(([name]) => name)"""


@pytest.fixture
def open_sheet(context, site):
    """Open the page at a query and wait for its first preview; fails at the end if a script of it failed."""
    troubles: list[str] = []
    pages: list[Page] = []

    def open_(query: str = LIGHT_QUERY, *, width: int = 1440, height: int = 900) -> Page:
        page = context.new_page()
        pages.append(page)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda it: it.url.startswith((site.url, "blob:", "data:")) or troubles.append(it.url))
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{site.url}sheet?{query}")
        page.wait_for_function(STANDS)
        return page

    yield open_
    for page in pages:
        page.close()
    assert not troubles


def view_of(page: Page) -> View:
    """The View that the page's address says; it must be written as the server writes it."""
    view, issues = read_view(page.url)
    assert not issues
    assert page.url.partition("?")[2] == view.to_query()
    return view


PIXELS = """() => {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: preview.naturalWidth, height: preview.naturalHeight });
  canvas.getContext("2d").drawImage(preview, 0, 0);
  return canvas.toDataURL("image/png").split(",")[1];
}"""


def preview_after(page: Page, act) -> Image.Image:
    """The picture that the page shows after an act."""
    before = page.locator("#preview").get_attribute("src")
    act()
    page.wait_for_function(
        "before => document.getElementById('leaf').dataset.state === 'ready' && preview.src !== before", arg=before
    )
    return opened(base64.b64decode(page.evaluate(PIXELS)))


def served(site, query: str) -> Image.Image:
    """The preview that the server draws of a query."""
    with urllib.request.urlopen(f"{site.url}api/picture.png?{query}&preview=1600") as answer:
        return opened(answer.read())


def same(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures show the same, but for how a browser rounds colours."""
    return one.size == other.size and max(high for _, high in ImageChops.difference(one, other).getextrema()) <= 2


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f"[name={name}][value='{value}']").click(force=True)


# --- options, address, preview ---


def test_another_template_changes_the_preview_and_the_address(open_sheet, site):
    page = open_sheet()
    shown = preview_after(page, lambda: choose(page, "template", Template.OFFICIAL))
    view = view_of(page)
    assert view.sheet == Sheet(template=Template.OFFICIAL)
    width, height = shown.size
    assert height == pytest.approx(1600, abs=12)  # whole dots per inch
    assert width / height == pytest.approx(210 / 297, abs=0.001)
    assert same(shown, served(site, view.to_query()))
    expect(page.locator("#measure")).to_have_text(say("make.measure", ZH, mm="210 × 297", px="2480 × 3508", dpi=300))
    ticked = page.evaluate("() => [...document.querySelectorAll('[name=part]:checked')].map((box) => box.value)")
    assert set(ticked) == set(STANDARD[Template.OFFICIAL][2])


@pytest.mark.parametrize("theme", [Theme.DARK, Theme.SAFE])
def test_another_theme_is_the_views_own(open_sheet, theme):
    page = open_sheet()
    preview_after(page, lambda: choose(page, "theme", theme))
    assert view_of(page).theme is theme
    preview_after(page, lambda: choose(page, "theme", Theme.LIGHT))
    assert view_of(page).to_query() == View.to_query(read_view(LIGHT_QUERY)[0])


def test_a_part_is_switched_off_and_the_template_brings_it_back(open_sheet):
    page = open_sheet()
    with_legend = page.evaluate("() => preview.src")
    reset = page.locator("#as-template")
    expect(reset).to_be_disabled()
    bare = preview_after(page, lambda: page.locator("[name=part][value=legend]").uncheck())
    sheet = view_of(page).sheet
    assert sheet.parts is not None
    assert set(sheet.parts) == set(STANDARD[Template.SCREEN][2]) - {Part.LEGEND}
    again = preview_after(page, reset.click)
    assert view_of(page).sheet == Sheet()
    assert not same(again, bare)
    assert page.evaluate("() => preview.src") != with_legend
    expect(page.locator("[name=part][value=legend]")).to_be_checked()


def test_no_part_at_all_is_said_in_the_address(open_sheet):
    page = open_sheet(LIGHT_QUERY + "&parts=title")
    preview_after(page, lambda: page.locator("[name=part][value=title]").uncheck())
    assert view_of(page).sheet.parts == ()


def test_texts_use_and_today(open_sheet):
    page = open_sheet()
    texts = {"title": "口岸 (1)’s", "subtitle": "副题", "maker": "某厅", "note": "附注", "page": "7"}

    def fill() -> None:
        for name, text in texts.items():
            page.locator(f"input[name={name}]").fill(f"  {text} ")
        page.locator("#today").click()
        choose(page, "use", Audience.INTERNAL)

    preview_after(page, fill)
    view = view_of(page)
    assert {name: getattr(view if name == "title" else view.sheet, name) for name in texts} == texts
    assert re.fullmatch(r"20\d\d年\d+月\d+日", view.sheet.dated)
    assert view.sheet.audience is Audience.INTERNAL
    expect(page.locator("#approval")).to_have_text(say("make.use.none.internal", ZH))


@pytest.mark.parametrize(
    ("size", "stands", "paper"), [("a3", True, "a3-portrait"), ("4x3", False, "4x3"), ("16x9", True, "16x9-portrait")]
)
def test_named_papers_in_both_directions(open_sheet, size, stands, paper):
    page = open_sheet()

    def act() -> None:
        page.locator("[name=size]").select_option(size)
        choose(page, "direction", "standing" if stands else "lying")

    preview_after(page, act)
    sheet = view_of(page).sheet
    assert sheet.paper == paper
    assert sorted(sheet.size_mm) == sorted(SIZES_MM[size])


def test_a_size_of_ones_own_begins_with_the_size_there_was(open_sheet):
    page = open_sheet()
    preview_after(page, lambda: page.locator("[name=size]").select_option("px"))
    assert view_of(page).sheet.paper == "1920x1080px"
    preview_after(page, lambda: page.locator("[name=size]").select_option("mm"))
    assert view_of(page).sheet.paper == "339x191mm"
    preview_after(page, lambda: page.locator("[name=width]").fill("200"))
    assert view_of(page).sheet.size_mm == (200, 191)


def test_a_bad_paper_shows_the_servers_sentence_and_a_good_one_takes_it_away(open_sheet):
    page = open_sheet(LIGHT_QUERY + "&paper=200x150mm")
    expect(page.locator("#bad")).to_be_hidden()
    page.locator("[name=width]").fill("10")
    expect(page.locator("#bad")).to_contain_text("宽、高应在 50–2000 mm 之间")
    expect(page.locator("[name=width]")).to_have_attribute("aria-invalid", "true")
    preview_after(page, lambda: page.locator("[name=width]").fill("300"))
    expect(page.locator("#bad")).to_be_hidden()
    assert view_of(page).sheet.paper == "300x150mm"


def test_the_newest_preview_wins(open_sheet, site):
    page = open_sheet()
    held = []
    page.route("**/api/picture.png*theme=dark*", lambda route: held.append(route))
    choose(page, "theme", Theme.DARK)
    expect(page.locator("#leaf")).to_have_attribute("data-state", "loading")
    page.wait_for_function("() => document.getElementById('state').textContent")
    while not held:
        page.wait_for_timeout(20)
    shown = preview_after(page, lambda: choose(page, "theme", Theme.GREY))
    assert same(shown, served(site, view_of(page).to_query()))
    for route in held:
        route.abort()


def test_a_preview_that_is_not_shown_is_let_go(open_sheet):
    page = open_sheet()
    page.evaluate("""() => {
      const [make, drop] = [URL.createObjectURL, URL.revokeObjectURL];
      window.held = new Set();
      URL.createObjectURL = (it) => { const url = make.call(URL, it); held.add(url); return url; };
      URL.revokeObjectURL = (url) => { held.delete(url); drop.call(URL, url); };
    }""")
    page.route("**/api/picture.png*theme=dark*", lambda route: route.fulfill(body=b"no picture"))
    choose(page, "theme", Theme.DARK)
    expect(page.locator("#leaf")).to_have_attribute("data-state", "bad")
    assert page.evaluate("() => held.size") == 0


def test_a_server_that_does_not_answer_is_said(open_sheet):
    page = open_sheet()
    page.route("**/api/picture.png*", lambda route: route.abort())
    choose(page, "theme", Theme.DARK)
    expect(page.locator("#bad")).to_have_text(say("make.failed", ZH) + say("make.offline", ZH))


def test_what_the_layout_left_out_is_listed(open_sheet):
    page = open_sheet()
    notes = ["清单放不下，少列 3 处", "50% <b>"]
    page.route(
        "**/api/picture.png*theme=dark*",
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            headers={**answer.headers, "x-lutu-notes": urllib.request.quote("\n".join(notes))},
        ),
    )
    preview_after(page, lambda: choose(page, "theme", Theme.DARK))
    expect(page.locator("#notes li")).to_have_text(notes)


def test_the_language_turns_the_page_and_keeps_the_view(open_sheet):
    page = open_sheet(LIGHT_QUERY + "&template=brief&note=N")
    with page.expect_navigation():
        choose(page, "lang", "en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[name=template]:checked")).to_have_value("brief")
    view = view_of(page)
    assert (view.lang, view.sheet.note) == (Language.EN, "N")
    page.wait_for_function(STANDS)


# --- from the map and back ---


def test_the_options_survive_the_way_from_the_map_and_back(open_page):
    query = "kind=port&title=T&template=wall&paper=a2-portrait&dpi=90&parts=title,legend&use=internal&note=N"
    page = open_page(query)
    with page.expect_navigation():
        page.get_by_role("link", name=say("make.title", ZH), exact=True).click()
    page.wait_for_function(STANDS)
    there = view_of(page)
    assert there == read_view(query)[0]
    preview_after(page, lambda: page.locator("[name=part][value=north]").check())
    changed = view_of(page)
    with page.expect_navigation():
        page.locator("#back").click()
    page.wait_for_function("() => window.lutu && lutu.view && lutu.followed === lutu.view")
    assert read_view(page.url)[0] == changed
    with page.expect_navigation():
        page.locator("#make-sheet").click()
    page.wait_for_function(STANDS)
    assert view_of(page) == changed


# --- taking it along ---


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_a_download_is_the_sheet_under_its_title_and_opens_again(open_sheet, site, data: Data, form):
    page = open_sheet(LIGHT_QUERY + "&template=brief&dpi=60&title=口岸：青岛/烟台*")
    view = view_of(page)
    with page.expect_download() as download:
        page.locator(f"[data-form={form}]").click()
    assert download.value.suggested_filename == f"口岸：青岛 烟台.{form}"
    file = Path(download.value.path())
    assert file.read_bytes() == render(data, view, form, Settings(page=site.url)).content
    expect(page.locator("#said")).to_contain_text("口岸：青岛 烟台")
    named = file.with_name(f"made.{form}")
    named.write_bytes(file.read_bytes())
    page.goto(f"{site.url}sheet")
    page.wait_for_function(STANDS)
    with page.expect_navigation():
        page.locator("#open-file").set_input_files(named)
    assert view_of(page) == view
    page.wait_for_function(STANDS)


@pytest.mark.parametrize(
    ("form", "start"), [("pptx", b"PK\x03\x04"), ("html", b"<!DOCTYPE html>"), ("map", b"\x89PNG")]
)
def test_slides_page_and_the_map_alone_are_downloaded(open_sheet, form, start):
    page = open_sheet(LIGHT_QUERY + "&title=港口&at=119.5,35.5,121.5,37")
    page.locator("#shapes").check()
    with page.expect_download() as download, page.expect_request("**/api/*") as request:
        page.locator(f"[data-form={form}]").click()
    assert ("shapes=1" in request.value.url) == (form == "pptx")
    wanted = f"港口 {say('make.take.map', ZH)}.png" if form == "map" else f"港口.{form}"
    assert download.value.suggested_filename == wanted
    content = Path(download.value.path()).read_bytes()
    assert content.lstrip().lower().startswith(start.lower())
    if form == "map":
        assert Image.open(io.BytesIO(content)).getchannel("A").getextrema()[0] == 0


def test_a_file_of_ours_can_be_dropped_on_the_page(open_sheet, site, data: Data):
    page = open_sheet()
    view = View(sheet=Sheet(template=Template.BRIEF, dpi=50), title="拖")
    content = list(render(data, view, "png", Settings()).content)
    with page.expect_navigation():
        page.evaluate(
            """content => {
              const dataTransfer = new DataTransfer();
              dataTransfer.items.add(new File([new Uint8Array(content)], "a.png"));
              document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
            }""",
            content,
        )
    assert view_of(page) == view
    page.wait_for_function(STANDS)


def test_another_file_is_said_to_hold_no_view(open_sheet, tmp_path):
    other = tmp_path / "other.png"
    other.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(30))
    page = open_sheet()
    page.locator("#open-file").set_input_files(other)
    expect(page.locator("#said")).to_have_text(say("open.none", ZH, name="other.png"))
    assert view_of(page).to_query() == read_view(LIGHT_QUERY)[0].to_query()


def test_a_download_that_is_refused_says_why(open_sheet):
    page = open_sheet(LIGHT_QUERY + "&paper=a0&dpi=600")
    page.locator("[data-form=png]").click()
    expect(page.locator("#said")).to_contain_text(say("make.unmade", ZH))
    expect(page.locator("#said")).to_contain_text("dpi")
    expect(page.locator("[data-form=png]")).to_be_enabled()


IN_CLIPBOARD = """async () => {
  const [item] = await navigator.clipboard.read();
  const blob = await item.getType("image/png");
  const { width, height } = await createImageBitmap(blob);
  return [width, height];
}"""


def test_the_sheet_is_copied_as_a_picture(open_sheet, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = open_sheet(LIGHT_QUERY + "&template=brief&dpi=60")
    page.bring_to_front()
    page.locator("[data-copy=sheet]").click()
    expect(page.locator("#said")).to_have_text(say("make.copied", ZH))
    assert page.evaluate(IN_CLIPBOARD) == [378, 283]
    page.locator("[data-copy=map]").click()
    page.wait_for_function(f"async () => ({IN_CLIPBOARD})().then(([width]) => width === 2400)")
    page.locator("[data-copy=link]").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()) === location.href")
    context.clear_permissions()


def test_a_browser_that_refuses_the_clipboard_is_said(open_sheet):
    page = open_sheet()
    page.evaluate("() => Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    for what in ("link", "sheet"):
        page.locator(f"[data-copy={what}]").click()
        expect(page.locator("#said")).to_have_text(say("make.copy.refused", ZH))


# --- the atlas, as its routes answer ---


class Atlas:
    """Answers as the atlas's routes do, one state after another."""

    def __init__(self, page: Page, *states: dict) -> None:
        self.states, self.asked = list(states), []
        page.route("**/api/atlas**", self.answer)

    def answer(self, route) -> None:
        self.asked.append((route.request.method, route.request.url.partition("/api/")[2]))
        if route.request.method == "POST":
            route.fulfill(status=202, json={"id": "a1"})
        elif route.request.method == "DELETE":
            route.fulfill(json={**self.states[0], "state": "stopped"})
        else:
            route.fulfill(json=self.states.pop(0) if len(self.states) > 1 else self.states[0])


def start_atlas(page: Page) -> None:
    page.locator("#atlas summary").click()
    page.locator("#atlas-start").click()


def test_an_atlas_tells_how_far_it_is_names_what_failed_and_gives_the_file(open_sheet):
    page = open_sheet()
    doing = {"done": 2, "total": 3, "failed": [], "state": "running"}
    atlas = Atlas(page, doing, doing, {"done": 3, "total": 3, "failed": ["青岛市：x"], "state": "done"})
    start_atlas(page)
    expect(page.locator("#atlas-said")).to_have_text(say("make.atlas.progress", ZH, done=2, total=3))
    assert page.evaluate("() => document.getElementById('atlas-bar').position") == pytest.approx(2 / 3)
    file = page.locator("#atlas-file")
    expect(file).to_be_visible()
    expect(file).to_be_focused()
    page.route("**/api/atlas/a1/atlas.pdf", lambda route: route.fulfill(body=b"%PDF-1.7"))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    title = page.get_attribute("input[name=title]", "placeholder")
    assert download.value.suggested_filename == f"{title} {say('make.atlas', ZH)}.pdf"
    expect(page.locator("#atlas-failed li")).to_have_text(["青岛市：x"])
    query = read_view(LIGHT_QUERY)[0].to_query()
    assert atlas.asked[0] == ("POST", f"atlas?{query}&by=plan,circle,city")


def test_a_real_atlas_is_made_and_opens_the_view_it_was_made_from(open_sheet, tmp_path):
    page = open_sheet(LIGHT_QUERY + "&template=brief&title=港口")
    view = view_of(page)
    page.locator("#atlas summary").click()
    for name in ("plan", "city"):
        page.locator(f"[name=by][value={name}]").uncheck()
    page.locator("#atlas-start").click()
    page.locator("#atlas-file").wait_for(state="visible", timeout=120_000)
    expect(page.locator("#atlas-failed")).to_be_hidden()
    with page.expect_download() as download:
        page.locator("#atlas-file").click()
    assert download.value.suggested_filename == "港口 图集.pdf"
    made = tmp_path / "atlas.pdf"
    download.value.save_as(made)
    assert len(PdfReader(made).pages) >= 3 + 2
    with page.expect_navigation():
        page.locator("#open-file").set_input_files(made)
    assert view_of(page) == view
    page.wait_for_function(STANDS)


def test_an_atlas_can_be_stopped(open_sheet):
    page = open_sheet()
    atlas = Atlas(page, {"done": 0, "total": 16, "failed": [], "state": "running"})
    start_atlas(page)
    expect(page.locator("#atlas-said")).to_have_text(say("make.atlas.progress", ZH, done=0, total=16))
    page.locator("#atlas-stop").click()
    expect(page.locator("#atlas-said")).to_have_text(say("make.atlas.stopped", ZH))
    expect(page.locator("#atlas-start")).to_be_focused()
    assert ("DELETE", "atlas/a1") in atlas.asked


def test_there_is_nothing_to_stop_before_the_server_has_answered(open_sheet):
    page = open_sheet()
    atlas = Atlas(page, {"done": 0, "total": 16, "failed": [], "state": "running"})
    held = []
    page.route("**/api/atlas?*", lambda route: held.append(route))
    start_atlas(page)
    expect(page.locator("#atlas-stop")).to_be_disabled()
    while not held:
        page.wait_for_timeout(20)
    atlas.answer(held[0])
    page.locator("#atlas-stop").click()
    expect(page.locator("#atlas-said")).to_have_text(say("make.atlas.stopped", ZH))
    assert ("DELETE", "atlas/a1") in atlas.asked


def test_a_stop_that_fails_is_said_and_can_be_tried_again(open_sheet):
    page = open_sheet()
    Atlas(page, {"done": 0, "total": 16, "failed": [], "state": "running"})
    start_atlas(page)
    page.route("**/api/atlas/a1", lambda it: it.abort() if it.request.method == "DELETE" else it.fallback())
    page.locator("#atlas-stop").click()
    expect(page.locator("#said")).to_have_text(say("make.atlas.unstopped", ZH) + say("make.offline", ZH))
    expect(page.locator("#atlas-stop")).to_be_enabled()
    page.unroute("**/api/atlas/a1")
    page.locator("#atlas-stop").click()
    expect(page.locator("#atlas-said")).to_have_text(say("make.atlas.stopped", ZH))


def test_an_atlas_is_taken_up_after_a_reload_and_can_be_stopped(open_sheet):
    page = open_sheet()
    atlas = Atlas(page, {"done": 1, "total": 16, "failed": [], "state": "running"})
    start_atlas(page)
    expect(page.locator("#atlas-said")).to_have_text(say("make.atlas.progress", ZH, done=1, total=16))
    page.reload()
    expect(page.locator("#atlas-said")).to_have_text(say("make.atlas.progress", ZH, done=1, total=16))
    expect(page.locator("#atlas-start")).to_be_disabled()
    page.locator("#atlas-stop").click()
    expect(page.locator("#atlas-said")).to_have_text(say("make.atlas.stopped", ZH))
    assert atlas.asked[-1] == ("DELETE", "atlas/a1")
    page.reload()
    page.wait_for_function(STANDS)
    expect(page.locator("#atlas-said")).to_have_text("")


def test_a_finished_atlas_is_still_there_after_a_reload(open_sheet):
    page = open_sheet()
    Atlas(page, {"done": 3, "total": 3, "failed": ["青岛市：x"], "state": "done"})
    start_atlas(page)
    expect(page.locator("#atlas-file")).to_be_visible()
    page.reload()
    expect(page.locator("#atlas-file")).to_be_visible()
    expect(page.locator("#atlas-failed li")).to_have_text(["青岛市：x"])


def test_an_atlas_that_the_server_no_longer_knows_is_forgotten(open_sheet):
    page = open_sheet()
    page.evaluate("() => sessionStorage.setItem('lutu.atlas', 'gone')")
    with page.expect_response("**/api/atlas/gone") as answer:
        page.reload()
    assert answer.value.status == 404
    page.wait_for_function("() => sessionStorage.getItem('lutu.atlas') === null")
    expect(page.locator("#atlas-start")).to_be_enabled()


def test_an_atlas_of_nothing_is_not_ordered(open_sheet):
    page = open_sheet()
    atlas = Atlas(page, {})
    page.locator("#atlas summary").click()
    for box in page.locator("[name=by]").all():
        box.uncheck()
    page.locator("#atlas-start").click()
    expect(page.locator("#atlas-said")).to_have_text(say("make.atlas.none", ZH))
    assert atlas.asked == []


# --- small screens and the keyboard ---


@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("width", [360, 390, 768, 1024, 1920])
def test_nothing_is_cut_at_any_width(open_sheet, width, lang):
    page = open_sheet(f"{LIGHT_QUERY}&lang={lang}", width=width, height=844)
    page.locator("#atlas summary").click()
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(CUT) == []
    leaf = page.locator("#leaf").bounding_box()
    assert leaf is not None
    assert leaf["width"] > width * 0.4
    assert leaf["width"] / leaf["height"] == pytest.approx(16 / 9, abs=0.01)


def test_on_a_small_screen_the_preview_stays_in_sight(open_sheet):
    page = open_sheet(width=390, height=844)
    page.locator("[name=note]").scroll_into_view_if_needed()
    expect(page.locator("#leaf")).to_be_in_viewport(ratio=0.95)


FOCUSED = """() => {
  const it = document.activeElement;
  return it.name || it.id || Object.values(it.dataset)[0] || it.tagName;
}"""


def test_everything_is_reached_by_the_keyboard_alone(open_sheet):
    page = open_sheet()
    page.locator("#back").focus()
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUSED))
        if seen[-1] == "near":
            break
    wanted = ["png", "pdf", "pptx", "sheet", "link", "template", "title", "theme", "size", "dpi", "direction", "part"]
    wanted += ["maker", "dated", "today", "page", "note", "use", "lang", "shapes", "SUMMARY", "open-file", "near"]
    assert [name for name in wanted if name not in seen] == []
    assert [seen.index(name) for name in wanted] == sorted(seen.index(name) for name in wanted)


def test_a_template_is_chosen_by_the_arrow_keys(open_sheet):
    page = open_sheet()
    page.locator("[name=template]:checked").focus()
    preview_after(page, lambda: page.keyboard.press("ArrowRight"))
    assert view_of(page).sheet.template is Template.OFFICIAL
    expect(page.locator("[name=template]:checked")).to_be_focused()
