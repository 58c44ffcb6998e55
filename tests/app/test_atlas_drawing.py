import os
import re
from dataclasses import dataclass, replace

import pytest

from app.atlas.drawing import Job, draw_all, draw_one
from app.atlas.leaves import By, Leaf, leaves
from app.atlas.order import StoppedError
from app.settings import Settings
from layers.sheet import Sheet, Template
from layers.view import View

SMALL = View(sheet=Sheet(template=Template.BRIEF))
MISSING = "\U0001f600"


@dataclass(frozen=True)
class DeadlyLeaf(Leaf):
    """A sheet that ends the process that unpacks it, as running out of memory would."""

    def __reduce__(self):
        return os._exit, (3,)


@pytest.fixture(scope="module")
def sheets(data):
    return leaves(data, SMALL, (By.CIRCLE,))


def never():
    return False


def test_all_are_drawn_and_the_one_at_fault_is_named(data, sheets):
    """One name of Lunan's has a character that no font of ours holds."""
    own = next(f for f in data.facilities if f.circles == ("lunan",) and f.precision == "site")
    others = (f for f in data.facilities if f is not own)
    broken = replace(data, facilities=(replace(own, name=f"园{MISSING}"), *others))
    drawn = {d.leaf.word: d for d in draw_all(Job(broken, Settings(), "pdf"), sheets, 2, never)}
    assert set(drawn) == {"capital", "jiaodong", "lunan"}
    assert drawn["jiaodong"].content.startswith(b"%PDF")
    (issue,) = drawn["lunan"].failed
    assert issue.where == drawn["lunan"].leaf.title
    assert MISSING in issue.message
    assert not drawn["lunan"].content


def test_a_process_that_dies_costs_one_sheet(data, sheets):
    first, second, _ = sheets
    deadly = DeadlyLeaf(**vars(second))
    drawn = list(draw_all(Job(data, Settings(), "pdf"), [first, deadly], 1, never))
    assert {d.leaf.word: bool(d.content) for d in drawn} == {first.word: True, second.word: False}
    (issue,) = next(d for d in drawn if d.leaf is deadly).failed
    assert issue.where == second.title


def test_the_same_sheet_has_the_same_bytes_whoever_draws_it(data, sheets):
    job = Job(data, Settings(), "pdf")
    (there,) = draw_all(job, sheets[:1], 1, never)
    assert there.content == draw_one(job, sheets[0]).content


def test_stopping_raises_and_leaves_no_process(data, sheets):
    with pytest.raises(StoppedError):
        list(draw_all(Job(data, Settings(), "pdf"), sheets, 1, lambda: True))


def test_a_fault_of_the_program_is_named_and_logged(data, sheets, caplog):
    broken = replace(sheets[0], view=replace(sheets[0].view, layers=None))
    drawn = draw_one(Job(data, Settings(), "pdf"), broken)
    (issue,) = drawn.failed
    assert re.search(r"程序出错", issue.message)
    assert sheets[0].title in caplog.text
