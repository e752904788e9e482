"""What the editor says while somebody moves things; read by its script."""

from typing import Final

EDITOR: Final = {
    "tisch": "Tisch",
    "tuer": "Tür",
    "fluchtweg": "Fluchtweg",
    "buehne": "Bühne",
    "hindernis": "Hindernis",
    "aussparung": "Aussparung",
    "taken": "{name} ist aufgenommen. Pfeiltasten rücken 50 cm, mit Umschalt 10 cm. Eingabe stellt ab, Escape "
    "stellt zurück.",
    "at": "{x} Meter von links, {y} von oben.",
    "moved": "{name} steht jetzt {x} Meter von links, {y} Meter von oben.",
    "put": "{name} ist abgestellt, ohne sich zu bewegen.",
    "back": "{name} steht wieder am alten Platz.",
    "turned": "{name} ist gedreht.",
    "added": "{name} ist dazugekommen.",
    "removed": "{name} ist entfernt. Rückgängig: Strg und Z.",
    "changed": "{name} ist geändert.",
    "renumbered": "Tisch {old} heißt jetzt Tisch {number}. Wer dort steht, behält den Tisch.",
    "swapped": "Tisch {old} und Tisch {number} haben die Nummern getauscht. Wer dort steht, behält den Tisch.",
    "met": "Jemand anderes hat inzwischen geändert: {names}.",
    "laid": "Ihre Änderung ist dazugekommen; nichts ist verloren.",
    "lost": "Sie haben dasselbe geändert; es gilt die Fassung der anderen Person: {names}.",
    "undone": "Die letzte Änderung ist zurückgenommen.",
    "offline": "Der Server antwortet nicht. Ihre letzte Änderung ist nicht gespeichert; versuchen Sie es noch einmal.",
}
PERSON: Final = {
    "taken": "{name} ist aufgenommen. Pfeiltasten führen zu einem anderen Tisch, Eingabe setzt ab, Escape bricht ab.",
    "cancelled": "{name} bleibt, wo sie ist.",
    "over": "Ziel: {table}.",
    "nobody": "An diesem Tisch steht noch niemand. Wählen Sie zuerst jemanden aus.",
}
