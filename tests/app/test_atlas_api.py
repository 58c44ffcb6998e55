import threading
import time
from types import SimpleNamespace

import pytest

from app.atlas import making
from app.atlas.drawing import Drawn
from app.atlas.order import Order, StoppedError
from app.web.atlas_jobs import AtlasDesk, AtlasJob
from app.web.server import make_app
from layers.issue import Issue
from layers.view import View

OWN = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def gate(monkeypatch):
    """Sheets are drawn only once the gate is open; `gate.failing` holds the words of those that fail."""
    opened = threading.Event()
    opened.failing = set()

    def draw(job, planned, workers, stopped):
        for leaf in planned:
            while not opened.is_set() and not stopped():
                time.sleep(0.01)
            if stopped():
                raise StoppedError
            fault = Issue(leaf.title, "", "没有画成的缘由", "why it was not drawn")
            yield Drawn(leaf, failed=(fault,)) if leaf.word in opened.failing else Drawn(leaf, b"sheet")

    monkeypatch.setattr(making, "draw_all", draw)
    monkeypatch.setattr(making, "_book", lambda data, order, planned, good: Bundle(good))
    monkeypatch.setattr(making, "bind", lambda book: b"%PDF" + b"".join(book.sheets.values()))
    yield opened
    opened.set()


class Bundle:
    def __init__(self, good):
        self.sheets = {number: sheet.content for number, sheet in good.items()}

    def labels(self):
        return list(self.sheets)


@pytest.fixture
def desks(monkeypatch):
    found = []
    begin = AtlasDesk.__init__

    def kept(self, *arguments):
        begin(self, *arguments)
        found.append(self)

    monkeypatch.setattr(AtlasDesk, "__init__", kept)
    yield found
    for desk in found:
        desk.close()


@pytest.fixture
def client(data, gate, desks):
    return make_app(data).test_client()


def started(client, query="by=circle"):
    answer = client.post(f"/api/atlas?{query}", headers=OWN)
    assert answer.status_code == 202
    return f"/api/atlas/{answer.json['id']}"


def at_rest(client, address):
    for _ in range(1000):
        told = client.get(address, headers=OWN).json
        if told["state"] != "running":
            return told
        time.sleep(0.01)
    raise AssertionError(told)


def test_an_atlas_is_made_and_handed_out(client, gate):
    address = started(client)
    running = client.get(address, headers=OWN).json
    assert running["state"] == "running"
    assert client.get(f"{address}/atlas.pdf", headers=OWN).status_code == 404
    gate.set()
    assert at_rest(client, address) == {"done": 3, "total": 3, "failed": [], "state": "done"}
    answer = client.get(f"{address}/atlas.pdf", headers=OWN)
    assert answer.data == b"%PDFsheetsheetsheet"
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(("lang", "word"), [("zh", "没有画成的缘由"), ("en", "why it was not drawn")])
def test_a_failing_sheet_is_named_in_the_language_of_the_view(client, gate, lang, word):
    gate.failing.add("lunan")
    gate.set()
    told = at_rest(client, started(client, f"by=circle&lang={lang}"))
    assert (told["state"], told["done"]) == ("done", 3)
    (sentence,) = told["failed"]
    assert word in sentence


def test_where_no_sheet_can_be_drawn_it_says_why(client, gate):
    gate.failing |= {"lunan", "capital", "jiaodong"}
    gate.set()
    told = at_rest(client, started(client))
    assert told["state"] == "failed"
    assert "没有画成的缘由" in told["failed"][0]


def test_one_at_a_time_until_it_is_stopped(client, gate, desks):
    address = started(client)
    refused = client.post("/api/atlas?by=city", headers=OWN)
    assert refused.status_code == 409
    assert "正在做另一本图集" in refused.text
    assert client.delete(address, headers=OWN).json["state"] == "stopped"
    again = started(client)
    assert client.get(address, headers=OWN).status_code == 404
    assert client.get(again, headers=OWN).json["state"] == "running"


