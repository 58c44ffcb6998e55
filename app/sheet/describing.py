"""What a View filters, in words: for the head of a sheet, of a table and of the pages."""

from app.words import say
from layers.area import AreaKind, written
from layers.facets import FACETS
from layers.store import Data
from layers.view import View
from layers.vocabulary import Language, Word


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
