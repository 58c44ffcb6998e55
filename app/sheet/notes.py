"""What a sheet lacks, in sentences: names, symbols, lines of table and legend, inset, code, an approval number."""

from app.settings import Settings
from app.sheet.code import address_of, is_local, lacks_code
from app.sheet.corners import INSET, SCALE, Corners
from app.sheet.foot import is_sketch
from app.sheet.frame import Frame
from app.sheet.scene import Scene
from app.words import say
from layers.model import Facility
from layers.query import chosen_cities
from layers.sheet import Audience, Part
from layers.view import Layer, View
from layers.vocabulary import Language


def notes_of(
    view: View,
    settings: Settings,
    scene: Scene,
    frame: Frame,
    corners: Corners,
    *,
    table: int,
    placed: bool,
    legend: int,
) -> tuple[str, ...]:
    """The sentences for one sheet; `table` and `legend` are how many things and lines found no room there.

    With `placed` the table lists on purpose only what has a place.
    """
    lang = view.lang
    notes = []
    named = {label.facility for label in scene.labels} | set(scene.inside)
    silent = [s.facility for s in scene.symbols if s.facility.id not in named]
    if scene.unnamed:
        notes.append(say("sheet.note.unnamed", lang, n=len(scene.unnamed), names=_names(scene.unnamed, lang)))
    elif silent and Layer.LABELS in view.layers:
        notes.append(say("sheet.note.crowded", lang, n=len(silent)))
    if scene.more:
        notes.append(say("sheet.note.gathered", lang, n=sum(count for _, count in scene.more)))
    # Of neighbours only the name matters.
    about = chosen_cities(view)
    cut = [name.city for name in scene.cities if name.cut and (not about or name.city.adcode in about)]
    for word, cities in (("sheet.note.nameless", scene.nameless), ("sheet.note.cut", cut)):
        if cities:
            names = say("join.list", lang).join(c.short if lang is Language.ZH else c.name_en for c in cities)
            notes.append(say(word, lang, n=len(cities), names=names))
    if table:
        lacking = "sheet.note.table" if frame.table else "sheet.note.no_table"
        notes.append(say("sheet.note.placed" if placed else lacking, lang, n=table))
    if legend:
        notes.append(say("sheet.note.legend", lang, n=legend))
    beyond = scene.beyond
    things = (*scene.symbols, *scene.more, *beyond.symbols, *beyond.countries, *beyond.routes, *beyond.links)
    if not (things or scene.province or any(city.count or city.roles for city in scene.cities)):
        notes.insert(0, say("sheet.note.empty", lang))
    if view.sheet.carries(Part.SCALE) and not frame.wide and SCALE not in corners.boxes:
        notes.append(say("sheet.note.no_scale", lang))
    if view.sheet.carries(Part.INSET) and not frame.wide and INSET not in corners.boxes:
        notes.append(say("sheet.note.no_inset", lang))
    address = address_of(view, settings)
    if view.sheet.carries(Part.CODE) and lacks_code(frame, address):
        notes.append(say("sheet.note.no_code", lang))
    elif view.sheet.carries(Part.CODE) and is_local(address):
        notes.append(say("sheet.note.local", lang))
    if is_sketch(view, settings) and view.sheet.audience is Audience.PUBLIC:
        notes.append(say("sheet.note.sketch", lang))
    return tuple(notes)


def _names(facilities: tuple[Facility, ...], lang: Language) -> str:
    return say("join.list", lang).join(f.name if lang is Language.ZH else f.name_en for f in facilities)