def test_stopping_leaves_no_file(client, gate, desks):
    address = started(client)
    folder = desks[-1].job(address.rpartition("/")[2]).folder
    assert folder.is_dir()
    client.delete(address, headers=OWN)
    desks[-1].close()
    assert not folder.exists()
    assert client.get(f"{address}/atlas.pdf", headers=OWN).status_code == 404


def test_a_finished_one_is_removed_by_the_next_and_at_the_end(client, gate, desks):
    gate.set()
    first = started(client)
    at_rest(client, first)
    folder = desks[-1].job(first.rpartition("/")[2]).folder
    assert folder.stat().st_mode & 0o077 == 0
    second = started(client)
    at_rest(client, second)
    assert not folder.exists()
    last = desks[-1].job(second.rpartition("/")[2]).folder
    assert last.is_dir()
    desks[-1].close()
    assert not last.exists()


FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
]


@pytest.mark.parametrize("headers", [*FOREIGN, {}, {"Sec-Fetch-Site": "none"}])
def test_another_site_can_start_and_stop_nothing(client, headers):
    assert client.post("/api/atlas?by=circle", headers=headers).status_code == 403
    address = started(client)
    assert client.delete(address, headers=headers).status_code == 403
    assert client.get(address, headers=OWN).json["state"] == "running"


@pytest.mark.parametrize("headers", FOREIGN)
def test_another_site_can_read_nothing(client, headers):
    assert client.get(started(client), headers=headers).status_code == 403


@pytest.mark.parametrize("headers", [{"Origin": "http://localhost"}, OWN])
def test_the_page_itself_may(client, headers):
    assert client.post("/api/atlas?by=circle", headers=headers).status_code == 202


@pytest.mark.parametrize("query", ["by=county", "by=circle&plan=nothing", "by=circle&x=1", "by=circle&paper=../a"])
def test_a_query_that_is_not_understood_is_answered_with_a_sentence(client, query):
    answer = client.post(f"/api/atlas?{query}", headers=OWN)
    assert answer.status_code == 400
    assert answer.mimetype == "text/plain"
    assert "/" in answer.text


@pytest.mark.parametrize("identifier", ["x", "%2e%2e", "é", "a" * 300])
def test_an_unknown_id_is_none(client, identifier):
    started(client)
    for path in (identifier, f"{identifier}/atlas.pdf"):
        assert client.get(f"/api/atlas/{path}", headers=OWN).status_code == 404
    assert client.delete(f"/api/atlas/{identifier}", headers=OWN).status_code == 404


def test_ids_are_never_guessed(client):
    addresses = []
    for _ in range(4):
        addresses.append(started(client))
        client.delete(addresses[-1], headers=OWN)
    assert len(set(addresses)) == 4
    assert min(map(len, addresses)) >= len("/api/atlas/") + 32


class StoppedInBetween(threading.Event):
    """Somebody else stops the atlas just after its thread saw that nobody had."""

    def __init__(self, job):
        super().__init__()
        self.job = job

    def is_set(self):
        seen = super().is_set()
        if not seen and threading.current_thread() is self.job.thread:
            threading.Thread(target=self.job.stop).start()
            time.sleep(0.1)
        return seen


def test_a_stop_at_the_last_moment_leaves_no_file(data, desks, monkeypatch, tmp_path):
    def make(data, order, file, *, tell, stopped):
        file.write_bytes(b"%PDF")
        return SimpleNamespace(failed=())

    monkeypatch.setattr(making, "make", make)
    folder = tmp_path / "job"
    folder.mkdir()
    job = AtlasJob(data, Order(View(), ()), folder)
    job.stopping = StoppedInBetween(job)
    job.start(None)
    job.thread.join()
    time.sleep(0.1)
    assert (job.told()["state"], job.state) == ("stopped", "stopped")
    assert not folder.exists()


def test_a_fault_of_the_program_is_said_as_such(client, gate, monkeypatch):
    def broken(book):
        raise RuntimeError("boom")

    monkeypatch.setattr(making, "bind", broken)
    gate.set()
    told = at_rest(client, started(client))
    assert told["state"] == "failed"
    assert "程序出错" in told["failed"][0]
    assert "boom" not in told["failed"][0]
