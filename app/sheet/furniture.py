"""The furniture of a sheet: title, scale bar, north arrow, source line."""

from matplotlib.axes import Axes
from matplotlib.patches import Polygon, Rectangle

from app import style, themes
from app.sheet.draw import points
from app.sheet.frame import Frame
from app.sheet.type import wrap, write
from app.words import say
from layers.area import AreaKind, written
from layers.facets import FACETS
from layers.store import Data
from layers.view import View
from layers.vocabulary import Language, Word


def draw_title(axes: Axes, frame: Frame, data: Data, view: View, *, beside: float = 0.0) -> None:
    """Title and, below it, what was filtered; `beside` is taken by the QR code."""
    unit, lang = frame.unit, view.lang
    left, room = frame.map.left, frame.width - 2 * frame.map.left - beside
    title = wrap(view.title or say("app.title", lang), 40 * unit, room, most_lines=1, bold=True)
    write(axes, title[0], left, 66 * unit, 40 * unit, colour=style.INK, bold=True)
    line = wrap(describe(data, view), 19 * unit, room, most_lines=1)
    write(axes, line[0], left, 99 * unit, 19 * unit, colour=style.MUTED)


def describe(data: Data, view: View) -> str:
    """The filters of a View in words."""
    parts = []
    for facet in FACETS:
        words = view.words(facet.name)
        if words:
            names = say("join.list", view.lang).join(_name(data, word, view.lang) for word in words)
            colon = "：" if view.lang is Language.ZH else ": "
            parts.append(f"{say(f'facet.{facet.name.value}', view.lang)}{colon}{names}")
    if view.text:
        parts.append(f"{say('facet.text', view.lang)} “{view.text}”")
    if view.area:
        parts.append(
            f"{say('area.chip', view.lang)}{'：' if view.lang is Language.ZH else ': '}{area_name(data, view)}"
        )
    return "　".join(parts) if parts else say("app.lead", view.lang)


def area_name(data: Data, view: View) -> str:
    """The marked area of a View in words; the empty text where none is marked."""
    area, lang = view.area, view.lang
    if area is None:
        return ""
    if area.kind is AreaKind.REGION:
        region = data.cities.get(area.region) or data.counties.get(area.region)
        return area.region if region is None else region.name if lang is Language.ZH else region.name_en
    if area.kind is AreaKind.CIRCLE:
        lon, lat, km = map(written, area.numbers)
        return say("area.said.circle", lang, lon=lon, lat=lat, km=km)
    return say(f"area.said.{area.kind.value}", lang, n=len(area.numbers) // 2)


def _name(data: Data, word: str, lang: Language) -> str:
    if isinstance(word, Word):
        return word.label(lang)
    city = data.cities[word]
    return city.short if lang is Language.ZH else city.name_en


def draw_scale_and_north(axes: Axes, frame: Frame, lang: Language, look: themes.Look) -> None:
    """A scale bar of round kilometres and a north arrow, in the lower right corner of the map.

    A wide map has neither: in Mercator a bar would hold for one latitude of many.
    """
    if frame.wide:
        return
    unit, area = frame.unit, frame.map
    target = 190 * unit * frame.metres_per_px / 1000
    steps = [n * 10**power for power in range(-1, 4) for n in (1, 2, 5)]
    km = max((step for step in steps if step <= target), default=steps[0])
    length = km * 1000 / frame.metres_per_px
    right, y = area.right - 70 * unit, area.bottom - 26 * unit
    for n in range(2):
        axes.add_artist(
            Rectangle(
                (right - length + n * length / 2, y),
                length / 2,
                7 * unit,
                zorder=12,
                facecolor=look.ink if n == 0 else look.halo,
                edgecolor=look.ink,
                linewidth=points(axes, unit),
            )
        )
    for share in (0, 0.5, 1):
        text = f"{km * share:g}" + (f" {say('sheet.scale', lang)}" if share == 1 else "")
        write(
            axes,
            text,
            right - length + length * share,
            y - 7 * unit,
            14 * unit,
            colour=look.ink,
            across="center",
            halo=4 * unit,
            halo_colour=look.halo,
            layer=12,
        )
    x, top = area.right - 30 * unit, area.bottom - 66 * unit
    arrow = [(x, top), (x + 9 * unit, top + 36 * unit), (x, top + 28 * unit), (x - 9 * unit, top + 36 * unit)]
    axes.add_artist(Polygon(arrow, closed=True, facecolor=look.ink, zorder=12))
    write(
        axes,
        say("sheet.north", lang),
        x,
        top - 6 * unit,
        17 * unit,
        colour=look.ink,
        bold=True,
        across="center",
        halo=4 * unit,
        halo_colour=look.halo,
        layer=12,
    )


def draw_source(axes: Axes, frame: Frame, data: Data, lang: Language) -> None:
    """Where it all comes from, with the map approval number of the boundaries."""
    unit = frame.unit
    left, room = frame.map.left, frame.width - 2 * frame.map.left
    card = data.card("cities")
    approval = (card.get("map_approval") or {}).get("number", "")
    attribution = card["attribution" if lang is Language.ZH else "attribution_en"]
    approval = approval if lang is Language.ZH else approval.removesuffix("号")
    number = say("sheet.approval", lang, number=approval) if approval else ""
    world = data.card("world")["attribution" if lang is Language.ZH else "attribution_en"] if frame.wide else ""
    sketch = "sheet.sketch.wide" if frame.wide else "sheet.sketch"
    lines = [
        say("sheet.source", lang, plans=say("sheet.plans", lang)),
        say("join.part", lang).join(part for part in (attribution, number, world, say(sketch, lang)) if part),
    ]
    y = frame.height - 36 * unit
    for line in lines:
        write(axes, wrap(line, 14 * unit, room, most_lines=1)[0], left, y, 14 * unit, colour=style.MUTED)
        y += 21 * unit
