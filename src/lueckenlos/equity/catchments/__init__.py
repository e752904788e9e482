"""Floating catchments on points and on grids."""

from lueckenlos.equity.catchments.reach import Catchment, catchment
from lueckenlos.equity.catchments.steps import METHODS, Cells, Decline, Method, Places

__all__ = ["METHODS", "Catchment", "Cells", "Decline", "Method", "Places", "catchment"]
