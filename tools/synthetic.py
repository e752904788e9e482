"""Big invented stocks of offers for measuring: the same seed gives the same file.

python tools/synthetic.py 100000 /tmp/angebote.csv [AGS …]
"""

import csv
import random
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

COLUMNS = (
    "titel;kurzbeschreibung;traeger;strasse;hausnummer;plz;ort;ags;lat;lon;alter_von_monate;alter_bis_monate;"
    "handlungsfelder;lebenslagen;lebenswelten;zielgruppen;angebotsform;reichweite;zugang;kosten;sprachen;"
    "rollstuhlgerecht;telefon;email;website;laufzeit_von;laufzeit_bis;foerderende;plaetze;stand;uebergaenge"
).split(";")
KINDS = (
    ("Eltern-Kind-Gruppe", "fruehe-hilfen|familie-elternschaft", "sozial", "gruppe", "eltern-familien|kinder", 0, 36),
    ("Krabbelgruppe", "fruehe-hilfen", "sozial", "gruppe", "eltern-familien", 0, 18),
    ("Hebammensprechstunde", "schwangerschaft-geburt-stillen", "gesundheitlich", "beratung", "werdende-eltern", 0, 12),
    ("Stillcafé", "schwangerschaft-geburt-stillen", "gesundheitlich", "offener-treff", "muetter", 0, 12),
    ("Sprachförderung", "sprache-bildung", "kulturell", "kurs", "kinder", 36, 72),
    ("Kinderturnen", "bewegung", "gesundheitlich", "kurs", "kinder", 36, 120),
    ("Hausaufgabenhilfe", "sprache-bildung", "kulturell", "betreuung", "kinder", 72, 192),
    ("Zahnprophylaxe", "mundgesundheit", "gesundheitlich", "untersuchung", "kinder", 36, 144),
    ("Jugendtreff", "soziale-kontakte", "sozial", "offener-treff", "jugendliche", 120, 324),
    ("Ausbildungslotsen", "arbeit-beschaeftigung", "materiell", "lotsendienst", "jugendliche", 168, 300),
    ("Schuldnerberatung", "materielle-sicherung", "materiell", "beratung", "geringes-einkommen", 216, None),
    ("Selbsthilfegruppe Diabetes", "selbsthilfe", "gesundheitlich", "selbsthilfegruppe", "chronisch-kranke", 216, None),
    ("Bewerbungstraining", "arbeit-beschaeftigung", "materiell", "kurs", "arbeitslose", 216, 780),
    ("Sturzprophylaxe", "selbststaendigkeit-alter|bewegung", "gesundheitlich", "kurs", "aeltere", 780, None),
    ("Seniorenfrühstück", "soziale-kontakte", "sozial", "offener-treff", "aeltere|hochaltrige", 780, None),
    ("Pflegeberatung", "pflege-angehoerige", "gesundheitlich", "beratung", "pflegende-angehoerige", 540, None),
    ("Kleiderkammer", "materielle-sicherung", "materiell", "materielle-hilfe", "geringes-einkommen", 0, None),
    ("Mietercafé", "wohnen-wohnumfeld", "sozial", "offener-treff", "quartiersbewohner", 216, None),
)
NAMES = (
    "am Markt",
    "im Rosengarten",
    "Nord",
    "Süd",
    "West",
    "Altstadt",
    "Neustadt",
    "am Bahnhof",
    "in der Mühle",
    "Sonnenhof",
)
BODIES = ("Familienzentrum", "Nachbarschaftsverein", "Bürgerhaus", "Sportverein", "Kirchengemeinde", "Volkshochschule")
STREETS = ("Lindenweg", "Bergstraße", "Schulstraße", "Gartenweg", "Hauptstraße", "Ringstraße", "Mühlgasse", "Am Anger")
WORDS = (
    "Gemeinsam kochen, spielen und reden. Wir helfen bei Fragen rund um Gesundheit, Erziehung und Alltag. Kommen Sie "
    "einfach vorbei, eine Anmeldung ist nicht nötig. Unsere Fachkräfte beraten Sie vertraulich und kostenfrei"
).split()
AGS = ("15087220", "15087130", "15087370")
TODAY = date(2026, 11, 21)


def rows(count: int, ags: Sequence[str] = AGS, seed: int = 1) -> Iterator[list[str]]:
    """``count`` rows in the order of COLUMNS."""
    draw = random.Random(seed)  # noqa: S311 -- invented data, not secrets
    for number in range(count):
        kind, fields, lage, form, groups, low, high = KINDS[number % len(KINDS)]
        # a Träger has twenty offers on average
        who = number % (count // 20 + 1)
        body = f"{BODIES[who % len(BODIES)]} {NAMES[who % len(NAMES)]} {who}"
        checked = TODAY - timedelta(days=draw.randrange(400))
        ends = (TODAY + timedelta(days=draw.randrange(900))).isoformat() if draw.random() < 0.4 else ""
        yield [
            f"{kind} {draw.choice(NAMES)} {number}",
            " ".join(draw.choices(WORDS, k=18)),
            body,
            draw.choice(STREETS),
            str(draw.randrange(1, 120)),
            f"{6300 + number % 90:05d}",
            "Musterstadt",
            ags[number % len(ags)],
            f"{51.4 + draw.random() / 4:.5f}",
            f"{11.2 + draw.random() / 3:.5f}",
            str(low),
            "" if high is None else str(high),
            fields,
            lage,
            "kommune-quartier",
            groups,
            form,
            draw.choice(("universell", "selektiv", "")),
            draw.choice(("offen|vor-ort", "anmeldung|vor-ort", "aufsuchend", "telefon|online")),
            draw.choice(("frei", "frei", "eigenanteil", "kosten", "")),
            draw.choice(("de", "de|en", "de|uk|ar", "")),
            draw.choice(("ja", "nein", "teilweise", "")),
            f"+49 3476 {100000 + number}",
            f"kontakt{number}@beispiel.example",
            f"https://beispiel.example/{number}",
            "2024-01-01",
            "",
            ends,
            str(draw.randrange(5, 60)) if draw.random() < 0.7 else "",
            checked.isoformat(),
            draw.choice(("", "", "", "familie-kita", "kita-grundschule", "schwangerschaft-familie")),
        ]


def write(path: Path, count: int, ags: Sequence[str] = AGS) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(COLUMNS)
        writer.writerows(rows(count, ags))


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]), sys.argv[3:] or AGS)
