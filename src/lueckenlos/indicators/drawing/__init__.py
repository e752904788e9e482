"""Geometry of the small charts of a profile; ``templatetags`` writes it as SVG, typst sets the same SVG.

Our own few shapes instead of a chart library: vl-convert brings 88 MB and a JavaScript engine into every process, for
marks that are three rectangles, a line and a dot (docs/adr/0014).
"""

from lueckenlos.indicators.drawing.ladder import Group, Ladder, ladders
from lueckenlos.indicators.drawing.spine import Spine, spine_of
from lueckenlos.indicators.drawing.trend import TrendChart, trend_chart

__all__ = ["Group", "Ladder", "Spine", "TrendChart", "ladders", "spine_of", "trend_chart"]
