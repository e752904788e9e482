"""``lueckenlos stelle``: all or nothing, and nothing for an address that cannot be one."""

import pytest

from lueckenlos.config.cli import main
from lueckenlos.geo.models import Gebiet
from lueckenlos.tenancy.models import AuditEntry, Einladung, Stelle

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["kein-at-zeichen", "", "a b@example.org"])
def test_a_wrong_address_is_refused_before_anything_is_made(
    address: str, capsys: pytest.CaptureFixture[str], django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(0):
        assert main(["stelle", "neu", "Neu", "--leitung", address]) == 2
    assert "E-Mail" in capsys.readouterr().err
    assert (Stelle.objects.count(), AuditEntry.objects.count(), Einladung.objects.count()) == (0, 0, 0)


def test_a_stelle_with_its_first_leitung(capsys: pytest.CaptureFixture[str]) -> None:
    assert Gebiet.objects.count() == 0
    assert main(["stelle", "neu", "Neu", "--leitung", "leitung@example.org"]) == 0
    assert "/arbeit/neu/" in capsys.readouterr().out
    assert [one.email for one in Einladung.objects.all()] == ["leitung@example.org"]
