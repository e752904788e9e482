"""States of publications and Praxisbeispiele, and the steps between them."""

from types import MappingProxyType
from typing import Final

from django.db.models import TextChoices

from lueckenlos.tenancy.enums import Permission


class EditionState(TextChoices):
    ENTWURF = "entwurf", "Entwurf"
    VEROEFFENTLICHT = "veroeffentlicht", "veröffentlicht"
    ZURUECKGEZOGEN = "zurueckgezogen", "zurückgezogen"


class FileState(TextChoices):
    """Nobody but the Stelle gets a file before it is looked through."""

    WARTET = "wartet", "wird geprüft"
    BEREIT = "bereit", "bereit"
    BEREINIGT = "bereinigt", "bereit, aktive Inhalte entfernt"
    ABGEWIESEN = "abgewiesen", "abgewiesen"


class OrderState(TextChoices):
    OFFEN = "offen", "offen"
    VERSANDT = "versandt", "versandt"
    STORNIERT = "storniert", "storniert"


READABLE: Final = (FileState.BEREIT, FileState.BEREINIGT)


class ExampleState(TextChoices):
    ENTWURF = "entwurf", "Entwurf"
    FACHPRUEFUNG = "fachpruefung", "in fachlicher Prüfung"
    ZUSTIMMUNG = "zustimmung_kommune", "wartet auf Zustimmung der Kommune"
    VEROEFFENTLICHT = "veroeffentlicht", "veröffentlicht"
    UEBERARBEITUNG = "ueberarbeitung", "in Überarbeitung"
    ZURUECKGEZOGEN = "zurueckgezogen", "zurückgezogen"


class ExampleStep(TextChoices):
    """What can be done next; the labels are those of the buttons."""

    EINREICHEN = "einreichen", "Zur fachlichen Prüfung geben"
    ZURUECKGEBEN = "zurueckgeben", "Zur Überarbeitung zurückgeben"
    WEITERGEBEN = "weitergeben", "Fachlich in Ordnung: um Zustimmung bitten"
    VEROEFFENTLICHEN = "veroeffentlichen", "Veröffentlichen"
    UEBERARBEITEN = "ueberarbeiten", "Überarbeiten"
    ZURUECKZIEHEN = "zurueckziehen", "Zurückziehen"


_S = ExampleState
# step → from where, to where, what it needs; the text can be changed only in EDITABLE states
STEPS: Final = MappingProxyType(
    {
        ExampleStep.EINREICHEN: ((_S.ENTWURF, _S.UEBERARBEITUNG), _S.FACHPRUEFUNG, Permission.EDIT),
        ExampleStep.WEITERGEBEN: ((_S.FACHPRUEFUNG,), _S.ZUSTIMMUNG, Permission.RELEASE),
        ExampleStep.VEROEFFENTLICHEN: ((_S.ZUSTIMMUNG,), _S.VEROEFFENTLICHT, Permission.RELEASE),
        ExampleStep.UEBERARBEITEN: ((_S.VEROEFFENTLICHT, _S.ZURUECKGEZOGEN), _S.UEBERARBEITUNG, Permission.EDIT),
        ExampleStep.ZURUECKGEBEN: ((_S.FACHPRUEFUNG, _S.ZUSTIMMUNG), _S.UEBERARBEITUNG, Permission.RELEASE),
        ExampleStep.ZURUECKZIEHEN: ((_S.VEROEFFENTLICHT, _S.UEBERARBEITUNG), _S.ZURUECKGEZOGEN, Permission.RELEASE),
    }
)
EDITABLE: Final = (ExampleState.ENTWURF, ExampleState.UEBERARBEITUNG)


class ConsentAnswer(TextChoices):
    ZUGESTIMMT = "zugestimmt", "zugestimmt"
    ABGELEHNT = "abgelehnt", "noch nicht zugestimmt"
    WIDERRUFEN = "widerrufen", "Zustimmung widerrufen"
