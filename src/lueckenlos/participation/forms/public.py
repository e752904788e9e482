"""What citizens fill in: no account, no script, nothing asked that is not needed."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from lueckenlos.geo.models import Gebiet
from lueckenlos.participation.actions.ideas import TEXT_LENGTH, TITLE_LENGTH, Entry
from lueckenlos.participation.enums import QuestionKind
from lueckenlos.participation.messages.words import NO_ANSWER
from lueckenlos.participation.models import Question
from lueckenlos.participation.models.surveys import MOST_TEXT
from lueckenlos.participation.presenters import labels_of

_LINES = 3
_NONE = "keine"


class TokenForm(forms.Form):
    """``bogen`` is drawn when the page is loaded: the same sheet sent twice is one."""

    bogen = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None) -> None:
        super().__init__(data, initial={"bogen": uuid.uuid4()})


class AnswerForm(TokenForm):
    """The questions of one survey."""

    def __init__(self, data: QueryDict | None, *, questions: Sequence[Question]) -> None:
        super().__init__(data)
        self._questions = questions
        for question in questions:
            self.fields[f"f{question.pk}"] = _field(question)

    @property
    def sent(self) -> dict[int, list[str]]:
        given = {question.pk: self.cleaned_data[f"f{question.pk}"] for question in self._questions}
        return {key: value if isinstance(value, list) else [value] for key, value in given.items() if value != _NONE}


class IdeaForm(TokenForm):
    title = forms.CharField(label="Ihre Idee in einem Satz", max_length=TITLE_LENGTH)
    text = forms.CharField(
        label="Was genau, für wen, und warum?",
        max_length=TEXT_LENGTH,
        widget=forms.Textarea({"rows": 4}),
        help_text="Bitte nennen Sie keine Namen anderer Menschen.",
    )
    area = forms.TypedChoiceField(label="Wo?", required=False, coerce=int, empty_value=None)
    email = forms.EmailField(
        label="E-Mail-Adresse",
        required=False,
        help_text="Nur wenn Sie die Antwort per E-Mail möchten. Danach löschen wir die Adresse.",
    )

    def __init__(self, data: QueryDict | None, *, areas: Sequence[Gebiet]) -> None:
        super().__init__(data)
        self._areas = {area.pk: area for area in areas}
        choices = [("", "überall oder keine Angabe"), *((pk, area.name) for pk, area in self._areas.items())]
        self.fields["area"].choices = choices  # type: ignore[attr-defined] # a choice field
        if not areas:
            del self.fields["area"]

    @property
    def entry(self) -> Entry:
        data: dict[str, Any] = self.cleaned_data
        return Entry(data["title"], data["text"], data["email"], self._areas.get(data.get("area") or 0))


def _field(question: Question) -> forms.Field:
    if question.kind == QuestionKind.TEXT:
        widget = forms.Textarea({"rows": _LINES})
        hint = "Bitte schreiben Sie nichts, woran man Sie oder andere erkennt."
        return forms.CharField(
            label=question.text, required=question.required, max_length=MOST_TEXT, widget=widget, help_text=hint
        )
    choices = [(str(place), label) for place, label in enumerate(labels_of(question)[:-1])]
    if question.kind == QuestionKind.MEHRERE:
        return forms.MultipleChoiceField(
            label=question.text,
            required=question.required,
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
            help_text="Mehrere Antworten sind möglich.",
        )
    # what was chosen by mistake can be taken back without a script
    none = [] if question.required else [(_NONE, NO_ANSWER)]
    return forms.ChoiceField(
        label=question.text, required=question.required, choices=[*choices, *none], widget=forms.RadioSelect
    )
