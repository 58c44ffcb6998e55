"""The chart of a deck: native bars that can be edited, by city, or by sector where there are few cities."""

import io
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Pt
from xlsxwriter import Workbook

from app.sheet.chart import LEAST_BARS, by_city
from app.slides.colour import is_dark, paint
from app.slides.lettering import name_fonts
from app.slides.page import LEAST_PT, Room
from app.themes import Look
from app.words import say
from layers.showing import Shown
from layers.store import Data
from layers.view import View
from layers.vocabulary import Language, Precision, Sector

CREATED = datetime(2021, 1, 1)
"""A fixed date, so that the same View gives the same bytes."""
CHARTS = {
    False: ("slides.chart.city", "slides.chart.city.note"),
    True: ("slides.chart.sector", "slides.chart.sector.note"),
}
"""Title and note of a chart by city, and of one by sector."""


@dataclass(frozen=True)
class Bars:
    """What a chart shows: its title, its bars from the largest, and of each how many have a place and how many not."""

    title: str
    note: str
    names: tuple[str, ...]
    placed: tuple[int, ...]
    city_only: tuple[int, ...]


def bars_of(data: Data, view: View, shown: Shown) -> Bars | None:
    """The bars of what is shown; none where there are too few to compare."""
    lang, by_sector = view.lang, not by_city(view, shown)
    placed: Counter[str] = Counter()
    city_only: Counter[str] = Counter()
    for facility in shown.facilities:
        counted = city_only if facility.precision is Precision.CITY else placed
        counted.update(facility.sectors if by_sector else facility.cities)
    order: list[str] = list(Sector) if by_sector else list(data.cities)
    keys = [key for key in order if placed[key] + city_only[key]]
    keys.sort(key=lambda key: -(placed[key] + city_only[key]))
    if len(keys) < LEAST_BARS:
        return None

    def name(key: str) -> str:
        if by_sector:
            return Sector(key).label(lang)
        return data.cities[key].short if lang is Language.ZH else data.cities[key].name_en

    title, note = CHARTS[by_sector]
    return Bars(
        say(title, lang),
        say(note, lang),
        tuple(map(name, keys)),
        tuple(placed[key] for key in keys),
        tuple(city_only[key] for key in keys),
    )


def draw_chart(shapes: Any, room: Room, bars: Bars, lang: Language, look: Look) -> None:
    """Draw stacked bars, the largest above, with their numbers in them."""
    series = [(say("slides.chart.placed", lang), bars.placed)]
    if any(bars.city_only):
        series.append((say("slides.chart.city_only", lang), bars.city_only))
    numbers = CategoryChartData()
    numbers.categories = bars.names
    for label, values in series:
        numbers.add_series(label, values)
    frame = shapes.add_chart(
        XL_CHART_TYPE.BAR_STACKED, Pt(room.left), Pt(room.top), Pt(room.width), Pt(room.height), numbers
    )
    frame.name = bars.title
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(bars.names, series))
    chart.font.size = Pt(LEAST_PT)
    paint(chart.font.fill, look.text)
    name_fonts(chart.font._element, lang)
    chart.has_title = False
    chart.has_legend = len(series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = Pt(LEAST_PT)
        paint(chart.legend.font.fill, look.text)
        name_fonts(chart.legend.font._element, lang)
    _axes(chart, look, lang)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    dark = is_dark(look.sheet)
    pairs = (
        ((look.sea_name, look.sheet), (look.line, look.text))
        if dark
        else (("accent1", "#ffffff"), (look.rule, look.text))
    )
    for drawn, (colour, ink) in zip(plot.series, pairs, strict=False):
        paint(drawn.format.fill, colour)
        _labels(drawn, ink, lang)


def _axes(chart: Any, look: Look, lang: Language) -> None:
    across, along = chart.category_axis, chart.value_axis
    across.reverse_order = True
    across.major_tick_mark = XL_TICK_MARK.NONE
    paint(across.format.line.fill, look.leader)
    for axis in (across, along):
        axis.tick_labels.font.size = Pt(LEAST_PT)
        paint(axis.tick_labels.font.fill, look.text)
        name_fonts(axis.tick_labels.font._element, lang)
    along.has_major_gridlines = False
    along.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    along.major_tick_mark = XL_TICK_MARK.NONE
    along.minimum_scale = 0
    paint(along.format.line.fill, "")


def _labels(drawn: Any, colour: str, lang: Language) -> None:
    labels = drawn.data_labels
    labels.show_value = True
    # A bar of nothing has no number: a 0 would stand on its neighbour's.
    labels.number_format, labels.number_format_is_linked = "0;;", False
    labels.position = XL_LABEL_POSITION.CENTER
    labels.font.size = Pt(LEAST_PT)
    labels.font.bold = True
    paint(labels.font.fill, colour)
    name_fonts(labels.font._element, lang)


def _workbook(names: tuple[str, ...], series: list[tuple[str, tuple[int, ...]]]) -> bytes:
    """The chart's numbers as the office programs open them to edit: names in column A, series from B on."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"author": "lutu", "created": CREATED})
    page = book.add_worksheet("Sheet1")
    for line, name in enumerate(names, 1):
        page.write_string(line, 0, name)
    for column, (label, values) in enumerate(series, 1):
        page.write_string(0, column, label)
        page.write_column(1, column, values)
    book.close()
    return out.getvalue()
