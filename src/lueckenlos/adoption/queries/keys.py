"""The key by which others point to one version of a paper: ``<paper>-<number>``."""

import re
from typing import Final

# the kind of thing that a version of a paper is for others
PAPER: Final = "adoption.paper"
_KEY: Final = re.compile(r"([0-9a-f]{10})-([0-9]{1,9})")


def version_key(paper: str, number: int) -> str:
    return f"{paper}-{number}"


def parts_of_key(key: str) -> tuple[str, int] | None:
    """Paper and number, or None for anything that is no such key."""
    found = _KEY.fullmatch(key)
    return (found[1], int(found[2])) if found else None
