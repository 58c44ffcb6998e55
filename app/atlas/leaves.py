"""Which sheets an atlas has: one View for each city, circle, plan or sector, titled and numbered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from app.sheet.describing import describe
from app.sheet.home import around
from app.words import say
from geo.bounds import Bounds
from layers.circles import CITIES, CORES, MEMBERS, circle_of
from layers.facets import FacetName
from layers.issue import Issue
from layers.sheet import STANDARD, TEXT_LIMITS, Part, Sheet, Template
from layers.store import Data
from layers.view import TITLE_LIMIT, View
from layers.vocabulary import Circle, Language, Plan, Sector, Word

STANDARD_TEMPLATE = Template.OFFICIAL
"""Taken where the View names neither template nor paper: a page has more room for the list than a screen."""
ALWAYS = (Part.TABLE, Part.CHART, Part.PAGE)
"""Parts that a sheet of an atlas carries beside those of its template."""


class By(StrEnum):
    """What an atlas has one sheet for; each value is also the facet that is split."""

    CITY = "city"
    CIRCLE = "circle"
    PLAN = "plan"
    SECTOR = "sector"


DEFAULT_BY = (By.PLAN, By.CIRCLE, By.CITY)
"""From the whole to its parts, as atlases go."""


@dataclass(frozen=True)
class Leaf:
    """One sheet: `word` is an adcode or the word of its facet, `name` what it is called in the View's language,
    `group` the circle a city stands under, `number` its page."""

    by: By
    word: str
    name: str
    group: str
    number: int
    view: View

    @property
    def title(self) -> str:
        return self.view.title


def read_by(text: str, issues: list[Issue]) -> tuple[By, ...]:
    """Read what to split by from words with commas between them; nothing stands for DEFAULT_BY."""
    asked = tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))
    unknown = "、".join(word[:20] for word in asked if word not in tuple(By))
    if unknown:
        words = "、".join(By)
        issues.append(Issue("atlas", "by", f"没有“{unknown}”，只有 {words}", f"No “{unknown}”; there are {words}"))
    return tuple(By(word) for word in asked if word in tuple(By)) or DEFAULT_BY


def leaves(data: Data, view: View, by: tuple[By, ...]) -> tuple[Leaf, ...]:
    """The sheets in their order: as `by` says, cities under their circles.

    What the View chooses in a facet limits the sheets of that facet; all else of the View holds for every sheet.
    """
    found: list[Leaf] = []
    for sort in by:
        for word in _words(sort, view):
            found.append(_leaf(data, view, sort, word, len(found) + 1))
    return tuple(found)


def _words(by: By, view: View) -> tuple[str, ...]:
    cities, circles = view.words(FacetName.CITY), view.words(FacetName.CIRCLE)
    within = tuple(
        city
        for circle in Circle
        for city in MEMBERS[circle]
        if city in (cities or CITIES) and circle in (circles or tuple(Circle))
    )
    if by is By.CITY:
        return within
    if by is By.CIRCLE:
        return tuple(circle for circle in Circle if circle in {circle_of(city) for city in within})
    words: Mapping[By, tuple[Word, ...]] = {By.PLAN: tuple(Plan), By.SECTOR: tuple(Sector)}
    chosen = view.words(FacetName(by))
    return tuple(word for word in words[by] if not chosen or word in chosen)


def _leaf(data: Data, view: View, by: By, word: str, number: int) -> Leaf:
    name = _name(data, by, word, view.lang)
    group = circle_of(word).label(view.lang) if by is By.CITY else ""
    own = replace(
        view,
        chosen={**view.chosen, FacetName(by): (word,)},
        viewport=_viewport(data, view, by, word),
        selected=None,
        title=_title(view, by, word, name),
        sheet=replace(
            sheet_of(view.sheet, str(number)), subtitle=view.sheet.subtitle or _subtitle(data, view, by, word)
        ),
    )
    return Leaf(by, word, name, group, number, own)


def sheet_of(sheet: Sheet, page: str = "") -> Sheet:
    """The sheet of a View as a sheet of an atlas: with its page, a table and a chart."""
    unsaid = sheet.template is Template.SCREEN and not sheet.paper
    chosen = replace(sheet, template=STANDARD_TEMPLATE) if unsaid else sheet
    if chosen.parts is not None:
        return replace(chosen, page=page)
    usual = STANDARD[chosen.template][2]
    return replace(chosen, page=page, parts=tuple(part for part in Part if part in (*usual, *ALWAYS)))


def _viewport(data: Data, view: View, by: By, word: str) -> Bounds | None:
    if by is By.CITY:
        return around(data, (word,))
    if by is By.CIRCLE:
        return around(data, MEMBERS[Circle(word)])
    # A box that is wider than the province was asked for; one inside it would hide most of the sheet's things.
    box, home = view.viewport, data.bounds
    return box if box and box.contains((home.west, home.south)) and box.contains((home.east, home.north)) else None


def _name(data: Data, by: By, word: str, lang: Language) -> str:
    if by is By.CITY:
        city = data.cities[word]
        return city.name if lang is Language.ZH else city.name_en
    sorts: Mapping[By, type[Word]] = {By.CIRCLE: Circle, By.PLAN: Plan, By.SECTOR: Sector}
    return sorts[by](word).label(lang)


def _title(view: View, by: By, word: str, name: str) -> str:
    lang = view.lang
    if view.title:
        own = say("atlas.title.own", lang, name=name, title=view.title)
        if len(own) <= TITLE_LIMIT:
            return own
    values: dict[str, object] = {"name": name}
    if by is By.CIRCLE:
        values["n"] = len(MEMBERS[Circle(word)])
    if by is By.PLAN:
        return say("atlas.title.plan", lang, **values)
    title = say(f"atlas.title.{by.value}", lang, plans=_plans(view), **values)
    if len(title) > TITLE_LIMIT:
        title = say(f"atlas.title.{by.value}", lang, plans=say("atlas.plans.short", lang), **values)
    return title


def _subtitle(data: Data, view: View, by: By, word: str) -> str:
    """Where the area belongs, and what else was filtered; empty where the sheet's own words say more."""
    lang = view.lang
    if by is By.CITY:
        parts = [circle_of(word).label(lang)]
        parts += [say("atlas.core", lang)] if word in CORES else []
    elif by is By.CIRCLE:
        members = [data.cities[city] for city in MEMBERS[Circle(word)]]
        names = [city.short if lang is Language.ZH else city.name_en for city in members]
        parts = [say("join.list", lang).join(names)]
    elif by is By.PLAN:
        parts = [say("atlas.edition", lang)]
    else:
        return ""
    others = replace(view, chosen={name: words for name, words in view.chosen.items() if name.value != by.value})
    if others.text or others.area or any(others.chosen.values()):
        parts += describe(data, others).split("　")
    subtitle = say("atlas.join", lang).join(parts)
    return subtitle if len(subtitle) <= TEXT_LIMITS["subtitle"] else ""


def _plans(view: View) -> str:
    plans = tuple(map(Plan, view.words(FacetName.PLAN)))
    if len(plans) in (0, len(Plan)):
        return say("atlas.plans.all", view.lang)
    if len(plans) == 1:
        name = plans[0].label(view.lang)
        return say("atlas.plans.one", view.lang, name=name if view.lang is Language.ZH else name.lower())
    return say("atlas.plans.some", view.lang, n=len(plans))
