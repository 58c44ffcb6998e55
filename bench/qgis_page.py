"""A print layout in QGIS: title, map, legend, scale bar, north arrow, source line; run by QGIS's own Python."""

from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCoordinateTransform,
    QgsLayout,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsScaleBarSettings,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QColor, QFont

from bench.qgis_brief import Brief, Page
from bench.qgis_map import MM_PER_PT, MapLayers, map_layers

MARGIN, LEGEND = 0.023, 0.172
"""Of the page's width."""
HEAD, FOOT = 0.11, 0.075
"""Of the page's height."""
NORTH_ARROW = "arrows/NorthArrow_04.svg"


@dataclass(frozen=True)
class Box:
    """A rectangle on the page in mm, y downwards."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Sheet:
    """A layout that stands, the page it was made for, and its map."""

    page: Page
    layout: QgsPrintLayout
    map: QgsLayoutItemMap


def laid_out(brief: Brief, page: Page, family: str) -> Sheet:
    """The layout of one page, its layers added to the project."""
    project = QgsProject.instance()
    layers = map_layers(brief, page, family)
    project.addMapLayers(layers.stack, False)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(page.name)
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(page.width_mm, page.height_mm))
    layout.renderContext().setDpi(page.dpi)
    width, height, margin = page.width_mm, page.height_mm, MARGIN * page.width_mm
    top, bottom, column = HEAD * height, (1 - FOOT) * height, LEGEND * width
    plane = _map(brief, layout, layers, Box(margin, top, width - 2.7 * margin - column, bottom - top))
    sheet = Sheet(page, layout, plane)
    size = page.type_pt
    title = "[% attribute(@atlas_feature, 'name') %]" if page.atlas else brief.words["title"]
    across = width - 2 * margin
    _write(layout, title, Box(margin, 0.028 * height, across, 3.6 * size * MM_PER_PT), family, 2.6 * size, bold=True)
    _write(layout, brief.words["lead"], Box(margin, 0.074 * height, across, 2 * size * MM_PER_PT), family, 1.27 * size)
    _write(layout, brief.words["source"], Box(margin, bottom + 0.015 * height, across, 0.05 * height), family, size)
    _legend(sheet, layers, Box(width - margin - column, top, column, bottom - top), family)
    _scale_and_north(brief, sheet, family)
    if page.atlas:
        _by_city(sheet, layers)
    else:
        _whole(sheet, layers)
    return sheet


def _map(brief: Brief, layout: QgsLayout, layers: MapLayers, box: Box) -> QgsLayoutItemMap:
    plane = QgsLayoutItemMap(layout)
    plane.setCrs(QgsProject.instance().crs())
    # A map zooms from the extent it has, and has none of its own accord.
    plane.attemptSetSceneRect(QRectF(box.left, box.top, box.width, box.height))
    plane.setExtent(QgsRectangle(0, 0, box.width, box.height))
    layout.addLayoutItem(plane)
    plane.setLayers(layers.stack)
    plane.setBackgroundColor(QColor(brief.colours["sea"]))
    plane.setFrameEnabled(True)
    return plane


def _whole(sheet: Sheet, layers: MapLayers) -> None:
    project = QgsProject.instance()
    to_sheet = QgsCoordinateTransform(layers.cities.crs(), project.crs(), project)
    box = to_sheet.transformBoundingBox(layers.cities.extent())
    box.scale(1.02)
    sheet.map.zoomToExtent(box)


def _by_city(sheet: Sheet, layers: MapLayers) -> None:
    atlas = sheet.layout.atlas()
    atlas.setCoverageLayer(layers.cities)
    atlas.setEnabled(True)
    atlas.setPageNameExpression('"name"')
    sheet.map.setAtlasDriven(True)
    sheet.map.setAtlasScalingMode(QgsLayoutItemMap.Auto)
    sheet.map.setAtlasMargin(0.06)
    atlas.updateFeatures()


def _legend(sheet: Sheet, layers: MapLayers, box: Box, family: str) -> None:
    """Kinds and circles; on an atlas only what is on each page."""
    legend = QgsLayoutItemLegend(sheet.layout)
    legend.setLinkedMap(sheet.map)
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    root.clear()
    for layer in (layers.facilities, layers.circles):
        QgsLegendRenderer.setNodeLegendStyle(root.addLayer(layer), QgsLegendStyle.Hidden)
    size = sheet.page.type_pt
    legend.setStyleFont(QgsLegendStyle.SymbolLabel, _font(family, 1.07 * size))
    legend.setSymbolHeight(1.3 * size * MM_PER_PT)
    legend.setSymbolWidth(2 * size * MM_PER_PT)
    legend.rstyle(QgsLegendStyle.Symbol).setMargin(QgsLegendStyle.Top, 0.42 * size * MM_PER_PT)
    legend.setBoxSpace(0)
    legend.setLegendFilterByMapEnabled(sheet.page.atlas)
    _put(sheet.layout, legend, box)


def _scale_and_north(brief: Brief, sheet: Sheet, family: str) -> None:
    size, plane = sheet.page.type_pt * MM_PER_PT, sheet.map.sceneBoundingRect()
    bar = QgsLayoutItemScaleBar(sheet.layout)
    bar.setLinkedMap(sheet.map)
    bar.setStyle("Single Box")
    bar.setUnits(QgsUnitTypes.DistanceKilometers)
    bar.setUnitLabel(brief.words["kilometres"])
    bar.setSegmentSizeMode(QgsScaleBarSettings.SegmentSizeFitWidth)
    bar.setMinimumBarWidth(6 * size)
    bar.setMaximumBarWidth(14 * size)
    bar.setNumberOfSegmentsLeft(0)
    bar.setNumberOfSegments(2)
    bar.setHeight(0.45 * size)
    text = bar.textFormat()
    text.setFont(QFont(family))
    text.setSize(sheet.page.type_pt)
    bar.setTextFormat(text)
    _put(sheet.layout, bar, Box(plane.right() - 24 * size, plane.bottom() - 4.2 * size, 18 * size, 3.5 * size))
    arrow = QgsLayoutItemPicture(sheet.layout)
    arrow.setPicturePath(_svg(NORTH_ARROW))
    arrow.setSvgFillColor(QColor(brief.colours["ink"]))
    arrow.setSvgStrokeColor(QColor(brief.colours["ink"]))
    _put(sheet.layout, arrow, Box(plane.right() - 5 * size, plane.bottom() - 6.5 * size, 4 * size, 5.6 * size))


def _svg(name: str) -> str:
    paths = [Path(folder) / name for folder in QgsApplication.svgPaths()]
    return str(next(path for path in paths if path.exists()))


def _write(layout: QgsLayout, text: str, box: Box, family: str, size_pt: float, *, bold: bool = False) -> None:
    label = QgsLayoutItemLabel(layout)
    label.setText(text)
    label.setFont(_font(family, size_pt, bold=bold))
    _put(layout, label, box)


def _font(family: str, size_pt: float, *, bold: bool = False) -> QFont:
    font = QFont(family)
    font.setPointSizeF(size_pt)
    font.setBold(bold)
    return font


def _put(layout: QgsLayout, item: QgsLayoutItem, box: Box) -> None:
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(box.left, box.top))
    item.attemptResize(QgsLayoutSize(box.width, box.height))
