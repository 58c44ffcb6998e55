"""A View in words, what it is about and what it filters: for the head of a sheet, of a table and of the pages."""

from dataclasses import replace

from app.words import say
from layers.area import AreaKind, written
from layers.facets import FACETS, FacetName
from layers.store import Data
from layers.view import Layer, View
from layers.vocabulary import Language, Word

_SUBJECTS = (FacetName.KIND, FacetName.SECTOR, FacetName.PLAN)
MOST_NAMED = 3
"""What a title can name beside a place: the closest of them of which so many values at most are chosen."""


def title_of(data: Data, view: View) -> str:
    """The title of a View: its own, else the one place and the few subjects that it is about."""
    if view.title:
        return view.title
    place, subject = _place(view), _subject(view)
    beyond = Layer.FACILITIES not in view.layers and {Layer.CORRIDORS, Layer.OVERSEAS} & set(view.layers)
    if not (place or subject or beyond):
        return say("app.title", view.lang)
    where = _called(data, view.words(place)[0], view.lang) if place else say("title.province", view.lang)
    if subject:
        key = "title.plan" if subject is FacetName.PLAN else "title.subject"
        names = say("join.list", view.lang).join(_called(data, word, view.lang) for word in view.words(subject))
        what = say(key, view.lang, name=names)
    else:
        what = say("title.beyond" if beyond else "title.all", view.lang)
    return say("title.of", view.lang, place=where, subject=what)


def subtitle_of(data: Data, view: View) -> str:
    """The subtitle of a View: its own, else the filters that its title does not say."""
    if view.sheet.subtitle:
        return view.sheet.subtitle
    said = () if view.title else (_place(view), _subject(view))
    return describe(
        data, replace(view, chosen={facet: words for facet, words in view.chosen.items() if facet not in said})
    )


def _place(view: View) -> FacetName | None:
    """The facet that chooses one city, or one circle and no city."""
    cities, circles = view.words(FacetName.CITY), view.words(FacetName.CIRCLE)
    if cities:
        return FacetName.CITY if len(cities) == 1 else None
    return FacetName.CIRCLE if len(circles) == 1 else None


def _subject(view: View) -> FacetName | None:
    return next((facet for facet in _SUBJECTS if 1 <= len(view.words(facet)) <= MOST_NAMED), None)


def _called(data: Data, word: str, lang: Language) -> str:
    """A word of a facet as a title has it: a city with its full name."""
    if isinstance(word, Word):
        return word.label(lang)
    return data.cities[word].name if lang is Language.ZH else data.cities[word].name_en


def describe(data: Data, view: View) -> str:
    """The filters of a View in words."""
    parts = []
    for facet in FACETS:
        words = view.words(facet.name)
        if words:
            names = say("join.list", view.lang).join(_name(data, word, view.lang) for word in words)
            colon = "：" if view.lang is Language.ZH else ": "
            parts.append(f"{say(f'facet.{facet.name.value}', view.lang)}{colon}{names}")
    if view.text:
        parts.append(f"{say('facet.text', view.lang)} “{view.text}”")
    if view.area:
        parts.append(
            f"{say('area.chip', view.lang)}{'：' if view.lang is Language.ZH else ': '}{area_name(data, view)}"
        )
    return "　".join(parts) if parts else say("app.lead", view.lang)


def area_name(data: Data, view: View) -> str:
    """The marked area of a View in words; the empty text where none is marked."""
    area, lang = view.area, view.lang
    if area is None:
        return ""
    if area.kind is AreaKind.REGION:
        region = data.cities.get(area.region) or data.counties.get(area.region)
        return area.region if region is None else region.name if lang is Language.ZH else region.name_en
    if area.kind is AreaKind.CIRCLE:
        lon, lat, km = map(written, area.numbers)
        return say("area.said.circle", lang, lon=lon, lat=lat, km=km)
    return say(f"area.said.{area.kind.value}", lang, n=len(area.numbers) // 2)


def _name(data: Data, word: str, lang: Language) -> str:
    if isinstance(word, Word):
        return word.label(lang)
    city = data.cities[word]
    return city.short if lang is Language.ZH else city.name_en
