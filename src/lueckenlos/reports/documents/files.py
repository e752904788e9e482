"""A paper as Word file and as PDF/UA."""

from dataclasses import asdict
from typing import Final

from lueckenlos.reports.documents.paper import Chart, Paper, Section
from lueckenlos.reports.messages import documents as words
from lueckenlos.shared.typesetting import pdf, png
from lueckenlos.shared.word import WordPaper

PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CHART_WIDTH_CM: Final = 16.0


def as_word(paper: Paper) -> bytes:
    made = WordPaper(f"{paper.title} · {paper.stelle}", author=paper.stelle, day=paper.day)
    for fact in paper.facts:
        made.paragraph(fact)
    for section in paper.sections:
        made.heading(section.title)
        _write(made, section)
    return made.to_bytes()


def as_pdf(paper: Paper) -> bytes:
    """Raises TypesettingFailed."""
    data = paper.as_json()
    for section, plain in zip(paper.sections, data["sections"], strict=True):
        for chart, drawn in zip(section.charts, plain["charts"], strict=True):
            drawn["most"] = chart.most
    return pdf("reports", "bericht", data, day=paper.day)


def _write(made: WordPaper, section: Section) -> None:
    made.paragraphs(section.text)
    for note in section.notes:
        made.paragraph(note)
    for chart in section.charts:
        made.paragraph(chart.title, bold=True)
        made.picture(_drawn(chart), alt=words.CHART_ALT.format(title=chart.title), width_cm=_CHART_WIDTH_CM)
    for grid in section.grids:
        made.heading(grid.title, 2)
        if grid.note and grid.rows:
            made.paragraph(grid.note)
        if grid.rows:
            made.table(grid.head, [*grid.rows, grid.total] if grid.total else grid.rows)
        else:
            made.paragraph(grid.nothing)
    if section.sources:
        made.paragraph(words.SOURCES.format(sources="; ".join(section.sources)))


def _drawn(chart: Chart) -> bytes:
    """Word knows no drawing that we could write, so typst draws it and the picture goes in."""
    return png("reports", "diagramm-bild", {**asdict(chart), "most": chart.most})
