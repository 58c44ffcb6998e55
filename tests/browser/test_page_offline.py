"""No request leaves the machine, whatever is done with the page."""

from urllib.parse import urlsplit

from driving import choose
from playwright.sync_api import expect

from app.words import say
from layers.vocabulary import Language, Plan


def test_no_request_leaves_the_machine(open_page, site, traffic):
    # Loaded, filtered, zoomed, a facility opened, exported, in English: conftest fails the test on any trouble.
    page = open_page()
    choose(page, "plan", Plan.FOREIGN_TRADE)
    page.locator("#list .item").first.click()
    expect(page.locator("#detail h2")).to_be_visible()
    page.locator(".leaflet-control-zoom-in").click()
    page.wait_for_function("() => new URLSearchParams(location.search).has('at')")
    with page.expect_download():
        page.locator("[data-act=picture][data-value=png]").click()
    with page.expect_navigation():
        page.locator("#switch").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#detail h2")).to_be_visible()
    traffic.settle(page)
    hosts = {urlsplit(url).netloc for url in traffic.asked if urlsplit(url).scheme not in ("data", "blob")}
    assert hosts == {urlsplit(site.url).netloc}


def test_a_filter_asks_the_server_for_nothing(open_page, traffic):
    page = open_page()
    page.locator("#search").focus()  # the names to complete come with the first focus
    traffic.settle(page)
    before = len(traffic.asked)
    for plan in Plan:
        choose(page, "plan", plan)
    page.locator("#search").fill("综保")
    expect(page.locator("#chips .chip-clear")).to_be_visible()
    expect(page.locator("#chips .chip")).to_have_count(len(Plan) + 2)
    assert traffic.asked[before:] == []


def test_no_style_or_script_of_the_page_names_another_host(open_page):
    page = open_page()
    named = page.evaluate(
        """() => [...document.querySelectorAll("[src], link[href]")].map((e) => e.src || e.href)
            .filter((url) => !url.startsWith(location.origin) && !url.startsWith("data:"))"""
    )
    assert named == []


def test_data_that_does_not_come_is_said_with_a_way_to_try_again(context, site):
    page = context.new_page()
    page.route("**/api/facilities*", lambda route: route.abort())
    page.goto(f"{site.url}?lang=en")
    expect(page.locator("#notice")).to_contain_text(say("app.failed", Language.EN))
    expect(page.locator(".legend")).to_be_hidden()
    page.unroute("**/api/facilities*")
    page.locator("#notice button").click()
    expect(page.locator("#list .item").first).to_be_visible()
    page.close()
