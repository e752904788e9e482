"""A draft is put before others: comments, answers, the end."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_scopes import scope

from adoption.papers import FIRST, asked, write
from factories import Cast
from lueckenlos.adoption.actions.rounds import answer, close_round, comment
from lueckenlos.adoption.models import Answer, Comment, CommentRound, RoundInvitation
from lueckenlos.adoption.queries.shared import comments_on, waiting_comments
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url


def say(found: CommentRound, by: Actor, text: str = "Bitte kürzer.", part: str = FIRST.key) -> Comment:
    with scope(stelle=by.stelle):
        return comment(found=found, part=part, text=text, by=by)


def reply(found: CommentRound, to: Comment, by: Actor, text: str = "Gern.") -> Answer:
    with scope(stelle=by.stelle):
        return answer(found=found, comment_key=to.public_id, text=text, by=by)


def close(found: CommentRound, by: Actor) -> CommentRound:
    with scope(stelle=by.stelle):
        return close_round(found=found, by=by)


def test_every_comment_gets_its_answer_before_the_end(cast: Cast) -> None:
    kgc = cast["kgc_leitung"]
    found = asked(write(kgc), kgc, cast["leitung"], cast["fremd"])
    first, second = say(found, cast["steuerungsgruppe"]), say(found, cast["fremd"], part="")
    reply(found, first, kgc)
    with pytest.raises(NotAllowed) as refused:
        close(found, kgc)
    assert (refused.value.code, refused.value.values) == ("round_unanswered", {"number": 1})
    with scope(stelle=cast.kgc_st):
        assert [(one.key, one.number) for one in waiting_comments(kgc)] == [(found.public_id, 1)]
    reply(found, second, kgc)
    reply(found, second, kgc, "Anders gesagt: gern.")
    assert close(found, kgc).closed_at is not None
    for late in (lambda: say(found, cast["leitung"]), lambda: reply(found, first, kgc), lambda: close(found, kgc)):
        with pytest.raises(NotAllowed):
            late()
    assert Answer._base_manager.get(comment_key=second.public_id).text == "Anders gesagt: gern."


def test_each_stelle_owns_what_it_wrote(cast: Cast) -> None:
    kgc = cast["kgc_leitung"]
    found = asked(write(kgc), kgc, cast["leitung"])
    said = say(found, cast["leitung"])
    made = reply(found, said, kgc)
    assert (said.stelle, made.stelle) == (cast.hettstedt, cast.kgc_st)
    with pytest.raises(NotAllowed, match="paper_of_other_stelle"):
        reply(found, said, cast["leitung"])
    with pytest.raises(NotAllowed, match="paper_of_other_stelle"):
        close(found, cast["leitung"])


@pytest.mark.parametrize(
    ("text", "part", "code"),
    [
        ("  ", "", "round_text_missing"),
        ("x" * 3001, "", "round_text_too_long"),
        ("Gut.", "f" * 8, "round_part_unknown"),
        ("Gut.", "titel", "round_part_unknown"),
    ],
)
def test_a_comment_says_something_about_a_paragraph_that_is_there(cast: Cast, text: str, part: str, code: str) -> None:
    found = asked(write(cast["leitung"]), cast["leitung"])
    with pytest.raises(Invalid, match=code):
        say(found, cast["mitarbeit"], text, part)


def test_after_the_last_day_nobody_comments(cast: Cast) -> None:
    found = asked(write(cast["leitung"]), cast["leitung"])
    CommentRound._base_manager.filter(pk=found.pk).update(until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(NotAllowed, match="round_is_over"):
        say(found, cast["mitarbeit"])
    with pytest.raises(NotAllowed, match="round_until_past"):
        asked(write(cast["leitung"]), cast["leitung"], days=-1)


def test_an_answer_belongs_to_a_comment_of_this_round(cast: Cast) -> None:
    kgc = cast["kgc_leitung"]
    other = say(asked(write(kgc), kgc, cast["leitung"]), cast["leitung"])
    found = asked(write(kgc), kgc, cast["leitung"])
    with pytest.raises(Invalid, match="round_comment_unknown"):
        reply(found, other, kgc)


def test_one_round_at_a_time_and_only_neighbours_are_asked(cast: Cast) -> None:
    paper = write(cast["leitung"])
    found = asked(paper, cast["leitung"], cast["fremd"], cast["fremde_kgc"])
    with scope(stelle=cast.hettstedt):
        assert [one.invited for one in RoundInvitation.objects.filter(round=found)] == [cast.eisleben]
    with pytest.raises(NotAllowed, match="paper_round_open"):
        asked(paper, cast["leitung"])


def test_what_has_to_wait_for_the_end_of_a_round_is_not_offered(cast: Cast) -> None:
    paper, client = write(cast["leitung"]), cast.client("leitung")
    page = work_url(cast.hettstedt, "adoption:paper_detail", paper.public_id)
    doors = [
        work_url(cast.hettstedt, f"adoption:{name}", paper.public_id) for name in ("paper_publish", "round_create")
    ]

    def offered() -> list[bool]:
        text = client.get(page).content.decode()
        return [f'href="{door}"' in text for door in doors] + ["Herausgeben können Sie, wenn sie" in text]

    assert offered() == [True, True, False]
    found = asked(paper, cast["leitung"])
    assert offered() == [False, False, True]
    close(found, cast["leitung"])
    assert offered() == [True, True, False]


def test_the_page_shows_comments_and_answers_and_keeps_what_was_typed(cast: Cast) -> None:
    kgc = cast["kgc_leitung"]
    found = asked(write(kgc), kgc, cast["leitung"])
    url = work_url(cast.hettstedt, "adoption:round_detail", found.public_id)
    client = cast.client("steuerungsgruppe")
    response = client.post(url, {"part": FIRST.key, "text": "Wer bezahlt die Lotsin?"}, follow=True)
    assert "Wer bezahlt die Lotsin?" in response.content.decode()
    page = client.post(url, {"part": "ffffffff", "text": "Kluger Satz"}).content.decode()
    assert "Diesen Absatz hat der Entwurf nicht." in page
    (said,) = comments_on(found)
    url = work_url(cast.kgc_st, "adoption:round_detail", found.public_id)
    source = cast.client("kgc_leitung")
    shown = source.get(url).content.decode()
    assert "sobald jede Rückmeldung eine Antwort hat" in shown
    assert 'value="abschliessen"' not in shown
    page = source.post(url, {"schritt": "abschliessen"}).content.decode()
    assert "Noch ohne Antwort: 1. Beantworten Sie zuerst jede Rückmeldung." in page
    form = {"schritt": "antworten", "comment": said.public_id, "text": "Das Jugendamt."}
    answered = source.post(url, form, follow=True).content.decode()
    assert "Das Jugendamt." in answered
    assert 'value="abschliessen"' in answered
    assert "abgeschlossen" in source.post(url, {"schritt": "abschliessen"}, follow=True).content.decode()
