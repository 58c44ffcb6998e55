"""The user's own layers on the server: read in the background, told of, handed out by number and never by path."""

import pytest

from app.cli import main
from app.web.own_layers import start_loading
from app.web.server import make_app


@pytest.fixture
def served(tmp_path, data):
    good, bad = tmp_path / "网点.csv", tmp_path / "bad.csv"
    good.write_text("lon,lat,name,type\n120.1,36.2,<b>甲</b>,超市\n117.1,36.6,乙,餐饮\n", encoding="utf-8")
    bad.write_text("a,b\n1,2\n", encoding="utf-8")
    layers = start_loading([good, bad], data)
    for layer in layers:
        assert layer.done.wait(20)
    return make_app(data, own=layers).test_client()


def test_the_states_tell_what_is_ready_and_why_not(served):
    good, bad = served.get("/api/own/states.json").json
    assert good == {"name": "网点", "share": good["share"], "ready": True, "refused": None}
    assert not bad["ready"]
    assert "经度" in bad["refused"]["zh"]
    assert "longitude" in bad["refused"]["en"]


def test_a_layer_and_a_point_are_handed_out(served):
    answer = served.get("/api/own/0.bin")
    assert answer.status_code == 200
    assert len(answer.data) > 2 * 9
    assert served.get("/api/own/0/0.json").json["name"] == "<b>甲</b>"
    assert [point["name"] for point in served.get("/api/own/0/some.json?at=1,0").json] == ["乙", "<b>甲</b>"]


@pytest.mark.parametrize(
    "path",
    [
        "/api/own/1.bin",
        "/api/own/2.bin",
        "/api/own/0/2.json",
        "/api/own/0/some.json",
        "/api/own/0/some.json?at=0,9",
        "/api/own/0/some.json?at=-1",
        "/api/own/0/some.json?at=x",
        "/api/own/0/some.json?at=" + ",".join(["0"] * 51),
        "/api/own/1/some.json?at=0",
        "/api/own/1/0.json",
        "/api/own/9/0.json",
        "/api/own/-1.bin",
        "/api/own/x.bin",
        "/api/own/../../etc/passwd",
        "/api/own/%2e%2e%2fetc%2fpasswd.bin",
        "/api/own/99999999999999999999.bin",
    ],
)
def test_what_is_not_there_is_not_found(served, path):
    assert served.get(path).status_code == 404


def test_without_layers_there_are_none(data):
    client = make_app(data).test_client()
    assert client.get("/api/own/states.json").json == []
    assert client.get("/api/own/0.bin").status_code == 404


@pytest.mark.parametrize("name", ["none.gpkg", "points.shp"])
def test_the_command_refuses_a_file_that_cannot_be_before_it_listens(tmp_path, name, capsys):
    assert main(["serve", "--layer", str(tmp_path / name), "--port", "0"]) == 2
    assert "--layer" in capsys.readouterr().err
