"""What is different today from what was handed in."""

from dataclasses import dataclass

from lueckenlos.funding.papers.sheet import Paper, Part


@dataclass(frozen=True, slots=True)
class Change:
    """``then`` or ``now`` is empty for what was added or has gone."""

    part: str
    label: str
    then: str
    now: str


def changes(then: Paper, now: Paper) -> list[Change]:
    """In the order of the paper of today; what only the old one has comes last within its section."""
    before = {part.key: part for part in then.parts}
    return [one for part in now.parts if part.key in before for one in _in_part(before[part.key], part)]


def changed_texts(then: Paper, now: Paper) -> list[str]:
    """Titles of the sections whose own text was written on since."""
    before = {part.key: part.text for part in then.parts}
    return [part.title for part in now.parts if before.get(part.key, "") != part.text]


def _in_part(then: Part, now: Part) -> list[Change]:
    old, new = dict(then.lines()), dict(now.lines())
    return [
        Change(now.title, label, old.get(label, ""), new.get(label, ""))
        for label in dict.fromkeys([*new, *old])
        if old.get(label, "") != new.get(label, "")
    ]
