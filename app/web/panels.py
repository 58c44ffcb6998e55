"""What the panels of the map show beside the map itself: a city as its page says it, and the plans' targets."""

from functools import cache

from flask import Blueprint, Response

from app.web.pages.city import city_content
from app.web.pages.numbers import numbers_content
from app.web.pages.rendering import page_language
from app.web.routes import answer_json, as_json
from app.words import say
from layers.circles import CITIES
from layers.store import Data
from layers.vocabulary import Language

CODE_LENGTH = 6


def panel_routes(data: Data) -> Blueprint:
    """The routes /api/city/<adcode>.json and /api/numbers.json for one set of data."""
    routes = Blueprint("panels", __name__, url_prefix="/api")

    @cache
    def city_body(adcode: str, lang: Language) -> bytes:
        return as_json(city_content(data, adcode, lang))

    @cache
    def numbers_body(lang: Language) -> bytes:
        return as_json(numbers_content(data, lang))

    @routes.get("/city/<adcode>.json")
    def city(adcode: str) -> Response:
        if adcode not in CITIES:
            sentence = say("city.unknown", page_language(), code=adcode[:CODE_LENGTH])
            return Response(sentence, 404, mimetype="text/plain")
        return answer_json(city_body(adcode, page_language()))

    @routes.get("/numbers.json")
    def numbers() -> Response:
        return answer_json(numbers_body(page_language()))

    return routes
