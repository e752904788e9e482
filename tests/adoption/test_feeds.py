"""What papers give to other pages, what stays behind with fewer readers, and what others rest on."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from django_scopes import scope
from pytest_django import DjangoCaptureOnCommitCallbacks

from adoption.papers import TEXT, asked, issue, published, rewrite, taken, write
from factories import Cast, make_member
from lueckenlos.adoption.actions.adoptions import say_state
from lueckenlos.adoption.actions.news import switch_mail, tell_followers
from lueckenlos.adoption.actions.papers import delete_paper, publish, withdraw
from lueckenlos.adoption.actions.rounds import answer, close_round, comment
from lueckenlos.adoption.enums import PaperKind, UptakeState
from lueckenlos.adoption.models import CommentRound, Paper, PaperVersion, RoundFollower
from lueckenlos.adoption.presenters import use_rows
from lueckenlos.adoption.queries.feeds import feeding, feeds
from lueckenlos.adoption.queries.shared import find_version, foreign_papers, versions_by_key, versions_in_sight
from lueckenlos.adoption.shapes import Use
from lueckenlos.adoption.text import Block, Content
from lueckenlos.directory.actions.offers import create_offer
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.enums import Role, Visibility
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.models import Mitgliedschaft

KIND = PaperKind.LEITFRAGEN
QUESTION = Content("Fragen (erfunden)", "", "", (Block("a" * 8, "", "Wer zahlt morgen?", "verstetigung"),))


def fed(by: Actor, *, drafts: bool = False) -> list[tuple[str, int, list[str]]]:
    with scope(stelle=by.stelle):
        return [(one.source, one.number, one.topics) for one in feeds(by, KIND, drafts=drafts)]


def test_what_was_taken_over_feeds_until_the_stelle_says_no(cast: Cast) -> None:
    by = cast["leitung"]
    adoption = taken(published(cast["kgc_leitung"], QUESTION, kind=KIND), by)
    assert fed(cast["steuerungsgruppe"]) == [("KGC Sachsen-Anhalt", 1, ["verstetigung"])]
    assert fed(cast["fremd"]) == fed(make_member(cast.hettstedt, Role.TRAEGER)) == []
    with scope(stelle=by.stelle):
        say_state(adoption=adoption, values={"state": UptakeState.NICHT_VORGESEHEN}, seen=adoption.version, by=by)
    assert fed(by) == []


def test_an_own_paper_feeds_from_its_first_version_on(cast: Cast) -> None:
    paper = write(cast["leitung"], QUESTION, kind=KIND)
    assert (fed(cast["leitung"]), len(fed(cast["leitung"], drafts=True))) == ([], 1)
    issue(paper, cast["leitung"], Visibility.STELLE)
    assert fed(cast["leitung"]) == [("", 1, ["verstetigung"])]


# ------------------------------------------------------------ the audience of each version

READERS = ("koordination", "steuerungsgruppe", "fremd", "kreis", "kgc", "fremde_kgc", "bund")


def seen(cast: Cast, source: Paper) -> dict[str, list[int]]:
    """Numbers of the versions by reader, through every door of the work area."""
    found = {}
    for who in READERS:
        actor = cast[who]
        with scope(stelle=actor.stelle):
            papers = foreign_papers(actor) if actor.stelle != source.stelle else Paper.objects.all()
            listed = [one.number for paper in papers for one in versions_in_sight(actor, paper)]
            keys = {f"{source.public_id}-{number}" for number in (1, 2, 3)}
            by_key = sorted((one.number for one in versions_by_key(actor, keys).values()), reverse=True)
            found[who] = listed
            assert by_key == listed
            assert [n for n in (3, 2, 1) if find_version(actor, source.public_id, n)] == listed
    return found


def test_a_version_is_read_by_those_it_was_published_for(cast: Cast) -> None:
    source = published(cast["kgc_leitung"], visibility=Visibility.STELLE)
    for number, visibility in ((2, Visibility.LAND), (3, Visibility.OEFFENTLICH)):
        rewrite(source, cast["kgc_leitung"], Content(f"Fassung {number}", "", "", TEXT.blocks))
        issue(source, cast["kgc_leitung"], visibility)
    below, beside, own = [3, 2], [3], [3, 2, 1]
    assert seen(cast, source) == {
        "koordination": below,
        "fremd": below,
        "kreis": below,
        "steuerungsgruppe": beside,
        "fremde_kgc": beside,
        "bund": beside,
        "kgc": own,
    }
    url = work_url(cast.hettstedt, "adoption:paper_detail", source.public_id)
    codes = [cast.client("koordination").get(f"{url}?fassung={n}").status_code for n in (1, 2, 3)]
    assert codes == [404, 200, 200]
    adopt = work_url(cast.hettstedt, "adoption:paper_adopt", source.public_id)
    assert cast.client("koordination").get(f"{adopt}?fassung=1").status_code == 404


def test_a_withdrawal_brings_an_older_version_back_for_its_own_readers_only(cast: Cast) -> None:
    source = published(cast["kgc_leitung"], visibility=Visibility.LAND)
    rewrite(source, cast["kgc_leitung"], Content("Neu", "", "", TEXT.blocks))
    second = issue(source, cast["kgc_leitung"], Visibility.OEFFENTLICH)
    with scope(stelle=cast.kgc_st):
        withdraw(version=second, reason="überholt", by=cast["kgc_leitung"])
    source.refresh_from_db()
    assert source.visibility == Visibility.LAND
    found = seen(cast, source)
    assert [who for who in READERS if found[who]] == ["koordination", "fremd", "kreis", "kgc"]


def test_who_reads_a_version_can_be_changed_as_long_as_it_is_in_force(cast: Cast) -> None:
    source = published(cast["kgc_leitung"], visibility=Visibility.OEFFENTLICH)
    with scope(stelle=cast.kgc_st):
        publish(paper=source, visibility=Visibility.LAND, note="", seen=source.version, by=cast["kgc_leitung"])
    found = seen(cast, source)
    assert (found["bund"], found["koordination"]) == ([], [1])


# ------------------------------------------------------------ what others rest on


def test_a_draft_stays_while_an_offer_was_begun_with_it(cast: Cast) -> None:
    by = cast["leitung"]
    text = Content("Vorlage (erfunden)", "", "", (Block("a" * 8, "", "Familientreff", "title"),))
    paper = write(by, text, kind=PaperKind.ANGEBOTSVORLAGE)
    with scope(stelle=by.stelle):
        offer = create_offer(
            by=by, content={"title": "Treff"}, template=feeding(by, PaperKind.ANGEBOTSVORLAGE, paper.public_id)
        )
        with pytest.raises(Invalid, match="others_rest_on_it"):
            delete_paper(paper=paper, by=by)
    url = work_url(cast.hettstedt, "adoption:paper_delete", paper.public_id)
    page = cast.client("leitung").post(url, follow=True).content.decode()
    assert "Daran knüpft noch anderes an." in page
    with scope(stelle=by.stelle):
        offer.delete()
        delete_paper(paper=paper, by=by)
        assert not Paper.objects.exists()


def test_few_stellen_that_used_a_template_are_not_told() -> None:
    few, many = use_rows([Use(2, things=30, stellen=4), Use(1, things=7, stellen=5)])
    assert (few.cells, few.total) == (["wenige"], "weniger als 5")
    assert (many.cells, many.total) == (["7"], "5")


# ------------------------------------------------------------ the nightly mail


Night = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def night(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Night:
    """Who gets which first sentence from the nightly run of these people's Stellen."""

    def run(*actors: Actor, hours: int = 0) -> list[tuple[str, str]]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            for actor in actors:
                with scope(stelle=actor.stelle):
                    tell_followers(now=timezone.now() + timedelta(hours=hours), by=system_actor(actor.stelle))
        return [(one.to[0], one.body.split("\n")[2]) for one in mail.outbox]

    return run


