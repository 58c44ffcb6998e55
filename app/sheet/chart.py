"""The chart of a sheet: how many of the things on the map each city has, or each sector where there is one city."""

from collections import Counter

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from app.sheet.frame import Frame
from app.sheet.type import condensed, width_px, write
from app.themes import Look
from app.words import say
from layers.query import chosen_cities
from layers.showing import Shown
from layers.store import Data
from layers.view import View
from layers.vocabulary import Language, Sector

HEAD, ROW = 44.0, 21.0
"""Height of the title and of a bar with its words, in units of type."""
LEAST_BARS, MOST_BARS = 3, 16
TYPE = 14.0


def bars_of(data: Data, view: View, shown: Shown) -> tuple[str, list[tuple[str, int]]]:
    """The title of the chart and its bars, longest first; no bars where there are too few to compare.

    A facility of several cities counts in each of them, one of several sectors in each of these.
    """
    lang = view.lang
    if by_city(view, shown):
        per_city = Counter(code for facility in shown.facilities for code in facility.cities)
        names = {code: city.short if lang is Language.ZH else city.name_en for code, city in data.cities.items()}
        counts = [(names[code], count) for code, count in per_city.most_common() if code in names]
        return say("sheet.chart.city", lang), counts[:MOST_BARS]
    per_sector = Counter(sector for facility in shown.facilities for sector in facility.sectors)
    order = list(Sector)
    ranked = sorted(per_sector.items(), key=lambda pair: (-pair[1], order.index(pair[0])))
    bars = [(sector.label(lang), count) for sector, count in ranked[:MOST_BARS]]
    return say("sheet.chart.sector", lang), bars if len(bars) >= LEAST_BARS else []


def by_city(view: View, shown: Shown) -> bool:
    """Whether there are cities enough to compare, counted by the first of each thing's: a neighbour that shares in
    one is no reason to. Else sectors are compared, on sheets and slides alike."""
    several = len(chosen_cities(view)) != 1
    return several and len({facility.cities[0] for facility in shown.facilities}) >= LEAST_BARS


def chart_height(bars: int) -> float:
    """How high a chart of so many bars is, in units of type; 0 without any."""
    return HEAD + ROW * bars if bars else 0.0


def draw_chart(axes: Axes, frame: Frame, title: str, bars: list[tuple[str, int]], lang: Language, look: Look) -> None:
    """Draw the bars into their area: words left, bar from zero, number at its end."""
    area, unit = frame.chart, frame.unit
    if not area.height or not bars:
        return
    write(axes, title, area.left, area.top + 20 * unit, 17 * unit, colour=look.text, bold=True)
    if title == say("sheet.chart.city", lang):
        # Else the bars would seem to add up to the total.
        shared, x = say("sheet.chart.shared", lang), area.left + width_px(title, 17 * unit, True) + 8 * unit
        if x + width_px(shared, 12 * unit) <= area.right:
            write(axes, shared, x, area.top + 20 * unit, 12 * unit, colour=look.muted)
    size = TYPE * unit
    words_px = min(max(width_px(words, size) for words, _ in bars), area.width * 0.5)
    left = area.left + words_px + 8 * unit
    longest = area.right - left - width_px("000", size) - 6 * unit
    most = max(count for _, count in bars)
    for n, (words, count) in enumerate(bars):
        y = area.top + (HEAD - 8 + ROW * (n + 0.5)) * unit
        name, px = condensed(words, size, words_px)
        write(axes, name, left - 8 * unit, y, px, colour=look.text, across="right", along="center_baseline")
        length = longest * count / most
        bar = Rectangle((left, y - 6 * unit), length, 12 * unit, facecolor=look.bar)
        bar.set_zorder(19)
        axes.add_artist(bar)
        write(axes, str(count), left + length + 5 * unit, y, size, colour=look.text, along="center_baseline")
