"""The guiding questions of a Stelle: given, as its KGC words them, of papers it has taken over, and its own."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.http import Http404

from lueckenlos.adoption.enums import PaperKind
from lueckenlos.adoption.queries.feeds import feeds
from lueckenlos.process import rules
from lueckenlos.process.messages import feed_source
from lueckenlos.process.models import Leitfrage
from lueckenlos.process.queries.shared import questions_of_kgc
from lueckenlos.process.registry import GivenQuestion, newest_guide
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import StelleArt


@dataclass(frozen=True, slots=True)
class Question:
    """One guiding question as the Stelle is asked it.

    ``given`` is its wording in the edition it came from, empty for a question somebody added; ``newer`` is what the
    edition says by now where that differs. ``by`` names the KGC that worded it, ``own`` says that the Stelle did.
    ``paper`` is the key of the own paper it stands in: it is changed there, and ``source`` says where that came from.
    """

    key: str
    phase: str
    text: str
    hint: str
    edition: str = ""
    source: str = ""
    given: str = ""
    newer: str = ""
    by: str = ""
    own: bool = False
    omitted: bool = False
    version: int = 1
    paper: str = ""


def questions_of(actor: Actor, phase: str = "") -> list[Question]:
    """Of one Baustein, or of all; with those the Stelle leaves out. At most five queries."""
    ensure(rules.may_view_questions(actor))
    guide = newest_guide()
    found = {
        one.key: _given(one, guide.edition) for one in guide.of(actor.stelle.land) if one.phase == (phase or one.phase)
    }
    if actor.stelle.art != StelleArt.LAND:
        kgc, rows = questions_of_kgc(actor.stelle, phase)
        _lay_over(found, (row for row in rows if not row.omitted), by=kgc)
        for row in rows:
            if row.omitted:
                found.pop(row.key, None)
        found |= {one.key: one for one in _of_papers(actor) if one.phase == (phase or one.phase)}
    own = Leitfrage.objects.filter(phase=phase) if phase else Leitfrage.objects.all()
    _lay_over(found, own, by="")
    return list(found.values())


def get_question_or_404(actor: Actor, phase: str, key: str) -> Question:
    """One that is edited here; those of papers are edited there."""
    for one in questions_of(actor, phase):
        if one.key == key and not one.paper:
            return one
    raise Http404


def own_question(key: str) -> Leitfrage | None:
    """What the Stelle itself wrote under this key. One query."""
    return Leitfrage.objects.filter(key=key).first()


def _given(one: GivenQuestion, edition: str) -> Question:
    return Question(one.key, one.phase, one.text, one.hint, edition, one.source, given=one.text)


def _of_papers(actor: Actor) -> list[Question]:
    """Every paragraph that is a question, as the Stelle words it now. The key outlives every change of the text."""
    return [
        Question(
            f"papier-{feed.key}-{block.key}",
            block.about,
            block.text,
            "",
            source=feed_source(feed.title, feed.source, feed.number),
            paper=feed.key,
        )
        for feed in feeds(actor, PaperKind.LEITFRAGEN)
        for block in feed.blocks
        if block.text
    ]


def _lay_over(found: dict[str, Question], rows: Iterable[Leitfrage], by: str) -> None:
    """Rewordings take the place of what they reword; additions come last."""
    for row in rows:
        below = found.get(row.key)
        laid = Question(row.key, row.phase, row.text, row.hint, row.base_edition, given=row.base_text, by=by)
        newer = below.text if below and row.base_text and below.text != row.base_text else ""
        found[row.key] = replace(
            laid,
            source=below.source if below else "",
            newer=newer,
            own=not by,
            omitted=row.omitted,
            version=row.version,
        )
