"""Collections of ideas; handing in, releasing, merging, answering and supporting an idea."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.db.models import F, Q

from lueckenlos.events.actions.turns import in_turn
from lueckenlos.geo.models import Gebiet
from lueckenlos.participation import rules
from lueckenlos.participation.actions.taking import DOORED, point, take
from lueckenlos.participation.enums import FINAL_REPLIES, CollectionState, IdeaState, Reply
from lueckenlos.participation.mail import queue_answer
from lueckenlos.participation.models import Idea, IdeaCollection
from lueckenlos.participation.queries.work import areas_of
from lueckenlos.participation.rules.answers import plain
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit, subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance
from lueckenlos.tenancy.subjects import Ref

MOST_IDEAS: Final = 5_000
TITLE_LENGTH: Final = 120
TEXT_LENGTH: Final = 3000
# nobody waits longer for an answer; then the address goes anyway
KEEP_EMAIL_DAYS: Final = 365


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody hands in."""

    title: str
    text: str
    email: str = ""
    area: Gebiet | None = None


@transaction.atomic
def create_collection(*, values: Mapping[str, Any], by: Actor, about: Ref | None = None) -> IdeaCollection:
    """A draft. Raises Invalid ``participation_title_missing`` or ``term_ends_before_start``."""
    ensure(rules.may_edit(by))
    row = IdeaCollection(stelle=by.stelle)
    changes = take(row, values, DOORED) | point(row, about, by)
    row.save()
    audit.record("participation.collection.create", row, by=by, changes=changes)
    return row


@transaction.atomic
def update_collection(*, collection: IdeaCollection, values: Mapping[str, Any], seen: int, by: Actor) -> IdeaCollection:
    ensure(rules.may_edit(by))
    row = IdeaCollection.objects.select_for_update().get(pk=collection.pk)
    advance(row, seen)
    changes = take(row, values, DOORED)
    if changes:
        row.save()
        audit.record("participation.collection.update", row, by=by, changes=changes)
    return row


@transaction.atomic
def move_collection(*, collection: IdeaCollection, state: CollectionState, by: Actor) -> IdeaCollection:
    """Open or close; a draft it is never again, because people know its address."""
    ensure(rules.may_release(by))
    row = IdeaCollection.objects.select_for_update().get(pk=collection.pk)
    if state == CollectionState.ENTWURF:
        raise NotAllowed("collection_known")
    changes = audit.changed(row, {"state": state.value})
    if changes:
        row.version += 1
        row.save()
        audit.record("participation.collection.move", row, by=by, changes=changes)
    return row


@transaction.atomic
def delete_collection(*, collection: IdeaCollection, by: Actor) -> None:
    """Only without ideas: what people have handed in does not vanish. Raises Invalid ``collection_has_ideas``."""
    ensure(rules.may_delete(by))
    row = IdeaCollection.objects.select_for_update().get(pk=collection.pk)
    if row.ideas.exists():
        raise Invalid("collection_has_ideas")
    audit.record("participation.collection.delete", row, by=by, changes={"title": (row.title, None)})
    row.delete()


@in_turn()
@transaction.atomic
def hand_in(*, collection: IdeaCollection, entry: Entry, token: uuid.UUID, today: date) -> Idea:
    """It waits for release. The same form again changes nothing. The trail has no line, so that no moment is kept."""
    verdict = rules.may_hand_in(collection, today)
    if not verdict:
        raise Invalid(verdict.code, **verdict.values)
    row = IdeaCollection.objects.select_for_update().get(pk=collection.pk)
    known = row.ideas.filter(token=token).first()
    if known is not None:
        return known
    if row.ideas.count() >= MOST_IDEAS:
        raise Invalid("collection_full")
    if entry.area is not None and entry.area not in areas_of(collection.stelle):
        raise Invalid("idea_area_unknown")
    title = plain(entry.title)
    text = "\n".join(plain(line) for line in entry.text.splitlines()).strip()
    if not title or not text:
        raise Invalid("idea_incomplete")
    if len(title) > TITLE_LENGTH or len(text) > TEXT_LENGTH:
        raise Invalid("idea_too_long", title=TITLE_LENGTH, text=TEXT_LENGTH)
    return Idea.objects.create(
        stelle=row.stelle,
        collection=row,
        token=token,
        title=title,
        title_key=sort_key(title),
        text=text,
        area=entry.area,
        email=entry.email.strip(),
        handed_in_on=today,
    )


@transaction.atomic
def release_idea(*, idea: Idea, seen: int, by: Actor) -> Idea:
    """Everybody reads it from now on; also one that was refused before."""
    row = _taken(idea, seen, by)
    if row.state == IdeaState.ZUSAMMENGELEGT:
        raise NotAllowed("idea_is_merged")
    return _saved(row, {"state": IdeaState.OEFFENTLICH.value, "refusal": ""}, "release", by)


