"""axe-core finds nothing serious or critical on any page, in any of its states, in both languages, large and small."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from driving import choose
from playwright.sync_api import Page, expect

from layers.vocabulary import Language, Plan

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
GRAVE = ("serious", "critical")
FRAMES_STAND = "() => [...document.querySelectorAll('iframe')].every((frame) => frame.dataset.linked)"
SHEET_STANDS = "() => document.getElementById('leaf').dataset.state === 'ready'"
SHEET_STATES = {
    "screen": "kind=port",
    "own size": "kind=port&paper=200x150mm&theme=dark",
    "mangled": "kind=port&paper=a9&dpi=1",
}
STATES = {
    "map": "",
    "facility": "id=port-of-qingdao",
    "city": "id=370200",
    "numbers": "id=numbers",
    "area": "area=circle,120.38,36.07,80",
    "filtered": "plan=foreign_trade&layers=circles,roles,networks,corridors,overseas,facilities,labels&at=world",
    "nothing": "q=没有这样的名称",
    "mangled": "kind=castle&at=1,2",
}


def found_by_axe(page: Page) -> list[str]:
    """What axe-core calls serious or critical: the rule, and where."""
    results = Axe().run(page, options=RULES)
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary'][:300]}"
        for violation in results.response["violations"]
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("state", STATES)
def test_the_map_page(open_page, state, lang):
    page = open_page("&".join(filter(None, (STATES[state], f"lang={lang.value}"))))
    page.evaluate("() => document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    page.wait_for_timeout(300)
    assert found_by_axe(page) == []


@pytest.mark.parametrize("dock", ["table", "charts"])
def test_the_dock(open_page, dock):
    page = open_page()
    choose(page, "plan", Plan.SERVICE_TRADE)
    page.locator(f"[data-act=dock][data-value={dock}]").first.click()
    expect(page.locator("#dock")).to_be_visible()
    assert found_by_axe(page) == []


@pytest.mark.parametrize("drawer", ["filters", "list"])
def test_the_drawers_of_a_small_screen(open_page, drawer):
    page = open_page(width=390, height=844)
    page.locator(f".buttons [data-act=drawer][data-value={drawer}]").click()
    page.wait_for_timeout(400)
    assert found_by_axe(page) == []


def test_the_completions(open_page):
    page = open_page()
    page.locator("#search").fill("综合")
    expect(page.locator("#completions li").first).to_be_visible()
    assert found_by_axe(page) == []


@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("path", ["/city", "/city/370200", "/numbers", "/matrix", "/analysis", "/data", "/compare"])
def test_the_pages_beside_the_map(open_page, site, path, lang):
    page = open_page()
    page.goto(f"{site.url}{path}?lang={lang.value}")
    page.wait_for_function(FRAMES_STAND)
    assert found_by_axe(page) == []


@pytest.fixture
def sheet_page(open_page, site):
    def open_(query: str, width: int = 1440, height: int = 900) -> Page:
        page = open_page(width=width, height=height)
        page.goto(f"{site.url}sheet?{query}")
        page.wait_for_function(SHEET_STANDS)
        return page

    return open_


@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("state", SHEET_STATES)
def test_the_page_that_makes_a_sheet(sheet_page, state, lang):
    page = sheet_page(f"{SHEET_STATES[state]}&lang={lang}")
    page.evaluate("() => document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    assert found_by_axe(page) == []


def test_the_page_that_makes_a_sheet_on_a_small_screen(sheet_page):
    page = sheet_page("kind=port", width=390, height=844)
    assert found_by_axe(page) == []


def test_the_page_that_makes_a_sheet_while_it_draws_and_when_it_cannot(sheet_page):
    page = sheet_page("kind=port")
    sentence = "没有这种纸"
    held = []
    page.route("**/api/picture.png*", lambda route: held.append(route))
    page.locator("[name=template][value=brief]").click(force=True)
    expect(page.locator("#state")).not_to_be_empty()
    assert found_by_axe(page) == []
    while not held:
        page.wait_for_timeout(20)
    held[0].fulfill(body=sentence, headers={"X-Lutu-Size": ""})
    expect(page.locator("#bad")).to_be_visible()
    assert found_by_axe(page) == []


def test_the_page_that_makes_a_sheet_with_an_atlas_on_its_way(sheet_page):
    page = sheet_page("kind=port")
    doing = {"done": 1, "total": 3, "failed": ["青岛市"], "state": "running"}
    page.route("**/api/atlas**", lambda route: route.fulfill(json=doing | {"id": "a"}))
    page.locator("#atlas summary").click()
    page.locator("#atlas-start").click()
    expect(page.locator("#atlas-failed li")).to_have_count(1)
    assert found_by_axe(page) == []
    doing["state"] = "done"
    expect(page.locator("#atlas-file")).to_be_visible()
    assert found_by_axe(page) == []
