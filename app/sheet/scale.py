"""Scale bar, numeric scale and north arrow of a sheet."""

from matplotlib.axes import Axes
from matplotlib.patches import Polygon, Rectangle

from app.sheet.area import Area
from app.sheet.draw import points
from app.sheet.frame import Frame
from app.sheet.type import write
from app.themes import Look
from app.words import say
from layers.sheet import Part, Sheet
from layers.vocabulary import Language

BAR = 190.0
"""The longest bar, in units of type."""
TYPE = 14.0


def scale_size(frame: Frame, sheet: Sheet) -> tuple[float, float]:
    """Width and height of the group in pixels; nothing where the sheet carries none of it.

    A wide map has none: in Mercator a bar would hold for one latitude of many.
    """
    bar, north = sheet.carries(Part.SCALE), sheet.carries(Part.NORTH)
    ratio = sheet.carries(Part.RATIO)
    if frame.wide or not (bar or north or ratio):
        return (0.0, 0.0)
    unit = frame.unit
    width = (BAR + 66 if bar or ratio else 0) + (34 if north else 0)
    height = max(62 if north else 0, (34 if bar else 0) + (24 if ratio else 0))
    return (width * unit, height * unit)


def draw_scale(
    axes: Axes, frame: Frame, sheet: Sheet, area: Area, look: Look, lang: Language, *, on_land: bool = False
) -> None:
    """Draw what the sheet carries of it into `area`: bar and number from the left, the arrow at the right.

    On land it has a ground of its own: boundaries would run through its figures.
    """
    unit = frame.unit
    right = area.right - (62 * unit if sheet.carries(Part.NORTH) else 24 * unit)
    if on_land:
        left = (
            area.left
            if not sheet.carries(Part.SCALE)
            else max(right - _bar_km(frame) * 1000 / frame.metres_per_px - 18 * unit, area.left)
        )
        ground = Rectangle((left, area.top), area.right - left, area.height, zorder=11)
        ground.set(facecolor=look.sheet, alpha=0.86, edgecolor="none")
        axes.add_artist(ground)
    bottom = area.bottom - 9 * unit
    if sheet.carries(Part.SCALE):
        _bar(axes, frame, right, bottom, look, lang)
    if sheet.carries(Part.RATIO):
        y = bottom - (34 * unit if sheet.carries(Part.SCALE) else 0)
        write(axes, ratio_in_words(frame), right, y, TYPE * unit, **_halo(frame, look, "right"))
    if sheet.carries(Part.NORTH):
        _arrow(axes, frame, area.right - 14 * unit, area.bottom - 44 * unit, look, lang)


def ratio_in_words(frame: Frame) -> str:
    """The numeric scale, rounded to three figures: 1∶1 350 000."""
    power = 10 ** max(len(str(int(frame.ratio))) - 3, 0)
    return f"1∶{round(frame.ratio / power) * power:,}".replace(",", " ")


def _bar_km(frame: Frame) -> float:
    return round_km(BAR * frame.unit * frame.metres_per_px / 1000)


def round_km(most_km: float) -> float:
    """The longest bar of 1, 2 or 5 times a power of ten that is no longer than `most_km`, in kilometres."""
    steps = [n * 10**power for power in range(-1, 4) for n in (1, 2, 5)]
    return max((step for step in steps if step <= most_km), default=steps[0])


def _bar(axes: Axes, frame: Frame, right: float, y: float, look: Look, lang: Language) -> None:
    unit = frame.unit
    km = _bar_km(frame)
    length = km * 1000 / frame.metres_per_px
    for n in range(2):
        bar = Rectangle((right - length + n * length / 2, y), length / 2, 7 * unit, zorder=12)
        bar.set(facecolor=look.ink if n == 0 else look.halo, edgecolor=look.ink, linewidth=points(axes, unit))
        axes.add_artist(bar)
    for share in (0, 0.5, 1):
        text = f"{km * share:g}" + (f" {say('sheet.scale', lang)}" if share == 1 else "")
        write(axes, text, right - length * (1 - share), y - 6 * unit, TYPE * unit, **_halo(frame, look, "center"))


def _arrow(axes: Axes, frame: Frame, x: float, top: float, look: Look, lang: Language) -> None:
    unit = frame.unit
    arrow = [(x, top), (x + 9 * unit, top + 38 * unit), (x, top + 30 * unit), (x - 9 * unit, top + 38 * unit)]
    axes.add_artist(Polygon(arrow, closed=True, facecolor=look.ink, zorder=12))
    write(axes, say("sheet.north", lang), x, top - 5 * unit, 16 * unit, bold=True, **_halo(frame, look, "center"))


def _halo(frame: Frame, look: Look, across: str) -> dict[str, object]:
    return {
        "colour": look.ink,
        "across": across,
        "halo": 4 * frame.unit,
        "halo_colour": look.halo,
        "layer": 12,
    }
