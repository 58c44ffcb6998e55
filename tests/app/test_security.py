"""The Content-Security-Policy: strict on every answer, and wide enough for the tiles that were asked for."""

import pytest

from app.web.server import make_app, policy
from app.web.tiles import read_tiles

PATHS = (
    "/",
    "/city",
    "/city/370200",
    "/numbers",
    "/matrix",
    "/analysis",
    "/sheet",
    "/api/facilities.geojson",
    "/assets/10-base.css",
    "/no",
)


def directives(text):
    return dict(part.strip().split(" ", 1) for part in text.split(";"))


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_policy(data, path):
    answer = make_app(data).test_client().get(path)
    said = directives(answer.headers["Content-Security-Policy"])
    assert said["default-src"] == "'none'"
    assert said["connect-src"] == said["font-src"] == said["form-action"] == "'self'"
    assert said["object-src"] == said["base-uri"] == "'none'"
    scripts = said["script-src"].split()
    assert scripts[0] == "'self'"
    assert all(source.startswith("'sha256-") for source in scripts[1:])
    assert "unsafe" not in said["script-src"]


@pytest.mark.parametrize("path", ["/city", "/city/370200", "/numbers", "/matrix", "/analysis"])
def test_the_pages_beside_the_map_need_no_script(data, path):
    assert "<script" not in make_app(data).test_client().get(path).text


@pytest.mark.parametrize(
    ("setting", "origins"),
    [
        ("", []),
        ("tianditu:0123456789abcdef", [f"https://t{n}.tianditu.gov.cn" for n in range(8)]),
        ("https://tiles.example.org/{z}/{x}/{y}.png", ["https://tiles.example.org"]),
        ("wms:http://maps.example.org:8080/wms?layers=a", ["http://maps.example.org:8080"]),
    ],
)
def test_pictures_come_from_the_tiles_that_were_asked_for_and_no_other(setting, origins):
    said = directives(policy([], read_tiles(setting)))
    assert said["img-src"].split() == ["'self'", "data:", "blob:", *origins]
