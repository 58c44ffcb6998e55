"""The table and the charts below the map: one selection with the map, in the link, downloadable."""

import csv
import io

import pytest
from driving import expected_on_map, view_of
from playwright.sync_api import expect

from app.words import say
from layers.facets import TEXT_LIMIT, FacetName
from layers.query import counts
from layers.view import MOST_PICKED, View
from layers.vocabulary import Circle, Kind, Language, Plan

ZH = Language.ZH
ROWS = "#dock tbody tr"


def opened(open_page, name, query=""):
    page = open_page(query)
    page.locator(f"[data-act=dock][data-value={name}]").first.click()
    expect(page.locator("#dock")).to_be_visible()
    return page


def column(page, n):
    return [text.strip() for text in page.locator(f"{ROWS} > :nth-child({n})").all_text_contents()]


def test_the_table_has_a_row_for_each_facility_on_the_map(open_page, data):
    page = opened(open_page, "table", "plan=foreign_trade")
    shown = expected_on_map(data, view_of(page))
    expect(page.locator(ROWS)).to_have_count(len(shown))
    assert set(column(page, 2)) == {facility.name for facility in shown}


def test_the_table_follows_the_filters_and_a_cell_filters_the_map(open_page, data):
    page = opened(open_page, "table")
    page.locator("#dock [data-act=only][data-value='kind:port']").first.click()
    page.wait_for_function("() => lutu.followed === lutu.view && (lutu.view.chosen.kind || []).join() === 'port'")
    ports = [facility for facility in data.facilities if facility.kind is Kind.PORT]
    expect(page.locator(ROWS)).to_have_count(len(ports))


def test_filters_below_the_heads_set_the_view_and_the_map_follows(open_page, data):
    page = opened(open_page, "table")
    page.locator("#filter-kind").focus()
    page.locator("#filter-kind").select_option("port")
    page.wait_for_function("() => lutu.followed === lutu.view && (lutu.view.chosen.kind || []).join() === 'port'")
    expect(page.locator("#filter-kind")).to_be_focused()
    expect(page.locator(ROWS)).to_have_count(sum(f.kind is Kind.PORT for f in data.facilities))
    expect(page.locator("#filter-name")).to_have_attribute("maxlength", str(TEXT_LIMIT))
    page.locator("#filter-name").fill("日照")
    page.locator("#filter-name").press("Enter")
    page.wait_for_function("() => lutu.followed === lutu.view && lutu.view.text === '日照'")
    assert view_of(page) == View(chosen={FacetName.KIND: (Kind.PORT,)}, text="日照")
    page.locator("#filter-kind").select_option("")
    page.locator("#filter-name").fill("")
    page.locator("#filter-name").press("Enter")
    page.wait_for_function("() => lutu.followed === lutu.view && !lutu.view.text && !lutu.view.chosen.kind")
    county = next(county for county in data.counties.values() if county.name == "城阳区")
    page.locator("#filter-county").select_option(county.adcode)
    page.wait_for_function("() => lutu.followed === lutu.view && lutu.view.area")
    shown = expected_on_map(data, view_of(page))
    assert shown
    assert {facility.county for facility in shown} == {county.adcode}
    expect(page.locator(ROWS)).to_have_count(len(shown))


def test_several_words_of_a_facet_are_said_in_its_filter(open_page):
    page = opened(open_page, "table", "kind=port,airport")
    expect(page.locator("#filter-kind option:checked")).to_have_text(say("table.some", ZH, n=2))


def test_the_filters_stay_where_nothing_matches(open_page):
    page = opened(open_page, "table", "q=没有这个名称")
    page.locator("#filter-name").fill("港")
    page.locator("#filter-name").press("Enter")
    expect(page.locator(ROWS).first).to_be_visible()


def test_the_legend_folds_where_the_dock_leaves_it_no_room(open_page):
    page = open_page(width=1920, height=1080)
    legend = page.locator(".legend")
    expect(legend).to_have_attribute("open", "")
    page.keyboard.press("t")
    expect(legend).not_to_have_attribute("open", "")
    page.keyboard.press("t")
    expect(legend).to_have_attribute("open", "")
    page.keyboard.press("t")
    legend.locator("summary").click()
    page.keyboard.press("c")
    expect(legend).to_have_attribute("open", "")


def test_on_a_phone_the_dock_leaves_the_map_its_room(open_page):
    page = open_page(width=390, height=844)
    page.keyboard.press("c")
    dock, around = page.locator("#dock").bounding_box(), page.locator(".map").bounding_box()
    assert around["y"] + around["height"] <= dock["y"] + 1
    home, shown = page.evaluate("() => [lutu.config.home, lutu.box()]")
    assert shown[0] <= home[0]
    assert shown[1] <= home[1]
    assert shown[2] >= home[2]
    assert shown[3] >= home[3]


