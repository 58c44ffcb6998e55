"""One View as one HTML file: it carries what the View shows, as text only, and names nothing outside itself."""

import base64
import hashlib
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from app.cli import main
from app.settings import Approval, Settings
from app.standalone.fonts import FONTS, WEIGHTS, _cut
from app.standalone.inlined import ASSETS, SCRIPTS, STYLES
from app.standalone.page import page_file
from app.words import all_words
from layers.issue import DataRefusedError
from layers.model import Facility
from layers.showing import on_map
from layers.view import NAMED_BOXES, View, read_view
from layers.vocabulary import Language, Precision

ROOT = Path(__file__).resolve().parents[2]
EVERYTHING = "circles,roles,cores,counties,networks,corridors,overseas,facilities,city_counts,labels"
QINGDAO = "at=119.5,35.5,121.1,37.2"
VIEWS = [
    "",
    "lang=en&theme=dark",
    "kind=port,airport&theme=grey",
    f"city=370200&{QINGDAO}&theme=safe",
    "plan=foreign_trade&area=circle,120.38,36.07,80",
    f"at=world&layers={EVERYTHING}",
    "layers=none",
]
HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>{{ 7*7 }}{% raw %}"
LARGEST_BYTES = 3_000_000


class Parts(HTMLParser):
    """Elements of a file with their attributes, and the text of scripts and styles."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.raw, self.words, self.within = [], [], [], ("", {})
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.within = (tag, dict(attrs))
        self.elements.append(self.within)

    def handle_endtag(self, tag):
        self.within = ("", {})

    def handle_data(self, text):
        tag, attributes = self.within
        (self.raw if tag in ("script", "style") else self.words).append((tag, attributes, text))


MADE = {}


def parts_of(data, query):
    """The View of a query, its file and the file's parts, made once."""
    if query not in MADE:
        view = read_view(query)[0]
        html = page_file(data, view).decode()
        MADE[query] = view, html, Parts(html)
    return MADE[query]


def carried_by(parts):
    return json.loads(next(text for _, attributes, text in parts.raw if attributes.get("id") == "lutu-file"))


@pytest.mark.parametrize("query", VIEWS)
def test_nothing_in_it_is_fetched(data, query):
    _, html, parts = parts_of(data, query)
    fetching = {"src", "href", "srcset", "data", "action", "poster", "background"}
    assert [(tag, attributes) for tag, attributes in parts.elements if fetching & attributes.keys()] == []
    assert "link" not in [tag for tag, _ in parts.elements]
    styles = "".join(text for tag, _, text in parts.raw if tag == "style")
    assert set(re.findall(r"url\(\s*[\"']?(\w+:?)", styles)) == {"data:"}
    assert "@import" not in styles
    assert "sourceMappingURL" not in html
    assert len(html.encode()) < LARGEST_BYTES


@pytest.mark.parametrize("query", VIEWS)
def test_it_carries_exactly_what_the_view_shows(data, query):
    view, _, parts = parts_of(data, query)
    carried, shown = carried_by(parts), on_map(data, view)
    assert {f["id"] for f in carried["facilities"]} == {f.id for f in shown.facilities}
    assert carried["networks"] == [network.id for network in shown.networks]
    assert [c["id"] for c in carried["corridors"]] == [c.id for c in shown.corridors]
    assert [p["id"] for p in carried["overseas"]] == [p.id for p in shown.abroad]
    assert carried["lit"] == {city: [role.id for role in roles] for city, roles in shown.roles.items()}
    told = {a["id"] for a in carried["assignments"] if "citations" in a["properties"]}
    assert told == {role.id for roles in (shown.networks, *shown.roles.values()) for role in roles}
    assert carried["view"]["layers"] == list(view.layers)
    assert carried["view"]["theme"] == view.theme
    assert {"circles", "counties", "cores"} & set(carried["boundaries"]) == {"circles", "counties", "cores"} & set(
        view.layers
    )
    assert (carried["world"] is not None) == (view.viewport == NAMED_BOXES["world"])


@pytest.mark.parametrize("query", VIEWS)
def test_only_its_own_scripts_may_run(data, query):
    _, _, parts = parts_of(data, query)
    said = next(a["content"] for tag, a in parts.elements if a.get("http-equiv") == "Content-Security-Policy")
    directives = dict(part.strip().split(" ", 1) for part in said.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["font-src"] == directives["img-src"] == "data:"
    run = [text for tag, attributes, text in parts.raw if tag == "script" and "type" not in attributes]
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in run}
    assert set(directives["script-src"].split()) == hashes


