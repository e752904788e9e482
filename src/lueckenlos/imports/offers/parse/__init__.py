"""Cells to values: one parser a column, pure functions of the text."""

from lueckenlos.imports.offers.parse.cells import Memo, Problem

__all__ = ["Memo", "Problem"]
