"""German sentences about files and about official data; ``imports/messages.py`` merges them."""

from collections.abc import Mapping
from typing import Final

from lueckenlos.shared.formats import whole

_FILES: Final = {
    "file_empty": "Die Datei ist leer.",
    "file_too_large": "Die Datei ist größer als {megabytes} MB. Bitte teilen Sie sie auf.",
    "file_unreadable": "Die Datei ist beschädigt oder unvollständig. Bitte speichern oder laden Sie sie noch einmal.",
    "file_password": "Die Datei ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort.",
    "file_macro": "Die Datei enthält Makros. Bitte speichern Sie sie als gewöhnliche Arbeitsmappe (XLSX oder ODS).",
    "file_zip_bomb": "Die Datei wird beim Entpacken ungewöhnlich groß und wird deshalb nicht gelesen.",
    "file_encoding": "Die Zeichen der Datei lassen sich nicht deuten. Bitte speichern Sie sie als CSV UTF-8.",
    "file_no_header": "Die Tabelle hat keine Kopfzeile. Bitte ergänzen Sie eine Zeile mit den Namen der Spalten.",
    "file_no_sheet": "Das Tabellenblatt „{sheet}“ gibt es in der Datei nicht.",
    "file_too_many_columns": "Die Tabelle hat {columns} Spalten. Höchstens {most} werden gelesen.",
    "file_not_table": "Die Datei ist keine Tabelle. Lesbar sind XLSX, XLS, ODS, CSV, JSON und GeoJSON.",
    "file_archive": "Das Archiv enthält mehrere Dateien. Bitte laden Sie die Tabelle einzeln hoch.",
    "file_json": "Die JSON-Datei ist ab Zeile {line} nicht zu lesen. Fehlt das Ende?",
    "file_quote": "Ab Zeile {line} fehlt ein schließendes Anführungszeichen.",
}

