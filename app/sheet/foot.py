"""The foot of a sheet: sources, map approval or the word that it is a sketch, who made it and when, page number."""

from datetime import date

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from app.settings import Approval, Settings
from app.sheet.area import Area
from app.sheet.draw import points
from app.sheet.frame import Frame
from app.sheet.manner import Manner
from app.sheet.type import width_px, wrap, write
from app.themes import LOOKS
from app.words import say
from layers.issue import DataRefusedError, Issue
from layers.sheet import Audience, Part, Template
from layers.store import Data
from layers.view import View
from layers.vocabulary import Language

SKETCH_TYPE = 15.0
"""Size of the word in the corner of the map that it is a sketch, in units of type."""
LEAST_LINE = 0.3
"""However long the maker's name beside it, a line of sources has this share of the sheet's width."""


def refuse_expired(view: View, settings: Settings, today: date) -> None:
    """Raises DataRefusedError if the sheet is public and the approval number is past its last day."""
    approval = settings.approval
    if view.sheet.audience is Audience.PUBLIC and approval is not None and approval.expired(today):
        message = f"审图号 {approval.number} 已于 {approval.until} 到期，公开图件不能再用；请更新设置，或改为内部用图"
        english = f"Approval {approval.number} expired on {approval.until}: renew it, or make the sheet an internal one"
        raise DataRefusedError([Issue("settings", "approval.until", message, english)])


def is_sketch(view: View, settings: Settings) -> bool:
    """Whether a sheet must say that it is a sketch: it has no approval number of its own."""
    return settings.approval is None or view.sheet.audience is Audience.INTERNAL


def sketch_size(frame: Frame, lang: Language) -> tuple[float, float]:
    """Width and height of the word in the corner of the map, in pixels."""
    unit = frame.unit
    return (width_px(say("sheet.sketch.word", lang), SKETCH_TYPE * unit, True) + 20 * unit, 27 * unit)


def draw_sketch(axes: Axes, frame: Frame, view: View, area: Area) -> None:
    """The word, framed, in the corner of the map."""
    look, unit = LOOKS[view.theme], frame.unit
    tag = Rectangle((area.left, area.top), area.width, area.height, facecolor=look.halo, alpha=0.85, zorder=13)
    tag.set(edgecolor=look.ink, linewidth=points(axes, 0.9 * unit))
    axes.add_artist(tag)
    middle = (area.left + area.width / 2, area.top + area.height / 2)
    words = say("sheet.sketch.word", view.lang)
    style = {"colour": look.ink, "bold": True, "across": "center", "along": "center_baseline", "layer": 13.5}
    write(axes, words, *middle, SKETCH_TYPE * unit, **style)


def draw_foot(axes: Axes, frame: Frame, data: Data, view: View, settings: Settings, *, onward: str = "") -> None:
    """Sources and approval from the left, maker and date at the right, the page number below or beside them.

    `onward` says beside the number what the next page holds.
    """
    unit, manner, look = frame.unit, frame.manner, LOOKS[view.theme]
    size, margin = manner.foot * unit, manner.margin * unit
    y = frame.room.bottom + 12 * unit + size
    right = made_lines(data, view, settings)
    lines = foot_lines(data, view, settings, sheet_px=frame.width, unit=unit, manner=manner, wide=frame.wide)
    for n, line in enumerate(lines):
        write(axes, line, margin, y + n * size * 1.5, size, colour=look.muted)
    for n, line in enumerate(right):
        write(axes, line, frame.width - margin, y + n * size * 1.5, size, colour=look.muted, across="right")
    _draw_page(axes, frame, view, onward)


