"""Whatever stands in the data or the link is shown as text and never becomes markup."""

import json
import shutil
from urllib.parse import quote

import pytest
from driving import SYMBOL_OF, click_canvas
from playwright.sync_api import expect
from running import Site, serving, write_plans

from layers.store import DATA_FOLDER, FACILITIES, load
from layers.vocabulary import Precision

IMAGE = "<img src=x onerror=alert(1)>"
SCRIPT = "</script><script>alert(2)</script>"
MENTION = f"原词</script>{IMAGE}"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A server whose first well-placed facility carries markup in every text, and the facility."""
    folder = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(DATA_FOLDER, folder)
    file = folder / FACILITIES
    content = json.loads(file.read_text(encoding="utf-8"))
    feature = next(f for f in content["features"] if f["properties"]["precision"] == Precision.SITE)
    texts = {
        "name": f"测试{IMAGE}",
        "name_en": f"Test {IMAGE}",
        "note": f"说明{SCRIPT}{IMAGE}",
        "note_en": f"Note {SCRIPT}{IMAGE}",
        "names_other": [IMAGE, SCRIPT],
        "located_by": f"依据{IMAGE}",
        "located_by_en": f"by {IMAGE}",
    }
    feature["properties"].update(texts)
    feature["properties"]["citations"][0]["mention"] = MENTION
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    facility = next(f for f in load(folder).facilities if f.id == feature["id"])
    plans = write_plans(folder.parent / "plans.txt", [facility])
    with serving(folder.parent / "errors.txt", "--data", folder, "--plans", plans) as url:
        yield Site(url, plans), facility


def _refuse_dialogs(page) -> list[str]:
    said: list[str] = []

    def dismiss(dialog):
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    return said


def _expect_no_markup(page):
    assert page.locator("img[src='x'], img[onerror]").count() == 0
    scripts = page.locator("script").all_text_contents()
    assert not any("alert(" in script for script in scripts)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_hostile_name_is_text_in_list_map_and_panel(open_page, hostile, lang):
    site, facility = hostile
    name = facility.name if lang == "zh" else facility.name_en
    page = open_page(f"q=onerror&lang={lang}", url=site.url)
    dialogs = _refuse_dialogs(page)
    expect(page.locator("#list .item-name")).to_have_text([name])
    at = page.evaluate(SYMBOL_OF, facility.id)
    corner = page.locator("#map").bounding_box()
    page.mouse.move(corner["x"] + at["x"], corner["y"] + at["y"])
    expect(page.locator("#tip")).to_have_text(name)
    click_canvas(page, at)
    expect(page.locator("#detail h2")).to_have_text(name)
    expect(page.locator("#detail")).to_contain_text(facility.note if lang == "zh" else facility.note_en)
    expect(page.locator("#detail .cite-mention", has_text="原词").first).to_contain_text(MENTION)
    expect(page.locator("#detail mark", has_text="原词").first).to_have_text(facility.citations[0].mention)
    _expect_no_markup(page)
    assert dialogs == []


def test_a_hostile_name_is_text_in_the_drawn_svg(open_page, hostile):
    site, _ = hostile
    page = open_page("q=onerror", url=site.url)
    drawn = page.evaluate("async () => (await fetch(`/api/picture.svg?${lutu.writeView(lutu.view)}`)).text()")
    assert "<img" not in drawn
    assert "<script" not in drawn


def test_a_hostile_link_is_text_in_chip_notice_and_title(open_page):
    query = f"q={quote(IMAGE)}&plan={quote(SCRIPT)}&title={quote(SCRIPT)}&id={quote(IMAGE)}"
    page = open_page(query)
    dialogs = _refuse_dialogs(page)
    expect(page.locator("#chips")).to_contain_text(IMAGE)
    expect(page.locator("#notice")).to_contain_text(SCRIPT)
    expect(page.locator("#search")).to_have_value(IMAGE)
    _expect_no_markup(page)
    assert dialogs == []
