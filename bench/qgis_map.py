"""The layers of the map in QGIS, styled and labelled as a careful user would: run by QGIS's own Python."""

from dataclasses import dataclass

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeatureRenderer,
    QgsFillSymbol,
    QgsFontMarkerSymbolLayer,
    QgsLabelObstacleSettings,
    QgsMarkerSymbol,
    QgsNullSymbolRenderer,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsSimpleMarkerSymbolLayer,
    QgsSimpleMarkerSymbolLayerBase,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QColor, QFont

from bench.qgis_brief import CITY_ONLY, Brief, Page, Sign

MM_PER_PT = 25.4 / 72
SYMBOL_EM, MARK_EM = 1.13, 0.72
"""Size of a symbol, and of the character on it, in sizes of the labels."""
ONE_LINE = 12
SHAPES = {
    "square": QgsSimpleMarkerSymbolLayerBase.Square,
    "circle": QgsSimpleMarkerSymbolLayerBase.Circle,
    "hall": QgsSimpleMarkerSymbolLayerBase.Pentagon,
    "diamond": QgsSimpleMarkerSymbolLayerBase.Diamond,
    "hexagon": QgsSimpleMarkerSymbolLayerBase.Hexagon,
}
THIS_CITY = "attribute(@atlas_feature, 'adcode')"
KIND_SHOWN = f'if(@atlas_feature is null or array_contains("cities", {THIS_CITY}), "kind", \'\')'
"""On a page of an atlas only the facilities of its city; a kind without a category is neither drawn nor labelled."""
NAME = (
    f'if(length("name") > {ONE_LINE},'
    ' left("name", ceil(length("name") / 2)) || \'\\n\' || substr("name", ceil(length("name") / 2) + 1), "name")'
)
"""QGIS breaks lines at blanks only, so a long Chinese name is broken in its middle."""


@dataclass(frozen=True)
class MapLayers:
    """The layers of one map, and all of them from top to bottom."""

    facilities: QgsVectorLayer
    cities: QgsVectorLayer
    circles: QgsVectorLayer
    stack: tuple[QgsVectorLayer, ...]


def map_layers(brief: Brief, page: Page, family: str) -> MapLayers:
    """Open and style everything for a page; raises RuntimeError where QGIS cannot read a file."""
    colours, type_mm = brief.colours, page.type_pt * MM_PER_PT
    facilities = _opened(f"{brief.data}/facilities.geojson", "facilities")
    facilities.setSubsetString(f"precision <> '{CITY_ONLY}'")
    facilities.setRenderer(_kinds(brief, family, type_mm))
    _label(facilities, NAME, _type(family, page.type_pt, colours["ink"]), symbols=True)
    cities = _boundary(brief, "cities", _outline(colours["line"], 0.08 * type_mm))
    counts = ", ".join(f"'{code}', '{count}'" for code, count in brief.counts.items())
    named = f"\"short\" || coalesce('\\n' || map_get(map({counts}), \"adcode\"), '')"
    _label(cities, named, _type(family, page.type_pt * 1.33, colours["ink"], bold=True))
    seas = _boundary(brief, "surroundings", QgsNullSymbolRenderer(), "|geometrytype=Point")
    _label(seas, '"name"', _type(family, page.type_pt * 1.27, colours["sea_name"]))
    circles = _boundary(brief, "circles", _tints(brief))
    stack = (
        facilities,
        seas,
        _boundary(brief, "circles", _outline(colours["circle_line"], 0.15 * type_mm)),
        cities,
        _boundary(brief, "counties", _outline(colours["county_line"], 0.05 * type_mm)),
        circles,
        _boundary(brief, "province", _fill(colours["paper"])),
        _boundary(brief, "surroundings", _fill(colours["land"]), "|geometrytype=MultiPolygon"),
    )
    return MapLayers(facilities, cities, circles, stack)