@transaction.atomic
def refuse_idea(*, idea: Idea, reason: str, seen: int, by: Actor) -> Idea:
    """Nobody reads it; who handed it in learns why. Raises Invalid ``idea_refusal_missing``."""
    row = _taken(idea, seen, by)
    if not (reason := reason.strip()):
        raise Invalid("idea_refusal_missing")
    row = _saved(row, {"state": IdeaState.ABGELEHNT.value, "refusal": reason}, "refuse", by)
    _tell(row)
    return row


@transaction.atomic
def merge_idea(*, idea: Idea, into: Idea, seen: int, by: Actor) -> Idea:
    """A duplicate goes into another, with its supports; who handed it in gets the other's answer.

    Raises Invalid ``idea_merge_wrong``.
    """
    rows = {row.pk: row for row in Idea.objects.select_for_update().filter(pk__in=[idea.pk, into.pk]).order_by("pk")}
    ensure(rules.may_release(by))
    row, target = rows[idea.pk], rows[into.pk]
    advance(row, seen)
    fits = row.pk != target.pk and row.collection_id == target.collection_id
    if not fits or target.state != IdeaState.OEFFENTLICH or row.merged.exists():
        raise Invalid("idea_merge_wrong")
    # counted twice it may be: one browser can have supported both
    target.supports += row.supports
    target.save(update_fields=["supports"])
    changes = {"state": IdeaState.ZUSAMMENGELEGT.value, "merged_into": target}
    row = _saved(row, changes, "merge", by)
    if target.reply in FINAL_REPLIES:
        _tell(row)
    return row


@transaction.atomic
def reply_to_idea(*, idea: Idea, reply: Reply, text: str, seen: int, today: date, by: Actor) -> Idea:
    """What the commune does with it; ``kommt`` and ``nicht`` need a reason and are told by mail."""
    row = _taken(idea, seen, by)
    if row.state != IdeaState.OEFFENTLICH:
        raise Invalid("idea_not_public")
    if reply in FINAL_REPLIES and not text.strip():
        raise Invalid("idea_reply_reason")
    values = {"reply": reply.value, "reply_text": text.strip(), "replied_on": today if reply else None}
    row = _saved(row, values, "reply", by)
    if reply in FINAL_REPLIES:
        for one in (row, *row.merged.all()):
            _tell(one)
    return row


@in_turn()
@transaction.atomic
def support(*, collection: IdeaCollection, key: int, today: date) -> bool:
    """One more; False for an idea that cannot be supported. Who it was is not kept."""
    verdict = rules.may_hand_in(collection, today)
    if not verdict:
        raise Invalid(verdict.code, **verdict.values)
    rows = Idea.objects.filter(collection=collection, pk=key, state=IdeaState.OEFFENTLICH)
    return bool(rows.update(supports=F("supports") + 1))


@transaction.atomic
def forget_addresses(*, today: date, by: Actor) -> int:
    """Addresses nobody has answered for a year; how many. For the nightly run."""
    ensure(rules.may_release(by))
    old = [row for row in Idea.objects.filter(~Q(email="")) if (today - row.handed_in_on).days > KEEP_EMAIL_DAYS]
    for row in old:
        row.email = ""
        row.save(update_fields=["email"])
        audit.record("participation.idea.forget", row, by=by)
    return len(old)


@transaction.atomic
def remove_idea(*, idea: Idea, by: Actor) -> None:
    """Delete for good, such as what names a person. Raises Invalid ``others_rest_on_it`` or ``idea_has_merged``."""
    ensure(rules.may_delete(by))
    row = Idea.objects.select_for_update().get(pk=idea.pk)
    if row.merged.exists():
        raise Invalid("idea_has_merged")
    subjects.ensure_free(Ref("participation.idea", str(row.pk)))
    audit.record("participation.idea.remove", row, by=by)
    row.delete()


def _taken(idea: Idea, seen: int, by: Actor) -> Idea:
    ensure(rules.may_release(by))
    row = Idea.objects.select_for_update().get(pk=idea.pk)
    advance(row, seen)
    return row


def _saved(row: Idea, values: Mapping[str, Any], verb: str, by: Actor) -> Idea:
    changes = audit.changed(row, values)
    if changes:
        row.save()
        audit.record(f"participation.idea.{verb}", row, by=by, changes=changes)
    return row


def _tell(row: Idea) -> None:
    """Mail the answer to whoever asked for one; the job forgets the address."""
    if row.email:
        queue_answer(row)
