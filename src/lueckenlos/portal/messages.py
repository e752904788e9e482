"""One sentence for each reason why a registration does not go through."""

SENTENCES: dict[str, str] = {
    "booking_place_missing": "Wählen Sie, welchen Platz Sie möchten.",
    "booking_not_accepted": "Bitte setzen Sie das Häkchen. Erst dann ist Ihre Anmeldung verbindlich.",
    "booking_price_changed": "Der Preis hat sich gerade geändert. Bitte prüfen Sie Ihre Anmeldung noch einmal.",
    "booking_form_stale": "Dieses Formular war nicht vollständig. Bitte prüfen Sie Ihre Angaben und melden Sie "
    "sich noch einmal an.",
    "booking_no_such_step": "Das geht mit dieser Anmeldung nicht. Hier sehen Sie, wie sie steht.",
}
