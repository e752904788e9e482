"""Pages about need: figures, the profile of one Gebiet, inequality, and where all of it comes from."""

from lueckenlos.indicators.views.inequality import inequality
from lueckenlos.indicators.views.lineage import lineage
from lueckenlos.indicators.views.need import need
from lueckenlos.indicators.views.profile import profile

__all__ = ["inequality", "lineage", "need", "profile"]
