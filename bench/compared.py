"""Others' ways to the same map, as ratios to ours: server callback, plain dl.GeoJSON, folium."""

from playwright.sync_api import Browser

from bench.browser import fetched_kb
from bench.ours import RUNS
from bench.pages import DRAWN, VISITED, drawn_ms, rival_changes
from bench.report import Row, Section
from bench.rivals import BROWSER, FOLIUM, FOLIUM_WITH_BOUNDARIES, SAVED, SERVER
from bench.serving import RIVALS, Server, started

BOXES = 4


def comparison(browser: Browser, ours: Server, our_click: Row, our_map: Row) -> Section:
    """All rivals in one server of their own, as ratios to our click to painted map and our first map."""
    with started(RIVALS, FOLIUM) as rivals:
        changes = {path: rival_changes(browser, f"{rivals.address}{path}", BOXES) for path in (SERVER, BROWSER)}
        loads = {
            path: tuple(drawn_ms(browser, f"{rivals.address}{path}") for _run in range(RUNS))
            for path in (FOLIUM, FOLIUM_WITH_BOUNDARIES)
        }
        fetched = {path: fetched_kb(browser, f"{rivals.address}{path}", DRAWN) for path in loads}
        saved_kb = {path: len(rivals.fetch(f"{path}{SAVED}")) / 1e3 for path in loads}
    our_bytes = fetched_kb(browser, f"{ours.address}/", VISITED)
    load, size = our_map.median, sum(our_bytes.values())

    def click(what: str, path: str) -> Row:
        return Row(what, tuple(change.painted_ms for change in changes[path]), "ms", ours=our_click.median)

    def kilobytes(what: str, amount: float, *, compare: bool = True) -> Row:
        return Row(what, (amount,), "KB", ours=size if compare else None)

    rows = (
        click("click to painted: server callback, dl.GeoJSON", SERVER),
        click("click to painted: clientside, dl.GeoJSON", BROWSER),
        Row("load to paint: folium, facilities only", loads[FOLIUM], "ms", ours=load),
        Row("load to paint: folium, with the boundaries", loads[FOLIUM_WITH_BOUNDARIES], "ms", ours=load),
        kilobytes("fetched at first load: ours", size, compare=False),
        *(kilobytes(f"    {kind.lower()}", amount, compare=False) for kind, amount in sorted(our_bytes.items())),
        kilobytes("fetched at first load: folium, facilities only", sum(fetched[FOLIUM].values())),
        kilobytes("fetched at first load: folium, boundaries", sum(fetched[FOLIUM_WITH_BOUNDARIES].values())),
        kilobytes("saved .html: folium, facilities only", saved_kb[FOLIUM]),
        kilobytes("saved .html: folium, with the boundaries", saved_kb[FOLIUM_WITH_BOUNDARIES]),
    )
    notes = (
        "Rivals draw all facilities as bare circle markers on Leaflet's canvas (no symbols kept apart, no labels,"
        " counts, list or legend), the Dash ones no boundaries: less work than ours. Boxes of plan, on and off.",
        "folium offline: its Leaflet address is answered with the Leaflet 1.9.4 inside dash_leaflet, its others"
        " (jQuery, Bootstrap, Font Awesome, awesome-markers) with empty files: a lower bound of its time and bytes.",
        "Fetched: compressed, with headers, first visit. Fonts: ours brings its own, folium's uses the machine's.",
    )
    return Section("Side by side", rows, notes)
