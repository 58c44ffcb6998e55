"""QGIS's side of the comparison, run by its own Python: takes a Brief, exports each page, prints figures as JSON."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsLabelingEngineSettings,
    QgsLayoutExporter,
    QgsProject,
    QgsRenderContext,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QFontDatabase

from bench.qgis_brief import Brief, Page, read_brief
from bench.qgis_page import Sheet, laid_out

PROJECTION = "sheet"


def main() -> None:
    brief = read_brief(sys.stdin.read())
    application = QgsApplication([], False)
    application.initQgis()
    _project(brief)
    family = _family(brief)
    starts: list[float] = []
    seconds: dict[str, list[float]] = {}
    placed: dict[str, int] = {}
    unplaced: dict[str, int] = {}
    for page in brief.pages:
        sheet = laid_out(brief, page, family)
        starts.append(time.time() - brief.began)
        out = Path(brief.out) / page.file
        export = _atlas if page.atlas else _export
        export(sheet, out)  # the first run warms up
        seconds[page.name] = [_seconds(export, sheet, out) for _run in range(brief.runs)]
        placed[page.name], unplaced[page.name] = _labels(sheet, out)
    figures = {
        "version": Qgis.QGIS_VERSION,
        "start_s": starts[0],
        "seconds": seconds,
        "labels_placed": placed,
        "labels_unplaced": unplaced,
    }
    print(json.dumps(figures), flush=True)
    application.exitQgis()


def _project(brief: Brief) -> None:
    """The projection of our sheets, and the placer of labels as a new project has it, telling what it left out."""
    engine = QgsLabelingEngineSettings()
    engine.setPlacementVersion(QgsLabelingEngineSettings.PlacementEngineVersion2)
    engine.setFlag(QgsLabelingEngineSettings.UseAllLabels, False)
    engine.setFlag(QgsLabelingEngineSettings.CollectUnplacedLabels, True)
    projection = QgsCoordinateReferenceSystem.fromProj(brief.projection)
    projection.saveAsUserCrs(PROJECTION)
    project = QgsProject.instance()
    project.setCrs(projection, True)
    project.setLabelingEngineSettings(engine)


def _family(brief: Brief) -> str:
    added = [QFontDatabase.addApplicationFont(path) for path in brief.fonts]
    if -1 in added:
        raise RuntimeError(f"Qt cannot read one of {', '.join(brief.fonts)}")
    return str(QFontDatabase.applicationFontFamilies(added[0])[0])


def _seconds(export: Callable[[Sheet, Path], object], sheet: Sheet, out: Path) -> float:
    before = time.perf_counter()
    export(sheet, out)
    return time.perf_counter() - before


def _export(sheet: Sheet, out: Path) -> QgsLayoutExporter:
    """One page as its file's ending says; raises RuntimeError if QGIS reports anything but success."""
    exporter = QgsLayoutExporter(sheet.layout)
    if out.suffix == ".pdf":
        result = exporter.exportToPdf(str(out), _pdf(sheet.page))
    else:
        settings = QgsLayoutExporter.ImageExportSettings()
        settings.dpi = sheet.page.dpi
        settings.imageSize = QSize(*sheet.page.size_px)
        result = exporter.exportToImage(str(out), settings)
    _insist(result, out)
    return exporter


def _atlas(sheet: Sheet, out: Path) -> None:
    result, _why = QgsLayoutExporter.exportToPdf(sheet.layout.atlas(), str(out), _pdf(sheet.page))
    _insist(result, out)


def _insist(result: int, out: Path) -> None:
    if result != QgsLayoutExporter.Success:
        raise RuntimeError(f"QGIS could not export {out.name}: code {result}")


def _pdf(page: Page) -> QgsLayoutExporter.PdfExportSettings:
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = page.dpi
    settings.textRenderFormat = QgsRenderContext.TextFormatAlwaysText
    return settings


def _labels(sheet: Sheet, out: Path) -> tuple[int, int]:
    """How many names QGIS placed and how many it left out, over all pages of a file."""
    if not sheet.page.atlas:
        return _counted(_export(sheet, out))
    atlas, single = sheet.layout.atlas(), out.with_name(f"one-{out.name}")
    pages = []
    atlas.beginRender()
    for number in range(atlas.count()):
        atlas.seekTo(number)
        pages.append(_counted(_export(sheet, single)))
    atlas.endRender()
    single.unlink()
    return sum(placed for placed, _ in pages), sum(unplaced for _, unplaced in pages)


def _counted(exporter: QgsLayoutExporter) -> tuple[int, int]:
    labels = [label for results in exporter.labelingResults().values() for label in results.allLabels()]
    # A name may come in several parts: it is left out where none of them stands.
    asked = {(label.layerID, label.featureId) for label in labels}
    placed = {(label.layerID, label.featureId) for label in labels if not label.isUnplaced}
    return len(placed), len(asked) - len(placed)


if __name__ == "__main__":
    main()
