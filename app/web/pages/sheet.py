"""The page that makes a sheet: its options beside a preview, then downloads, copies and the atlas."""

from dataclasses import replace
from datetime import date
from typing import Any

from flask import Blueprint, request

from app import themes
from app.settings import Settings
from app.sheet.describing import title_of
from app.sheet.forms import MEDIA_TYPES
from app.web.pages.rendering import page
from app.words import say
from layers import sheet
from layers.facets import FACETS, FacetName
from layers.sheet import SIZES_MM, STANDARD, Audience, Part, Sheet, Template
from layers.store import Data
from layers.view import QUERY_LIMIT, TITLE_LIMIT, Theme, View, read_query
from layers.vocabulary import Circle, Language

ORDER = (
    *(facet.name.value for facet in FACETS),
    *("q", "layers", "at", "area", "pick", "order", "opacity", "theme", "id", "title"),
    *Sheet().to_params(),
    "lang",
)
"""The parameters of a link in the order in which a View writes them."""
ATLAS_BY = (FacetName.PLAN, FacetName.CIRCLE, FacetName.CITY, FacetName.SECTOR)
SAID = (
    *("make.loading", "make.failed", "make.offline", "make.measure", "make.making", "make.made"),
    *("make.unmade", "make.copied", "make.copy.refused", "make.take.map", "make.preview.alt", "open.none"),
    *("make.atlas", "make.atlas.none", "make.atlas.progress", "make.atlas.waiting", "make.atlas.binding"),
    *("make.atlas.done", "make.atlas.stopped", "make.atlas.unstopped", "make.atlas.broken"),
)
"""What the page's own JavaScript says."""


def sheet_routes(data: Data, settings: Settings) -> Blueprint:
    """The route /sheet for one set of data."""
    routes = Blueprint("sheet", __name__)

    @routes.get("/sheet")
    def make_sheet() -> str:
        view, issues = read_query(request.query_string.decode("ascii", "replace"))
        lang = view.lang
        return page(
            "sheet.html",
            lang,
            title=say("make.title", lang),
            templates=[_template(template, lang) for template in Template],
            themes=[(theme.value, say(f"theme.{theme.value}", lang), _swatch(theme)) for theme in Theme],
            sizes=[(name, _size(name, lang)) for name in (*SIZES_MM, "mm", "px")],
            parts=[(part.value, say(f"make.part.{part.value}", lang)) for part in Part],
            uses=[(audience.value, say(f"make.use.{audience.value}", lang)) for audience in Audience],
            limits=sheet.rules() | {"title": TITLE_LIMIT, "text": sheet.TEXT_LIMITS},
            forms=[form for form in MEDIA_TYPES if form not in ("svg", "pdf")],
            atlas=[(name.value, say(f"facet.{name.value}", lang)) for name in ATLAS_BY],
            languages=[("zh", say("app.switch", Language.EN)), ("en", say("app.switch", Language.ZH))],
            shape="{} / {}".format(*view.sheet.size_mm),
            ratio=view.sheet.size_mm[0] / view.sheet.size_mm[1],
            issues=[issue.message if lang is Language.ZH else issue.message_en for issue in issues],
            start=_start(data, view, settings),
        )

    return routes


def _start(data: Data, view: View, settings: Settings) -> dict[str, Any]:
    """What the page's JavaScript begins with."""
    lang = view.lang
    return {
        "params": view.to_params(),
        "order": ORDER,
        "rules": sheet.rules(),
        "sizes": SIZES_MM,
        "longest": QUERY_LIMIT,
        "title": title_of(data, replace(view, title="")),
        "approval": {audience.value: approval_said(settings, audience, lang, date.today()) for audience in Audience},
        "words": {key: say(key, lang) for key in SAID},
        "lang": lang.value,
    }


def _template(template: Template, lang: Language) -> dict[str, Any]:
    width, height = Sheet(template=template, paper=STANDARD[template][0]).size_mm
    return {
        "value": template.value,
        "label": say(f"make.template.{template.value}", lang),
        "shape": f"{width:g} / {height:g}",
        "stands": height > width,
    }


def _swatch(theme: Theme) -> tuple[str, ...]:
    """Sea, land, and the colours of three groups: enough to tell a theme by."""
    look = themes.LOOKS[theme]
    return (look.sea, look.tints[Circle.LUNAN], *list(look.groups.values())[:4])


def _size(name: str, lang: Language) -> str:
    return name.upper() if name.startswith("a") else say(f"make.size.{name}", lang)


def approval_said(settings: Settings, audience: Audience, lang: Language, today: date) -> str:
    """What the settings' map approval number means for a sheet of this use, in one sentence."""
    approval = settings.approval
    if approval is None:
        return say(f"make.use.none.{audience.value}", lang)
    if approval.expired(today) and audience is Audience.PUBLIC:
        return say("make.use.expired", lang, number=approval.number, day=approval.until)
    parts = [say("make.use.number", lang, number=approval.number)]
    if approval.holder:
        parts.append(say("make.use.holder", lang, holder=approval.holder))
    if approval.approved:
        parts.append(say("make.use.approved", lang, day=approval.approved))
    if approval.until:
        parts.append(say("make.use.until", lang, day=approval.until))
    return say("join.part", lang).join(parts) + ("。" if lang is Language.ZH else ".")
