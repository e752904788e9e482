"""Closed lists of Qualifizierung."""

from types import MappingProxyType
from typing import Final

from django.db.models import TextChoices


class Phase(TextChoices):
    """When a questionnaire is answered."""

    VORHER = "vorher", "vor der Veranstaltung"
    NACHHER = "nachher", "nach der Veranstaltung"


class OrganisationKind(TextChoices):
    """Where people work, as coarse as the yearly report needs it: no name can be told from it."""

    UNBEKANNT = "", "nicht angegeben"
    VERWALTUNG = "verwaltung", "Kommune, Landkreis, Behörde"
    KITA = "kita", "Kita, Kindertagespflege"
    SCHULE = "schule", "Schule, Hort, Hochschule"
    GESUNDHEIT = "gesundheit", "Praxis, Klinik, Hebamme, ÖGD"
    KASSE = "kasse", "Krankenkasse, Versicherung"
    TRAEGER = "traeger", "Verein, Verband, freier Träger"
    SONSTIGE = "sonstige", "andere"


class CertificateKind(TextChoices):
    COURSE = "kurs", "Teilnahmezertifikat"
    SERIES = "reihe", "Zertifikat der Reihe"


class CertificateStatus(TextChoices):
    GUELTIG = "gueltig", "gültig"
    ZURUECKGEZOGEN = "zurueckgezogen", "zurückgezogen"


class WithdrawReason(TextChoices):
    """Shown to everybody who checks the certificate, so it is a choice and never free text about a person."""

    NAME = "name", "Der Name wurde berichtigt."
    STUNDEN = "stunden", "Die Angaben zur Teilnahme wurden berichtigt."
    IRRTUM = "irrtum", "Der Nachweis wurde irrtümlich ausgestellt."


# after these the person gets a new one
CORRECTIONS: Final = frozenset({WithdrawReason.NAME, WithdrawReason.STUNDEN})


class Standing(TextChoices):
    """How far somebody is on the way to the certificate."""

    FEHLT = "fehlt", "noch nicht genug Anwesenheit"
    BEREIT = "bereit", "kann ausgestellt werden"
    AUSGESTELLT = "ausgestellt", "ausgestellt"
    WEICHT_AB = "weicht_ab", "ausgestellt, Angaben weichen ab"
    ZURUECKGEZOGEN = "zurueckgezogen", "zurückgezogen"


class CodeProblem(TextChoices):
    """Why a code cannot be one of ours, before any look into the database."""

    LENGTH = "length", "Länge"
    SIGNS = "signs", "Zeichen"
    TYPING = "typing", "Tippfehler"


# the least number of answers that are shown: fewer could tell who said what
LEAST_ANSWERS: Final = 5
# the scale of every question
SCALE: Final = MappingProxyType(
    {
        1: "trifft gar nicht zu",
        2: "trifft eher nicht zu",
        3: "teils, teils",
        4: "trifft eher zu",
        5: "trifft voll zu",
    }
)
OVERALL: Final = "gesamt"
