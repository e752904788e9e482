"""The editor: facts of a paper and its paragraphs, which are added, moved and taken out without saving."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Final

from django import forms
from django.http import QueryDict

from lueckenlos.adoption import messages
from lueckenlos.adoption.actions.papers import FACTS
from lueckenlos.adoption.actions.texts import MOST_BLOCKS
from lueckenlos.adoption.enums import GapKind
from lueckenlos.adoption.models import Paper
from lueckenlos.adoption.text import Block, Content
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.vocabulary.registry import vocabulary

_STEP: Final = re.compile(r"(neu|hoch|runter|weg)-(\d{1,3})")
_TERMS: Final = (("themen", "thema"), ("lebensphasen", "lebensphase"), ("handlungsfelder", "handlungsfeld"))


def _column(name: str, **options: Any) -> Any:
    field: Any = Paper._meta.get_field(name)
    return field.formfield(**options)


def _label(name: str) -> str:
    field: Any = Paper._meta.get_field(name)
    return str(field.verbose_name)


def _terms(name: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_label(name),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: vocabulary(dict(_TERMS)[name]).choices,
    )


class PaperForm(VersionedForm):
    """Everything but the paragraphs."""

    title = _column("title")
    kind = _column("kind")
    source_body = _column("source_body", required=False, help_text="Stelle oder Gremium. Leer: Ihre Stelle.")
    addressee = _column("addressee")
    reasons = _column("reasons", widget=forms.Textarea({"rows": 4}))
    gaps = forms.MultipleChoiceField(
        label="Hilft bei Hinweisen dieser Art",
        choices=GapKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Die Empfehlung erscheint dann auf der Seite solcher Hinweise.",
    )
    themen = _terms("themen")
    lebensphasen = _terms("lebensphasen")
    handlungsfelder = _terms("handlungsfelder")

    front: Final = ("title", "kind", "source_body", "addressee", "reasons")
    back: Final = ("gaps", "themen", "lebensphasen", "handlungsfelder")

    def clean_gaps(self) -> str:
        chosen = self.cleaned_data["gaps"]
        return f",{','.join(chosen)}," if chosen else ""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return data | {name: frozenset(data.get(name, ())) for name, _ in _TERMS}

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FACTS}

    @property
    def shown(self) -> list[forms.BoundField]:
        return [self[name] for name in self.front]

    @property
    def sorting(self) -> list[forms.BoundField]:
        return [self[name] for name in self.back]

    def quiet(self) -> None:
        """Show what was typed without judging it."""
        self._errors = forms.utils.ErrorDict()
        self.cleaned_data = {}


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph of the form; ``focus`` is the control that was pressed last."""

    block: Block
    place: int
    first: bool
    last: bool
    focus: str = ""


class EditorInput:
    """Facts and paragraphs of one page."""

    def __init__(self, data: QueryDict | None, paper: Paper | None) -> None:
        self.form = PaperForm(data, initial=_initial(paper))
        self.blocks = _posted(data) if data is not None else _stored(paper)
        self.notice, self._focus = "", (-1, "")
        step = _STEP.fullmatch(data.get("schritt", "")) if data is not None else None
        self.judged = step is None
        if step is not None:
            self.form.quiet()
            self._take_step(step[1], int(step[2]) - 1)

    def is_valid(self) -> bool:
        return self.judged and self.form.is_valid()

    @property
    def content(self) -> Content:
        data = self.form.cleaned_data
        return Content(data["title"], data["addressee"], data["reasons"], tuple(self.blocks))

    @property
    def rows(self) -> list[Row]:
        last, (focus, control) = len(self.blocks) - 1, self._focus
        return [
            Row(block, place + 1, place == 0, place == last, control if place == focus else "")
            for place, block in enumerate(self.blocks)
        ]

    @property
    def full(self) -> bool:
        return len(self.blocks) >= MOST_BLOCKS

    def _take_step(self, step: str, place: int) -> None:
        """``place`` counts from 0; a new paragraph is put behind it."""
        if step == "neu" and not self.full:
            self.blocks.insert(place + 1, Block("", "", ""))
            self.notice, self._focus = messages.NEW_PARAGRAPH, (min(place + 1, len(self.blocks) - 1), "text")
        elif step == "weg" and place < len(self.blocks):
            del self.blocks[place]
            self.notice, self._focus = messages.REMOVED, (min(place, len(self.blocks) - 1), "text")
        elif step in {"hoch", "runter"}:
            self._move(step, place, place - 1 if step == "hoch" else place + 1)

    def _move(self, step: str, place: int, target: int) -> None:
        if min(place, target) >= 0 and max(place, target) < len(self.blocks):
            self.blocks[place], self.blocks[target] = self.blocks[target], self.blocks[place]
            self.notice, self._focus = messages.MOVED.format(place=target + 1), (target, step)


def _posted(data: QueryDict) -> list[Block]:
    """Paragraphs as they were typed; the key of each is checked when it is saved."""
    columns = [data.getlist(f"absatz-{name}")[: MOST_BLOCKS + 1] for name in ("schluessel", "titel", "text")]
    return [Block(*row) for row in zip_longest(*columns, fillvalue="")]


def _stored(paper: Paper | None) -> list[Block]:
    blocks: Sequence[Block] = paper.content.blocks if paper else ()
    return list(blocks) or [Block("", "", "")]


def _initial(paper: Paper | None) -> dict[str, Any]:
    if paper is None:
        return {"version": 1}
    names = ("title", "kind", "source_body", "addressee", "reasons", "version")
    sets = {name: list(getattr(paper, name)) for name, _ in _TERMS}
    return {**{name: getattr(paper, name) for name in names}, **sets, "gaps": [kind.value for kind in paper.gap_kinds]}
