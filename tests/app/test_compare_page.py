"""The page that compares two Views: what each has alone, and both."""

import json
import re

import pytest

from app.web.server import make_app
from app.words import say
from layers.facets import FacetName
from layers.query import select
from layers.view import View
from layers.vocabulary import Circle, Language, Plan


@pytest.fixture(scope="module")
def client(data):
    return make_app(data).test_client()


def only_of(html):
    return json.loads(re.search(r'id="only">(.*?)</script>', html, re.S).group(1))


def ids(data, facet, word):
    return {facility.id for facility in select(data.facilities, View(chosen={facet: (word,)}))}


def test_what_only_one_side_has_is_marked_and_listed(client, data):
    html = client.get("/compare?a=plan%3Dforeign_trade&b=plan%3Dforeign_investment").text
    first = ids(data, FacetName.PLAN, Plan.FOREIGN_TRADE)
    second = ids(data, FacetName.PLAN, Plan.FOREIGN_INVESTMENT)
    only = only_of(html)
    assert set(only["a"]) == first - second
    assert set(only["b"]) == second - first
    counts = [int(n) for n in re.findall(r"<h2>[^<]*<span>(\d+)</span>", html)]
    assert counts == [len(first - second), len(first & second), len(second - first)]
    named = set(re.findall(r'href="/\?id=([\w-]+)"', html))
    assert named == first | second


def test_a_pasted_link_wins_over_the_choice(client, data):
    answer = client.get(
        "/compare", query_string={"a": "plan=foreign_trade", "a_link": "http://127.0.0.1:8050/?circle=lunan", "b": ""}
    )
    only = only_of(answer.text)
    lunan = ids(data, FacetName.CIRCLE, Circle.LUNAN)
    assert only["a"] == []
    assert set(only["b"]) == {facility.id for facility in data.facilities} - lunan


@pytest.mark.parametrize("lang", Language)
def test_a_link_that_is_not_understood_is_said(client, lang):
    html = client.get("/compare", query_string={"a_link": "?castle=1&kind=port", "lang": lang.value}).text
    assert 'class="bad"' in html
    assert say("app.ignored", lang) in html


@pytest.mark.parametrize("mode", ["side", "swipe", "nonsense"])
def test_there_are_two_frames_in_either_mode(client, mode):
    html = client.get(f"/compare?mode={mode}").text
    assert html.count("<iframe") == 2
    assert ('id="swipe"' in html) == (mode == "swipe")


def test_hostile_links_stay_text(client):
    evil = '?q=</script><script>alert(1)</script>&title="><img src=x>'
    html = client.get("/compare", query_string={"a_link": evil, "b": evil}).text
    assert html.count("<script") == 2
    assert "<img" not in html


def test_the_frames_show_the_map_in_the_language(client):
    html = client.get("/compare?lang=en&a=circle%3Dlunan&b=").text
    assert 'src="/?circle=lunan&amp;lang=en"' in html
    assert 'src="/?lang=en"' in html
