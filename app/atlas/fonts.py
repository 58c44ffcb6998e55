"""One font for all pages: each page brings its own subset of the same face; bound together they share one."""

from pypdf import PdfWriter


def share_fonts(writer: PdfWriter) -> None:
    pass
