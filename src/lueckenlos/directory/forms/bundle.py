"""The offer form with its rows of places and times: what one page posts."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final, Self

from django.http import HttpRequest, QueryDict

from lueckenlos.directory.enums import ACTIVE, OfferStatus
from lueckenlos.directory.forms.meanwhile import Page, put_together
from lueckenlos.directory.forms.offer import OfferForm
from lueckenlos.directory.forms.parts import PlaceFormSet, TimeFormSet, time_initial
from lueckenlos.directory.messages import SENTENCES
from lueckenlos.directory.models import Offer
from lueckenlos.directory.queries.areas import gemeinden_of, parts_of_stelle
from lueckenlos.directory.queries.content import Readable, content_of, label_of
from lueckenlos.directory.rules.content import Content, for_traeger
from lueckenlos.tenancy.models import Stelle

DRAFT: Final = "entwurf"
# pressed without JavaScript: the page comes back with one more row and nothing saved
MORE_ROWS: Final = {"weiterer-ort": "orte", "weitere-zeit": "zeiten"}
_COMPLETE: Final = frozenset({*ACTIVE, OfferStatus.EINGEREICHT})


class OfferInput:
    """Form and formsets together; valid only when all are. A new offer can begin with what is ``begun``."""

    def __init__(
        self,
        data: QueryDict | None,
        *,
        stelle: Stelle,
        offer: Offer | None = None,
        full: bool = True,
        complete: bool = False,
        begun: Content | None = None,
    ) -> None:
        self._stelle, self._full = stelle, full
        self._complete = complete or (offer is not None and offer.status in _COMPLETE)
        content = content_of(offer) if offer else begun or {}
        # the page carries it along: a Träger must not read there what only the commune decides
        self._now = Page(content, _partner_names(content)) if full else Page(for_traeger(content), {})
        # what the page was made from goes along until what was saved meanwhile has been put into it
        self.stored = offer.changed_at.isoformat() if offer else ""
        self.seen = data.get("gelesen", self.stored) if data is not None else self.stored
        self.before = data.get("vorher", "") if data is not None else self._now.written
        self.changed: list[tuple[str, str, str]] = []
        self.step = data.get("schritt", "") if data else ""
        if data is not None and self.step in MORE_ROWS:
            data = _with_another_row(data, MORE_ROWS[self.step])
        self._make(data, (Page.read(self.before) if self._outdated else None) or self._now)
        if not self.judged:
            for part in (self.form, self.places, self.times):
                part.quiet()

    def _make(self, data: QueryDict | None, page: Page) -> None:
        content = page.content
        self.form = OfferForm(
            data,
            content=content,
            areas=_areas(self._stelle, content),
            names=page.names,
            full=self._full,
            complete=self._complete,
        )
        gemeinden = [(gebiet.pk, gebiet.name) for gebiet in gemeinden_of(self._stelle)]
        places = [asdict(place) for place in content.get("places", ())]
        times = [time_initial(moment) for moment in content.get("times", ())]
        self.places = PlaceFormSet(data, prefix="orte", initial=places, form_kwargs={"gemeinden": gemeinden})
        self.times = TimeFormSet(data, prefix="zeiten", initial=times)
        for rows, known in ((self.places, places), (self.times, times)):
            rows.extra = 0 if known else 1

    @classmethod
    def posted(cls, request: HttpRequest, **options: Any) -> Self:
        """From a request: bound when it is a POST, and complete unless a draft is saved."""
        step = request.POST.get("schritt", "")
        options.setdefault("complete", step not in {DRAFT, "", *MORE_ROWS})
        return cls(request.POST if request.method == "POST" else None, **options)

    def is_valid(self) -> bool:
        if not self.judged:
            return False
        # all three are asked, so that the page shows every mistake at once
        valid = self.form.is_valid()
        for rows, part in ((self.places, "places"), (self.times, "times")):
            if not rows.is_valid():
                valid = False
                self.form.add_error(None, SENTENCES["rows_wrong"].format(part=label_of(part)))
        return valid and (not self._outdated or self._nobody_met())

    @property
    def _outdated(self) -> bool:
        return self.seen != self.stored

    def _nobody_met(self) -> bool:
        """False when somebody has changed what the form shows: then it shows both put together."""
        before = Page.read(self.before)
        if before is None:
            self.form.add_error(None, SENTENCES["offer_changed_meanwhile"])
        elif met := put_together(before, self._now, Page(self.content, self.form.names)):
            self.changed = met.changed
            self._make(None, met.page)
        else:
            return True
        self.seen, self.before = self.stored, self._now.written
        return False

    @property
    def judged(self) -> bool:
        """False while somebody only asks for another row."""
        return self.step not in MORE_ROWS

    @property
    def content(self) -> Content:
        """Everything but the organisations, which are names until an action has looked them up."""
        places = tuple(row.values for row in self._rows(self.places))
        times = tuple(row.values for row in self._rows(self.times))
        return self.form.content | {"places": places, "times": times}

    @staticmethod
    def _rows(rows: Any) -> list[Any]:
        gone = rows.deleted_forms
        return [
            form
            for form in rows.forms
            if form.cleaned_data and form not in gone and (form.has_changed() or form.initial)
        ]


def _with_another_row(data: QueryDict, prefix: str) -> QueryDict:
    data = data.copy()
    total = f"{prefix}-TOTAL_FORMS"
    number = data.get(total, "0")
    data[total] = str(int(number) + 1 if number.isdecimal() else 1)
    return data


def _areas(stelle: Stelle, content: Mapping[str, Any]) -> list[tuple[int, str]]:
    """The parts of the Stelle, and areas the offer already has though they are no part any more."""
    parts = [(gebiet.pk, gebiet.name) for gebiet in parts_of_stelle(stelle)]
    missing = content.get("areas", frozenset()) - {key for key, _ in parts}
    return parts + sorted(Readable.of({"areas": missing}).areas.items()) if missing else parts


def _partner_names(content: Mapping[str, Any]) -> dict[str, str]:
    names = Readable.of(content).organisations
    cooperation = sorted(names.get(key, "") for key in content.get("cooperation", ()))
    return {
        "traeger_name": names.get(content.get("traeger") or 0, ""),
        "cooperation_names": "\n".join(cooperation),
    }
