"""What the pictures of several nouns need."""

from typing import Final

from playwright.sync_api import FilePayload

WORK: Final = "/arbeit/hettstedt/"
LAND: Final = "/arbeit/kgc-sachsen-anhalt/"


def table(name: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
