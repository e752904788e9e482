"""The editor: facts of a paper and its paragraphs, which are added, moved and taken out without saving.

In papers whose paragraphs are about something (``adoption.shapes``) the choice of it takes the place of the heading.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import Any, Final

from django import forms
from django.http import QueryDict

from lueckenlos.adoption import messages
from lueckenlos.adoption.actions.papers import FACTS
from lueckenlos.adoption.actions.texts import MOST_BLOCKS
from lueckenlos.adoption.enums import GapKind, PaperKind
from lueckenlos.adoption.models import Paper
from lueckenlos.adoption.shapes import Topic, shape_of, topics_of
from lueckenlos.adoption.text import Block, Content
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.vocabulary.registry import vocabulary

_STEP: Final = re.compile(r"(neu|hoch|runter|weg|art)-(\d{1,3})")
_COLUMNS: Final = ("schluessel", "titel", "text", "thema")
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


# another kind has other paragraphs: the choice brings them without saving
_RESHAPE: Final = {
    "hx-post": "",
    "hx-target": "#absaetze",
    "hx-select": "#absaetze",
    "hx-swap": "outerHTML",
    "hx-trigger": "change",
    "hx-vals": '{"schritt": "art-0"}',
}


class PaperForm(VersionedForm):
    """Everything but the paragraphs."""

    title = _column("title")
    kind = _column("kind", widget=forms.Select(_RESHAPE))
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
    topic: Topic | None = None


class EditorInput:
    """Facts and paragraphs of one page. A new paper can begin with ``draft``, of a ``kind``."""

    def __init__(
        self, data: QueryDict | None, paper: Paper | None, *, kind: str = "", draft: Content | None = None
    ) -> None:
        self.form = PaperForm(data, initial=_initial(paper) if paper else _begun(kind, draft))
        self.blocks = _posted(data) if data is not None else _stored(paper.content if paper else draft)
        self.kind = str(self.form["kind"].value() or "")
        self.shape, self._topics = shape_of(self.kind), topics_of(self.kind)
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
            Row(
                block,
                place + 1,
                place == 0,
                place == last,
                control if place == focus else "",
                self._topics.get(block.about),
            )
            for place, block in enumerate(self.blocks)
        ]

    @property
    def topics(self) -> list[tuple[str, list[Topic]]]:
        """By group, in the order of the shape."""
        return [(label, list(group)) for label, group in groupby(self._topics.values(), key=lambda one: one.group)]

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
    columns = [data.getlist(f"absatz-{name}")[: MOST_BLOCKS + 1] for name in _COLUMNS]
    return [Block(*row) for row in zip_longest(*columns, fillvalue="")]


def _stored(content: Content | None) -> list[Block]:
    blocks: Sequence[Block] = content.blocks if content else ()
    return list(blocks) or [Block("", "", "")]


def _begun(kind: str, draft: Content | None) -> dict[str, Any]:
    known = {"kind": kind} if kind in PaperKind.values else {}
    told = {"title": draft.title, "addressee": draft.addressee, "reasons": draft.reasons} if draft else {}
    return {"version": 1, **known, **told}


def _initial(paper: Paper) -> dict[str, Any]:
    names = ("title", "kind", "source_body", "addressee", "reasons", "version")
    sets = {name: list(getattr(paper, name)) for name, _ in _TERMS}
    return {**{name: getattr(paper, name) for name in names}, **sets, "gaps": [kind.value for kind in paper.gap_kinds]}
