"""An offer of the commune's chain, with places, times and the areas it serves."""

import secrets

from django.db import models

from lueckenlos.directory.enums import Barrierefrei, OfferStatus, Pflicht, SchoolHolidays, YesNo
from lueckenlos.geo.models import Gebiet
from lueckenlos.partners.models import Organisation
from lueckenlos.tenancy.enums import Visibility
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.vocabulary.fields import TermField, TermSetField


def new_public_id() -> str:
    """Ten letters and digits for public addresses, so that nobody can count a town's drafts."""
    return secrets.token_hex(5)


class Offer(TenantModel):
    """What a Träger does for people: the row everything else is computed from."""

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    title = models.CharField("Titel", max_length=200)
    title_key = models.CharField(max_length=200, editable=False)
    summary = models.CharField("Kurzbeschreibung", max_length=600, blank=True)
    traeger = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="offers", verbose_name="Träger"
    )
    cooperation = models.ManyToManyField(
        Organisation, related_name="cooperating_offers", blank=True, verbose_name="Kooperationspartner"
    )
    external_id = models.CharField("Kennung in der Quelle", max_length=80, blank=True)

    contact_name = models.CharField("Ansprechperson", max_length=120, blank=True)
    contact_function = models.CharField("Funktion", max_length=120, blank=True)
    phone = models.CharField("Telefon", max_length=40, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    website = models.URLField("Internetseite", max_length=300, blank=True)

    age_from_months = models.PositiveSmallIntegerField("Alter von (Monate)", null=True, blank=True)
    age_to_months = models.PositiveSmallIntegerField("Alter bis unter (Monate)", null=True, blank=True)
    lebensphasen = TermSetField(vocabulary="lebensphase", verbose_name="Lebensphasen")
    lebensphasen_fixed = models.BooleanField("Lebensphasen von Hand gesetzt", default=False)
    lebenslagen = TermSetField(vocabulary="lebenslage", verbose_name="Lebenslagendimensionen")
    handlungsfelder = TermSetField(vocabulary="handlungsfeld", verbose_name="Handlungsfelder")
    ressorts = TermSetField(vocabulary="ressort", verbose_name="Ressorts")
    lebenswelten = TermSetField(vocabulary="lebenswelt", verbose_name="Lebenswelten")
    zielgruppen = TermSetField(vocabulary="zielgruppe", verbose_name="Zielgruppen")
    geschlecht = TermField(vocabulary="geschlecht", verbose_name="Geschlecht", blank=True)
    angebotsform = TermField(vocabulary="angebotsform", verbose_name="Angebotsform", blank=True)
    reichweite = TermField(vocabulary="reichweite", verbose_name="Reichweite", blank=True)
    ansatz = TermField(vocabulary="ansatz", verbose_name="Ansatz", blank=True)
    zeitpunkt = TermField(vocabulary="zeitpunkt", verbose_name="Zeitpunkt", blank=True)
    uebergaenge = TermSetField(vocabulary="uebergang", verbose_name="Übergänge")

    zugang = TermSetField(vocabulary="zugang", verbose_name="Zugangswege")
    kosten_art = TermField(vocabulary="kosten", verbose_name="Kosten", blank=True)
    kosten_text = models.CharField("Kosten genauer", max_length=200, blank=True)
    sprachen = TermSetField(vocabulary="sprache", verbose_name="Sprachen")
    leichte_sprache = models.CharField("Leichte Sprache", max_length=4, choices=YesNo.choices, blank=True)
    gebaerdensprache = models.CharField("Gebärdensprache", max_length=4, choices=YesNo.choices, blank=True)
    rollstuhlgerecht = models.CharField("rollstuhlgerecht", max_length=9, choices=Barrierefrei.choices, blank=True)
    oepnv = models.CharField("mit Bus oder Bahn erreichbar", max_length=4, choices=YesNo.choices, blank=True)
    kinderbetreuung = models.CharField("Kinderbetreuung", max_length=4, choices=YesNo.choices, blank=True)
    anonym = models.CharField("anonym möglich", max_length=4, choices=YesNo.choices, blank=True)
    nachweis_noetig = models.CharField("Nachweis nötig", max_length=4, choices=YesNo.choices, blank=True)
    abends_wochenende = models.CharField("abends oder am Wochenende", max_length=4, choices=YesNo.choices, blank=True)
    wartezeit_tage = models.PositiveSmallIntegerField("Wartezeit in Tagen", null=True, blank=True)

    plaetze = models.PositiveIntegerField("Plätze", null=True, blank=True)
    auslastung_prozent = models.PositiveSmallIntegerField("Auslastung in Prozent", null=True, blank=True)
    warteliste = models.PositiveIntegerField("auf der Warteliste", null=True, blank=True)
    laufzeit_von = models.DateField("Laufzeit von", null=True, blank=True)
    laufzeit_bis = models.DateField("Laufzeit bis", null=True, blank=True)
    foerderquelle = models.CharField("Förderquelle", max_length=200, blank=True)
    foerderende = models.DateField("Förderung endet am", null=True, blank=True)
    rechtsgrundlage = models.CharField("Rechtsgrundlage", max_length=200, blank=True)
    pflicht = models.CharField("Pflicht oder freiwillig", max_length=10, choices=Pflicht.choices, blank=True)

    # empty: the offer serves the whole territory of its Stelle
    areas = models.ManyToManyField(
        Gebiet, through="OfferArea", related_name="offers", blank=True, verbose_name="Sozialräume"
    )
    status = models.CharField(
        "Stand im Ablauf", max_length=12, choices=OfferStatus.choices, default=OfferStatus.ENTWURF
    )
    status_reason = models.CharField("Grund", max_length=300, blank=True)
    merged_into = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        db_index=False,
        related_name="merged_from",
        verbose_name="aufgegangen in",
    )
    visibility = models.CharField(
        "Sichtbarkeit", max_length=12, choices=Visibility.choices, default=Visibility.OEFFENTLICH
    )
    # checked is not the same as changed: only a person who knows the offer sets this
    stand = models.DateField("Angaben geprüft am", null=True, blank=True)
    # how many reminders have gone out since ``stand``; a confirmation starts again at 0
    reminders = models.PositiveSmallIntegerField("verschickte Erinnerungen", default=0, editable=False)
    # who handed the offer in and gets the answer; emptied once it is decided
    submitted_name = models.CharField("eingereicht von", max_length=160, blank=True, editable=False)
    submitted_email = models.EmailField("Antwort an", blank=True, editable=False)
    manual_fields = models.JSONField("von Hand geänderte Felder", default=list, blank=True)
    created_at = models.DateTimeField("angelegt am", auto_now_add=True)
    changed_at = models.DateTimeField("geändert am", auto_now=True)
    # the last column, in the migration too: SQLite reads a row from its start, so lists that leave this text out never
    # touch its pages
    description = models.TextField("Beschreibung", blank=True)

    class Meta:
        verbose_name = "Angebot"
        verbose_name_plural = "Angebote"
        ordering = ["title_key", "id"]
        indexes = [
            # everything the lists filter by, so that counting and paging 50,000 offers never opens their rows
            models.Index(
                fields=[
                    "stelle",
                    "title_key",
                    "id",
                    "status",
                    "visibility",
                    "traeger",
                    "lebensphasen",
                    "handlungsfelder",
                    "lebenslagen",
                    "zielgruppen",
                    "zugang",
                    "uebergaenge",
                    "kosten_art",
                    "angebotsform",
                    "sprachen",
                    "stand",
                    "laufzeit_von",
                    "laufzeit_bis",
                    "foerderende",
                    "created_at",
                ],
                name="offer_list",
            ),
            # the same for lists over many Stellen
            models.Index(
                fields=["title_key", "id", "stelle", "status", "visibility", "lebensphasen", "handlungsfelder"],
                name="offer_across",
            ),
            models.Index(fields=["stelle", "stand", "id"], name="offer_by_stand"),
            models.Index(fields=["stelle", "changed_at", "id"], name="offer_by_change"),
            # without the usual index of a foreign key: hardly an offer has gone into another one
            models.Index(fields=["merged_into"], name="offer_merged", condition=models.Q(merged_into__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                name="offer_age_order",
                condition=models.Q(age_from_months__isnull=True)
                | models.Q(age_to_months__isnull=True)
                | models.Q(age_from_months__lt=models.F("age_to_months")),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class OfferPlace(models.Model):
    """Where the offer takes place; an offer can have several places."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="places")
    position = models.PositiveSmallIntegerField(default=0)
    label = models.CharField("Bezeichnung", max_length=120, blank=True)
    strasse = models.CharField("Straße", max_length=120, blank=True)
    hausnummer = models.CharField("Hausnummer", max_length=20, blank=True)
    plz = models.CharField("PLZ", max_length=5, blank=True)
    ort = models.CharField("Ort", max_length=100, blank=True)
    gemeinde = models.ForeignKey(
        Gebiet, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Gemeinde"
    )
    lat = models.FloatField("Breite", null=True, blank=True)
    lon = models.FloatField("Länge", null=True, blank=True)

    class Meta:
        verbose_name = "Ort"
        verbose_name_plural = "Orte"
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"{self.strasse} {self.hausnummer}, {self.plz} {self.ort}".strip(", ")


class OfferTime(models.Model):
    """When the offer takes place: a weekly pattern, or a series given as RRULE (RFC 5545)."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="times")
    weekdays = models.PositiveSmallIntegerField("Wochentage", default=0)
    starts_at = models.TimeField("von", null=True, blank=True)
    ends_at = models.TimeField("bis", null=True, blank=True)
    rrule = models.CharField("Serie (RRULE)", max_length=300, blank=True)
    first_day = models.DateField("erstmals am", null=True, blank=True)
    school_holidays = models.CharField(
        "Ferien", max_length=6, choices=SchoolHolidays.choices, default=SchoolHolidays.IMMER
    )
    note = models.CharField("Hinweis", max_length=200, blank=True)

    class Meta:
        verbose_name = "Zeit"
        verbose_name_plural = "Zeiten"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.note or self.rrule or str(self.weekdays)


class OfferArea(models.Model):
    """The offer serves this Sozialraum, Gemeinde or Kreis."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="served")
    gebiet = models.ForeignKey(Gebiet, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "bedientes Gebiet"
        verbose_name_plural = "bediente Gebiete"
        constraints = [models.UniqueConstraint(fields=["offer", "gebiet"], name="offer_serves_once")]

    def __str__(self) -> str:
        return str(self.gebiet)