def test_the_same_view_gives_the_same_bytes(data):
    view, first, _ = parts_of(data, "kind=port,airport&theme=grey")
    _cut.cache_clear()
    assert page_file(data, view).decode() == first


def test_hostile_values_stand_in_it_as_text(data):
    facility = next(f for f in data.facilities if f.precision is Precision.SITE)
    hostile: Facility = replace(facility, name=HOSTILE, name_en=HOSTILE, note=HOSTILE)
    made = replace(data, facilities=(hostile,))
    plain = Parts(page_file(made, View()).decode())
    parts = Parts(page_file(made, View(title=HOSTILE, text="onerror")).decode())
    assert [tag for tag, _ in parts.elements] == [tag for tag, _ in plain.elements]
    assert carried_by(parts)["facilities"][0]["properties"]["name"] == HOSTILE
    assert "".join(text for tag, _, text in parts.words if tag == "title").startswith(HOSTILE)
    assert "".join(text for tag, _, text in parts.words if tag == "h1").startswith(HOSTILE)


@pytest.mark.parametrize(("lang", "query", "said"), [("zh", "", "zh-CN"), ("en", "lang=en&theme=dark", "en")])
def test_it_speaks_the_language_of_the_view(data, lang, query, said):
    view, _, parts = parts_of(data, query)
    assert parts.elements[0] == ("html", {"lang": said, "class": f"is-{view.theme}"})
    words = carried_by(parts)["config"]["words"]
    assert words.items() <= all_words(Language(lang)).items()
    approval = data.card("cities")["map_approval"]["number"].removesuffix("号")
    source = "".join(text for tag, _, text in parts.words if tag == "p")
    assert approval in source
    assert data.card("cities")["attribution" if lang == "zh" else "attribution_en"] in source


def test_an_expired_approval_is_refused_and_a_valid_one_takes_the_place_of_the_sketch(data):
    approval = Approval("鲁SG(2026)001号", until=date(2020, 1, 1))
    with pytest.raises(DataRefusedError):
        page_file(data, View(), Settings(approval=approval))
    view, sketch, _ = parts_of(data, "")
    approved = page_file(data, view, Settings(approval=replace(approval, until=None))).decode()
    footer = re.compile(r"<footer.*?</footer>")
    assert "示意图" in footer.search(sketch)[0]
    assert "示意图" not in footer.search(approved)[0]
    assert "鲁SG(2026)001号" in footer.search(approved)[0]


def test_every_word_that_its_own_scripts_say_is_carried(data):
    words = carried_by(parts_of(data, "")[2])["config"]["words"]
    assets = ROOT / "app" / "assets"
    own = "\n".join(path.read_text(encoding="utf-8") for path in assets.glob("file-*.js"))
    said = set(re.findall(r"\"((?:file|map|count|list|app|layer)\.[\w.]+)\"", own))
    assert len(said) > 8
    assert said <= words.keys()


def test_its_fonts_hold_every_character_that_the_whole_ones_have(data):
    _, html, parts = parts_of(data, "")
    wanted = {ord(c) for c in json.dumps(carried_by(parts), ensure_ascii=False)}
    embedded = re.findall(r"font/woff2;base64,([^\"]+)\"", html)
    for name, text in zip(WEIGHTS.values(), embedded, strict=True):
        cut = set(TTFont(io.BytesIO(base64.b64decode(text))).getBestCmap())
        whole = set(TTFont(FONTS / name).getBestCmap())
        assert wanted & whole <= cut
        assert len(cut) < len(whole) / 3
        assert {c for c in wanted - whole if c > 0x7F} == set()


def test_the_page_does_not_load_what_is_for_the_file():
    from app.web import bundle

    held = bundle.SCRIPTS.content + bundle.STYLES.content
    assert (ASSETS / "00-lutu.js").read_text(encoding="utf-8") in held
    only = [name for name in (*SCRIPTS, *STYLES) if name.startswith(("file-", "vendor/leaflet"))]
    assert len(only) == 6
    assert [name for name in only if (ASSETS / name).read_text(encoding="utf-8") in held] == []


def test_it_is_made_without_the_web_page():
    code = "import sys, app.standalone.page; print([m for m in ('dash', 'flask', 'dash_leaflet') if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True)
    assert said.stdout.strip() == "[]"


def test_the_command_line_writes_it(tmp_path, capsys):
    out = tmp_path / "页面.html"
    assert main(["export", str(out), "--kind", "port", "--lang", "en", "--title", "Ports"]) == 0
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "<title>Ports</title>" in out.read_text(encoding="utf-8")
    assert "html" in capsys.readouterr().out
