"""Native shapes: autoshapes, freeforms of polygons and ways, straight connectors; plain, named, told in words."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import shapely
from lxml import etree
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from app.slides.colour import paint
from app.slides.page import Room

Point = tuple[float, float]
_GROUP = (
    f"<p:grpSp {nsdecls('p', 'a')}><p:nvGrpSpPr><p:cNvPr/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
    "<a:off/><a:ext/><a:chOff/><a:chExt/></a:xfrm></p:grpSpPr></p:grpSp>"
)
PER_PT = 100
"""Steps to a point in which a freeform is drawn."""


def shape(
    shapes: Any,
    form: MSO_SHAPE,
    room: Room,
    *,
    name: str,
    face: str = "",
    edge: str = "",
    edge_pt: float = 0.0,
    dash: str = "",
    told: str = "",
) -> Any:
    """An autoshape without shadow; `told` is what a screen reader says of it."""
    made = shapes.add_shape(form, Pt(room.left), Pt(room.top), Pt(room.width), Pt(room.height))
    return _finish(made, name, face, edge, edge_pt, dash, told)


def outline(
    shapes: Any,
    geometry: shapely.Geometry,
    *,
    name: str,
    face: str = "",
    edge: str = "",
    edge_pt: float = 0.0,
    dash: str = "",
    told: str = "",
) -> Any | None:
    """A freeform of polygons or ways whose coordinates are points of the slide; None where nothing is left of it."""
    contours = [(np.round(np.asarray(line) * PER_PT).astype(int), closed) for line, closed in _contours(geometry)]
    contours = [(xy, closed) for xy, closed in contours if len(xy) > (2 if closed else 1)]
    if not contours:
        return None
    every = np.concatenate([xy for xy, _ in contours])
    (left, top), (right, bottom) = every.min(axis=0), every.max(axis=0)
    # The library's builder takes a time that grows with the square of the points: it makes the box, the path is ours.
    builder = shapes.build_freeform(int(left), int(top), scale=Pt(1) / PER_PT)
    builder.add_line_segments([(int(max(right, left + 1)), int(max(bottom, top + 1)))], close=False)
    made = builder.convert_to_shape(0, 0)
    # The builder counts shapes apart from the fast way to add them: the same number twice would want a repair.
    made._element.nvSpPr.cNvPr.set("id", str(shapes._next_shape_id))
    path = made._element.find(".//" + qn("a:path"))
    path.set("w", str(max(right - left, 1)))
    path.set("h", str(max(bottom - top, 1)))
    for old in list(path):
        path.remove(old)
    for xy, closed in contours:
        for n, (x, y) in enumerate(xy[:-1] if closed else xy):
            step = etree.SubElement(path, qn("a:lnTo" if n else "a:moveTo"))
            etree.SubElement(step, qn("a:pt"), x=str(x - left), y=str(y - top))
        if closed:
            etree.SubElement(path, qn("a:close"))
    return _finish(made, name, face, edge, edge_pt, dash, told)


def rule(
    shapes: Any, start: Point, end: Point, *, name: str, colour: str, width_pt: float = 0.75, dash: str = ""
) -> Any:
    """A straight line."""
    made = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *(Pt(value) for value in (*start, *end)))
    made.name = name
    _plain(made)
    made.line.width = Pt(width_pt)
    paint(made.line.fill, colour)
    if dash:
        etree.SubElement(made.line._get_or_add_ln(), qn("a:prstDash")).set("val", dash)
    return made


def connector(
    shapes: Any, start: Point, end: Point, *, name: str, colour: str, width_pt: float, dot: bool = True
) -> Any:
    """A straight connector from the true place of a thing, marked by a dot or not, to where it is drawn."""
    made = rule(shapes, start, end, name=name, colour=colour, width_pt=width_pt)
    if dot:
        head = etree.SubElement(made.line._get_or_add_ln(), qn("a:headEnd"))
        head.set("type", "oval")
        head.set("w", "sm")
        head.set("len", "sm")
    return made


def grouped(shapes: Any, parts: Sequence[Any], room: Room, *, name: str, told: str) -> None:
    """Put shapes into one group, which moves as one thing.

    Made by hand: the library's own groups look through the whole slide for each shape that they take.
    """
    group = etree.fromstring(_GROUP)
    about = group.find(".//" + qn("p:cNvPr"))
    about.set("id", str(shapes._next_shape_id))
    about.set("name", name)
    about.set("descr", told)
    place = (("a:off", "x", "y"), ("a:ext", "cx", "cy"), ("a:chOff", "x", "y"), ("a:chExt", "cx", "cy"))
    sizes = (room.left, room.top), (room.width, room.height)
    for n, (tag, across, down) in enumerate(place):
        step = group.find(".//" + qn(tag))
        step.set(across, str(int(Pt(sizes[n % 2][0]))))
        step.set(down, str(int(Pt(sizes[n % 2][1]))))
    parts[0]._element.addprevious(group)
    for part in parts:
        group.append(part._element)


def tell(made: Any, words: str) -> None:
    """Give a shape or picture the words that a screen reader says."""
    made._element.xpath(".//p:cNvPr")[0].set("descr", words)


def _finish(made: Any, name: str, face: str, edge: str, edge_pt: float, dash: str, told: str) -> Any:
    made.name = name
    _plain(made)
    paint(made.fill, face)
    paint(made.line.fill, edge)
    if edge:
        made.line.width = Pt(edge_pt)
        line = made.line._get_or_add_ln()
        if dash:
            etree.SubElement(line, qn("a:prstDash")).set("val", dash)
        etree.SubElement(line, qn("a:round"))
    if told:
        tell(made, told)
    return made


def _plain(made: Any) -> None:
    # The style that office programs give new shapes would bring the theme's shadow and text colour.
    for style in made._element.findall(qn("p:style")):
        made._element.remove(style)


def _contours(geometry: shapely.Geometry) -> Iterable[tuple[Any, bool]]:
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            yield part.exterior.coords, True
            for ring in part.interiors:
                yield ring.coords, True
        elif part.geom_type in ("LineString", "LinearRing"):
            yield part.coords, False
        elif part.geom_type in ("MultiLineString", "MultiPolygon", "GeometryCollection"):
            yield from _contours(part)
