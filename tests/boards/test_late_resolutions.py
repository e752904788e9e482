"""What stands in the commune's list of what is late."""

from datetime import timedelta

from boards import committee as made
from factories import Cast
from lueckenlos.boards.actions.resolutions import add_progress
from lueckenlos.boards.enums import ProgressState
from lueckenlos.boards.models import Resolution
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.links import work_url
from process.bausteine import save


def test_resolutions_and_steps_of_bausteine_are_late_together(hettstedt: Cast) -> None:
    by, today = hettstedt["koordination"], made.today()
    row = made.resolved(made.item(made.sitting(made.committee(by), by), by), by)
    yesterday = today - timedelta(days=1)
    Resolution.objects.filter(pk=row.pk).update(due=yesterday, decided_on=yesterday, addressee="Stadtrat")
    save(by, next_step="Stelle anmelden", next_on=today - timedelta(days=3))
    told = subjects.late(by, today)
    assert [(one.subject.title, one.due_on) for one in told] == [
        ("Stelle anmelden", today - timedelta(days=3)),
        (row.text, yesterday),
    ]
    assert told[1].note.endswith("Stadtrat · seit gestern überfällig")
    # on the day itself nothing is late
    assert [one.subject.title for one in subjects.late(by, yesterday)] == ["Stelle anmelden"]
    page = hettstedt.client("koordination").get(work_url(by.stelle, "goals:goal_tree")).content.decode()
    assert f'href="{told[1].subject.url}"' in page
    # for roles that do not see it, it is not there
    assert subjects.late(hettstedt["traeger"], today) == []
    add_progress(resolution=row, state=ProgressState.UMGESETZT, note="Steht.", on=today, today=today, by=by)
    assert [one.subject.title for one in subjects.late(by, today)] == ["Stelle anmelden"]
