import gzip
import json
import re
from pathlib import Path

import pytest

from app.web.bundle import ASSETS, SCRIPTS, STYLES
from app.web.server import make_app
from app.words import say
from layers.plans import Passage, PlansText
from layers.vocabulary import Language, Precision

TEMPLATES = ASSETS.parent / "web" / "templates"
MARKUP = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def client(data):
    return make_app(data).test_client()


@pytest.fixture(scope="module")
def quoting(data):
    """(client, facility, cited): a page that knows the passage of one facility's first citation."""
    facility = data.facilities[0]
    cited = facility.citations[0]
    passage = Passage(cited.plan, cited.section, cited.box, 1, f"前{cited.mention}后")
    return make_app(data, PlansText((passage,))).test_client(), facility, cited


# --- the page ---


@pytest.mark.parametrize(("query", "lang"), [("", "zh-CN"), ("?lang=en", "en"), ("?lang=fr", "zh-CN")])
def test_the_page_says_its_language(client, query, lang):
    page = client.get(f"/{query}")
    assert page.status_code == 200
    assert f'<html lang="{lang}" style="--loading: ' in page.text


@pytest.mark.parametrize(("query", "title"), [("", "鲁图"), ("?lang=en", "Lutu")])
def test_the_title_is_in_the_language_of_the_page(client, query, title):
    assert re.search(r"<title>([^<]*)</title>", client.get(f"/{query}").text)[1].startswith(title)


def test_the_page_asks_no_other_machine(client):
    assert re.findall(r"""(?:src|href)=["']?(?:https?:)?//[^"'>]+""", client.get("/").text) == []


@pytest.mark.parametrize("bundle", [SCRIPTS, STYLES], ids=lambda bundle: bundle.ending)
def test_the_page_asks_for_its_own_files_of_one_kind_once(client, bundle):
    page = client.get("/").text
    own = re.findall(rf"""(?:src|href)=["']?(/assets/[^"'>]+\.{bundle.ending}[^"'>]*)""", page)
    assert own == [bundle.address]
    answer = client.get(bundle.address)
    assert answer.status_code == 200
    assert answer.mimetype == bundle.media_type
    assert answer.cache_control.max_age == 31_536_000
    assert answer.text == bundle.content


@pytest.mark.parametrize("bundle", [SCRIPTS, STYLES], ids=lambda bundle: bundle.ending)
def test_the_page_has_every_file_that_no_other_page_loads_by_itself(bundle):
    others = {*re.findall(r"/assets/([\w-]+\.\w+)", "".join(map(Path.read_text, TEMPLATES.glob("*.html"))))}
    for file in ASSETS.glob(f"*.{bundle.ending}"):
        held = file.read_text(encoding="utf-8") in bundle.content
        assert held or file.name in others or file.name.startswith("file-"), file.name


@pytest.mark.parametrize(("query", "words"), [("", "东亚"), ("?lang=en", "East Asia")])
def test_the_layout_is_in_the_language_of_the_page_that_asks(client, query, words):
    layout = client.get("/_dash-layout", headers={"Referer": f"http://localhost/{query}"})
    assert words in layout.get_data(as_text=True) or words in json.dumps(layout.json, ensure_ascii=False)


@pytest.mark.parametrize(
    "referrer", ["http://[::1/", "http://\u2100.example/", "?", "http://localhost/?" + "x" * 9000, "//[?lang=en"]
)
def test_a_mangled_referrer_does_not_break_the_layout(client, referrer):
    answer = client.get("/_dash-layout", environ_overrides={"HTTP_REFERER": referrer.encode().decode("latin-1")})
    assert answer.status_code == 200


def test_answers_are_not_sniffed_and_tell_no_other_site_where_they_come_from(client):
    for path in ("/", "/api/facilities.geojson", "/nowhere"):
        headers = client.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"


# --- the data ---


def test_the_facilities_are_served_with_what_is_derived(client, data):
    answer = client.get("/api/facilities.geojson").json
    assert [feature["id"] for feature in answer["features"]] == [facility.id for facility in data.facilities]
    first = answer["features"][0]["properties"]
    assert set(first["plans"]) == {citation["plan"] for citation in first["citations"]}
    assert first["circles"] == ["capital", "jiaodong"]


