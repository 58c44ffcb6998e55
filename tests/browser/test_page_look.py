"""Theme, order and opacity on the page: in the link, on the map, by keyboard, and the same as on the sheet."""

import base64

from driving import view_of
from playwright.sync_api import expect
from running import serving

from app import themes
from app.words import say
from layers.view import DEFAULT_ORDER, Layer, Theme
from layers.vocabulary import Language

ZH = Language.ZH
PIXEL = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
ALPHAS = """() => {
  const alphas = {};
  const { overlay } = lutu;
  const fill = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {
    alphas[text] = this.globalAlpha;
    return fill.call(this, text, ...at);
  };
  overlay.draw();
  CanvasRenderingContext2D.prototype.fillText = fill;
  return alphas;
}"""


def opened(open_page, query=""):
    page = open_page(query)
    page.locator("summary", has_text=say("layers.label", ZH)).first.click()
    return page


def test_a_theme_colours_the_ground_and_stands_in_the_link(open_page):
    page = opened(open_page)
    page.locator("[data-act=theme][data-value=dark]").click()
    page.wait_for_function("() => lutu.view.theme === 'dark' && lutu.followed === lutu.view")
    assert view_of(page).theme is Theme.DARK
    look = themes.LOOKS[Theme.DARK]
    expect(page.locator(".leaflet-lutu-circles-pane path").first).to_have_attribute(
        "fill", look.tints[next(iter(look.tints))]
    )
    expect(page.locator("[data-act=theme][data-value=dark]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-act=theme][data-value=dark]")).to_be_focused()
    page.locator("[data-act=undo]").click()
    page.wait_for_function("() => lutu.view.theme === 'light'")
    light = themes.LOOKS[Theme.LIGHT]
    expect(page.locator(".leaflet-lutu-circles-pane path").first).to_have_attribute(
        "fill", light.tints[next(iter(light.tints))]
    )


def test_layers_are_raised_and_lowered(open_page):
    page = opened(open_page)
    page.locator("[data-act=raise][data-value=facilities]").click()
    page.wait_for_function("() => lutu.followed === lutu.view && lutu.view.order.indexOf('facilities') === 8")
    order = view_of(page).order
    assert order.index(Layer.FACILITIES) == order.index(Layer.LABELS) + 1
    page.locator("[data-act=lower][data-value=cores]").click()
    page.wait_for_function("() => lutu.view.order.indexOf('cores') === 2")
    heights = page.evaluate(
        "() => ['counties', 'cores'].map((name) => Number(lutu.map.getPane(`lutu-${name}`).style.zIndex))"
    )
    assert heights[1] < heights[0]
    page.locator("[data-act=raise][data-value=cores]").click()
    page.locator("[data-act=lower][data-value=facilities]").click()
    page.wait_for_function("() => lutu.followed === lutu.view && !location.search.includes('order')")
    assert view_of(page).order == DEFAULT_ORDER


def test_opacity_is_set_by_keyboard_and_drawn(open_page):
    page = opened(open_page)
    page.locator("#opacity-city_counts").focus()
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => lutu.followed === lutu.view && lutu.view.opacity.city_counts < 100")
    percent = view_of(page).opacity[Layer.CITY_COUNTS]
    assert page.evaluate(ALPHAS)["济南"] == percent / 100
    page.locator("#opacity-circles").evaluate(
        "(range) => { range.value = 30; range.dispatchEvent(new Event('change', { bubbles: true })); }"
    )
    page.wait_for_function("() => lutu.view.opacity.circles === 30")
    assert page.evaluate("() => lutu.map.getPane('lutu-circles').style.opacity") == "0.3"


def test_a_layer_is_switched_in_its_row_and_keeps_the_focus(open_page):
    page = opened(open_page)
    box = page.locator("#layers input[value=corridors]")
    box.focus()
    page.keyboard.press("Space")
    page.wait_for_function("() => lutu.view.layers.includes('corridors') && lutu.followed === lutu.view")
    expect(box).to_be_checked()
    expect(box).to_be_focused()


def test_tiles_are_hidden_and_made_fainter(open_page, site, context, tmp_path, traffic):
    context.route("**/tiles/**", lambda route: route.fulfill(body=PIXEL, content_type="image/gif"))
    with serving(tmp_path / "errors.txt", "--tiles", "http://127.0.0.1:1/tiles/{z}/{x}/{y}.gif") as url:
        page = open_page(url=url)
        page.locator("summary", has_text=say("layers.label", ZH)).first.click()
        province = page.locator(".leaflet-lutu-province-pane path").first
        expect(province).to_have_attribute("fill-opacity", "0")
        page.locator("#opacity-tiles").focus()
        page.keyboard.press("ArrowLeft")
        page.wait_for_function("() => lutu.map.getPane('tilePane').style.opacity === '0.9'")
        page.locator("#tiles-shown").uncheck()
        expect(page.locator(".leaflet-tile-pane")).to_be_hidden()
        expect(province).to_have_attribute("fill-opacity", "1")
        traffic.settle(page)
        page.goto(f"{site.url}data")
    context.unroute("**/tiles/**")


def test_a_link_with_all_three_opens_so(open_page):
    page = open_page("theme=grey&opacity=circles-40,labels-70&order=labels,facilities")
    view = view_of(page)
    assert view.theme is Theme.GREY
    assert view.opacity == {Layer.CIRCLES: 40, Layer.LABELS: 70}
    assert view.order[4:6] == (Layer.LABELS, Layer.FACILITIES)
