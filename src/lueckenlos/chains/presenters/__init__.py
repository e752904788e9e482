"""Plain values for templates, documents and exports."""

from lueckenlos.chains.presenters.cell import CellPage, OfferView, cell_page, offer_views
from lueckenlos.chains.presenters.compare import Comparison, Side, compare
from lueckenlos.chains.presenters.figures import FigureView, hint_figures
from lueckenlos.chains.presenters.hints import (
    Filter,
    HintLine,
    HintList,
    HintRow,
    hint_list,
    hint_row,
    hint_rows,
    siblings,
)
from lueckenlos.chains.presenters.table import Badge, Bridge, Cell, Choice, Head, Table, TableRow, build_table
from lueckenlos.chains.presenters.transitions import HandoverView, TransitionView, shown_states, transition_views

__all__ = [
    "Badge",
    "Bridge",
    "Cell",
    "CellPage",
    "Choice",
    "Comparison",
    "FigureView",
    "Filter",
    "HandoverView",
    "Head",
    "HintLine",
    "HintList",
    "HintRow",
    "OfferView",
    "Side",
    "Table",
    "TableRow",
    "TransitionView",
    "build_table",
    "cell_page",
    "compare",
    "hint_figures",
    "hint_list",
    "hint_row",
    "hint_rows",
    "offer_views",
    "shown_states",
    "siblings",
    "transition_views",
]
