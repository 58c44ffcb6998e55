"""What several page tests do: read the page's View, its tally, legend and chips, and find things on the canvas."""

from typing import Any

from playwright.sync_api import Page, expect

from app.words import say
from layers.model import Facility
from layers.showing import shown
from layers.store import Data
from layers.view import View, read_view
from layers.vocabulary import Kind, Language, Precision

SYMBOL_OF = """id => {
  const { scene, _pad } = lutu.overlay;
  const found = scene.symbols.find(({ feature }) => feature.id === id);
  return found && { x: found.x - _pad.x, y: found.y - _pad.y };
}"""
BADGE_OF = """code => {
  const { scene, _pad } = lutu.overlay;
  const { badge, count } = scene.cities.find(({ adcode }) => adcode === code);
  return badge && { x: badge.x - _pad.x, y: badge.y - _pad.y, count };
}"""
SHOWN_TEXT = """() => {
  // Every visible string: text, and what is read out or shown on hovering; with how it is to be judged.
  const strings = [];
  const judge = (element) => ({
    zh: Boolean(element.closest("[lang|=zh]:not(html)")),
    en: Boolean(element.closest("[lang|=en]:not(html)")),
    cites: Boolean(element.closest(".cites")),
    data: Boolean(element.closest(".list, .detail, .unplaced")),
  });
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent.closest("script, style, noscript") || !node.data.trim()) continue;
    strings.push({ text: node.data, ...judge(parent), tag: parent.tagName });
  }
  for (const element of document.body.querySelectorAll("*")) {
    for (const name of ["title", "aria-label", "placeholder", "alt"]) {
      if (element.getAttribute(name)) strings.push({ text: element.getAttribute(name), ...judge(element), tag: name });
    }
  }
  return [{ text: document.title, tag: "title" }, ...strings];
}"""


PLACE = """([lon, lat]) => {
  const { x, y } = lutu.map.latLngToContainerPoint([lat, lon]);
  const box = lutu.map.getContainer().getBoundingClientRect();
  return [box.x + x, box.y + y];
}"""


def view_of(page: Page) -> View:
    """The View that the page's own address says, once its lists have followed; nothing of it may be unreadable."""
    page.wait_for_function("() => lutu.followed === lutu.view")
    view, issues = read_view(page.url)
    assert not issues
    return view


def expected_on_map(data: Data, view: View) -> tuple[Facility, ...]:
    """What Python says is on the map of a View."""
    return shown(data.facilities, data.cities, view)


def expect_tally(page: Page, facilities: tuple[Facility, ...], lang: Language = Language.ZH) -> None:
    """Wait until the tally speaks of exactly these."""
    expect(page.locator("#tally strong")).to_have_text(say("count.shown", lang, n=len(facilities)))
    only = sum(facility.precision is Precision.CITY for facility in facilities)
    words = [say("count.city", lang, n=only)] if only else []
    expect(page.locator("#tally span")).to_have_text(words)


def legend_of(page: Page, lang: Language = Language.ZH) -> dict[Kind, int]:
    """The legend's counts by kind."""
    rows = page.locator("#legend li:has(.row-count)")
    names = rows.locator(".row-name").all_text_contents()
    counts = rows.locator(".row-count").all_text_contents()
    kinds = {kind.label(lang): kind for kind in Kind}
    assert len(set(names)) == len(names)
    return {kinds[name]: int(count) for name, count in zip(names, counts, strict=True)}


def facet_counts(page: Page, facet: str) -> dict[str, int]:
    """The number beside each value of a facet."""
    rows: dict[str, int] = page.evaluate(
        """facet => Object.fromEntries([...document.querySelectorAll(`#facet-${facet} label`)].map((row) =>
            [row.querySelector("input").value, Number(row.querySelector(".row-count").textContent)]))""",
        facet,
    )
    return rows


def chips_of(page: Page) -> list[str]:
    """The chips as facet and value, without the one that clears."""
    texts: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("#chips .chip:not(.chip-clear)")].map((chip) =>
            [...chip.childNodes].filter((n) => !n.classList || n.classList.contains("chip-facet"))
              .map((n) => n.textContent).join(" "))"""
    )
    return texts


def choose(page: Page, facet: str, word: str) -> None:
    """Click a value of a facet, opening the facet's fold where it is closed."""
    box = page.locator(f"#facet-{facet} input[value='{word}']")
    fold = page.locator(f"details:has(#facet-{facet})")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    box.click()


def click_canvas(page: Page, at: dict[str, Any]) -> None:
    """Click a place of the map, given in pixels of its container."""
    corner = page.locator("#map").bounding_box()
    assert corner is not None
    page.mouse.click(corner["x"] + at["x"], corner["y"] + at["y"])


def place_on_page(page: Page, place: tuple[float, float]) -> tuple[float, float]:
    """Where a place (lon, lat) of the map stands on the page, in pixels."""
    x, y = page.evaluate(PLACE, place)
    return (x, y)


def take(page: Page, tool: str) -> None:
    """Take a tool for marking or measuring."""
    if not page.locator(".tools").get_attribute("open"):
        page.locator(".tools summary").click()
    page.locator(f"[data-act=tool][data-value={tool}]").click()


def click_at(page: Page, *places: tuple[float, float]) -> None:
    """Click on the map at each place (lon, lat)."""
    for place in places:
        page.mouse.click(*place_on_page(page, place))
