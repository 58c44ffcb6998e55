"""The shipped data for every test that asks for it, and whether the plans' text is at hand."""

import os
from pathlib import Path

import pytest

from layers.store import Data, load

ROOT = Path(__file__).resolve().parents[1]
PLANS = Path(os.environ.get("LUTU_PLANS") or ROOT / ".." / "shared" / "plans" / "six-plans.txt")

# Whoever has no plans' text cannot run that check; where it is required, a missing file fails its tests.
collect_ignore = [] if PLANS.is_file() or os.environ.get("LUTU_REQUIRE_PLANS") == "1" else ["data/test_plans.py"]


@pytest.fixture(scope="session")
def data() -> Data:
    """The shipped data, audited."""
    return load()


@pytest.fixture(scope="session")
def plans_file() -> Path:
    """The text of the six plans; only tests/data/test_plans.py asks for it."""
    return PLANS