@pytest.fixture
def round_(cast: Cast) -> CommentRound:
    return asked(write(cast["kgc_leitung"]), cast["kgc_leitung"], cast["leitung"])


def say(found: CommentRound, by: Actor) -> str:
    with scope(stelle=by.stelle):
        return comment(found=found, part="", text="Bitte kürzer.", by=by).public_id


def reply(found: CommentRound, key: str, by: Actor) -> None:
    with scope(stelle=by.stelle):
        answer(found=found, comment_key=key, text="Gern.", by=by)


def test_the_source_hears_of_comments_and_the_commenter_of_the_answer(
    cast: Cast, round_: CommentRound, night: Night
) -> None:
    kgc, town = cast["kgc_leitung"], cast["steuerungsgruppe"]
    first = say(round_, town)
    say(round_, town)
    told = night(kgc, town)
    assert told == [
        (kgc.user.email, "zu Ihrem Entwurf „Lotsendienst einrichten (erfunden)“ sind 2 neue Rückmeldungen eingegangen.")
    ]
    assert night(kgc, town, hours=1) == []
    RoundFollower._base_manager.update(told_until=timezone.now())
    reply(round_, first, kgc)
    told = night(kgc, town)
    assert told == [
        (
            town.user.email,
            "KGC Sachsen-Anhalt hat eine Rückmeldung Ihrer Stelle zu „Lotsendienst einrichten (erfunden)“ beantwortet.",
        )
    ]


def test_everybody_switches_the_mail_off_for_themselves(cast: Cast, round_: CommentRound, night: Night) -> None:
    url = work_url(cast.kgc_st, "adoption:round_detail", round_.public_id)
    client = cast.client("kgc_leitung")
    assert "Keine Mail mehr" in client.get(url).content.decode()
    page = client.post(url, {"schritt": "mail-aus"}, follow=True).content.decode()
    assert "Sie bekommen keine Mail zu dieser Runde." in page
    say(round_, cast["leitung"])
    assert night(cast["kgc_leitung"]) == []
    with scope(stelle=cast.kgc_st):
        switch_mail(found=round_, wanted=True, by=cast["kgc_leitung"])
    assert night(cast["kgc_leitung"]) == []
    say(round_, cast["leitung"])
    assert len(night(cast["kgc_leitung"])) == 1


def test_who_has_left_hears_nothing_and_after_the_end_nobody_is_kept(
    cast: Cast, round_: CommentRound, night: Night
) -> None:
    kgc = cast["kgc_leitung"]
    key = say(round_, cast["leitung"])
    reply(round_, key, kgc)
    Mitgliedschaft.objects.filter(user=cast["leitung"].user).delete()
    told = night(kgc, cast["leitung"])
    assert [one for one, _ in told] == [kgc.user.email]
    with scope(stelle=cast.kgc_st):
        close_round(found=round_, by=kgc)
    assert night(kgc, cast["leitung"], hours=1) == []
    assert not RoundFollower._base_manager.exists()


def test_versions_keep_their_audience_frozen(cast: Cast) -> None:
    source = published(cast["kgc_leitung"])
    with scope(stelle=cast.kgc_st):
        version = PaperVersion.objects.get(paper=source)
        version.title = "anders"
        with pytest.raises(Invalid, match="paper_version_is_frozen"):
            version.save()
