"""Papers as DOCX that offices edit further: real headings, tables with a head, German, no direct formatting of text."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, Final

_LANGUAGE: Final = "de-DE"
# an XML file cannot hold these, and pasted text sometimes does
_CONTROL: Final = dict.fromkeys([code for code in range(32) if code not in {9, 10}])


class WordPaper:
    """One document, written from top to bottom."""

    def __init__(self, title: str, *, author: str, day: date) -> None:
        # takes 0.2 s that no start of the server should wait for
        import docx  # noqa: PLC0415 -- see above
        from docx.shared import Pt, RGBColor  # noqa: PLC0415 -- as above

        self._document: Any = docx.Document()
        facts = self._document.core_properties
        stamp = datetime.combine(day, time(12), UTC)
        facts.title, facts.author, facts.language, facts.comments = _clean(title), _clean(author), _LANGUAGE, ""
        facts.created, facts.modified, facts.last_modified_by = stamp, stamp, _clean(author)
        styles = self._document.styles
        styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(11)
        for name, size in (("Title", 22), ("Heading 1", 15), ("Heading 2", 12.5), ("Heading 3", 11)):
            styles[name].font.size, styles[name].font.name = Pt(size), "Calibri"
            styles[name].font.color.rgb = RGBColor(0x1B, 0x1F, 0x3B)
        self._speak_german(styles)
        self._document.add_heading(_clean(title), 0)

    def heading(self, text: str, level: int = 1) -> None:
        self._document.add_heading(_clean(text), level)

    def paragraph(self, text: str, *, bold: bool = False) -> None:
        self._document.add_paragraph().add_run(_clean(text)).bold = bold or None

    def paragraphs(self, text: str) -> None:
        """One for each line that says something."""
        for line in text.splitlines():
            if line.strip():
                self.paragraph(line.strip())

    def bullets(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._document.add_paragraph(_clean(line), style="List Bullet")

    def facts(self, pairs: Iterable[tuple[str, str]]) -> None:
        """„Ort: Rathaus“, a line each; what is empty is left out."""
        for label, value in pairs:
            if value:
                line = self._document.add_paragraph()
                line.paragraph_format.space_after = 0
                line.add_run(_clean(label) + ": ").bold = True
                line.add_run(_clean(value))
        self._document.add_paragraph()

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """The first row is the head and comes again on every page."""
        from docx.oxml import OxmlElement  # noqa: PLC0415 -- as above

        table = self._document.add_table(rows=0, cols=len(head), style="Table Grid")
        for number, row in enumerate([head, *rows]):
            cells = table.add_row().cells
            for cell, text in zip(cells, row, strict=True):
                cell.paragraphs[0].add_run(_clean(text)).bold = number == 0 or None
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 -- python-docx has no other way
        self._document.add_paragraph()

    def picture(self, png: bytes, *, alt: str, width_cm: float) -> None:
        """``alt`` is what a screen reader says instead."""
        from docx.shared import Cm  # noqa: PLC0415 -- as above

        self._document.add_picture(io.BytesIO(png), width=Cm(width_cm))
        self._document.inline_shapes[-1]._inline.docPr.set("descr", _clean(alt))  # noqa: SLF001 -- as in table

    def to_bytes(self) -> bytes:
        written = io.BytesIO()
        self._document.save(written)
        return written.getvalue()

    @staticmethod
    def _speak_german(styles: Any) -> None:
        """The default language of the text, for spelling, hyphens and screen readers."""
        from docx.oxml.ns import qn  # noqa: PLC0415 -- as above

        for language in styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), _LANGUAGE)


def _clean(text: str) -> str:
    return text.translate(_CONTROL)
