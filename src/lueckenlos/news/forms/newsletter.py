"""Forms of the newsletter, in the work area and for readers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from lueckenlos.news.actions.issues import FIELDS, SETTINGS
from lueckenlos.news.forms.fields import column, long_text, terms
from lueckenlos.news.models import Issue, IssueItem, Newsletter
from lueckenlos.news.models.newsletter import THEMES_HELP, THEMES_OF_ISSUE
from lueckenlos.tenancy.forms.saving import shown, values_of
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.tenancy.subjects import Announcement, Ref
from lueckenlos.web.forms import SeveralField

Offered = Sequence[tuple[str, Sequence[Announcement]]]


class NewsletterForm(VersionedForm):
    """What readers know of the newsletter."""

    title = column(Newsletter, "title")
    about = long_text(Newsletter, "about", 3)
    reply_to = column(Newsletter, "reply_to")
    is_open = column(Newsletter, "is_open")

    def __init__(self, data: Any, newsletter: Newsletter | None) -> None:
        super().__init__(data, initial=shown(newsletter, SETTINGS) if newsletter else {"version": 1})

    @property
    def values(self) -> dict[str, Any]:
        return values_of(self, SETTINGS)


class IssueForm(VersionedForm):
    """Subject, greeting, and what is ticked of everything that is public."""

    title = column(Issue, "title")
    intro = long_text(Issue, "intro", 5)
    themen = terms("Geht an", "thema", THEMES_OF_ISSUE)

    def __init__(
        self, data: Any, offered: Offered, issue: Issue | None = None, items: Sequence[IssueItem] = ()
    ) -> None:
        initial: dict[str, Any] = shown(issue, FIELDS) if issue else {"version": 1}
        super().__init__(data, initial=initial)
        self.offered = offered
        kept = [f"{one.subject_kind}|{one.subject_key}" for one in items]
        self.chosen = data.getlist("dabei") if data is not None else kept

    @property
    def picks(self) -> list[tuple[str, list[tuple[str, Announcement, bool]]]]:
        """By kind: the value of the box, what it stands for, and whether it is ticked."""
        return [(label, [self._pick(one) for one in rows]) for label, rows in self.offered]

    @property
    def picked(self) -> list[Ref]:
        """What was ticked, in the order it is offered in."""
        return [one.ref for _, rows in self.offered for one in rows if _value(one) in self.chosen]

    @property
    def values(self) -> dict[str, Any]:
        return values_of(self, FIELDS) | {"themen": frozenset(self.cleaned_data["themen"])}

    def _pick(self, one: Announcement) -> tuple[str, Announcement, bool]:
        return _value(one), one, _value(one) in self.chosen


class RemovalForm(forms.Form):
    """For a call to the office."""

    email = forms.EmailField(label="E-Mail-Adresse", max_length=254)


class _Lists(forms.Form):
    newsletters: "forms.ModelMultipleChoiceField[Newsletter]" = SeveralField(
        None,  # what is open: set when the form is made
        label="Welche Newsletter?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    themen = terms("Welche Themen?", "thema", THEMES_HELP)

    def __init__(self, data: Any, offered: QuerySet[Newsletter], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        field: Any = self.fields["newsletters"]
        field.queryset = offered
        field.label_from_instance = lambda one: f"{one.title} ({one.stelle.name})"

    @property
    def wanted(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"newsletters": list(given["newsletters"]), "themen": frozenset(given["themen"])}


class OrderForm(_Lists):
    """An address and its wishes."""

    email = forms.EmailField(label="E-Mail-Adresse", max_length=254, widget=forms.EmailInput({"autocomplete": "email"}))
    field_order = ("email", "newsletters", "themen")


class ListsForm(_Lists):
    """What a reader gets from now on."""


def _value(one: Announcement) -> str:
    return f"{one.ref.kind}|{one.ref.key}"
