"""The panels of a city and of the targets: the content of their pages, as the map's filters leave it."""

import re

import pytest
from driving import choose
from playwright.sync_api import expect

from app.table.things import things_of
from app.web.pages.number_series import targets
from app.words import say
from layers.facets import FacetName
from layers.query import select
from layers.view import View
from layers.vocabulary import Language, Plan

ZH = Language.ZH


def names(page, selector):
    return page.locator(selector).all_text_contents()


def unfold(page):
    page.evaluate("() => document.querySelectorAll('#detail .entry-plan').forEach((fold) => { fold.open = true; })")


def test_a_city_says_what_its_page_says(open_page, data):
    page = open_page("id=370700")
    expect(page.locator("#detail .city-table")).to_be_visible()
    unfold(page)
    things = things_of(data, ("370700",))
    # The toggles that fill the folds come after the frame.
    expect(page.locator("#detail .entry").first).to_be_visible()
    shown = set(names(page, "#detail .entry .entry-name"))
    wanted = {thing.name for thing in (*things.facilities, *things.roles, *things.corridors, *things.abroad)}
    assert wanted <= shown
    assert {number.indicator for number in things.numbers} <= shown
    only = names(page, "#detail .entry-only .entry-name")
    assert only == [facility.name for facility in things.city_only]
    mentions = " ".join(names(page, "#detail .entry-mentions"))
    assert all(cited.mention in mentions for facility in things.facilities for cited in facility.citations)


def test_the_table_puts_the_city_beside_its_circle_and_the_province(open_page, data):
    page = open_page("id=370700")
    row = page.locator("#detail .city-table tbody tr").first
    expect(row.locator("td").nth(2)).to_have_text(str(len(data.facilities)))
    expect(row.locator("td").nth(0)).to_have_text(str(len(things_of(data, ("370700",)).facilities)))
    doors = page.locator("#detail .panel-doors a")
    assert [door.get_attribute("href") for door in doors.all()] == ["/city/370700", "/city/370700.xlsx"]


def test_the_panel_of_a_city_follows_the_filters_and_its_table_does_not(open_page, data):
    page = open_page("id=370700")
    before = page.locator("#detail .city-table").text_content()
    choose(page, "plan", Plan.SERVICE_TRADE)
    page.wait_for_function("() => lutu.followed === lutu.view && lutu.view.chosen.plan")
    unfold(page)
    expect(page.locator("#detail .entry-plan")).to_have_count(
        len({plan for thing in _left(data, "370700", Plan.SERVICE_TRADE) for plan in thing.plans})
    )
    only = [f.name for f in _left(data, "370700", Plan.SERVICE_TRADE) if getattr(f, "precision", None) == "city"]
    assert names(page, "#detail .entry-only .entry-name") == only
    assert page.locator("#detail .city-table").text_content() == before


def _left(data, adcode, plan):
    view = View(chosen={FacetName.PLAN: (plan,)})
    things = things_of(data, (adcode,))
    return select((*things.facilities, *things.roles, *things.corridors, *things.abroad), view)


def test_an_entry_opens_and_leads_back_to_the_map(open_page, data):
    page = open_page("id=370700")
    role = things_of(data, ("370700",)).roles[0]
    expect(page.locator("#detail .city-table")).to_be_visible()
    unfold(page)
    page.locator(f"#detail [data-value='{role.id}']").first.click()
    expect(page.locator("#detail h2")).to_have_text(role.name)
    expect(page.locator("#detail")).to_contain_text(role.role.zh)


def test_a_city_that_does_not_come_can_be_asked_for_again(context, site):
    page = context.new_page()
    broken = [True]
    page.route(
        re.compile(r"/api/city/"),
        lambda route: route.abort() if broken[0] else route.continue_(),
    )
    page.goto(f"{site.url}?id=370700")
    expect(page.locator("#detail .panel-state")).to_contain_text(say("panel.failed", ZH))
    broken[0] = False
    page.locator("#detail [data-act=retry]").click()
    expect(page.locator("#detail .city-table")).to_be_visible()
    page.close()


@pytest.mark.parametrize("plan", [None, Plan.FOREIGN_TRADE])
def test_the_targets_of_the_chosen_plans_with_bars_only_where_the_plans_give_points(open_page, data, plan):
    page = open_page(f"plan={plan}" if plan else "")
    page.locator("#list [data-act=open][data-value=numbers]").click()
    expect(page.locator("#detail h2")).to_have_text(say("numbers.panel.title", ZH))
    expect(page.locator("#detail .entry-plan").first).to_be_visible()
    unfold(page)
    mine = [t for t in targets(data.indicators) if plan is None or t.first.citation.plan is plan]
    expect(page.locator("#detail .target-card")).to_have_count(len(mine))
    expect(page.locator("#detail .number-track")).to_have_count(sum(len(target.points) for target in mine))
    drawn = [target for target in mine if target.points]
    for target in drawn:
        cards = page.locator("#detail .target-card", has_text=target.first.citation.mention)
        expect(cards.filter(has_text=target.first.indicator)).not_to_have_count(0)


def test_the_matrix_is_reached_with_the_filters_and_leads_back_with_them(open_page):
    page = open_page("plan=foreign_trade&sector=logistics&kind=port&at=117,36,119,37.5")
    page.locator(".pages a[href*='/matrix']").click()
    page.wait_for_url(re.compile("/matrix"))
    assert page.url.partition("?")[2] == "plan=foreign_trade&sector=logistics&kind=port"
    expect(page.locator(".filters")).to_be_visible()
    page.locator(".matrix .tabs .map").click()
    page.wait_for_function("() => window.lutu && lutu.followed && lutu.followed === lutu.view")
    assert page.url.partition("?")[2] == "plan=foreign_trade&sector=logistics&kind=port"
    page.go_back()
    page.locator(".matrix tbody td a", has_text=re.compile(r"\d")).first.click()
    page.wait_for_function("() => window.lutu && lutu.followed && lutu.followed === lutu.view")
    chosen = page.evaluate("() => lutu.view.chosen")
    assert chosen["plan"] == ["foreign_trade"]
    assert chosen["sector"]
