"""The pictures of the manual, a function each; its name is the name of the file. A module for each noun.

Importing this folder is enough: the functions put themselves into ``studio.PICTURES``.
"""

from pictures import (
    access,
    advice,
    boards,
    chain,
    events,
    funding,
    library,
    news,
    offers,
    process,
    public,
    reports,
    training,
)

__all__ = [
    "access",
    "advice",
    "boards",
    "chain",
    "events",
    "funding",
    "library",
    "news",
    "offers",
    "process",
    "public",
    "reports",
    "training",
]
