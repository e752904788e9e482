"""Sentences of the command line."""

SENTENCES = {
    "cli_option": "„{option}“ ist keine Angabe der Form NAME=WERT. Bitte etwa gemeinde=01001000 schreiben.",
    "cli_no_file": "Die Datei „{file}“ gibt es nicht. Bitte den Pfad prüfen.",
}
