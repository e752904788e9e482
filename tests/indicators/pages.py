"""What the tests of this package read from a page."""

import re


def text_of(html: str) -> str:
    """Visible and spoken words without markup, blanks collapsed."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.replace("\u00a0", " ")).split())
