"""A lecture as a handout: a PDF with a page a stop."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from liaoshen_viewer import __version__
from liaoshen_viewer.export.files import write_whole
from liaoshen_viewer.export.stop_pages import StopPage
from liaoshen_viewer.paint.text import font, load_fonts

PAPERS: Final = {
    "a4": QPageSize.PageSizeId.A4,
    "letter": QPageSize.PageSizeId.Letter,
}
DOTS_PER_INCH: Final = 300
MARGIN_MM: Final = 16.0
POINT: Final = DOTS_PER_INCH / 72
TEXT_PT: Final = (10.5, 9.5, 8.5, 7.5, 6.5)
"""The sizes of the text: the first at which all of it stands on its page."""
GAP_PT: Final = 8.0


def write_handout(pages: Iterable[StopPage], path: Path, paper: str) -> Generator[int]:
    """Write the pages as a PDF, whole or not at all, and yield each page's number when it is done.

    Raises ExportError if the file cannot be written.
    """
    load_fonts()
    # In memory: Qt's writer says nothing of a disk that is full.
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer, painter = _writer(buffer, paper), QPainter()
    try:
        for page in pages:
            if page.number == 1:
                writer.setTitle(page.lecture)
                painter.begin(writer)
            else:
                writer.newPage()
            _paint_page(painter, writer, page)
            yield page.number
    finally:
        # Also when the caller stops: a writer that is painted on must not go.
        if painter.isActive():
            painter.end()
    write_whole(path, bytes(buffer.data().data()))


def _writer(buffer: QBuffer, paper: str) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(PAPERS[paper]))
    writer.setPageMargins(QMarginsF(*[MARGIN_MM] * 4))
    writer.setResolution(DOTS_PER_INCH)
    writer.setCreator(f"Liaoshen Viewer {__version__}")
    return writer


def _paint_page(painter: QPainter, writer: QPdfWriter, page: StopPage) -> None:
    """Paint title, picture, text and sources, downwards, and the foot."""
    width, height = float(writer.width()), float(writer.height())
    top = _line(painter, page.title, 18.0, 0.0, width, bold=True)
    top = _line(painter, page.when, 11.0, top, width) + GAP_PT * POINT
    image = page.picture
    tall = width * image.height() / image.width()
    painter.drawImage(QRectF(0.0, top, width, tall), image)
    top += tall + GAP_PT * POINT
    foot = height - 14.0 * POINT
    _text(painter, page, QRectF(0.0, top, width, foot - GAP_PT * POINT - top))
    painter.setFont(font(8.5 * POINT))
    line = QRectF(0.0, foot, width, height - foot)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft, page.lecture)
    painter.drawText(line, Qt.AlignmentFlag.AlignRight, f"{page.number} / {page.count}")


def _line(
    painter: QPainter, text: str, size_pt: float, top: float, width: float, *, bold: bool = False
) -> float:
    """Write a text from `top` on, over as many lines as it takes; return where it ends."""
    painter.setFont(font(size_pt * POINT, bold))
    wrapped = Qt.TextFlag.TextWordWrap
    space = QRectF(0.0, top, width, 40 * size_pt * POINT)
    used = painter.boundingRect(space, wrapped, text)
    painter.drawText(used, wrapped, text)
    return used.bottom()


def _text(painter: QPainter, page: StopPage, space: QRectF) -> None:
    made = (_document(page, size, space.width()) for size in TEXT_PT)
    fitting = (document for document in made if document.size().height() <= space.height())
    # Of a text that is too long at every size, all is kept: it is drawn smaller still.
    document = next(fitting, None) or _document(page, TEXT_PT[-1], space.width())
    shrink = min(1.0, space.height() / document.size().height())
    painter.save()
    painter.translate(space.topLeft())
    painter.scale(shrink, shrink)
    document.documentLayout().draw(painter, QAbstractTextDocumentLayout.PaintContext())
    painter.restore()


def _document(page: StopPage, size_pt: float, width: float) -> QTextDocument:
    """Return notes and sources set in a column of this width, in dots of the paper."""
    document = QTextDocument()
    document.setDefaultFont(font(size_pt * POINT))
    document.setDocumentMargin(0.0)
    sources = "".join(f"\n\n*{_plain(reference)}*" for reference in page.sources)
    document.setMarkdown(page.notes.strip() + ("\n\n---" + sources if sources else ""))
    document.setPageSize(QSizeF(width, -1.0))
    document.setTextWidth(width)
    return document


def _plain(text: str) -> str:
    """Return a text whose signs mean nothing to Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-!|<>~" else sign for sign in text)
