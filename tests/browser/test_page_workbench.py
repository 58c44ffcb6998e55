"""Searching with completion, choosing only or all but, undo and redo, kept views."""

import pytest
from driving import choose, view_of
from playwright.sync_api import expect

from app.words import say
from layers.facets import FacetName
from layers.view import View
from layers.vocabulary import Language, Plan

ZH = Language.ZH
ABROAD_IN_BOX = "() => lutu.view.layers.includes('overseas') && lutu.view.viewport && lutu.view.viewport[2] < 100"
WORLD_FOLLOWED = "() => lutu.view.viewport && lutu.view.layers.includes('overseas') && lutu.followed === lutu.view"


def completions(page, text):
    page.locator("#search").fill(text)
    expect(page.locator("#completions li").first).to_be_visible()
    return page.locator("#completions li span:first-child").all_text_contents()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("即墨", "即墨区"),
        ("jmq", "即墨区"),
        ("jimo", "即墨区"),
        ("北京新发地", "北京新发地日照农副产品冷链物流"),
        ("海鲁巴", None),
        ("qqq", None),
    ],
)
def test_names_mentions_and_pinyin_complete(open_page, typed, name):
    page = open_page()
    if name:
        assert name in completions(page, typed)
    else:
        page.locator("#search").fill(typed)
        page.wait_for_function("() => lutu.view.text.length")
        expect(page.locator("#completions")).to_be_hidden()


@pytest.mark.parametrize("typed", ["jmq", "ｊｍｑ", "ＪＭ", "zbq"])
def test_pinyin_that_only_completes_does_not_empty_the_map(open_page, data, typed):
    page = open_page()
    completions(page, typed)
    page.wait_for_function("() => lutu.followed === lutu.view && lutu.view.text === ''")
    assert page.evaluate("() => lutu.passing.length") == len(data.facilities)
    page.locator("#search").fill("即墨")
    page.wait_for_function("() => lutu.view.text === '即墨'")


def test_the_map_is_not_emptied_while_the_names_are_on_their_way(open_page, data):
    page = open_page()
    page.evaluate(
        """() => {
          const ask = window.fetch;
          window.fetch = async (path, ...rest) => {
            if (String(path).includes("/names.json")) await new Promise((then) => { window.letNamesCome = then; });
            return ask(path, ...rest);
          };
        }"""
    )
    page.locator("#search").fill("jmq")
    page.wait_for_timeout(400)
    assert page.evaluate("() => lutu.passing.length") == len(data.facilities)
    page.evaluate("() => window.letNamesCome()")
    expect(page.locator("#completions li").first).to_be_visible()
    assert page.evaluate("() => lutu.passing.length") == len(data.facilities)


def test_a_county_jumped_to_is_outlined_until_the_map_is_clicked(open_page, data):
    page = open_page()
    county = next(county for county in data.counties.values() if county.name == "即墨区")
    assert completions(page, "jmq")[0] == county.name
    page.keyboard.press("Enter")
    outline = page.locator(".leaflet-lutu-draw-pane path")
    expect(outline).to_have_count(1)
    page.wait_for_function("() => lutu.view.viewport && lutu.followed === lutu.view")
    west, south, east, north = view_of(page).viewport
    assert west < county.lon < east
    assert south < county.lat < north
    page.locator(".leaflet-container").click(position={"x": 300, "y": 300})
    expect(outline).to_have_count(0)


def test_enter_jumps_to_the_first_and_arrows_choose_another(open_page):
    page = open_page()
    names = completions(page, "综合保税区")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#search")).to_have_attribute("aria-activedescendant", "completion-1")
    page.keyboard.press("Enter")
    expect(page.locator("#detail h2")).to_have_text(names[1])
    expect(page.locator("#completions")).to_be_hidden()
    expect(page.locator("#search")).to_have_value("")


def test_a_place_abroad_is_gone_to_with_its_layer(open_page, data):
    page = open_page()
    place = next(place for place in data.overseas if place.id == "haier-ruba-economic-zone")
    assert completions(page, "鲁巴")[0] == place.name
    page.locator("#completions li").first.click()
    expect(page.locator("#detail h2")).to_have_text(place.name)
    page.wait_for_function(
        "() => lutu.view.layers.includes('overseas') && lutu.view.viewport && lutu.view.viewport[2] < 100"
    )


def test_escape_closes_the_completions_and_leaves_the_text(open_page):
    page = open_page()
    completions(page, "港")
    page.keyboard.press("Escape")
    expect(page.locator("#completions")).to_be_hidden()
    expect(page.locator("#search")).to_have_value("港")


