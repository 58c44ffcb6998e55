"""Rendering a page from a template: one environment that escapes every value, in the language that is asked for."""

from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import request
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.words import say
from layers.view import read_query
from layers.vocabulary import Language

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page_language() -> Language:
    """The language that the address of the current request asks for; Chinese where it asks for none."""
    return read_query(request.query_string.decode("ascii", "replace"))[0].lang


def page(template: str, lang: Language, *, title: str, **values: Any) -> str:
    """The HTML of a template.

    The template knows `lang`, `query` (to keep the language in links), `switch` (to the other one), `title` and `say`.
    """
    query = "" if lang is Language.ZH else f"?lang={lang.value}"
    known = {"lang": lang.value, "query": query, "switch": _switch(lang), "title": title, "say": partial(_say, lang)}
    return _environment().get_template(template).render(**known, **values)


def _switch(lang: Language) -> str:
    """The same page in the other language, with whatever else its address says."""
    other = Language.EN if lang is Language.ZH else Language.ZH
    rest = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    return "?" + urlencode([*rest, ("lang", other.value)])


def _say(lang: Language, key: str, **values: object) -> str:
    return say(key, lang, **values)
