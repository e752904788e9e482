"""What a commune has done and learned, as an editor writes it down and as everybody may read it.

The working text and the published one are rows of their own: whoever looks from outside never meets a draft.
"""

from collections.abc import Sequence
from typing import Final

from django.db import models

from lueckenlos.adoption.enums import GapKind
from lueckenlos.library.enums import ConsentAnswer, ExampleState
from lueckenlos.library.models.publication import new_public_id
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.vocabulary.fields import TermSetField


def _long(label: str, help_text: str = "") -> models.TextField[str, str]:
    return models.TextField(label, max_length=8000, blank=True, help_text=help_text)


class ExampleText(TenantModel):
    """The long form of the Praxisdatenbank (domain: Kurzbeschreibung … Kontakt), with what it is found by."""

    title = models.CharField("Titel", max_length=200)
    where = models.CharField("Wo", max_length=160, help_text="Kommune oder Ortsteil, wie Lesende sie kennen.")
    provider = models.CharField("Träger", max_length=200, blank=True)
    period = models.CharField("Laufzeit", max_length=80, blank=True, help_text="Etwa „seit 2022“.")
    lebensphasen = TermSetField(vocabulary="lebensphase", verbose_name="Lebensphasen")
    uebergaenge = TermSetField(vocabulary="uebergang", verbose_name="Übergänge")
    handlungsfelder = TermSetField(vocabulary="handlungsfeld", verbose_name="Handlungsfelder")
    zielgruppen = TermSetField(vocabulary="zielgruppe", verbose_name="Zielgruppen")
    lebenswelten = TermSetField(vocabulary="lebenswelt", verbose_name="Lebenswelten")
    # „,leer,zugang,“: one text that both databases search alike
    gaps = models.CharField("Antwort auf", max_length=100, blank=True)
    summary = models.TextField(
        "Kurzbeschreibung", max_length=1000, help_text="Zwei bis vier Sätze für die Trefferliste."
    )
    aims = _long("Ziele und Zielgruppen")
    background = _long("Hintergrund", "Wie kam es dazu, was fehlte?")
    approach = _long("Vorgehen")
    effects = _long("Wirkung", "Was hat sich geändert, und woran sehen Sie das?")
    lessons = _long(
        "Was wir gelernt haben", "Was würden Sie wieder so machen, was anders? Was sollte eine andere Kommune wissen?"
    )
    literature = _long("Literatur und Material")
    contact = models.TextField(
        "Ansprechstelle",
        max_length=400,
        blank=True,
        help_text="Öffentlich lesbar. Nennen Sie ein Amt oder eine Funktion, keine Privatperson.",
    )
    # [{"key": …, "title": …, "evidence": …}]: keys of other packages with the title of that time
    criteria = models.JSONField("Good-Practice-Kriterien", default=list, blank=True)
    indicators = models.JSONField("Indikatoren", default=list, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def gap_kinds(self) -> list[GapKind]:
        return [kind for kind in GapKind if kind.value in self.gaps.split(",")]


TERM_SETS: Final = ("lebensphasen", "uebergaenge", "handlungsfelder", "zielgruppen", "lebenswelten")
CHAPTERS: Final = ("aims", "background", "approach", "effects", "lessons", "literature")
TEXT_FIELDS: Final[Sequence[str]] = (
    *("title", "where", "provider", "period", *TERM_SETS, "gaps", "summary", *CHAPTERS, "contact"),
    *("criteria", "indicators"),
)


class Example(ExampleText, Versioned):
    """The working text at the Stelle that edits it; ``commune`` is the Stelle whose experience it is, if it is here.

    ``agreed_note`` says how a commune without a Stelle of its own has agreed.
    """

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    title_key = models.CharField(max_length=200, editable=False)
    commune = models.ForeignKey(
        Stelle, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Wessen Erfahrung"
    )
    state = models.CharField(
        "Stand", max_length=20, choices=ExampleState.choices, default=ExampleState.ENTWURF, editable=False
    )
    state_note = models.TextField("Anmerkung zum Stand", max_length=1000, blank=True, editable=False)
    agreed_note = models.CharField("Nachweis der Zustimmung", max_length=300, blank=True, editable=False)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Praxisbeispiel"
        verbose_name_plural = "Praxisbeispiele"
        ordering = ["-changed_at", "-id"]
        indexes = [
            models.Index(fields=["stelle", "-changed_at", "-id"], name="example_by_stelle"),
            models.Index(fields=["commune", "state"], name="example_by_commune"),
        ]


class PublishedExample(ExampleText):
    """What everybody reads: the working text as it was when it was released, of version ``agreed_version``.

    ``needs_consent`` names a commune whose consent must still stand: once it is withdrawn, nobody finds the row.
    """

    example = models.OneToOneField(
        Example, models.CASCADE, primary_key=True, related_name="published", verbose_name="Praxisbeispiel"
    )
    public_id = models.CharField(max_length=10, unique=True, editable=False)
    agreed_version = models.PositiveIntegerField("Fassung der Zustimmung")
    needs_consent = models.BooleanField("nur mit Zustimmung der Kommune")
    published_on = models.DateField("veröffentlicht am")
    # „,2021-1,2021-4,“: one text that both databases search alike
    criterion_keys = models.CharField("Kriterien", max_length=300, blank=True, editable=False)
    # of the commune, for „a commune of our size“; 0 where nobody knows
    population = models.PositiveIntegerField("Bevölkerung", default=0)

    class Meta:
        verbose_name = "veröffentlichtes Praxisbeispiel"
        verbose_name_plural = "veröffentlichte Praxisbeispiele"
        ordering = ["-published_on", "-example_id"]
        indexes = [models.Index(fields=["-published_on", "-example", *TERM_SETS], name="published_example_by_day")]

    def take(self, source: Example) -> None:
        for name in TEXT_FIELDS:
            setattr(self, name, getattr(source, name))
        keys = [one["key"] for one in source.criteria]
        self.criterion_keys = ",".join(["", *keys, ""]) if keys else ""


class Consent(TenantModel):
    """What the commune says to a text about it. Its own row: the editor reads it and cannot change it."""

    example_key = models.CharField(max_length=10, editable=False)
    version = models.PositiveIntegerField("Fassung")
    answer = models.CharField("Antwort", max_length=12, choices=ConsentAnswer.choices)
    note = models.TextField("Anmerkung", max_length=2000, blank=True)
    contact_name = models.CharField("geantwortet hat", max_length=160, editable=False)
    answered_at = models.DateTimeField("geantwortet am")

    class Meta:
        verbose_name = "Antwort der Kommune"
        verbose_name_plural = "Antworten der Kommunen"
        ordering = ["-answered_at"]
        constraints = [models.UniqueConstraint(fields=["stelle", "example_key"], name="one_consent_an_example")]
        indexes = [models.Index(fields=["example_key", "version", "answer"], name="consent_by_example")]

    def __str__(self) -> str:
        return f"{self.stelle}: {self.get_answer_display()}"
