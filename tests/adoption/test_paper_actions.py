"""Writing, publishing, withdrawing, taking over, settling: what is refused and what is kept."""

from dataclasses import replace

import pytest
from django.core import mail
from django_scopes import scope

from adoption.papers import FIRST, SECOND, TEXT, asked, issue, published, rewrite, taken, write
from factories import Cast
from lueckenlos.adoption.actions.adoptions import say_state, settle, take_over
from lueckenlos.adoption.actions.papers import delete_paper, publish, save_paper, withdraw
from lueckenlos.adoption.models import Paper, PaperVersion
from lueckenlos.adoption.queries.shared import find_version, source_states, takers_of
from lueckenlos.adoption.text import Block, Content
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.enums import Visibility
from lueckenlos.tenancy.models import AuditEntry


def test_blanks_and_empty_paragraphs_are_tidied(hettstedt: Cast) -> None:
    blocks = (Block("", " Wer ", "a \r\n b\r\n"), Block("", "", "  "), Block("zz", "", "c"), Block("a" * 8, "", "d"))
    paper = write(hettstedt["mitarbeit"], Content("  Ein   Titel ", " Alle ", "\n Weil. \n", blocks))
    content = paper.content
    assert (content.title, content.addressee, content.reasons) == ("Ein Titel", "Alle", "Weil.")
    assert [(one.heading, one.text) for one in content.blocks] == [("Wer", "a\n b"), ("", "c"), ("", "d")]
    assert content.blocks[2].key == "a" * 8
    assert {len(one.key) for one in content.blocks} == {8}


