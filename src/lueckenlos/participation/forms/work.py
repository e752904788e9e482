"""Forms of the work area."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from lueckenlos.events.forms.fields import column
from lueckenlos.participation.enums import QuestionKind, Reply
from lueckenlos.participation.messages import words
from lueckenlos.participation.models import Circles, Idea, IdeaCollection, Question, StageEntry, Survey
from lueckenlos.participation.models.circles import MOST_GROUPS
from lueckenlos.participation.models.surveys import LEAST_THRESHOLD, Doored
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.tenancy.subjects import Ref
from lueckenlos.vocabulary.registry import vocabulary
from lueckenlos.web.forms import DayInput


def read_origin(query: QueryDict) -> Ref | None:
    """What the address says the new thing is about."""
    kind, key = query.get("von", ""), query.get("schluessel", "")
    return Ref(kind, key) if kind and key else None


def _rows(number: int) -> forms.Textarea:
    return forms.Textarea({"rows": number})


class DooredForm(VersionedForm):
    """What a survey and a collection have in common."""

    title = column(Survey, "title", help_text="So steht es auf dem Plakat. Etwa „Was fehlt Familien in der Neustadt?“")
    intro = column(
        Survey,
        "intro",
        widget=_rows(4),
        help_text="In zwei, drei einfachen Sätzen: Wer fragt, warum, was passiert damit?",
    )
    starts_on = column(Survey, "starts_on", widget=DayInput())
    ends_on = column(Survey, "ends_on", widget=DayInput(), help_text="Bis zum Ende dieses Tages (Ortszeit).")
    listed = column(
        Survey, "listed", help_text="Sonst kommt nur hin, wer die Adresse oder das Plakat hat. Gilt, solange sie läuft."
    )

    def __init__(self, data: QueryDict | None, *, row: Doored | None) -> None:
        initial = {name: getattr(row, name) for name in self.base_fields} if row else {"version": 1}
        super().__init__(data, initial=initial)


class SurveyForm(DooredForm):
    threshold = column(
        Survey,
        "threshold",
        min_value=LEAST_THRESHOLD,
        help_text="Anzahlen darunter zeigt das Ergebnis nie, damit niemand zu erkennen ist. 5 ist üblich, weniger als "
        f"{LEAST_THRESHOLD} geht nicht.",
    )


class CollectionForm(DooredForm):
    ends_on = column(IdeaCollection, "ends_on", widget=DayInput(), help_text="Leer: bis Sie schließen.")


class QuestionForm(forms.Form):
    """One question; its answers one a line."""

    kind = forms.ChoiceField(label="Art der Frage", choices=QuestionKind.choices)
    text = column(
        Question,
        "text",
        help_text="Kurz und ohne Fachwörter. Bei Sozialraum, Alter und Lebensphase genügt „Wo wohnen Sie?“",
    )
    options = forms.CharField(
        label="Antworten",
        required=False,
        max_length=3000,
        widget=_rows(5),
        help_text="Eine je Zeile. Bei der Skala: in die erste Zeile, was 1 heißt, in die zweite, was 5 heißt. Bei "
        "Text, Sozialraum, Alter und Lebensphase leer lassen.",
    )
    required = column(Question, "required", help_text="Sparsam verwenden: Wer nicht antworten mag, hört sonst auf.")

    def __init__(self, data: QueryDict | None, *, question: Question | None) -> None:
        initial: dict[str, Any] = {"kind": QuestionKind.EINE.value}
        if question:
            initial = {name: getattr(question, name) for name in ("kind", "text", "required")}
            initial["options"] = "\n".join(question.options)
        super().__init__(data, initial=initial)

    @property
    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "options": self.cleaned_data["options"].splitlines()}


class ConclusionForm(VersionedForm):
    conclusion = column(
        Survey, "conclusion", widget=_rows(5), help_text="Das lesen alle, die die Adresse der Befragung öffnen."
    )

    def __init__(self, data: QueryDict | None, *, survey: Survey) -> None:
        super().__init__(data, initial={"version": survey.version, "conclusion": survey.conclusion})


class BreakdownForm(forms.Form):
    """By which question the result is shown in parts."""

    nach = forms.ChoiceField(label="Aufteilen nach", required=False)

    def __init__(self, data: QueryDict, *, dimensions: Sequence[Question]) -> None:
        super().__init__(data)
        choices = [("", "nicht aufteilen"), *((one.pk, one.text) for one in dimensions)]
        self.fields["nach"].choices = choices  # type: ignore[attr-defined] # a choice field


class RefuseForm(VersionedForm):
    refusal = column(
        Idea,
        "refusal",
        label="Grund",
        required=True,
        help_text="Etwa „nennt eine Person“ oder „gehört nicht zum Thema“. Wer eine E-Mail-Adresse angab, liest ihn.",
    )


class ReplyForm(VersionedForm):
    reply = forms.ChoiceField(label="Antwort", choices=Reply.choices, required=False)
    reply_text = column(Idea, "reply_text", widget=_rows(3), help_text="… weil … Das liest jede und jeder.")


class MergeForm(VersionedForm):
    into = forms.TypedChoiceField(label="Zusammenlegen mit", coerce=int, help_text="Die Unterstützungen gehen mit.")

    def __init__(self, data: QueryDict | None, *, initial: dict[str, Any], others: Sequence[Idea]) -> None:
        super().__init__(data, initial=initial)
        self.fields["into"].choices = [("", "bitte wählen"), *((one.pk, one.title) for one in others)]  # type: ignore[attr-defined] # a choice field


class CirclesForm(VersionedForm):
    """Title and groups; the rings are read beside it."""

    title = column(Circles, "title", help_text="Die Maßnahme oder das Thema.")
    note = column(Circles, "note", widget=_rows(3), help_text="Was sich bis wann ändern soll.")

    def __init__(self, data: QueryDict | None, *, circles: Circles | None, title: str = "") -> None:
        initial: dict[str, Any] = {"version": 1, "title": title}
        if circles:
            initial = {name: getattr(circles, name) for name in ("version", "title", "note")}
        super().__init__(data, initial=initial)
        known = [*(circles.groups if circles else words.DEFAULT_GROUPS), *[""] * MOST_GROUPS][:MOST_GROUPS]
        for place, name in enumerate(known):
            field = forms.CharField(label=f"Gruppe {place + 1}", max_length=60, required=False, initial=name)
            self.fields[f"gruppe{place}"] = field

    @property
    def group_names(self) -> list[str]:
        """As typed, or as they are."""
        return [str(self[f"gruppe{place}"].value() or "") for place in range(MOST_GROUPS)]

    @property
    def group_fields(self) -> list[forms.BoundField]:
        return [self[f"gruppe{place}"] for place in range(MOST_GROUPS)]


class StageForm(forms.Form):
    """On which of the nine steps a group stands, and how one sees it."""

    step = forms.ChoiceField(label="Stufe")
    group = column(StageEntry, "group", help_text="Etwa „Eltern der Kita“ oder „Jugendliche im Quartier“.")
    evidence = column(StageEntry, "evidence", widget=_rows(3), help_text="Was konkret geschieht, am besten mit Beleg.")
    seen_on = column(StageEntry, "seen_on", required=False, widget=DayInput(), help_text="Leer: heute.")

    def __init__(self, data: QueryDict | None) -> None:
        super().__init__(data)
        terms = [(one.slug, f"{one.data['number']} · {one.label}") for one in vocabulary("partizipationsstufe").terms]
        self.fields["step"].choices = [("", "bitte wählen"), *terms]  # type: ignore[attr-defined] # a choice field
