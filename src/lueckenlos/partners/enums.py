"""Kinds of organisations."""

from django.db.models import TextChoices


class OrganisationKind(TextChoices):
    TRAEGER = "traeger", "freier Träger"
    VEREIN = "verein", "Verein"
    BEHOERDE = "behoerde", "Behörde oder Amt"
    KITA = "kita", "Kita oder Kindertagespflege"
    SCHULE = "schule", "Schule"
    KLINIK = "klinik", "Klinik oder Praxis"
    KASSE = "kasse", "Kranken- oder Pflegekasse"
    KIRCHE = "kirche", "Kirche oder Glaubensgemeinschaft"
    UNTERNEHMEN = "unternehmen", "Unternehmen"
    SONSTIGE = "sonstige", "sonstige"
