"""One sentence for each reason why something at a bazaar cannot be done."""

SENTENCES: dict[str, str] = {
    # rights and terms
    "bazaar_is_settled": "Dieser Basar ist schon abgerechnet. Öffnen Sie die Abrechnung wieder, wenn sich noch etwas "
    "ändert.",
    "bazaar_not_settled": "Dieser Basar ist noch nicht abgerechnet.",
    "bazaar_no_release": "Abrechnen und wieder öffnen dürfen nur Koordination und Leitung.",
    "bazaar_exists": "Zu dieser Veranstaltung gibt es schon einen Nummernbasar.",
    "bazaar_conflicts_open": "Klären Sie vor dem Abschluss noch {count} Verkäufe, die doppelt oder unklar sind.",
    "bazaar_drawer_uncounted": "Zählen Sie vor dem Abschluss jede Kasse; {till} fehlt noch.",
    "bazaar_difference_unexplained": "{till}: Erklären Sie die Differenz von {amount} € in einem Satz.",
    "list_is_settled": "Dieser Basar ist abgerechnet; die Liste ändert sich nicht mehr.",
    "list_is_withdrawn": "Sie haben sich abgemeldet; diese Liste gilt nicht mehr.",
    "lists_are_closed": "Die Listen sind seit dem Ende der Frist geschlossen. Fragen Sie das Basarteam, wenn etwas "
    "nicht stimmt.",
    "charity_not_offered": "Bei diesem Basar wird nichts gespendet; die Einstellung steht unter „Einstellungen“.",
    "seller_without_number": "Eine Liste gibt es, sobald Sie eine Nummer haben.",
    # settings
    "bazaar_limit_wrong": "Kategorie „{line}“: Schreiben Sie hinter den Doppelpunkt eine Zahl von 1 bis 500, etwa "
    "„Schuhe: 3“.",
    "bazaar_category_long": "Die Kategorie „{line}“ ist zu lang; höchstens 40 Zeichen.",
    "bazaar_min_price": "Der Mindestpreis muss in Schritten von {step} liegen, höchstens 100 Euro.",
    "bazaar_choice_unknown": "Diese Auswahl gibt es nicht. Bitte laden Sie die Seite neu.",
    "bazaar_times_order": "{field}: Das Ende liegt vor dem Beginn.",
    "bazaar_lists_late": "Die Listen müssen schließen, bevor der Verkauf beginnt.",
    "group_missing": "Legen Sie für jede Gruppe Provision, Gebühr und Nummern fest.",
    "group_rate": "{group}: Die Provision liegt zwischen 0 und 100 Prozent.",
    "group_fee": "{group}: Die Listengebühr liegt zwischen 0 und 100 Euro.",
    "group_items": "{group}: Geben Sie 1 bis 500 Artikel an.",
    "group_numbers": "{group}: Die Nummern gehen von einer kleineren zu einer größeren Zahl, zwischen 1 und 9999.",
    "group_overlap": "Die Nummern von „{group}“ und „{other}“ überschneiden sich.",
    "group_numbers_fixed": "Der Basar hat begonnen; Provision und Gebühr ändern sich nach dem ersten Verkauf nicht "
    "mehr.",
    # numbers
    "number_out_of_range": "Es gibt Nummern von 1 bis 9999.",
    "number_taken": "Die Nummer {number} ist schon vergeben.",
    "number_has_sales": "Unter dieser Nummer ist schon etwas verkauft; sie bleibt.",
    "number_printed": "Zu dieser Nummer gibt es schon {count} Artikel. Wer Etiketten gedruckt hat, müsste sie neu "
    "drucken; bestätigen Sie das bitte.",
    "registration_not_firm": "Eine Nummer bekommt, wer einen bestätigten Platz hat.",
    "group_numbers_gone": "Für „{group}“ ist keine Nummer mehr frei. Erweitern Sie den Bereich in den Einstellungen "
    "oder geben Sie selbst eine Nummer an.",
    "group_without_places": "Zu dieser Veranstaltung gibt es keine Plätze der Art „Verkäufernummer“. Legen Sie sie in "
    "den Angaben zur Anmeldung an.",
    "group_unknown": "Diese Gruppe gibt es bei diesem Basar nicht.",
    # items
    "item_description_missing": "Die Bezeichnung fehlt.",
    "item_text_long": "{field}: höchstens {most} Zeichen.",
    "item_category_missing": "Die Kategorie fehlt; es gibt {known}.",
    "item_category_unknown": "Die Kategorie „{category}“ gibt es nicht; wählen Sie {known}.",
    "item_price_missing": "Der Preis fehlt.",
    "item_price_unreadable": "„{text}“ ist kein Preis. Schreiben Sie etwa 3,50.",
    "item_price_low": "Der Preis liegt unter dem Mindestpreis von {least} €.",
    "item_price_high": "Der Preis ist höher als {most} €; stimmt das Komma?",
    "item_price_step": "Der Preis muss in Schritten von {step} liegen.",
    "item_sold": "Dieser Artikel ist schon verkauft und lässt sich nicht mehr ändern.",
    "item_gone": "Diesen Artikel gibt es nicht mehr.",
    "item_handed_in": "Die Ware ist schon abgegeben. Ändern kann die Liste nur noch das Basarteam.",
    "list_full": "Die Liste ist voll: {most} Artikel sind möglich.",
    "list_category_over": "Von „{category}“ sind höchstens {most} möglich.",
    "list_line_there": "Steht schon auf der Liste.",
    "list_category_full": "Von „{category}“ sind höchstens {most} möglich; mit diesen wären es {found}.",
    "list_file_missing": "Wählen Sie eine Datei aus.",
    "list_file_big": "Die Datei ist zu groß; höchstens {most} MB.",
    "list_file_long": "Die Datei hat mehr als {most} Zeilen.",
    "list_file_empty": "In der Datei stehen keine Artikel.",
    "list_file_unreadable": "Die Datei lässt sich nicht lesen. Speichern Sie sie als Excel, LibreOffice oder CSV.",
    "list_file_password": "Die Datei ist mit einem Passwort geschützt. Speichern Sie sie ohne Passwort.",
    "list_column_missing": "Die Spalte „{column}“ fehlt. Die erste Zeile muss die Überschriften Bezeichnung, Größe, "
    "Kategorie und Preis enthalten.",
    "list_column_twice": "Die Spalte „{column}“ gibt es zweimal.",
    "list_stale": "Die Vorschau ist nicht mehr gültig. Bitte laden Sie die Datei noch einmal hoch.",
    "list_nothing_left": "Vom letzten Mal ist nichts übrig, das in diese Liste passt.",
    # till
    "sync_unreadable": "Die Kasse hat etwas geschickt, das sich nicht lesen lässt. Laden Sie die Kassenseite neu; "
    "die Verkäufe bleiben auf dem Gerät.",
    "sync_other_bazaar": "Diese Verkäufe gehören zu einem anderen Basar.",
    "receipt_empty": "Auf diesem Beleg steht kein Artikel.",
    "receipt_wrong": "Dieser Beleg ist nicht vollständig.",
    "receipt_item_unknown": "Den Artikel {item} gibt es bei diesem Basar nicht.",
    "receipt_item_twice": "Der Artikel {item} steht zweimal auf diesem Beleg.",
    "receipt_price_wrong": "Der Preis von Artikel {item} kann nicht stimmen.",
    "receipt_other_content": "Ein anderer Beleg mit dieser Kennung ist schon da.",
    "till_number": "Es gibt die Kassen 1 bis 20.",
    "till_money": "Schreiben Sie den Betrag in Euro, etwa 150,00.",
    "line_not_open": "An diesem Verkauf ist nichts mehr zu klären.",
}