def _opened(address: str, name: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(address, name, "ogr")
    if not layer.isValid():
        raise RuntimeError(f"QGIS cannot read {address}")
    return layer


def _boundary(brief: Brief, name: str, renderer: QgsFeatureRenderer, part: str = "") -> QgsVectorLayer:
    layer = _opened(f"{brief.data}/boundaries/{name}.geojson{part}", name)
    layer.setRenderer(renderer)
    return layer


def _outline(colour: str, width_mm: float) -> QgsFeatureRenderer:
    symbol = {"style": "no", "outline_color": colour, "outline_width": str(width_mm), "joinstyle": "round"}
    return QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(symbol))


def _fill(colour: str) -> QgsFeatureRenderer:
    return QgsSingleSymbolRenderer(_plain(colour))


def _plain(colour: str) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"})


def _tints(brief: Brief) -> QgsFeatureRenderer:
    tints = brief.tints.items()
    return QgsCategorizedSymbolRenderer(
        "circle", [QgsRendererCategory(circle, _plain(colour), label) for circle, (label, colour) in tints]
    )


def _kinds(brief: Brief, family: str, type_mm: float) -> QgsFeatureRenderer:
    kinds = [QgsRendererCategory(sign.kind, _symbol(sign, family, type_mm), sign.label) for sign in brief.signs]
    return QgsCategorizedSymbolRenderer(KIND_SHOWN, kinds)


def _symbol(sign: Sign, family: str, type_mm: float) -> QgsMarkerSymbol:
    """A filled shape with a light character; where the county alone is known, a light one with a dark character."""
    colour = QColor(sign.colour)
    ground = QgsSimpleMarkerSymbolLayer(
        SHAPES[sign.shape], SYMBOL_EM * type_mm, color=colour, strokeColor=QColor(sign.colour)
    )
    ground.setStrokeWidth(0.08 * type_mm)
    mark = QgsFontMarkerSymbolLayer(family, sign.mark, MARK_EM * type_mm, QColor("white"))
    for part, hollow, solid in ((ground, "#ffffff", sign.colour), (mark, sign.colour, "#ffffff")):
        by_precision = QgsProperty.fromExpression(f"if(\"precision\" = 'county', '{hollow}', '{solid}')")
        part.setDataDefinedProperty(QgsSymbolLayer.PropertyFillColor, by_precision)
    symbol = QgsMarkerSymbol()
    symbol.changeSymbolLayer(0, ground)
    symbol.appendSymbolLayer(mark)
    return symbol


def _type(family: str, size_pt: float, colour: str, *, bold: bool = False) -> QgsTextFormat:
    font = QFont(family)
    font.setBold(bold)
    text = QgsTextFormat()
    text.setFont(font)
    text.setSize(size_pt)
    text.setSizeUnit(QgsUnitTypes.RenderPoints)
    text.setColor(QColor(colour))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.13 * size_pt)
    halo.setSizeUnit(QgsUnitTypes.RenderPoints)
    halo.setColor(QColor(255, 255, 255, 235))
    text.setBuffer(halo)
    return text


def _label(layer: QgsVectorLayer, named: str, text: QgsTextFormat, *, symbols: bool = False) -> None:
    """Label by an expression with "show all labels" off; `symbols` are obstacles and are labelled beside themselves."""
    how = QgsPalLayerSettings()
    how.fieldName, how.isExpression = named, True
    how.setFormat(text)
    how.displayAll = False
    how.multilineAlign = QgsPalLayerSettings.MultiFollowPlacement if symbols else QgsPalLayerSettings.MultiCenter
    how.priority = 5 if symbols else 9
    if symbols:
        how.placement = QgsPalLayerSettings.OrderedPositionsAroundPoint
        how.offsetType = QgsPalLayerSettings.FromSymbolBounds
        how.dist = 0.25
    elif layer.geometryType() == QgsWkbTypes.PolygonGeometry:
        how.placement = QgsPalLayerSettings.Horizontal
    else:
        how.placement = QgsPalLayerSettings.OverPoint
    obstacle = QgsLabelObstacleSettings()
    obstacle.setIsObstacle(symbols)
    obstacle.setFactor(2)
    how.setObstacleSettings(obstacle)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(how))
    layer.setLabelsEnabled(True)
