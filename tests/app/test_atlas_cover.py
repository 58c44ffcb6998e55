import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from app.atlas.cover import cover
from app.atlas.leaves import By, leaves
from app.atlas.paper import save_together
from app.settings import Approval, Settings
from layers.sheet import Audience
from layers.view import View


@pytest.mark.parametrize(("use", "said", "unsaid"), [("public", "GS鲁", "示意"), ("internal", "示意图集", "GS鲁")])
def test_the_cover_says_of_approval_what_its_sheets_say(data, use, said, unsaid):
    view = View(sheet=replace(View().sheet, audience=Audience(use)))
    approved = Settings(approval=Approval("GS鲁(2020)001号", "某某厅", until=date(2020, 12, 31)))
    page = cover(data, view, leaves(data, view, (By.CIRCLE,)), approved)
    words = "".join(PdfReader(io.BytesIO(save_together([page]))).pages[0].extract_text().split())
    assert said in words
    assert unsaid not in words
    assert ("有效期至2020-12-31" in words) == (use == "public")