def test_the_boundaries_are_served_together(client):
    answer = client.get("/api/boundaries.json").json
    assert len(answer["cities"]["features"]) == 16
    assert len(answer["counties"]["features"]) == 136
    assert {"surroundings", "province", "circles", "cores"} <= set(answer)


def test_what_has_no_place_is_served(client, data):
    assert len(client.get("/api/unplaced.json").json) == len(data.unplaced)


@pytest.mark.parametrize("path", ["/api/facilities.geojson", "/api/boundaries.json", "/api/unplaced.json"])
@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
def test_data_that_has_not_changed_is_not_sent_again(client, path, encoding):
    headers = {"Accept-Encoding": encoding}
    first = client.get(path, headers=headers)
    assert first.status_code == 200
    again = client.get(path, headers={**headers, "If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""


def test_data_travels_packed(client):
    plain = client.get("/api/facilities.geojson", headers={"Accept-Encoding": "identity"}).data
    packed = client.get("/api/facilities.geojson", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain
    assert len(packed.data) < len(plain) / 3


# --- passages ---


def test_there_are_no_passages_without_the_plans(client, data):
    assert client.get(f"/api/passages/{data.facilities[0].id}").status_code == 404


def test_a_passage_comes_apart_at_its_mention(quoting):
    client, facility, cited = quoting
    passages = client.get(f"/api/passages/{facility.id}").json
    assert len(passages) == len(facility.citations)
    assert passages[0] == [{"before": "前", "mention": cited.mention, "after": "后"}]


def test_a_citation_whose_passage_is_not_there_has_an_empty_list(quoting):
    client, facility, cited = quoting
    passages = client.get(f"/api/passages/{facility.id}").json
    others = [n for n, other in enumerate(facility.citations) if other.section != cited.section]
    assert {json.dumps(passages[n]) for n in others} == {"[]"}


@pytest.mark.parametrize("identifier", ["nothing", "..", "%00", "<img src=x>"])
def test_a_facility_that_is_none_has_no_passages(quoting, identifier):
    assert quoting[0].get(f"/api/passages/{identifier}").status_code == 404


# --- pictures ---


@pytest.mark.parametrize(
    ("form", "media", "start"),
    [("png", "image/png", b"\x89PNG"), ("svg", "image/svg+xml", b"<?xml"), ("pdf", "application/pdf", b"%PDF-")],
)
def test_the_picture_of_a_view_is_drawn(client, form, media, start):
    answer = client.get(f"/api/picture.{form}?precision=site&layers=facilities")
    assert answer.status_code == 200
    assert answer.mimetype == media
    assert answer.data.startswith(start)


@pytest.mark.parametrize(
    "query",
    [
        "kind=castle",
        "at=1,2",
        "colour=red",
        "q=" + "x" * 5000,
        "title=%F0%9F%98%80",
        "q=%F0%9F%98%80",
        "x=//[?",
        "//[?kind=port",
    ],
)
def test_a_picture_that_cannot_be_drawn_is_a_bad_request(client, query):
    answer = client.get(f"/api/picture.png?{query}")
    assert answer.status_code == 400
    assert answer.mimetype == "text/plain"
    assert re.search(r"[一-鿿]", answer.text)


@pytest.mark.parametrize("form", ["exe", "PNG2", "", "<img src=x>"])
def test_a_picture_of_another_form_is_not_there(client, form):
    assert client.get(f"/api/picture.{form}").status_code == 404


# --- what makes no sense ---

GARBAGE = [
    b"",
    b"{",
    b"null",
    b"[]",
    b"5",
    b'"text"',
    b"{}",
    b'{"output": 5}',
    b'{"output": "x.y", "inputs": 5}',
    b'{"output": "view.data", "outputs": {"id": "view", "property": "data"}, "inputs": []}',
    b'{"output": "..a.b...c.d..", "outputs": [], "inputs": [], "changedPropIds": ["a.b"]}',
    b"\xff\xfe\x00",
    MARKUP.encode(),
    b"[" * 100_000,
]


@pytest.mark.parametrize("body", GARBAGE, ids=lambda body: repr(body[:40]))
@pytest.mark.parametrize("media", ["application/json", "text/plain", "multipart/form-data"])
def test_a_post_that_makes_no_sense_is_a_4xx(client, body, media):
    answer = client.post("/_dash-update-component", data=body, content_type=media)
    assert 400 <= answer.status_code < 500
    assert "Traceback" not in answer.text
    assert 'File "' not in answer.text


def test_a_body_that_is_too_large_is_refused(client):
    answer = client.post("/_dash-update-component", data=b"x" * 1_100_000, content_type="application/json")
    assert 400 <= answer.status_code < 500


@pytest.mark.parametrize("path", ["/", "/api/facilities.geojson", "/api/picture.png"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_written(client, path, method):
    assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/api/",
        "/api/nowhere.json",
        "/assets/nowhere.js",
        "/assets/../web/server.py",
        "/assets/%2e%2e/cli.py",
        "/_dash-component-suites/nowhere/x.js",
        "/_dash-component-suites/dash/../../x.js",
        "/.git/config",
        "/index.php",
    ],
)
def test_what_is_not_there_is_a_404(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("lang", Language)
def test_a_browser_is_told_of_a_missing_page_in_its_language(client, lang):
    answer = client.get(f"/nowhere?lang={lang.value}", headers={"Accept": "text/html,*/*"})
    assert answer.status_code == 404
    assert say("app.nowhere", lang) in answer.text
    assert say("app.back", lang) in answer.text


@pytest.mark.parametrize("lang", Language)
def test_the_wait_for_the_page_is_worded(client, lang):
    assert f"--loading: '{say('app.loading', lang)}'" in client.get(f"/?lang={lang.value}").text


def test_the_other_language_keeps_what_the_address_says(client):
    html = client.get("/compare?a=plan%3Dforeign_trade&mode=swipe&lang=en").text
    assert 'href="?a=plan%3Dforeign_trade&amp;mode=swipe&amp;lang=zh"' in html


@pytest.mark.parametrize(
    "query",
    [
        f"?title={MARKUP}",
        f"?{MARKUP}",
        f"?kind={MARKUP}",
        f"?lang={MARKUP}",
        f'?lang=en"><img src=x onerror=alert(1)>{MARKUP}',
        "?lang=en&lang=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "?x=//[?",
        "?" + "a=b&" * 3000,
        "?%ff%00",
    ],
)
@pytest.mark.parametrize(
    "path", ["/", "/_dash-layout", "/_dash-dependencies", "/api/picture.png", "/nowhere", "/api/x"]
)
def test_a_hostile_query_never_comes_back_as_markup(client, path, query):
    if path == "/api/picture.png" and "title" in query:
        query += "&kind=castle"
    answer = client.get(path + query)
    assert answer.status_code < 500
    if answer.mimetype == "text/html":
        assert "alert(1)" not in answer.text
    else:
        assert answer.mimetype in ("text/plain", "application/json", "image/png")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("query", ["?kind=castle", "?at=x", "?lang=fr&layers=clouds", "?q=" + "x" * 5000])
def test_a_mangled_link_gives_a_page_that_works(client, query):
    assert client.get(f"/{query}").status_code == 200


# --- what the page knows ---


@pytest.mark.parametrize("lang", Language)
def test_the_configuration_is_plain_json_in_one_language(data, lang):
    from app.web.config import page_config

    config = json.loads(json.dumps(page_config(data, lang, plans_text=False)))
    assert config["lang"] == lang.value
    assert len(config["cities"]) == 16
    assert len(config["counties"]) == 136
    assert set(config["labels"]["precision"]) == set(Precision)
    assert config["plansText"] is False
    if lang is Language.EN:
        words = {key: word for key, word in config["words"].items() if key != "app.switch"}
        labels = [list(facet.values()) for facet in config["labels"].values()]
        places = [
            [place["name"], place["label"]] for place in (*config["cities"].values(), *config["counties"].values())
        ]
        assert not re.search(r"[一-鿿]", json.dumps([words, labels, places], ensure_ascii=False))


def test_every_path_of_the_page_answers(client, data):
    from app.web.config import PATHS

    for name in ("facilities", "boundaries", "unplaced"):
        assert client.get(PATHS[name]).status_code == 200
