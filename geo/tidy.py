"""Polygons made fit to publish: wound, rounded, simplified together, and checked as neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from geo.measure import area_km2
from geo.projection import to_lonlat, to_sheet

DECIMALS = 6


@dataclass(frozen=True)
class CoverageFaults:
    """What is wrong with polygons that should tile an area; false when nothing is.

    `invalid` and `mismatched` are positions in the input: a geometry that is invalid, or whose edge does not
    meet its neighbour's. Areas are geodesic, in square kilometres: what is covered twice, and what the tiles
    enclose uncovered.
    """

    invalid: tuple[int, ...]
    mismatched: tuple[int, ...]
    overlap_km2: float
    gap_km2: float

    def __bool__(self) -> bool:
        return bool(self.invalid or self.mismatched or self.overlap_km2 or self.gap_km2)


def rfc7946(geometry: shapely.Geometry, *, decimals: int = DECIMALS) -> shapely.Geometry:
    """The geometry as RFC 7946 wants it written.

    Lon/lat in degrees, at most `decimals` of them, exterior rings counter-clockwise and holes clockwise
    (3.1.6). Points that fall together become one; neighbours rounded alike still share their edges. Raises
    ValueError where the rounded geometry is not valid: it is never repaired in silence.
    """
    rounded = shapely.transform(geometry, lambda lonlat: np.round(lonlat, decimals) + 0.0)
    tidy = shapely.orient_polygons(shapely.remove_repeated_points(rounded), exterior_cw=False)
    if not shapely.is_valid(tidy):
        raise ValueError(f"not valid at {decimals} decimals: {shapely.is_valid_reason(tidy)}")
    return tidy


def coverage_faults(geometries: Sequence[shapely.Geometry], *, gap_width: float = 0.0) -> CoverageFaults:
    """Gaps, overlaps and unmatched edges among polygons that should tile an area.

    Lon/lat in degrees; `gap_width` (degrees) also reports clefts between neighbours narrower than that.
    Overlaps are the sum of the areas less the area of the union, gaps the holes of the union; both leave out
    invalid geometries. Below 100 m² either counts as 0, being the noise of the arithmetic.
    """
    polygons = list(geometries)
    valid = shapely.is_valid(polygons)
    edges = shapely.coverage_invalid_edges(polygons, gap_width=gap_width)
    sound = [polygon for polygon, is_sound in zip(polygons, valid, strict=True) if is_sound]
    whole = shapely.union_all(sound)
    rings = [ring for part in shapely.get_parts(whole) for ring in part.interiors]
    return CoverageFaults(
        invalid=tuple(int(i) for i in np.flatnonzero(~valid)),
        mismatched=tuple(int(i) for i in np.flatnonzero(~shapely.is_empty(edges))),
        overlap_km2=_without_noise(sum(area_km2(polygon) for polygon in sound) - area_km2(whole)),
        gap_km2=_without_noise(sum(area_km2(shapely.Polygon(ring)) for ring in rings)),
    )


def simplify_coverage(geometries: Sequence[shapely.Geometry], tolerance_m: float) -> list[shapely.Geometry]:
    """Neighbours simplified together, so that they still share their edges.

    Lon/lat in and out; the tolerance is the side in metres of the square whose area a dropped corner may have
    (Visvalingam and Whyatt 1993), measured on the equal-area sheet. Where three regions meet, the point
    stays.
    """
    flat = [to_sheet(geometry) for geometry in geometries]
    return [to_lonlat(geometry) for geometry in shapely.coverage_simplify(flat, tolerance_m)]


def _without_noise(area: float) -> float:
    return float(area) if abs(area) > 1e-4 else 0.0
