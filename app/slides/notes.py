"""Speaker notes: what is counted, what was left out, where the plans say it, and the link that leads back."""

from collections.abc import Iterable, Sequence
from typing import Any

from pptx.util import Pt

from app.sheet.scene import Scene
from app.slides.items import Thing, name_of, short
from app.slides.legend import totals
from app.slides.lettering import name_fonts
from app.words import say
from layers.model import Citation
from layers.showing import Shown
from layers.view import View
from layers.vocabulary import Kind, Language

NOTE_PT = 12.0
MOST_CITED = 60
"""So many things are cited on one page of notes; the lists cite every one."""


def counted(shown: Shown, lang: Language) -> list[str]:
    """How much is shown: in all, of it by city only, beside it, and by kind."""
    lines = [say("sheet.total", lang, n=len(shown.facilities)), *totals(shown, lang)]
    kinds = {kind: sum(f.kind is kind for f in shown.facilities) for kind in Kind}
    listed = say("join.list", lang).join(f"{kind.label(lang)} {n}" for kind, n in kinds.items() if n)
    return [*lines, say("slides.notes.kinds", lang, kinds=listed)] if listed else lines


def left_out(scene: Scene, lang: Language) -> list[str]:
    """What does not stand on the map although it is shown, in words."""
    lines = []
    if scene.more:
        lines.append(say("slides.notes.crowded", lang, n=sum(count for _, count in scene.more)))
    named = {label.facility for label in scene.labels if label.lines}
    silent = sum(symbol.facility.id not in named for symbol in scene.symbols)
    if silent:
        lines.append(say("slides.notes.unnamed", lang, n=silent))
    if scene.province:
        lines.append(say("slides.notes.gathered", lang))
    return lines


def cited(things: Sequence[Thing], lang: Language, *, first: int = 1) -> list[str]:
    """Each thing with one citation of each plan that names it; `first` is the number of the first."""
    lines = []
    for n, thing in enumerate(things[:MOST_CITED], first):
        each = _one_of_each_plan(thing.citations)
        rest = len(thing.citations) - len(each)
        said = [_said(citation, lang) for citation in each]
        if rest:
            said.append(say("slides.notes.more", lang, n=rest))
        lines.append(f"{n}. {name_of(thing, lang)}")
        lines += [f"    {line}" for line in said]
    if len(things) > MOST_CITED:
        lines.append(say("slides.notes.rest", lang, n=len(things) - MOST_CITED))
    return lines


def made_from(view: View, page: str, lang: Language) -> list[str]:
    """The link of the View, or its query where the address of the page is not known."""
    query = view.to_query()
    return [say("slides.notes.link", lang, link=f"{page}?{query}".removesuffix("?") or "?")]


def put(slide: Any, blocks: Iterable[Sequence[str]], lang: Language) -> None:
    """Write blocks of lines, a blank line between them, into the notes of a slide."""
    frame = slide.notes_slide.notes_text_frame
    lines = [line for block in blocks if block for line in ("", *block)][1:]
    for n, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run.font.size = Pt(NOTE_PT)
        name_fonts(run.font._element, lang)


def _one_of_each_plan(citations: Sequence[Citation]) -> list[Citation]:
    first: dict[str, Citation] = {}
    for citation in citations:
        first.setdefault(citation.plan, citation)
    return list(first.values())


def _said(citation: Citation, lang: Language) -> str:
    box = f" · {citation.box}" if citation.box else ""
    return f"{short(citation.plan, lang)} · {citation.section}{box} · “{citation.mention}”"
