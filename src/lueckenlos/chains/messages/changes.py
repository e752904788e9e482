"""Differences between two pictures in words."""

from lueckenlos.chains.messages.words import counted, listed

MOST_NAMED = 5


def change_words(came: list[str], went: list[str], *, places: tuple[str, str]) -> str:
    """``2 Angebote kamen dazu: A und B. 1 Angebot fiel weg: C. Plätze 48 → 60.``"""
    parts = []
    if came:
        parts.append(f"{counted(len(came), 'Angebot kam', 'Angebote kamen')} dazu: {_names(came)}.")
    if went:
        parts.append(f"{counted(len(went), 'Angebot fiel', 'Angebote fielen')} weg: {_names(went)}.")
    if places[0] != places[1]:
        parts.append(f"Plätze {places[0]} → {places[1]}.")
    return " ".join(parts) or "Die Zahl der Menschen hat sich geändert."


def _names(titles: list[str]) -> str:
    if len(titles) <= MOST_NAMED:
        return listed(titles)
    return f"{', '.join(titles[:MOST_NAMED])} und {len(titles) - MOST_NAMED} weitere"
