"""What the pages show of editions and Praxisbeispiele."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lueckenlos.library import citation, rules
from lueckenlos.library.enums import READABLE, ConsentAnswer, ExampleStep, FileState
from lueckenlos.library.models import Consent, Edition, Example, Publication, PublicationFile
from lueckenlos.library.models.example import CHAPTERS, ExampleText
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.actor import Actor
from lueckenlos.web.sentences import sentence

# which steps ask for a word, and which
NOTES: Final = {
    ExampleStep.ZURUECKGEBEN: "Was ist noch zu tun?",
    ExampleStep.ZURUECKZIEHEN: "Warum?",
}
PROOF: Final = "Wie hat die Kommune zugestimmt?"


@dataclass(frozen=True, slots=True)
class FileCard:
    row: PublicationFile
    downloads: int
    problem: str


@dataclass(frozen=True, slots=True)
class EditionCard:
    row: Edition
    files: list[FileCard]
    editing: bool
    adding: bool
    publishing: bool
    withdrawing: bool
    # why it cannot be published yet; empty where it can, or is
    obstacle: str


def edition_cards(actor: Actor, editions: Sequence[Edition], downloads: Mapping[int, int]) -> list[EditionCard]:
    return [_edition_card(actor, row, downloads) for row in editions]


def _edition_card(actor: Actor, row: Edition, downloads: Mapping[int, int]) -> EditionCard:
    files = list(row.files.all())
    states = [file.state for file in files]
    readable = sum(one in READABLE for one in states)
    publish = rules.may_publish(actor, row, files=readable, waiting=states.count(FileState.WARTET))
    told = not publish and publish.code in {"edition_files_wait", "edition_without_file"}
    return EditionCard(
        row,
        [
            FileCard(file, downloads.get(file.pk, 0), sentence(Invalid(file.problem)) if file.problem else "")
            for file in files
        ],
        editing=bool(rules.may_edit_edition(actor, row)),
        adding=bool(rules.may_change_files(actor, row)),
        publishing=bool(publish),
        withdrawing=bool(rules.may_withdraw(actor, row)),
        obstacle=sentence(Invalid(publish.code, **publish.values)) if told else "",
    )


def source_of(publication: Publication, edition: Edition, url: str) -> citation.Source:
    editors = citation.people(edition.editors)
    return citation.Source(
        key=f"{publication.public_id}-{edition.number}",
        title=publication.title,
        subtitle=publication.subtitle,
        # the first edition is not named in a citation
        edition=edition.label or (edition.name if edition.number > 1 else ""),
        year=edition.year,
        authors=citation.people(edition.authors),
        editors=editors,
        publisher=publication.stelle.name,
        place=edition.place,
        isbn=edition.isbn,
        doi=edition.doi,
        url=url,
    )


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    heading: str
    text: str


def sections_of(example: ExampleText) -> list[Section]:
    """The chapters that say something, in the order of the long form."""
    found = ((name, str(example._meta.get_field(name).verbose_name)) for name in CHAPTERS)  # type: ignore[union-attr] # plain columns
    return [Section(name, label, text) for name, label in found if (text := getattr(example, name))]


@dataclass(frozen=True, slots=True)
class Step:
    """``ask`` is what the button's form asks for; empty where nothing is to be said."""

    slug: str
    label: str
    ask: str
    first: bool


def steps_open(actor: Actor, example: Example, consent: Consent | None) -> list[Step]:
    """What the actor may do next; the way forward comes first."""
    steps = [step for step in ExampleStep if rules.may_step(actor, example, step, consent)]
    ahead = [step for step in steps if step not in NOTES]
    return [
        Step(step.value, step.label, _ask(step, example), first=step == ahead[0] if ahead else False)
        for step in sorted(steps, key=lambda one: one in NOTES)
    ]


def _ask(step: ExampleStep, example: Example) -> str:
    if step == ExampleStep.VEROEFFENTLICHEN and example.commune_id is None:
        return PROOF
    return NOTES.get(step, "")


def answers_open(actor: Actor, example: Example, consent: Consent | None) -> list[ConsentAnswer]:
    return [one for one in ConsentAnswer if rules.may_answer(actor, example, one, consent)]