_ACCESS: Final = {
    "official_by_operator": "Amtliche Daten gelten für alle Stellen. Sie werden vom Betrieb der Plattform eingelesen.",
    "not_allowed_import": "Ihre Rolle erlaubt keine Importe.",
    "not_allowed_view_data": "Ihre Rolle erlaubt keinen Blick in die Datenquellen.",
    "upload_no_territory": "Eigene Sozialräume und Zahlen lesen Kommunen und Kreise ein. "
    "Amtliche Daten liest der Betrieb der Plattform ein.",
    "foreign_gemeinde": "Für {name} ({key}) ist eine andere Stelle zuständig.",
}
_OPTIONS: Final = {
    "option_unknown": "Die Angabe „{name}“ gibt es nicht. Möglich sind: {known}.",
    "option_date": "„{text}“ ist kein Datum. Bitte so angeben: 31.12.2023.",
    "gemeinde_unknown": "Eine Gemeinde mit dem Schlüssel „{key}“ gibt es nicht.",
    "gemeinde_needed": "Zu welcher Gemeinde gehört die Datei? Bitte geben Sie ihren Schlüssel (AGS) an.",
    "column_unknown": "Eine Spalte „{name}“ gibt es nicht. Vorhanden sind: {columns}.",
    "areas_missing": "Bitte lesen Sie zuerst das Gemeindeverzeichnis ein.",
}
_LISTS: Final = {
    "gv100ad_empty": "Die Datei enthält keinen Satz des Gemeindeverzeichnisses GV100AD.",
    "gv100ad_no_record": "Kein Satz des Gemeindeverzeichnisses: „{text}“.",
    "auszug_no_header": "In keinem Tabellenblatt steht ein Gemeindeverzeichnis (Spalten Satzart, Land, Gemeindename).",
    "auszug_no_stand": "Der Gebietsstand ist in der Datei nicht zu finden.",
    "area_key": "Kein gültiger Schlüssel: „{text}“.",
    "area_number": "Fläche oder Bevölkerung von {name} ist keine Zahl.",
    "area_twice": "{name} ({key}) kommt mehrfach vor; die erste Zeile gilt.",
    "areas_incomplete": "Die Datei enthält {laender} von 16 Ländern. Wahrscheinlich ist sie unvollständig.",
    "areas_total": "{label}: {value} statt {expected}. Die Datei ist unvollständig oder verändert.",
    "areas_land_implausible": "Im Land {land} hat die Datei {value} Menschen, gespeichert sind {before}. "
    "Das kann nicht stimmen.",
    "areas_dissolved": "{count} Gebiete fehlen im neueren Verzeichnis und gelten als aufgelöst.",
    "areas_older": "Gespeichert ist ein neuerer Gebietsstand: {kept} Gebiete bleiben, wie sie sind, "
    "{added} frühere kommen als aufgelöst hinzu.",
    "population_base": "Die Bevölkerung ist auf der Grundlage des Zensus {year} fortgeschrieben.",
    "changes_no_header": "In keinem Tabellenblatt stehen Gebietsänderungen.",
    "change_unreadable": "Änderung {number} ist nicht lesbar.",
    "change_no_taker": "Änderung {number} nennt keinen neuen Schlüssel.",
    "change_taker_added": "{name} ({key}) war noch nicht verzeichnet und wurde angelegt.",
}
_UMSTIEG: Final = {
    "umstieg_layout": "In keinem Tabellenblatt steht ein Umsteigeschlüssel.",
    "umstieg_line": "Die Zeile des Umsteigeschlüssels ist nicht lesbar: „{text}“.",
    "umstieg_sum": "Die Anteile von {name} ergeben zusammen nicht 1.",
    "control_umstieg_units": "frühere Einheiten je Jahr",
    "control_umstieg_shares": "Summe der Anteile",
    "rule_merged": "Umgerechnet auf den heutigen Gebietsstand aus {names}{weights} ({key}).",
    "rule_by_people": ", gewichtet nach Bevölkerung",
    "rule_key": "Umsteigeschlüssel {old} → {new}",
    "rule_changes": "Gebietsänderungen",
    "figures_converted": "{count} Werte früherer Gebiete wurden auf heutige Gebiete umgerechnet; die Regel steht bei "
    "jedem Wert.",
    "figures_not_converted": "{count} Werte früherer Gebiete lassen sich nicht umrechnen (Index, fehlende Teile oder "
    "fehlende Bevölkerung) und bleiben bei den früheren Gebieten.",
}
_OUTLINES: Final = {
    "outlines_unreadable": "Die Umrisse sind nicht lesbar. Lesbar sind Shapefile (als ZIP), GeoPackage und GeoJSON.",
    "outlines_empty": "Die Datei enthält keine Flächen.",
    "outlines_too_many": "Die Datei enthält mehr als {most} Flächen.",
    "outlines_choose_layer": "Die Datei enthält mehrere Ebenen ({names}). Bitte nennen Sie eine davon.",
    "outlines_no_key": "Keine Spalte enthält amtliche Schlüssel (ARS oder AGS). Vorhanden sind: {columns}.",
    "outlines_no_name": "Keine Spalte enthält Namen der Sozialräume. Vorhanden sind: {columns}.",
    "outlines_outside": "Die Umrisse liegen nicht in Deutschland ({place}). "
    "Das Koordinatensystem ist wohl falsch benannt.",
    "outlines_unmatched": "Nur {matched} von {total} Umrissen gehören zu einem verzeichneten Gebiet.",
    "outlines_area": "Die Umrisse umschließen {value} ha, verzeichnet sind {expected} ha.",
    "outlines_water": "{count} Wasserflächen wurden ausgelassen.",
    "outline_unknown": "Ein Gebiet mit dem Schlüssel {key} ist nicht verzeichnet.",
    "crs_unknown": "Das Koordinatensystem ist nicht zu erkennen ({text}).",
    "sozialraum_nameless": "Eine Fläche hat keinen Schlüssel oder keinen Namen.",
    "sozialraum_elsewhere": "Die Flächen liegen nicht in {name}.",
    "sozialraum_too_many": "Die Datei enthält {count} Sozialräume. Höchstens {most} sind sinnvoll.",
    "sozialraum_dissolved": "{count} bisherige Sozialräume werden von den neuen überdeckt und gelten als aufgelöst.",
    "sozialraum_left": "{count} weitere Sozialräume stehen nicht in der Datei und bleiben.",
}
_PEOPLE: Final = {
    "genesis_layout": "Die Datei ist keine Flat-Datei der Regionaldatenbank oder der Zensusdatenbank.",
    "genesis_no_people": "Die Datei enthält keine Bevölkerungszahlen nach Gebieten.",
    "people_no_columns": "Keine Spalte nennt Altersgruppen (etwa „0 bis unter 3“ oder „65+“) und Gebiete zugleich.",
    "people_implausible": "{label}: {value} Menschen, gespeichert sind {expected}. Das kann nicht stimmen.",
    "people_town_implausible": "Die Sozialräume haben zusammen {value} Menschen, {name} hat {expected}. "
    "Das kann nicht stimmen.",
    "people_parts_left_out": "{count} Teilgebiete (Städte in Regionen, Bezirke von Berlin) sind in ihrem Kreis schon "
    "enthalten und wurden nicht mitgezählt.",
    "people_dissolved": "{count} aufgelöste Gebiete ohne Werte wurden nicht mitgezählt.",
    "day_needed": "Von welchem Tag sind die Zahlen? Bitte geben Sie den Stichtag an.",
    "time_unreadable": "„{text}“ ist kein Jahr und kein Datum.",
    "age_unreadable_band": "Die Altersgruppe ist nicht lesbar.",
    "number_unreadable": "„{text}“ ist hier keine gültige Zahl.",
    "value_twice": "Für {name} stehen zwei verschiedene Werte in der Datei; der erste gilt.",
    "bands_differ_from_total": "In {count} Sozialräumen ergeben die Altersgruppen nicht die angegebene Summe.",
    "area_unknown": "Ein Gebiet mit dem Schlüssel {key} ist nicht verzeichnet. {name}",
    "area_unknown_own": "Einen Sozialraum „{name}“ gibt es nicht.",
    "no_area_matched": "Keine Zeile nennt einen Sozialraum von {name} (in der Datei steht etwa „{example}“).",
    "sozialraum_created": "{count} Sozialräume werden angelegt: {names}.",
    "sql_unreadable": "Ab Zeile {line} sind die SQL-Anweisungen nicht lesbar.",
    "sozialatlas_unknown": "Keine Tabelle der SQL-Datei ist bekannt.",
    "sozialatlas_unused": "{count} weitere Tabellen enthalten anderes und wurden ausgelassen.",
}
_FIGURES: Final = {
    "gisd_level": "Der GISD lässt sich für Kreise, Gemeindeverbände und Gemeinden einlesen, "
    "nicht für PLZ-Gebiete oder Regionen.",
    "gisd_first": "Das ist die Ausgabe 2017 des GISD. Ihre Werte sind anders berechnet und mit neueren nicht zu "
    "vergleichen. Bitte lesen Sie eine Ausgabe ab 2020 ein.",
    "single_people": "Die Tabelle enthält Angaben zu einzelnen Menschen (Geburtsdatum). Bitte fassen Sie sie vorher "
    "nach Sozialräumen zusammen und laden Sie nur Anzahlen hoch.",
    "figure_negative": "Eine Anzahl kann nicht negativ sein ({cases} von {base}).",
    "figure_cases_above": "{cases} Fälle können nicht mehr sein als {base}, auf die sie sich beziehen.",
    "figure_above_people": "{number} ist mehr, als in {name} Menschen leben ({people}).",
    "wegweiser_layout": "Die Datei hat nicht die Spalten des Wegweisers Kommune.",
    "geda_layout": "Die Datei hat nicht die Spalten der GEDA-Ergebnisse.",
    "geda_variables": "{count} Merkmale der Datei haben hier keine Definition und wurden ausgelassen.",
    "geda_implausible": "{value} kann kein Anteil von „{variable}“ sein: Er liegt außerhalb seines Intervalls oder "
    "zählt mehr Fälle als Befragte.",
    "geda_group": "Eine Gruppe „{text}“ ist nicht bekannt.",
    "control_geda_areas": "Deutschland und Länder",
    "control_geda_asked": "Befragte",
    "control_geda_share": "{name}, Deutschland",
    "inkar_layout": "Die Datei hat nicht den Aufbau eines INKAR-Exports.",
    "indicator_unknown": "Einen Indikator „{slug}“ gibt es nicht.",
    "no_known_indicator": "Keine Spalte ist einem Indikator zuzuordnen. Vorhanden sind: {names}.",
    "indicator_name_unknown": "„{name}“ ist keinem Indikator zuzuordnen.",
    "year_needed": "Aus welchem Jahr sind die Werte? Bitte geben Sie das Jahr an.",
    "figure_out_of_range": "{value} kann kein Wert von „{slug}“ sein.",
    "figures_unmatched": "Kein Schlüssel der Datei gehört zu einem verzeichneten Gebiet.",
    "figures_dissolved": "{count} aufgelöste Gebiete ohne Werte wurden ausgelassen.",
    "percent_from_fraction": "„{name}“: Die Werte von 0 bis 1 wurden als Anteile gelesen und in Prozent umgerechnet.",
}
_GRID: Final = {
    "grid_layout": "Die Datei ist keine Gitterdatei des Zensus.",
    "grid_too_coarse": "Zellen von {kilometres} km sind für Gemeinden zu grob. Bitte lesen Sie die Datei mit 100 m "
    "oder 1 km ein.",
    "grid_no_counts": "Die Datei nennt Anteile oder Mittelwerte je Zelle ({columns}), die sich nicht zusammenzählen "
    "lassen. Bitte lesen Sie die Datei mit Anzahlen ein, etwa „Alter in 5 Altersklassen“.",
    "grid_empty": "Keine Zelle der Datei enthält eine Zahl.",
    "grid_broken": "{count} Zeilen sind nicht lesbar (etwa: {example}) Bitte laden Sie die Datei neu herunter.",
    "grid_no_outlines": "Zellen finden ihre Gemeinde über deren Umriss. Bitte lesen Sie zuerst die Umrisse der "
    "Gemeinden ein (VG250).",
    "grid_elsewhere": "Keine Zelle liegt in einer verzeichneten Gemeinde. Sind die Spalten x und y vertauscht?",
    "grid_other_edition": "Die Datei zählt {value} Menschen, der Zensus {year} hat {expected} gezählt. "
    "Sie gehört zu einem anderen Zensus oder ist unvollständig.",
    "grid_secret": "{count} Werte sind in der Datei geheim oder leer und zählen nirgends mit.",
    "grid_twice": "{count} Zellen stehen mehrfach in der Datei; die erste Zeile gilt.",
    "grid_rule": "Eine Zelle gehört zu dem Gebiet, in dem ihr Mittelpunkt liegt. Der Zensus verändert kleine Zahlen "
    "zum Schutz der Menschen; Summen weichen deshalb etwas von veröffentlichten Zahlen ab.",
    "grid_cut": "{count} Gemeinden haben in der Datei viel weniger oder viel mehr Menschen als verzeichnet und "
    "bekommen keine Summen, nur Zellen.",
    "grid_small": "{count} Sozialräume haben weniger als {least} Zellen dieser Größe und bekommen keine Summen.",
    "grid_finer_known": "Dasselbe Merkmal ist schon mit kleineren Zellen eingelesen; die Summen bleiben, wie sie sind.",
    "cell_outside": "„{name}“ ist keine Zelle in Deutschland.",
}
_KINDS: Final = {
    "kind_gv100ad": "Gemeindeverzeichnis (GV100AD)",
    "kind_auszug-gv": "Gemeindeverzeichnis (Auszug GV)",
    "kind_gebietsaenderungen": "Gebietsänderungen",
    "kind_umrisse": "Umrisse amtlicher Gebiete",
    "kind_sozialraeume": "Sozialräume mit Umriss",
    "kind_genesis-bevoelkerung": "Bevölkerung der Regionaldatenbank",
    "kind_bevoelkerung-eigen": "Bevölkerung nach Sozialraum und Alter",
    "kind_sozialatlas": "Sozialatlas",
    "kind_gisd": "GISD",
    "kind_wegweiser": "Wegweiser Kommune",
    "kind_genesis-indikator": "Tabelle der Regionaldatenbank",
    "kind_inkar": "INKAR-Export",
    "kind_zensus-gitter": "Gitterzellen des Zensus",
    "kind_geda": "GEDA (Gesundheit nach Bildung)",
    "kind_umsteigeschluessel": "Umsteigeschlüssel",
    "kind_indikator-eigen": "Kennzahlen nach Sozialraum",
    "kind_tabelle": "andere Tabelle",
    "kind_not_figures": "Die Tabelle enthält keine Gebiete, keine Altersgruppen und keine bekannten Kennzahlen. "
    "Listen von Angeboten lesen Sie unter „Angebote importieren“ ein.",
    "kind_other_command": "Die Datei enthält „{kind}“. Bitte verwenden Sie dafür den Befehl „import {target}“.",
    "stelle_unknown": "Eine Stelle „{slug}“ gibt es nicht.",
    "upload_gone": "Die hochgeladene Datei ist nicht mehr da. Bitte laden Sie sie noch einmal hoch.",
}
_CONTROLS: Final = {
    "control_laender": "Länder",
    "control_regierungsbezirke": "Regierungsbezirke",
    "control_regionen": "Regionen",
    "control_kreise": "Kreise",
    "control_verbaende": "Gemeindeverbände",
    "control_gemeinden": "Gemeinden",
    "control_population": "Bevölkerung",
    "control_area_ha": "Fläche in Hektar",
    "control_outlines": "Gebiete mit Umriss",
    "control_outline_ha": "Fläche der Umrisse in Hektar",
    "control_sozialraeume": "Sozialräume",
    "control_dissolved": "aufgelöste Einheiten",
    "control_parts_moved": "Einheiten mit Teilausgliederung",
    "control_new_keys": "Einheiten mit neuem Schlüssel",
    "control_new_names": "Einheiten mit neuem Namen",
    "control_people_bund": "Bevölkerung, Deutschland",
    "control_people_laender": "Bevölkerung, {units} Länder",
    "control_people_regierungsbezirke": "Bevölkerung, {units} Regierungsbezirke",
    "control_people_kreise": "Bevölkerung, {units} Kreise",
    "control_people_verbaende": "Bevölkerung, {units} Gemeindeverbände",
    "control_people_gemeinden": "Bevölkerung, {units} Gemeinden",
    "control_areas": "Sozialräume in der Datei",
    "control_figures": "Indikatorwerte",
    "control_units": "Gebiete mit Wert ({level})",
    "control_cells": "Zellen mit einem Wert",
    "control_grid_sum": "{name}, Summe der Datei",
    "control_grid_placed": "{name}, davon in einer Gemeinde",
    "control_mean": "{name} {period}: Durchschnitt aller Gebiete ({level}), gewichtet mit der Bevölkerung",
    "control_fifth": "GISD {period}: Kreise im Fünftel {rank}",
    "control_base": "{name} {period}: Bezugszahl aller Sozialräume, daneben die der Kommune in derselben Datei",
    "control_geda_sexes": "Befragte Frauen und Männer zusammen, daneben alle Befragten",
    "control_smallest": "{name} {period}: kleinster Wert",
    "control_largest": "{name} {period}: größter Wert",
}

