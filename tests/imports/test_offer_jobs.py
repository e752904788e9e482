"""Jobs that end before their time, and files that have had their day."""

import json
import os
import signal
import subprocess
import sys
import textwrap
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import timezone
from offer_tables import applied, csv_text, line, previewed, upload

from factories import Cast
from lueckenlos.directory.models import Offer
from lueckenlos.imports import offer_actions as actions
from lueckenlos.imports import tasks
from lueckenlos.imports.enums import RunStatus
from lueckenlos.imports.models import ImportRow, ImportRun
from lueckenlos.imports.offers import jobs
from lueckenlos.shared.errors import Invalid, NotAllowed

STATES = [
    (RunStatus.WIRD_GEPRUEFT, RunStatus.ZUORDNUNG, "import_check_interrupted"),
    (RunStatus.WIRD_UEBERNOMMEN, RunStatus.VORSCHAU, "import_apply_interrupted"),
    (RunStatus.WIRD_ZURUECKGENOMMEN, RunStatus.UEBERNOMMEN, "import_undo_interrupted"),
]


@pytest.mark.parametrize(("working", "safe", "code"), STATES)
def test_a_silent_run_goes_back(hettstedt: Cast, working: RunStatus, safe: RunStatus, code: str) -> None:
    run = previewed(hettstedt["koordination"], [line()])
    now = timezone.now()
    ImportRun.objects.update(status=working, heartbeat_at=now)
    assert tasks.recover_runs(now + timedelta(seconds=59)) == 0
    assert tasks.recover_runs(now + timedelta(seconds=61)) == 1
    run.refresh_from_db()
    assert (run.status, run.error_code, run.heartbeat_at) == (safe, code, None)
    assert tasks.recover_runs(now + timedelta(seconds=61)) == 0


def test_a_waiting_run_is_left_alone(hettstedt: Cast) -> None:
    previewed(hettstedt["koordination"], [line()])
    ImportRun.objects.update(status=RunStatus.WIRD_UEBERNOMMEN, heartbeat_at=None)
    assert tasks.recover_runs(timezone.now() + timedelta(days=1)) == 0


def test_a_job_started_again_after_a_crash_does_not_apply(hettstedt: Cast) -> None:
    run = previewed(hettstedt["koordination"], [line()])
    ImportRun.objects.update(status=RunStatus.WIRD_UEBERNOMMEN, heartbeat_at=timezone.now())
    jobs.apply(run.pk, user_name="Test", user_pk=None)
    run.refresh_from_db()
    assert (run.status, run.error_code) == (RunStatus.VORSCHAU, "import_apply_interrupted")
    assert Offer.objects.count() == 0
    run = actions.start_apply(run=run, by=hettstedt["koordination"], release=False)
    assert (run.status, run.error_code, Offer.objects.count()) == (RunStatus.UEBERNOMMEN, "", 1)


def test_a_job_done_twice_does_nothing_more(hettstedt: Cast) -> None:
    run = applied(hettstedt["koordination"], [line()])
    jobs.apply(run.pk, user_name="Test", user_pk=None)
    jobs.check(run.pk)
    assert Offer.objects.count() == 1