def test_only_this_value_and_all_but_the_chosen(open_page):
    page = open_page("plan=foreign_trade,economic_parks")
    row = page.locator("#facet-plan label", has_text=Plan.SERVICE_TRADE.zh)
    row.hover()
    row.locator(".only").click()
    page.wait_for_function("() => (lutu.view.chosen.plan || []).join() === 'service_trade'")
    page.locator("[data-act=invert][data-value=plan]").click()
    page.wait_for_function("() => lutu.view.chosen.plan.length === 5")
    assert view_of(page) == View(chosen={FacetName.PLAN: tuple(p for p in Plan if p is not Plan.SERVICE_TRADE)})


def test_all_but_none_is_no_choice(open_page):
    page = open_page()
    page.locator("[data-act=invert][data-value=circle]").click()
    choose(page, "plan", Plan.FOREIGN_TRADE)
    page.wait_for_function("() => lutu.view.chosen.plan && lutu.followed === lutu.view")
    assert view_of(page) == View(chosen={FacetName.PLAN: (Plan.FOREIGN_TRADE,)})


def test_undo_and_redo_go_through_filters_and_map(open_page):
    page = open_page()
    undo, redo = page.locator("[data-act=undo]"), page.locator("[data-act=redo]")
    expect(undo).to_be_disabled()
    choose(page, "plan", Plan.FOREIGN_TRADE)
    page.wait_for_function("() => lutu.view.chosen.plan && lutu.followed === lutu.view")
    page.locator(".extents [data-value=world]").click()
    page.wait_for_function(
        "() => lutu.view.viewport && lutu.view.layers.includes('overseas') && lutu.followed === lutu.view"
    )
    there = view_of(page)
    page.wait_for_timeout(800)
    while undo.is_enabled():
        undo.click()
        page.wait_for_timeout(600)
    assert view_of(page) == View()
    while redo.is_enabled():
        page.keyboard.press("Control+Shift+Z")
        page.wait_for_timeout(600)
    assert view_of(page) == there


def test_a_new_step_forgets_what_was_undone(open_page):
    page = open_page()
    choose(page, "plan", Plan.FOREIGN_TRADE)
    page.wait_for_function("() => lutu.view.chosen.plan && lutu.followed === lutu.view")
    page.locator("[data-act=undo]").click()
    page.wait_for_function("() => !lutu.view.chosen.plan && lutu.followed === lutu.view")
    page.wait_for_timeout(600)
    choose(page, "circle", "lunan")
    page.wait_for_function("() => lutu.view.chosen.circle && lutu.followed === lutu.view")
    expect(page.locator("[data-act=redo]")).to_be_disabled()


def test_a_view_is_kept_in_the_browser_recalled_and_forgotten(open_page):
    page = open_page("plan=foreign_trade&at=117,36,119,37.5")
    page.evaluate("() => localStorage.clear()")
    fold = page.locator("details:has(#kept)")
    fold.locator("summary").click()
    page.locator("#view-name").fill("外贸<b>中部</b>")
    page.locator("[data-act=keep]").click()
    expect(page.locator("#kept .kept-name")).to_have_text("外贸<b>中部</b>")
    page.locator("#chips .chip-clear").click()
    page.locator(".extents [data-act=home]").click()
    page.wait_for_function("() => !lutu.view.viewport && !lutu.view.chosen.plan")
    page.reload()
    page.wait_for_function("() => window.lutu && lutu.followed && lutu.followed === lutu.view")
    fold.locator("summary").click()
    page.locator("#kept .kept-name").click()
    page.wait_for_function("() => lutu.view.viewport && lutu.view.chosen.plan && lutu.followed === lutu.view")
    assert view_of(page).to_query() == "plan=foreign_trade&at=117.000,36.000,119.000,37.500"
    page.locator("#kept .kept-x").click()
    expect(page.locator("#kept")).to_have_text(say("views.none", ZH))


def test_what_is_typed_at_one_go_is_one_step(open_page):
    page = open_page("kind=port")
    undo = page.locator("[data-act=undo]")
    search = page.locator("#search")
    search.focus()
    for text in ("青", "青岛", "青岛港"):
        page.keyboard.insert_text(text[-1])
        page.wait_for_function("text => lutu.view.text === text && lutu.followed === lutu.view", arg=text)
    undo.click()
    page.wait_for_function("() => lutu.view.text === '' && lutu.followed === lutu.view")
    assert view_of(page).to_query() == "kind=port"
    expect(undo).to_be_disabled()


def test_what_is_typed_after_the_box_was_left_is_another_step(open_page):
    page = open_page()
    search = page.locator("#search")
    for text in ("港", "港口"):
        search.focus()
        page.keyboard.press("End")
        page.keyboard.insert_text(text[-1])
        page.wait_for_function("text => lutu.view.text === text && lutu.followed === lutu.view", arg=text)
        search.blur()
    page.locator("[data-act=undo]").click()
    page.wait_for_function("() => lutu.view.text === '港' && lutu.followed === lutu.view")
    expect(page.locator("[data-act=undo]")).to_be_enabled()
