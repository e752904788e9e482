"""One sentence per code of ``equity.CODES``: what is wrong with the figures, and what to do."""

from typing import Final

NUMBERS: Final = {
    # the input cannot be used
    "text_in_numbers": (
        "In einer Zelle steht Text, wo eine Zahl hingehört. Bitte prüfen Sie die Datei und lesen Sie sie noch einmal "
        "ein."
    ),
    "not_a_number": "Ein Wert, der für die Rechnung nötig ist, fehlt. Bitte ergänzen Sie ihn in der Datei.",
    "infinite": (
        "Ein Wert ist unendlich groß. Wahrscheinlich hat ein Tabellenprogramm durch null geteilt; bitte prüfen Sie "
        "die Datei."
    ),
    "negative": "Eine Anzahl von Menschen oder Fällen ist kleiner als null. Bitte prüfen Sie die Datei.",
    "cases_above_population": (
        "Es gibt mehr Fälle als Menschen. Bitte prüfen Sie, ob Fälle und Bezugszahl vertauscht sind."
    ),
    "zero_population": "In einem Gebiet mit Fällen wohnt nach der Datei niemand. Bitte prüfen Sie die Bezugszahl.",
    "shapes_differ": (
        "Zwei Listen, die zusammengehören, sind verschieden lang. Bitte prüfen Sie, ob in der Datei Zeilen fehlen."
    ),
    "too_large": (
        "Das sind mehr Zahlen, als sich auf einmal rechnen lassen. Bitte wählen Sie weniger Gebiete oder Jahre."
    ),
    "empty": "Hier gibt es noch keine Zahlen. Bitte lesen Sie welche ein oder wählen Sie eine andere Kennzahl.",
    "duplicate_area": "Ein Gebiet steht zweimal in der Tabelle. Bitte lassen Sie eine der beiden Zeilen weg.",
    "duplicate_period": "Ein Jahr steht zweimal in der Tabelle. Bitte lassen Sie eine der beiden Spalten weg.",
    "duplicate_cell": "Ein Gebiet hat für dasselbe Jahr zwei Werte. Bitte lassen Sie einen davon weg.",
    "unknown_area": (
        "Nach diesem Gebiet oder Jahr ist gefragt, aber die Tabelle enthält es nicht. Bitte wählen Sie ein anderes."
    ),
    "status_and_value_differ": (
        "Eine Zelle ist zugleich leer und gültig, oder gesperrt und gefüllt. Bitte prüfen Sie die Datei."
    ),
    "bad_confidence": (
        "Die Sicherheit eines Intervalls muss zwischen 50 und 100 Prozent liegen. Üblich sind 95 Prozent."
    ),
    "bad_steps": (
        "Die Entfernungsstufen müssen größer werden, und zu jeder gehört genau ein Gewicht. Bitte berichtigen Sie "
        "die Stufen."
    ),
    "bad_rule": (
        "Mit dieser Schwelle, Rundung oder Zahl von Gruppen lässt sich nicht rechnen. Bitte wählen Sie andere Werte."
    ),
    # the input is sound, but every answer would mislead
    "one_area": "Ein Gebiet allein lässt sich nicht vergleichen. Dafür sind Zahlen weiterer Gebiete nötig.",
    "all_equal": "Alle Gebiete haben denselben Wert. Es gibt keinen Unterschied, den man messen könnte.",
    "too_few_areas": "Es gibt weniger Gebiete mit Wert als Gruppen. Fünf Gruppen brauchen mindestens fünf Gebiete.",
    "too_few_cases": (
        "Dafür sind es zu wenige Fälle: Das Ergebnis wäre vor allem Zufall. Fassen Sie mehrere Jahre oder Gebiete "
        "zusammen."
    ),
    "too_few_people": (
        "Dafür wohnen hier zu wenige Menschen: Das Ergebnis wäre vor allem Zufall. Fassen Sie mehrere Jahre oder "
        "Gebiete zusammen."
    ),
    "too_few_subgroups": (
        "Dieses Maß braucht mehr Gruppen. Mit so wenigen sagt es nicht mehr als Abstand und Verhältnis."
    ),
    "population_missing": (
        "Dieses Maß gewichtet nach der Zahl der Menschen, und die fehlt. Lesen Sie zu den Werten die Bezugszahl ein."
    ),
    "order_missing": "Dieses Maß braucht Gruppen in einer Reihenfolge, etwa von stark bis wenig benachteiligt.",
    "not_for_ordered": (
        "Maße dieser Art sind für Gruppen ohne Reihenfolge gedacht, etwa Ortsteile. Hier haben die Gruppen eine "
        "Reihenfolge."
    ),
    "reference_missing": (
        "Dieses Maß braucht eine Gruppe, mit der die anderen verglichen werden. Bitte wählen Sie eine."
    ),
    "subgroups_overlap": "Manche Menschen gehören zu mehreren Gruppen. Dann lassen sich die Gruppen nicht vergleichen.",
    "zero_mean": (
        "Der Durchschnitt ist null. Ein Anteil davon lässt sich nicht angeben; nehmen Sie den Abstand in Punkten."
    ),
    "not_positive": (
        "Ein Wert ist null oder kleiner. Ein Verhältnis lässt sich dann nicht angeben; nehmen Sie den Abstand in "
        "Punkten."
    ),
    "outside_scale": "Ein Anteil liegt nicht zwischen 0 und 100 Prozent. Bitte prüfen Sie die Werte.",
    "no_fit": (
        "Durch diese Gruppen lässt sich keine Linie legen, die ihren Verlauf trifft. Nehmen Sie den Abstand der "
        "äußeren Gruppen."
    ),
    "interval_too_wide": "Der Bereich, in dem der wahre Wert liegen kann, ist so breit, dass die Zahl nichts aussagt.",
    "no_places": (
        "Es gibt keinen möglichen Ort, von dem aus jemand erreicht würde. Bitte wählen Sie weitere Orte oder einen "
        "größeren Umkreis."
    ),
}