def foot_lines(
    data: Data, view: View, settings: Settings, *, sheet_px: float, unit: float, manner: Manner, wide: bool
) -> list[str]:
    """What stands at the left of the foot, broken to a sheet `sheet_px` wide: nothing of it may be cut or shrunk."""
    size = manner.foot * unit
    room = sheet_px - 2 * manner.margin * unit
    right = made_lines(data, view, settings)
    beside = max((width_px(line, size) + 40 * unit for line in right), default=0.0)
    lines: list[str] = []
    for paragraph in source_lines(data, view, settings, wide=wide):
        rest = paragraph
        while rest:
            limit = max(room - (beside if len(lines) < len(right) else 0.0), room * LEAST_LINE)
            lines.append(wrap(rest, size, limit, most_lines=99)[0])
            rest = rest[len(lines[-1]) :].strip()
    return lines


def _draw_page(axes: Axes, frame: Frame, view: View, onward: str) -> None:
    page, unit, look = view.sheet.page, frame.unit, LOOKS[view.theme]
    if not page or not view.sheet.carries(Part.PAGE):
        return
    size = 17 * unit
    y = frame.height - max(frame.manner.margin * 0.42, 12) * unit
    right = frame.width - frame.manner.margin * unit
    if view.sheet.template is Template.OFFICIAL:
        # As GB/T 9704 sets the numbers of official documents.
        write(axes, f"— {page} —", frame.width / 2, y, size, colour=look.text, across="center")
    else:
        write(axes, page, right, y, size, colour=look.text, across="right")
        right -= width_px(page, size) + size
    if onward:
        write(axes, onward, right, y, frame.manner.foot * unit, colour=look.text, across="right")


def made_lines(data: Data, view: View, settings: Settings) -> list[str]:
    """Who made the map, and when."""
    return [line for line in (_maker(view, settings), _dated(data, view)) if line]


def source_lines(data: Data, view: View, settings: Settings, *, wide: bool) -> list[str]:
    """Sources, approval or that it is a sketch, and the note; a `wide` map shows more of the world."""
    lang = view.lang
    parts = []
    lines = [say("sheet.source", lang, plans=say("sheet.plans", lang))] if view.sheet.carries(Part.SOURCE) else []
    if view.sheet.carries(Part.SOURCE):
        parts = [boundaries_in_words(data, lang)]
        if wide:
            parts.append(data.card("world")["attribution" if lang is Language.ZH else "attribution_en"])
    if is_sketch(view, settings):
        parts.append(say("sheet.sketch.wide" if wide else "sheet.sketch", lang))
    elif settings.approval is not None:
        parts.append(approval_in_words(settings.approval, lang))
    if view.sheet.audience is Audience.INTERNAL:
        parts.append(say("sheet.internal", lang))
    if view.sheet.note:
        parts.append(view.sheet.note)
    return [*lines, say("join.part", lang).join(parts)] if parts else lines


def boundaries_in_words(data: Data, lang: Language) -> str:
    """Where the boundaries come from, with the approval number of their source."""
    card = data.card("cities")
    number = (card.get("map_approval") or {}).get("number", "")
    attribution: str = card["attribution" if lang is Language.ZH else "attribution_en"]
    if not number:
        return attribution
    own = number if lang is Language.ZH else number.removesuffix("号")
    return attribution + say("sheet.approval.source", lang, number=own)


def approval_in_words(approval: Approval, lang: Language) -> str:
    """The map approval number with its holder and dates."""
    words = say("sheet.approval", lang, number=approval.number)
    more = [approval.holder] if approval.holder else []
    more += [say("sheet.approval.given", lang, day=approval.approved)] if approval.approved else []
    more += [say("sheet.approval.until", lang, day=approval.until)] if approval.until else []
    return words + say("sheet.approval.more", lang, more=say("join.list", lang).join(more)) if more else words


def _maker(view: View, settings: Settings) -> str:
    maker = view.sheet.maker or settings.maker
    return say("sheet.maker", view.lang, maker=maker) if maker and view.sheet.carries(Part.MAKER) else ""


def _dated(data: Data, view: View) -> str:
    """The date that the View gives; else that of the data, so that the same View stays the same file."""
    if not view.sheet.carries(Part.DATE):
        return ""
    if view.sheet.dated:
        return say("sheet.dated", view.lang, day=view.sheet.dated)
    return say("sheet.data_date", view.lang, day=data.card("facilities")["date"])
