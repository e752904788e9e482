"""Words of the documents of the Kettenbild."""

CELL_HEADINGS = ("Zeile", "Lebensphase", "Angebote", "Plätze", "Plätze je 100 Menschen", "Bedarf", "Hinweise Nr.")
HINT_HEADINGS = (
    "Nr.",
    "Art",
    "Wo",
    "Hinweis",
    "Begründung",
    "Entscheidung",
    "Grund der Entscheidung",
    "entschieden am",
    "Gremium",
)
TRANSITION_HEADINGS = ("Übergang", "Stand", "Vereinbarungen")
SHEET_PICTURE, SHEET_CELLS, SHEET_HINTS, SHEET_TRANSITIONS, SHEET_SOURCES = (
    "Kettenbild",
    "Zellen",
    "Hinweise",
    "Übergänge",
    "Quellen",
)
ALL_OFFERS = "alle Angebote"
AS_OF = "Stand"
DEMO = "Vorführdaten: Angebote und Personen sind erfunden."
TITLE = "Kettenbild {stelle}"
WHOLE = "ganzes Gebiet"
ALL_THEMES = "alle Themen"
AXES = {"lebenslage": "Lebenslagen", "handlungsfeld": "Handlungsfelder"}
AT_LEAST = "mindestens "
PLACES = "Plätze"
PER_100 = "{ratio} je 100 Menschen"
PEOPLE = "{ages}: {people} Menschen ({day})"
BRIDGED = "überbrückt: {n}"
SINCE = "seit {day}"
