"""Money, days and rows of tables on the pages of funding."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from lueckenlos.funding.messages.paper import UNKNOWN, euro
from lueckenlos.funding.papers.sheet import Cells, Table
from lueckenlos.web.markup import text

register = template.Library()


@register.filter
def cents(value: int | None) -> str:
    """``{{ row.cents|cents }}``: 123450 → „1.234,50 €“, a dash where nothing is known."""
    return "–" if value is None else euro(value)


@register.filter
def spent(value: int | None) -> str:
    """What nobody has entered is open, never nought."""
    return UNKNOWN if value is None else euro(value)


@register.filter
def days_left(days: int) -> str:
    """3 → „noch 3 Tage“"""
    return "noch 1 Tag" if days == 1 else f"noch {days} Tage"


@register.simple_tag
def paper_rows(table: Table, rows: Iterable[Cells]) -> SafeString:
    """Made in Python: an application of two hundred measures has three thousand cells; labels help narrow screens."""
    kinds = {True: ' class="num"', False: ""}
    heads = [f'<td data-label="{text(label)}"{kinds[number]}>' for label, number in table.columns[1:]]
    return SafeString("\n".join(f"<tr>{_cells(heads, row)}</tr>" for row in rows))


@register.simple_tag
def paper_total(table: Table) -> SafeString:
    return paper_rows(table, (table.total,))


def _cells(heads: list[str], row: Cells) -> str:
    rest = "".join(f"{head}{text(cell)}</td>" for head, cell in zip(heads, row[1:], strict=True))
    return f'<th scope="row">{text(row[0])}</th>{rest}'
