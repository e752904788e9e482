"""A Beschluss on a paper that its source has withdrawn: refused, also where nobody here can read it any more."""

import pytest
from django_scopes import scope

from adoption.papers import published
from boards.committee import committee, resolved, sitting
from factories import Cast
from lueckenlos.adoption.actions.papers import withdraw
from lueckenlos.adoption.models import PaperVersion
from lueckenlos.boards.actions.agenda import add_item
from lueckenlos.boards.models import Resolution
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.subjects import Ref
from lueckenlos.web.sentences import sentence

VALUES = {"title": "Lotsendienst", "kind": "beschluss"}


def test_a_resolution_on_a_withdrawn_version_is_refused(cast: Cast) -> None:
    source = published(cast["kgc_leitung"])
    by = cast["leitung"]
    with scope(stelle=by.stelle):
        subject = subjects.find(by, Ref("adoption.paper", f"{source.public_id}-1"))
        of = sitting(committee(by), by)
        top = add_item(meeting=of, values=VALUES, subject=subject, by=by)
    with scope(stelle=cast.kgc_st):
        withdraw(version=PaperVersion.objects.get(), reason="überholt", by=cast["kgc_leitung"])
    with scope(stelle=by.stelle):
        with pytest.raises(Invalid, match="paper_version_withdrawn") as refused:
            resolved(top, by)
        assert not Resolution.objects.exists()
        with pytest.raises(Invalid, match="paper_version_withdrawn"):
            add_item(meeting=of, values=VALUES, subject=subject, by=by)
    assert sentence(refused.value).startswith("„Lotsendienst einrichten (erfunden)“, Fassung 1, wurde zurückgezogen.")
