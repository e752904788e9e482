"""Where a Baustein stands, answers to its questions, and what shows the work."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.http import QueryDict

from lueckenlos.process.actions import BausteinValues, Typed
from lueckenlos.process.enums import BausteinState
from lueckenlos.process.models import Baustein
from lueckenlos.process.queries import Question
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import unix_lines
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.web.forms import DayInput
from lueckenlos.web.sentences import sentence

ASKED: Final = "gefragt"
_FIELDS = ("state", "turn", "responsible", "note", "next_step", "next_on", "review_on", "version")


class BausteinForm(VersionedForm):
    """Seven fields, of which only the state must be chosen."""

    state = forms.ChoiceField(label="Stand", choices=BausteinState.choices, widget=forms.RadioSelect)
    turn = forms.TypedChoiceField(
        label="Runde",
        coerce=int,
        help_text="Bausteine wiederholen sich. In einer neuen Runde beginnen Antworten und Nachweise von vorn; "
        "die alten bleiben lesbar.",
    )
    next_step = forms.CharField(
        label="Nächster Schritt", max_length=200, required=False, help_text="Ein Satz: wer tut was?"
    )
    next_on = forms.DateField(label="Bis zum", required=False, widget=DayInput)
    responsible = forms.CharField(
        label="Zuständig",
        max_length=160,
        required=False,
        help_text="Person oder Amt mit dienstlicher Erreichbarkeit, etwa „Jugendamt, Frau Muster, Tel. 12-34“. "
        "Keine privaten Angaben.",
    )
    note = forms.CharField(
        label="Wo wir stehen", required=False, widget=forms.Textarea({"rows": 3}), help_text="Zwei oder drei Sätze."
    )
    review_on = forms.DateField(
        label="Wieder ansehen am",
        required=False,
        widget=DayInput,
        help_text="Ab diesem Tag ist der Baustein in der Übersicht zum Ansehen markiert.",
    )

    def __init__(self, data: QueryDict | None = None, *, baustein: Baustein, next_step: str = "") -> None:
        initial = {name: getattr(baustein, name) for name in _FIELDS}
        super().__init__(data, initial=initial | ({"next_step": next_step} if next_step else {}))
        field = self.fields["turn"]
        if isinstance(field, forms.TypedChoiceField):
            field.choices = _turns(baustein.turn)

    @property
    def values(self) -> BausteinValues:
        return BausteinValues(**{name: self.cleaned_data[name] for name in _FIELDS if name != "version"})


def _turns(turn: int) -> list[tuple[int, str]]:
    back = (
        [(turn - 1, f"zurück zu Runde {turn - 1}, weil Runde {turn} versehentlich begonnen wurde")] if turn > 1 else []
    )
    return [(turn, f"Runde {turn} geht weiter"), (turn + 1, f"Runde {turn + 1} beginnt"), *back]


class AnswersForm(forms.Form):
    """One note for each guiding question; carries what stood there, so that only what was changed is saved."""

    def __init__(
        self, data: QueryDict | None = None, *, questions: Sequence[Question], answers: Mapping[str, str]
    ) -> None:
        super().__init__(data)
        self.questions = questions
        self.conflict: list[tuple[str, str, str]] = []
        for one in questions:
            self.fields[one.key] = forms.CharField(
                label=one.text,
                help_text=one.hint,
                required=False,
                initial=answers.get(one.key, ""),
                widget=forms.Textarea({"rows": 2}),
                show_hidden_initial=True,
            )
            # by what the question said when the page was made: an answer never goes to words nobody has read
            self.fields[f"{one.key}-{ASKED}"] = forms.CharField(
                required=False, initial=one.text, widget=forms.HiddenInput
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        typed = {} if self.errors else self.answers
        for one in self.questions:
            read = _plain(data.get(f"{one.key}-{ASKED}", "")) or _plain(one.text)
            if one.key in typed and read != _plain(one.text) and typed[one.key].before != typed[one.key].after:
                self.add_error(one.key, sentence(Invalid("question_reworded")))
                self.data = _with(self.data, f"{one.key}-{ASKED}", one.text)
        return data

    @property
    def answers(self) -> dict[str, Typed]:
        return {
            one.key: Typed(
                _plain(self.data.get(self[one.key].html_initial_name, "")),
                _plain(self.cleaned_data[one.key]),
                one.text,
            )
            for one in self.questions
        }

    def meet(self, now: Mapping[str, str]) -> None:
        """After ``changed_meanwhile``: keep what was typed, take the others' words where nothing was, show the rest."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        for one in self.questions:
            typed, stored = self.answers[one.key], now.get(one.key, "")
            if typed.before == typed.after:
                data[self.add_prefix(one.key)] = stored
            elif stored not in {typed.before, typed.after}:
                self.conflict.append((one.text, stored or "–", typed.after or "–"))
            data[self[one.key].html_initial_name] = stored
        self.data = data
        self.add_error(None, sentence(Invalid("changed_meanwhile")))


def _with(data: Any, name: str, value: str) -> QueryDict:
    changed = QueryDict(mutable=True)
    changed.update(data)
    changed[name] = value
    return changed


def _plain(text: str) -> str:
    """Browsers send line breaks their own way."""
    return unix_lines(text).strip()


class EvidenceForm(forms.Form):
    """What shows the work and stands nowhere in Lückenlos."""

    title = forms.CharField(
        label="Was zeigt es?", max_length=300, help_text="Etwa „Protokoll der Steuerungsgruppe vom 12. März“."
    )
    url = forms.URLField(
        label="Adresse im Netz", max_length=500, required=False, assume_scheme="https", help_text="Beginnt mit https://"
    )
