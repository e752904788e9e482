"""The demo: real Stellen and figures, invented people and offers; made once, then left alone."""

from lueckenlos.config.demo.start import run

__all__ = ["run"]
