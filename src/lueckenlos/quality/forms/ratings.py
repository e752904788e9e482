"""All criteria of an assessment on one page: the view of one person, or what the group agrees on."""

from collections.abc import Mapping, Sequence
from typing import Final

from django import forms
from django.http import QueryDict

from lueckenlos.quality.presenters.words import in_words
from lueckenlos.quality.rating import Given
from lueckenlos.quality.scale import Scaled
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import unix_lines
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.web.forms import DayInput
from lueckenlos.web.sentences import sentence

_NOTHING, _ASIDE = "0", "x"
_PARTS: Final = ("stufe", "wunsch", "beleg", "schritt")
_AGREED: Final = ("wer", "bis")


class RatingsForm(VersionedForm):
    """Six fields at most for each criterion; none of them must be filled in.

    ``agreed`` adds who does what until when, and a few sentences on the whole.
    """

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        criteria: Sequence[Scaled],
        given: Mapping[str, Given],
        version: int,
        agreed: bool = False,
        note: str = "",
    ) -> None:
        super().__init__(data, initial={"version": version})
        self.criteria, self._agreed = criteria, agreed
        for one in criteria:
            self._add(one, given.get(one.slug, Given(one.slug)))
        if agreed:
            self.fields["note"] = forms.CharField(
                label="Ergebnis in wenigen Sätzen",
                required=False,
                initial=note,
                widget=forms.Textarea({"rows": 3}),
                help_text="Was ist gut, was nehmen Sie sich vor?",
            )

    @property
    def parts(self) -> list[tuple[Scaled, list[forms.BoundField]]]:
        """Criterion and its fields, in order."""
        names = (*_PARTS, *_AGREED) if self._agreed else _PARTS
        return [(one, [self[f"{one.slug}-{name}"] for name in names]) for one in self.criteria]

    @property
    def given(self) -> list[Given]:
        return [self._given(one.slug) for one in self.criteria]

    @property
    def note(self) -> str:
        return str(self.cleaned_data.get("note", ""))

    def meet_others(self, row: Versioned, now: Mapping[str, Given]) -> None:
        """After ``changed_meanwhile``: keep what was typed and show what stands there now, criterion by criterion."""
        typed = {one.criterion: one for one in self.given}
        self.meet(row)
        for one in self.criteria:
            stored = now.get(one.slug, Given(one.slug))
            if stored != typed[one.slug]:
                self.conflict.append((one.label, in_words(stored, one) or "–", in_words(typed[one.slug], one) or "–"))

    def _given(self, slug: str) -> Given:
        def value(name: str) -> str:
            return unix_lines(str(self.cleaned_data.get(f"{slug}-{name}") or "")).strip()

        step, wish = value("stufe"), value("wunsch")
        return Given(
            slug,
            now=int(step) if step.isdecimal() and step != _NOTHING else None,
            wanted=int(wish) if wish.isdecimal() else None,
            irrelevant=step == _ASIDE,
            evidence=value("beleg"),
            next_action=value("schritt"),
            who=value("wer"),
            until_on=self.cleaned_data.get(f"{slug}-bis"),
        )

    def _add(self, one: Scaled, given: Given) -> None:
        wrong = {"invalid_choice": sentence(Invalid("step_outside", criterion=one.label, most=len(one.steps)))}
        steps = [(str(number), text) for number, text in enumerate(one.steps, start=1)]
        self._field(
            one,
            "stufe",
            forms.ChoiceField(
                label="Wo stehen wir heute?",
                choices=[*steps, (_ASIDE, "hier nicht relevant"), (_NOTHING, "keine Angabe")],
                widget=forms.RadioSelect,
                initial=_ASIDE if given.irrelevant else str(given.now or _NOTHING),
                error_messages=wrong,
            ),
        )
        self._field(
            one,
            "wunsch",
            forms.ChoiceField(
                label="Wo wollen wir hin?",
                choices=[("", "keine Angabe"), *steps],
                initial=str(given.wanted or ""),
                error_messages=wrong,
            ),
        )
        self._field(
            one,
            "beleg",
            forms.CharField(
                label="Woran sehen Sie das?",
                help_text="Bei „hier nicht relevant“: warum nicht?",
                max_length=2000,
                widget=forms.Textarea({"rows": 2}),
                initial=given.evidence,
            ),
        )
        self._field(
            one, "schritt", forms.CharField(label="Nächster Schritt", max_length=300, initial=given.next_action)
        )
        if self._agreed:
            self._field(one, "wer", forms.CharField(label="Wer", max_length=160, initial=given.who))
            self._field(one, "bis", forms.DateField(label="Bis wann", widget=DayInput, initial=given.until_on))

    def _field(self, one: Scaled, name: str, field: forms.Field) -> None:
        """Fields of the same name, one for each criterion: who does not see the page must know to what each belongs."""
        field.required = False
        field.widget.is_required = False
        if not isinstance(field.widget, forms.RadioSelect):
            field.widget.attrs["aria-label"] = f"{field.label} {one.label}"
        self.fields[f"{one.slug}-{name}"] = field
