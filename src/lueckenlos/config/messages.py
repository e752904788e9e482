"""Sentences of the command line."""

SENTENCES = {
    "cli_option": "„{option}“ ist keine Angabe der Form NAME=WERT. Bitte etwa gemeinde=01001000 schreiben.",
    "cli_no_file": "Die Datei „{file}“ gibt es nicht. Bitte den Pfad prüfen.",
    "cli_port_taken": "Port {port} ist schon belegt. Bitte mit --port einen anderen nennen.",
    "cli_port_closed": "An {host}, Port {port}, lässt sich nicht lauschen ({reason}). "
    "Bitte mit --host und --port anderes nennen.",
    "cli_no_database": "Die Datenbank antwortet nicht ({reason}). Bitte DATABASE_URL und DATA_DIR prüfen.",
    "cli_not_migrated": "Die Datenbank ist nicht auf dem neuen Stand. Bitte „lueckenlos migrate“ aufrufen.",
}