def test_the_file_breaks_off_in_the_middle(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    good = csv_text([line(titel=f"Gruppe {number}") for number in range(300)])
    run = upload(by, good + '"nie geschlossen;' + "x" * 200_000)
    run = actions.assign_columns(run=run, by=by, mapping=run.mapping, clear_empty=False)
    assert (run.status, run.error_code, run.error_values) == (RunStatus.ZUORDNUNG, "file_quote", {"line": 302})
    assert ImportRow.objects.count() == 0


def test_an_unexpected_failure_rolls_back(hettstedt: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    run = previewed(hettstedt["koordination"], [line()])

    def full_disk(*args: object, **options: object) -> None:
        raise OSError

    monkeypatch.setattr(jobs.audit, "record", full_disk)
    run = actions.start_apply(run=run, by=hettstedt["koordination"], release=False)
    assert (run.status, run.error_code) == (RunStatus.VORSCHAU, "import_failed")
    assert Offer.objects.count() == 0
    assert ImportRow.objects.get().effect == ""


def test_a_second_click_starts_nothing(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    run = previewed(by, [line()])
    seen_before = ImportRun.objects.get()
    actions.start_apply(run=run, by=by, release=False)
    with pytest.raises(NotAllowed) as refused:
        actions.start_apply(run=seen_before, by=by, release=True)
    assert refused.value.code == "import_wrong_state"
    assert Offer.objects.count() == 1


def test_waiting_can_be_stopped_but_not_work(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    run = previewed(by, [line()])
    ImportRun.objects.update(status=RunStatus.WIRD_UEBERNOMMEN, heartbeat_at=None)
    run.refresh_from_db()
    run = actions.stop_waiting(run=run, by=by)
    assert (run.status, run.error_code) == (RunStatus.VORSCHAU, "import_stopped")
    ImportRun.objects.update(status=RunStatus.WIRD_UEBERNOMMEN, heartbeat_at=timezone.now())
    run.refresh_from_db()
    with pytest.raises(Invalid):
        actions.stop_waiting(run=run, by=by)


def test_uploads_go_after_thirty_days(hettstedt: Cast, settings: LazySettings) -> None:
    run = applied(hettstedt["koordination"], [line()])
    stray = Path(settings.UPLOAD_DIR) / "offers-verwaist"
    stray.write_text("x")
    os.utime(stray, (0, 0))
    now = timezone.now()
    assert tasks.purge_uploads(now + timedelta(days=29)) == 1  # the stray alone
    assert tasks.purge_uploads(now + timedelta(days=31)) == 1
    run.refresh_from_db()
    assert run.stored_as == ""
    assert list(Path(settings.UPLOAD_DIR).iterdir()) == []
    assert actions.start_undo(run=run, by=hettstedt["koordination"]).status == RunStatus.ZURUECKGENOMMEN


SETUP = """
    import os, sys, time
    import django
    django.setup()
    from lueckenlos.config.tables import bring_up_to_date
    from django_scopes import scope, scopes_disabled
    from lueckenlos.directory.models import Offer
    from lueckenlos.imports import tasks
    from lueckenlos.imports.models import ImportRow, ImportRun
    from lueckenlos.imports.offers import jobs, progress
    from lueckenlos.tenancy.models import AuditEntry, Stelle
"""
VICTIM = """
    from lueckenlos.tenancy.actor import system_actor
    bring_up_to_date()
    stelle = Stelle.objects.create(slug="x", name="X", art="kommune")
    rows = "".join(f"Gruppe {number};Ort\\n" for number in range(9000))
    with scope(stelle=stelle):
        from lueckenlos.imports import offer_actions
        run = offer_actions.upload(by=system_actor(stelle), stream=[b"titel;ort\\n", rows.encode()], name="a.csv")
        offer_actions.assign_columns(run=run, by=system_actor(stelle), mapping=["titel", "ort"], clear_empty=False)
    jobs.check(run.pk)
    ImportRun._base_manager.update(status="wird_uebernommen")
    def wait(run, done):
        print("MITTENDRIN", done, flush=True)
        if done > 3000:
            time.sleep(60)
    progress.report = wait
    jobs.apply(run.pk, user_name="Test", user_pk=None)
"""
WITNESS = """
    import json
    from datetime import timedelta
    from django.utils import timezone
    with scopes_disabled():
        half = (Offer.objects.count(), ImportRow.objects.count(), ImportRun.objects.get().status)
        recovered = tasks.recover_runs(timezone.now() + timedelta(seconds=61))
        run = ImportRun.objects.get()
        again = (recovered, run.status, run.error_code, ImportRow.objects.filter(effect="").count())
        ImportRun.objects.update(status="wird_uebernommen", heartbeat_at=None)
    jobs.apply(run.pk, user_name="Test", user_pk=None)
    with scopes_disabled():
        after = (Offer.objects.count(), ImportRun.objects.get().status)
    print(json.dumps([half, again, after]))
"""


def _script(folder: Path, body: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "lueckenlos.config.settings"}
    environment.pop("DATABASE_URL", None)
    code = textwrap.dedent(SETUP) + textwrap.dedent(body)
    return subprocess.Popen(  # noqa: S603 -- our own code
        [sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True
    )


def test_killed_in_the_middle_nothing_is_applied(tmp_path: Path) -> None:
    with _script(tmp_path, VICTIM) as victim:
        assert victim.stdout is not None
        assert [victim.stdout.readline().split() for _ in range(2)] == [["MITTENDRIN", "2000"], ["MITTENDRIN", "4000"]]
        victim.send_signal(signal.SIGKILL)
    with _script(tmp_path, WITNESS) as witness:
        output, _ = witness.communicate(timeout=120)
    assert json.loads(output) == [
        [0, 9000, "wird_uebernommen"],
        [1, "vorschau", "import_apply_interrupted", 9000],
        [9000, "uebernommen"],
    ]