def test_a_head_sorts_up_then_down_then_not(open_page):
    page = opened(open_page, "table", "kind=port,airport,expo")
    before = column(page, 2)
    head = page.locator("#dock [data-act=sort][data-value=cited]")
    head.click()
    numbers = list(map(int, column(page, 9)))
    assert numbers == sorted(numbers, reverse=True)
    expect(page.locator("#dock th[aria-sort=descending]")).to_have_count(1)
    head.click()
    assert list(map(int, column(page, 9))) == sorted(numbers)
    head.click()
    assert column(page, 2) == before


def test_columns_can_be_chosen(open_page):
    page = opened(open_page, "table", "kind=port")
    expect(page.locator("#dock thead")).not_to_contain_text(say("table.circle", ZH))
    page.locator(".columns summary").click()
    page.locator("[data-act=column][data-value=circle]").check()
    expect(page.locator("#dock thead")).to_contain_text(say("table.circle", ZH))
    page.locator("[data-act=column][data-value=kind]").uncheck()
    expect(page.locator("#dock [data-act=sort][data-value=kind]")).to_have_count(0)


def test_picked_rows_stand_in_the_link_and_out_on_the_map(open_page):
    page = opened(open_page, "table", "kind=port")
    page.locator("[data-act=pick][data-value=port-of-qingdao]").check()
    page.wait_for_function("() => lutu.followed === lutu.view && lutu.view.picked.length === 1")
    assert view_of(page).picked == ("port-of-qingdao",)
    expect(page.locator("#dock .is-picked")).to_have_count(1)
    assert page.evaluate("() => lutu.overlay._content.picked") == ["port-of-qingdao"]
    expect(page.locator(".dock-label").last).to_have_text(say("table.download.picked", ZH, n=1))
    page.locator("[data-act=pickall]").check()
    page.wait_for_function("() => lutu.view.picked.length > 1")
    page.locator("[data-act=unpick]").click()
    page.wait_for_function("() => lutu.view.picked.length === 0")


def test_no_more_rows_are_picked_than_a_link_carries(open_page):
    page = opened(open_page, "table")
    page.locator("[data-act=pickall]").click()
    expect(page.locator("#notice")).to_contain_text(say("table.most", ZH, n=MOST_PICKED))
    assert len(view_of(page).picked) == MOST_PICKED


@pytest.mark.parametrize("form", ["xlsx", "csv", "geojson", "gpkg"])
def test_the_table_is_downloaded_as_it_is_filtered(open_page, data, form):
    page = opened(open_page, "table", "kind=port&pick=port-of-qingdao")
    page.locator("#datum").select_option("gcj02")
    with page.expect_download() as download:
        page.locator(f".dock-links >> nth=0 >> a[download='lutu-gcj02.{form}']").click()
    assert download.value.suggested_filename == f"lutu-gcj02.{form}"
    content = download.value.path().read_bytes()
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
        assert len(rows) == sum(facility.kind is Kind.PORT for facility in data.facilities)
        assert "经度（GCJ-02）" in rows[0]
    with page.expect_download() as picked:
        page.locator(f".dock-links >> nth=1 >> a[download='lutu-gcj02.{form}']").click()
    assert 0 < len(picked.value.path().read_bytes()) < len(content) or form == "gpkg"


def test_a_bar_chooses_its_word_and_the_map_follows(open_page, data):
    page = opened(open_page, "charts")
    bar = page.locator("#dock [data-act=toggle][data-value='circle:lunan']")
    n = counts(data.facilities, View())[FacetName.CIRCLE][Circle.LUNAN]
    expect(bar.locator(".row-count")).to_have_text(str(n))
    bar.click()
    page.wait_for_function("() => lutu.followed === lutu.view && (lutu.view.chosen.circle || []).length === 1")
    assert len(expected_on_map(data, view_of(page))) == n
    expect(bar).to_have_attribute("aria-pressed", "true")
    expect(bar).to_be_focused()
    bar.click()
    page.wait_for_function("() => !lutu.view.chosen.circle")


def test_every_bar_says_the_number_that_python_counts(open_page, data):
    page = opened(open_page, "charts", f"plan={Plan.SERVICE_TRADE.value}")
    wanted = counts(data.facilities, View(chosen={FacetName.PLAN: (Plan.SERVICE_TRADE,)}))
    for bar in page.locator("#dock [data-act=toggle]").all():
        facet, word = bar.get_attribute("data-value").split(":")
        assert int(bar.locator(".row-count").inner_text()) == wanted[FacetName(facet)][word], (facet, word)


def test_the_map_keeps_the_whole_province_when_the_dock_opens_and_closes(open_page):
    page = opened(open_page, "table")
    assert view_of(page).viewport is None
    page.locator(".dock-x").click()
    expect(page.locator("#dock")).to_be_hidden()
    page.wait_for_timeout(600)
    assert view_of(page).viewport is None
    expect(page.locator("[data-act=dock][data-value=table]")).to_be_focused()


def test_an_empty_table_says_so(open_page):
    page = opened(open_page, "table", "q=没有这样的名称")
    expect(page.locator(".dock-empty")).to_have_text(say("count.none", ZH))