# steps of a long load, for a progress bar
STEP_LABELS: Final[Mapping[str, str]] = {
    "read": "lesen",
    "simplify": "Umrisse vereinfachen",
    "place": "Zellen zuordnen",
    "write": "schreiben",
}
# audit lines in words
AREA_VERBS: Final[dict[str, str]] = {
    "imports.areas.loaded": "Gebiete eingelesen",
    "imports.population.loaded": "Bevölkerungszahlen eingelesen",
    "imports.indicators.loaded": "Kennzahlen eingelesen",
}

AREA_SENTENCES: Final[Mapping[str, str]] = {
    **_FILES,
    **_ACCESS,
    **_OPTIONS,
    **_LISTS,
    **_UMSTIEG,
    **_OUTLINES,
    **_PEOPLE,
    **_FIGURES,
    **_GRID,
    **_KINDS,
    **_CONTROLS,
}
KIND_LABELS: Final[Mapping[str, str]] = {code.removeprefix("kind_"): text for code, text in _KINDS.items()}


def applied(title: str, *, new: int, changed: int) -> str:
    """What the list of data sources says after a file was taken."""
    if not new and not changed:
        return f"„{title}“ war schon eingelesen. Es hat sich nichts geändert."
    return f"„{title}“ ist eingelesen: {whole(new)} neu, {whole(changed)} geändert."
