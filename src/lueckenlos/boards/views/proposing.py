"""From the address of „Auf die Tagesordnung setzen“ to what is meant."""

from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from lueckenlos.boards.enums import ResolutionKind
from lueckenlos.boards.models import Meeting
from lueckenlos.conferences.models import ConferenceResult
from lueckenlos.conferences.presenters import number_of
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor

_LONGEST_TITLE, _LONGEST_KEY = 300, 200


@dataclass(frozen=True, slots=True)
class Begun:
    """What the new TOP begins with."""

    subject: subjects.Subject
    title: str
    proposal: str = ""
    extra: dict[str, Any] = field(default_factory=dict)
    result: ConferenceResult | None = None


def begun_by(actor: Actor, query: QueryDict) -> Begun | None:
    """None for what does not exist. A hint nobody has decided on yet is known by its key and title alone."""
    if key := number_of(query.get("ergebnis", "")):
        return _result(key)
    kind, title = query.get("art", ""), query.get("titel", "").strip()[:_LONGEST_TITLE]
    ref = subjects.Ref(kind, query.get("schluessel", "")[:_LONGEST_KEY])
    if not ref.key or subjects.label_of(kind) == kind:
        return None
    found = subjects.find(actor, ref)
    if found is None and not title:
        return None
    subject = found or subjects.Subject(ref, title)
    return Begun(subject, subject.title)


def chosen(rows: list[Meeting], key: int) -> Meeting:
    """Raises Invalid ``meeting_unknown`` for one that the form did not offer."""
    found = next((one for one in rows if one.pk == key), None)
    if found is None:
        raise Invalid("meeting_unknown")
    return found


def _result(key: int) -> Begun | None:
    """What a conference recommended, with whom it addressed and by when."""
    result = ConferenceResult.objects.select_related("event").filter(pk=key).first()
    if result is None:
        return None
    ref = subjects.Ref("events.event", str(result.event_id))
    extra = {"proposal_kind": ResolutionKind.EMPFEHLUNG, "addressee": result.addressee, "due": result.due}
    return Begun(subjects.Subject(ref, result.event.title), result.text[:200], result.text, extra, result)
