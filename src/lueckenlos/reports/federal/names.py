"""What the measures are called, and the groups they are shown in."""

from typing import Final

from lueckenlos.reports.messages import federal as words
from lueckenlos.vocabulary.registry import vocabulary

WITHOUT: Final = "ohne"


def groups() -> dict[str, tuple[str, list[str]]]:
    """Group → what it is called and its measures, in order; the first is what the page begins with."""
    found = {words.OVERVIEW[0]: (words.OVERVIEW[1], list(words.MEASURES))}
    for name, (terms, label) in words.PARTS.items():
        rest = [] if name == "bausteine" else [f"{name}.{WITHOUT}"]
        found[name] = (label, [*(f"{name}.{term.slug}" for term in vocabulary(terms).terms), *rest])
    return found


def measure_names() -> dict[str, str]:
    """Every measure in the order of the files."""
    found = dict(words.MEASURES)
    for name, (terms, _) in words.PARTS.items():
        found |= {f"{name}.{term.slug}": term.label for term in vocabulary(terms).terms}
        if name != "bausteine":
            found[f"{name}.{WITHOUT}"] = words.WITHOUT
    return found
