"""Error pages, the pages every installation has, and the choice of light or dark."""

from lueckenlos.web.views.errors import bad_request, csrf_failure, forbidden, not_found, server_error
from lueckenlos.web.views.health import health
from lueckenlos.web.views.legal import barrierefreiheit, datenschutz, gebaerdensprache, impressum, leichte_sprache
from lueckenlos.web.views.theme import theme

__all__ = [
    "bad_request",
    "barrierefreiheit",
    "csrf_failure",
    "datenschutz",
    "forbidden",
    "gebaerdensprache",
    "health",
    "impressum",
    "leichte_sprache",
    "not_found",
    "server_error",
    "theme",
]
