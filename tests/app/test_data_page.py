import pytest

from app.web.server import make_app
from layers.vocabulary import Language, Precision


@pytest.mark.parametrize("lang", Language)
def test_every_layer_has_its_card(data, lang):
    html = make_app(data).test_client().get(f"/data?lang={lang.value}").text
    suffix = "" if lang is Language.ZH else "_en"
    for card in data.catalogue:
        section = html[html.index(f'<section id="{card["id"]}">') :]
        section = (
            section[: section.index("</section>")].replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&")
        )
        assert card[f"title{suffix}"] in section
        assert card[f"abstract{suffix}"] in section
        for field in ("source", "licence", "attribution"):
            assert card[f"{field}{suffix}"] in section
        assert card["date"] in section
        if card["map_approval"]:
            assert card["map_approval"]["number"].removesuffix("号") in section
            assert card["map_approval"][f"note{suffix}"] in section
        for word, n in (card.get("counts_by_precision") or {}).items():
            assert not n or (Precision(word).label(lang) in section and f"<b>{n}</b>" in section)