def test_a_key_is_never_given_twice(hettstedt: Cast) -> None:
    paper = write(hettstedt["mitarbeit"], replace(TEXT, blocks=(FIRST, replace(FIRST, text="noch einmal"))))
    assert len({one.key for one in paper.content.blocks}) == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (replace(TEXT, title="  "), "paper_title_missing"),
        (replace(TEXT, title="x" * 201), "paper_fields_too_long"),
        (replace(TEXT, blocks=(Block("", "", "x" * 5001),)), "paper_paragraph_too_long"),
        (replace(TEXT, blocks=tuple(Block("", "", "x") for _ in range(101))), "paper_too_many_paragraphs"),
    ],
)
def test_a_text_beyond_its_limits_is_refused(hettstedt: Cast, content: Content, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        write(hettstedt["mitarbeit"], content)


def test_roles(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="paper_edit_not_for_role"):
        write(cast["steuerungsgruppe"])
    paper = write(cast["mitarbeit"])
    with pytest.raises(NotAllowed, match="paper_release_not_for_role"):
        issue(paper, cast["mitarbeit"])
    with scope(stelle=cast.hettstedt), pytest.raises(NotAllowed, match="paper_of_other_stelle"):
        save_paper(paper=paper, content=TEXT, facts={}, seen=1, by=cast["fremd"])


def test_the_second_of_two_editors_is_told(cast: Cast) -> None:
    paper = write(cast["leitung"])
    rewrite(paper, cast["mitarbeit"], replace(TEXT, title="Schneller"))
    with scope(stelle=cast.hettstedt), pytest.raises(Invalid, match="changed_meanwhile"):
        save_paper(paper=paper, content=TEXT, facts={}, seen=1, by=cast["leitung"])
    assert Paper._base_manager.get(pk=paper.pk).title == "Schneller"


def test_the_trail_says_in_words_what_was_changed(cast: Cast) -> None:
    paper = write(cast["leitung"])
    rewrite(paper, cast["mitarbeit"], replace(TEXT, blocks=(FIRST,)))
    line = AuditEntry.objects.get(verb="adoption.paper.save")
    before = f"{FIRST.heading}\n{FIRST.text}\n\n{SECOND.heading}\n{SECOND.text}"
    assert line.changes == {"blocks": [before, f"{FIRST.heading}\n{FIRST.text}"]}


def test_a_published_version_never_changes(cast: Cast) -> None:
    paper = published(cast["leitung"])
    rewrite(paper, cast["leitung"], replace(TEXT, title="Neuer Titel"))
    with scope(stelle=cast.hettstedt):
        version = PaperVersion.objects.get()
        assert (version.content, version.number) == (TEXT, 1)
        version.title = "Gefälscht"
        with pytest.raises(Invalid, match="paper_version_is_frozen"):
            version.save()
        with pytest.raises(Invalid, match="paper_version_is_frozen"):
            version.save(update_fields=["title", "withdrawn_at"])
        paper.refresh_from_db()
        assert (paper.current, paper.current_title) == (1, TEXT.title)


def test_publishing_needs_something_new(cast: Cast) -> None:
    paper = published(cast["leitung"], visibility=Visibility.STELLE)
    with pytest.raises(Invalid, match="paper_unchanged"):
        issue(paper, cast["leitung"], Visibility.STELLE)
    issue(paper, cast["leitung"], Visibility.NETZWERK)
    paper.refresh_from_db()
    assert (paper.current, paper.visibility) == (1, Visibility.NETZWERK)
    with pytest.raises(NotAllowed, match="paper_without_paragraph"):
        published(cast["leitung"], replace(TEXT, blocks=()))


def test_no_version_while_others_comment(cast: Cast) -> None:
    paper = write(cast["leitung"])
    asked(paper, cast["leitung"])
    with pytest.raises(NotAllowed, match="paper_round_open"):
        issue(paper, cast["leitung"])


def test_after_a_withdrawal_the_version_before_is_in_force(cast: Cast) -> None:
    paper = published(cast["leitung"])
    rewrite(paper, cast["leitung"], replace(TEXT, title="Zweiter Titel"))
    second = issue(paper, cast["leitung"])
    with scope(stelle=cast.hettstedt):
        with pytest.raises(Invalid, match="paper_withdrawal_without_reason"):
            withdraw(version=second, reason="  ", by=cast["leitung"])
        withdraw(version=second, reason="Fehler im Text", by=cast["leitung"])
        paper.refresh_from_db()
        assert (paper.current, paper.current_title) == (1, TEXT.title)
        with pytest.raises(NotAllowed, match="paper_version_withdrawn_already"):
            withdraw(version=second, reason="noch einmal", by=cast["leitung"])
        paper.refresh_from_db()
        third = publish(paper=paper, visibility=Visibility.NETZWERK, note="", seen=paper.version, by=cast["leitung"])
        assert third.number == 3, "a number is never given again"


def test_takers_are_told_of_a_version_and_of_its_withdrawal(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    cast.hettstedt.email = "rathaus@hettstedt.example"
    cast.hettstedt.save()
    source = published(cast["kgc_leitung"])
    adoption = taken(source, cast["leitung"])
    taken(source, cast["fremd"])  # has no address: nothing is sent, the list tells
    rewrite(source, cast["kgc_leitung"], replace(TEXT, title="Anders"))
    with django_capture_on_commit_callbacks(execute=True):
        issue(source, cast["kgc_leitung"])
    with (
        django_capture_on_commit_callbacks(execute=True),
        scope(stelle=cast.kgc_st),
    ):
        assert len(takers_of(source)) == 2
        withdraw(version=PaperVersion.objects.get(number=1), reason="Zahlen veraltet", by=cast["kgc_leitung"])
    assert [(one.to, one.subject) for one in mail.outbox] == [
        (["rathaus@hettstedt.example"], "Neue Fassung: „Anders“"),
        (["rathaus@hettstedt.example"], f"Zurückgezogen: „{TEXT.title}“"),
    ]
    assert "Zahlen veraltet" in mail.outbox[1].body
    with scope(stelle=cast.hettstedt):
        state = source_states(cast["leitung"], [adoption])[source.public_id]
        assert (state.number, state.title, state.withdrawn_reason) == (2, "Anders", "Zahlen veraltet")


def test_a_withdrawal_is_told_though_the_paper_is_no_longer_shared(cast: Cast) -> None:
    source = published(cast["kgc_leitung"])
    adoption = taken(source, cast["leitung"])
    issue(source, cast["kgc_leitung"], Visibility.STELLE)
    with scope(stelle=cast.kgc_st):
        withdraw(version=PaperVersion.objects.get(), reason="überholt", by=cast["kgc_leitung"])
    with scope(stelle=cast.hettstedt):
        state = source_states(cast["leitung"], [adoption])[source.public_id]
        assert (state.number, state.title, state.withdrawn_reason) == (0, "", "überholt")


def test_nobody_takes_over_twice_or_from_themselves(cast: Cast) -> None:
    source = published(cast["kgc_leitung"])
    taken(source, cast["leitung"])
    with pytest.raises(NotAllowed, match="paper_taken_already"):
        taken(source, cast["mitarbeit"])
    version = PaperVersion._base_manager.select_related("stelle").get()
    with scope(stelle=cast.kgc_st), pytest.raises(NotAllowed, match="paper_is_own"):
        take_over(version=version, source=source, note="", name_shown=False, by=cast["kgc_leitung"])


def test_what_was_taken_over_can_be_published_and_taken_on(cast: Cast) -> None:
    """Bund → KGC → commune."""
    first = published(cast["bund"], visibility=Visibility.OEFFENTLICH)
    middle = taken(first, cast["kgc_leitung"]).paper
    issue(middle, cast["kgc_leitung"], Visibility.LAND)
    last = taken(middle, cast["leitung"])
    assert (last.paper.content, last.source_name) == (TEXT, "KGC Sachsen-Anhalt")
    assert [one.key for one in last.paper.content.blocks] == [FIRST.key, SECOND.key]


def test_settling_keeps_what_the_source_says_as_the_new_base(cast: Cast) -> None:
    source = published(cast["kgc_leitung"])
    adoption = taken(source, cast["leitung"])
    newer = replace(TEXT, title="Neuer Titel")
    rewrite(source, cast["kgc_leitung"], newer)
    issue(source, cast["kgc_leitung"])
    with scope(stelle=cast.hettstedt):
        version = find_version(cast["leitung"], source.public_id, 2)
        assert version is not None
        settle(adoption=adoption, version=version, content=TEXT, seen=1, by=cast["leitung"])
        adoption.refresh_from_db()
        assert (adoption.base_number, adoption.base_content, adoption.paper.content) == (2, newer, TEXT)
        with pytest.raises(Invalid, match="changed_meanwhile"):
            settle(adoption=adoption, version=version, content=newer, seen=1, by=cast["leitung"])
        assert AuditEntry.objects.filter(verb="adoption.paper.settle").count() == 1


def test_saying_the_state_leaves_its_line(cast: Cast) -> None:
    adoption = taken(published(cast["kgc_leitung"]), cast["leitung"])
    with scope(stelle=cast.hettstedt):
        values = {"state": "umgesetzt", "name_shown": True, "note": ""}
        say_state(adoption=adoption, values=values, seen=1, by=cast["mitarbeit"])
        with pytest.raises(Invalid, match="changed_meanwhile"):
            say_state(adoption=adoption, values=values, seen=1, by=cast["leitung"])
        line = AuditEntry.objects.get(verb="adoption.paper.state")
    assert line.changes == {"state": ["geplant", "umgesetzt"], "name_shown": [False, True]}


def test_only_what_nobody_else_has_read_is_deleted(cast: Cast) -> None:
    source = published(cast["kgc_leitung"])
    adoption = taken(source, cast["leitung"])
    with scope(stelle=cast.hettstedt):
        delete_paper(paper=adoption.paper, by=cast["mitarbeit"])
        assert list(takers_of(source)) == []
    assert taken(source, cast["leitung"]).pk != adoption.pk
    with scope(stelle=cast.kgc_st), pytest.raises(NotAllowed, match="paper_issued_stays"):
        delete_paper(paper=source, by=cast["kgc_leitung"])
    draft = write(cast["leitung"])
    asked(draft, cast["leitung"])
    with scope(stelle=cast.hettstedt), pytest.raises(NotAllowed, match="paper_discussed_stays"):
        delete_paper(paper=draft, by=cast["leitung"])
