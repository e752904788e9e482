"""Levels of official territory, with the length of their keys."""

from django.db.models import IntegerChoices


class GebietsEbene(IntegerChoices):
    """Ordered from large to small; the numbers follow the Satzart of the official list where it has one."""

    BUND = 0, "Bund"
    LAND = 10, "Land"
    REGIERUNGSBEZIRK = 20, "Regierungsbezirk"
    REGION = 30, "Region"
    KREIS = 40, "Kreis"
    GEMEINDEVERBAND = 50, "Gemeindeverband"
    GEMEINDE = 60, "Gemeinde"
    SOZIALRAUM = 70, "Sozialraum"
