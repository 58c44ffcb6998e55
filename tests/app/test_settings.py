"""The operator's settings: read whole, or refused with every fault in words."""

from datetime import date

import pytest

from app.settings import Approval, read_settings
from layers.issue import DataRefusedError

GOOD = '[approval]\nnumber = "GS鲁(2026)001号"\nuntil = 2027-12-31\n'


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "as Windows Notepad writes it"])
def test_settings_are_read_with_and_without_a_byte_order_mark(tmp_path, mark):
    path = tmp_path / "lutu.toml"
    path.write_text(mark + GOOD, encoding="utf-8")
    assert read_settings(path).approval == Approval("GS鲁(2026)001号", until=date(2027, 12, 31))


@pytest.mark.parametrize("day", ["2027-12-31T00:00:00", "2027-12-31T00:00:00Z", '"2027-12-31"', "2027"])
def test_a_day_that_is_not_a_date_is_refused(tmp_path, day):
    path = tmp_path / "lutu.toml"
    path.write_text(GOOD.replace("2027-12-31", day), encoding="utf-8")
    with pytest.raises(DataRefusedError) as refused:
        read_settings(path)
    assert [issue.field for issue in refused.value.issues] == ["approval.until"]
