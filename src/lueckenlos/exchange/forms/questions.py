"""A question, an answer, what the KGC does with them, and mails by choice."""

import re
from typing import Any, Final

from django import forms

from lueckenlos.exchange.actions.questions import FIELDS
from lueckenlos.exchange.enums import Rhythm
from lueckenlos.exchange.models import Answer, DigestChoice, Question
from lueckenlos.tenancy.forms.saving import shown, values_of
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.vocabulary.registry import vocabulary

_KEY: Final = re.compile(r"([0-9a-f]{10})/?\s*$")
_SETS: Final = {"themen": "thema", "handlungsfelder": "handlungsfeld"}


def _column(model: Any, name: str, **options: Any) -> Any:
    return model._meta.get_field(name).formfield(**options)


def _terms(name: str, slug: str) -> forms.MultipleChoiceField:
    found: Any = Question._meta.get_field(name)
    return forms.MultipleChoiceField(
        label=str(found.verbose_name),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: vocabulary(slug).choices,
    )


class QuestionForm(VersionedForm):
    """What is asked, whom, and whether the person is named."""

    title = _column(Question, "title")
    text = _column(
        Question,
        "text",
        label="Worum geht es genauer?",
        widget=forms.Textarea({"rows": 7}),
        help_text="Was haben Sie schon versucht? Bitte nichts über einzelne Menschen, die Hilfe brauchen.",
    )
    reach = _column(Question, "reach", widget=forms.RadioSelect)
    named = _column(Question, "named", help_text="Sonst steht nur Ihre Stelle da.")
    themen = _terms("themen", "thema")
    handlungsfelder = _terms("handlungsfelder", "handlungsfeld")

    def __init__(self, data: Any, question: Question | None = None) -> None:
        super().__init__(data, initial=shown(question, FIELDS) if question else {"version": 1, "reach": "land"})

    @property
    def values(self) -> dict[str, Any]:
        return values_of(self, FIELDS) | {name: frozenset(self.cleaned_data[name]) for name in _SETS}

    @property
    def main(self) -> list[forms.BoundField]:
        return [self[name] for name in ("title", "text", "reach", "named")]

    @property
    def sorting(self) -> list[forms.BoundField]:
        return [self[name] for name in _SETS]


class AnswerForm(forms.Form):
    """What one's own Stelle knows."""

    text = _column(Answer, "text", label="Ihre Antwort", widget=forms.Textarea({"rows": 5}))
    named = _column(Answer, "named", help_text="Sonst steht nur Ihre Stelle da.")


class HideForm(forms.Form):
    """The reason, which the writing Stelle reads."""

    reason = forms.CharField(label="Grund", max_length=300, required=False, widget=forms.Textarea({"rows": 2}))


class MergeForm(forms.Form):
    """The other question, by its address."""

    target = forms.CharField(
        label="Adresse der anderen Frage",
        max_length=300,
        help_text="Aus der Adresszeile kopieren. Die Antworten gehen dorthin.",
    )

    @property
    def key(self) -> str:
        """The public key in the address; empty where there is none."""
        found = _KEY.search(self.cleaned_data["target"])
        return found[1] if found else ""


class DigestForm(forms.Form):
    """How often one is told."""

    rhythm = _column(DigestChoice, "rhythm", widget=forms.RadioSelect)

    @property
    def chosen(self) -> Rhythm:
        return Rhythm(self.cleaned_data["rhythm"])
