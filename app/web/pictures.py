"""The routes that give a View as a file: its sheet in every format, the map alone, slides, one page of its own."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from flask import Blueprint, Response, request

from app.settings import Settings
from app.sheet.forms import MAP_SIDE_PX, MEDIA_TYPES, Picture
from app.sheet.home import home_of
from app.web.answers import only_own_page, query_without, sentence
from app.web.preview import lowered, read_preview
from app.web.turns import BusyError, GoneError, Turn
from app.words import say
from geo.bounds import Bounds
from layers.issue import DataRefusedError, Issue
from layers.params import link_issue
from layers.store import Data
from layers.view import View, read_query
from layers.vocabulary import Language

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
MAP_SHAPE = (0.25, 4.0)
"""The flattest and the tallest map alone, as height to width."""
LONGEST_QUOTED = len(quote("图"))
NOTES_LIMIT_BYTES = 4_000
"""The longest header of notes: more would be cut off by a server in between."""

NOBODY_WAITS = 499
"""The status that web servers note where the browser has gone before its answer."""

PREVIEWS, WHOLE = Turn(patience_s=20), Turn(patience_s=45)
"""Whoever changes three options at once waits for the last preview, not for three; and the largest sheet has 139
million pixels, of which one at a time is enough. Previews do not wait for whole files."""


@dataclass(frozen=True)
class Kitchen:
    """What every route of this file needs: the data and the operator's settings."""

    data: Data
    settings: Settings

    @property
    def here(self) -> Settings:
        """The settings with the address of this server where they name none, for the QR code."""
        return replace(self.settings, page=self.settings.page or request.host_url)


def picture_routes(data: Data, settings: Settings) -> Blueprint:
    """The routes under /api that answer with a finished file."""
    routes = Blueprint("pictures", __name__, url_prefix="/api")
    kitchen = Kitchen(data, settings)
    routes.before_request(only_own_page)
    routes.add_url_rule("/picture.<form>", "picture", lambda form: _picture(kitchen, form))
    routes.add_url_rule("/map.png", "map", lambda: _map_alone(kitchen))
    routes.add_url_rule("/slides.pptx", "slides", lambda: _slides(kitchen))
    routes.add_url_rule("/page.html", "page", lambda: _page_file(kitchen))
    return routes


def refuse(status: int, issues: Sequence[Issue], lang: Language) -> Response:
    """The sentences of what is wrong in one language, as plain text."""
    return Response(" ".join(_said(issue, lang) for issue in issues), status=status, mimetype="text/plain")


def _said(issue: Issue, lang: Language) -> str:
    colon, stop, message = ("：", "。", issue.message) if lang is Language.ZH else (": ", ".", issue.message_en)
    name = issue.field + colon if issue.where == "link" and issue.field else ""
    return f"{name}{message.rstrip('。.')}{stop}"


def _picture(kitchen: Kitchen, form: str) -> Response:
    if form not in MEDIA_TYPES:
        return sentence(404, f"没有这种图片格式：{form[:12]} / No such picture format")
    longest_px, wrong = read_preview(request.args.get("preview", ""))

    def draw(view: View) -> Response:
        from app.sheet.export import render  # reads matplotlib, which the page itself does not need

        made = render(kitchen.data, lowered(view, longest_px) if longest_px else view, form, kitchen.here)
        return _described(Response(made.content, mimetype=MEDIA_TYPES[form]), view, made)

    return _answer(draw, ("preview",), wrong, turn=PREVIEWS if longest_px else WHOLE)


def _described(response: Response, view: View, made: Picture) -> Response:
    """Beside the picture: what it is in full size, and what had to be left out of it."""
    width_mm, height_mm = view.sheet.size_mm
    width_px, height_px = view.sheet.size_px
    response.headers["X-Lutu-Size"] = f"{width_mm:g} {height_mm:g} {width_px} {height_px} {view.sheet.resolution_dpi}"
    response.headers["X-Lutu-Notes"] = notes_header(made.notes)
    return response


def notes_header(notes: Sequence[str]) -> str:
    """The notes as a header takes them, one a line; the longest are shortened until all find room, which dots say."""
    kept = list(notes)
    while len(header := quote("\n".join(kept))) > NOTES_LIMIT_BYTES:
        longest = max(range(len(kept)), key=lambda n: len(quote(kept[n])))
        words = kept[longest].removesuffix("…")
        over = (len(header) - NOTES_LIMIT_BYTES) // LONGEST_QUOTED + 1
        # Never more than half of one at once: several long ones share the loss.
        kept[longest] = words[: -min(over, len(words) // 2 + 1)] + "…"
    return header


def _map_alone(kitchen: Kitchen) -> Response:
    least, most = MAP_SIDE_PX
    given = request.args.get("width", "1600")
    good = given.isascii() and given.isdigit() and len(given) <= 5 and least <= int(given) <= most
    wrong = () if good else (link_issue("width", f"应在 {least}–{most} 之间", f"Must be {least}-{most}"),)

    def draw(view: View) -> Response:
        from app.sheet.map_only import render_map

        width = int(given)
        height = min(max(round(width * shape_of(home_of(kitchen.data, view))), least), most)
        content = render_map(
            kitchen.data, view, width_px=width, height_px=height, transparent=True, settings=kitchen.settings
        )
        return Response(content, mimetype="image/png")

    return _answer(draw, ("width",), wrong)


def shape_of(box: Bounds) -> float:
    """Height to width of a box on the map, in Mercator; degrees."""
    north, south = (math.asinh(math.tan(math.radians(edge))) for edge in (box.north, box.south))
    flattest, tallest = MAP_SHAPE
    return min(max((north - south) / math.radians(box.east - box.west), flattest), tallest)


def _slides(kitchen: Kitchen) -> Response:
    shapes = request.args.get("shapes", "") == "1"

    def draw(view: View) -> Response:
        from app.slides.export import slides  # reads python-pptx, which the page itself does not need

        return Response(slides(kitchen.data, view, shapes=shapes, settings=kitchen.here), mimetype=PPTX)

    return _answer(draw, ("shapes",))


def _page_file(kitchen: Kitchen) -> Response:
    def draw(view: View) -> Response:
        from app.standalone.page import page_file  # reads folium, which the page itself does not need

        response = Response(page_file(kitchen.data, view, kitchen.here), mimetype="text/html")
        # Its scripts are written into it, which the policy of this server forbids: it is saved and never shown here.
        response.headers["Content-Disposition"] = "attachment; filename=lutu.html"
        return response

    return _answer(draw)


def _answer(
    draw: Callable[[View], Response], beside: tuple[str, ...] = (), wrong: tuple[Issue, ...] = (), *, turn: Turn = WHOLE
) -> Response:
    """What is drawn of the request's View when its turn comes, or the sentences that say why it is not."""
    view, issues = read_query(query_without(*beside))
    if issues or wrong:
        return refuse(400, (*issues, *wrong), view.lang)
    try:
        with turn.taken():
            return draw(view)
    except DataRefusedError as refused:
        return refuse(400, refused.issues, view.lang)
    except BusyError:
        return sentence(503, say("make.busy", view.lang))
    except GoneError:
        return Response(status=NOBODY_WAITS)
