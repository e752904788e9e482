"""What holds at a bazaar, in words: on the public page, as part of the rules that are accepted, and for each seller."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from lueckenlos.bazaar.enums import CommissionStep, Rounding
from lueckenlos.bazaar.forms.fields import percent_text
from lueckenlos.bazaar.messages.notices import items
from lueckenlos.bazaar.models import Bazaar, SellerGroup
from lueckenlos.bazaar.rules import limits_of
from lueckenlos.shared.formats import decimal

Facts = list[tuple[str, str]]


def facts_of(bazaar: Bazaar, groups: Sequence[SellerGroup]) -> Facts:
    """As (label, text), in the order in which a seller meets it; one line for each group. No queries."""
    step, least = bazaar.get_price_step_cents_display(), _euro(bazaar.min_price_cents)
    found = [
        *((f"Bedingungen ({group})" if len(groups) > 1 else "Bedingungen", _terms(group)) for group in groups),
        ("Provision runden", _rounding(bazaar, groups)),
        ("Preise", f"in Schritten von {step}, mindestens {least}"),
        ("Höchstens je Nummer", _limits(bazaar)),
        ("Listen offen bis", _moment(bazaar.lists_close_at or bazaar.event.starts_at)),
        ("Ware abgeben", _span(bazaar.dropoff_from, bazaar.dropoff_until)),
        ("Geld und Übriges abholen", _span(bazaar.collect_from, bazaar.collect_until)),
        ("Was angenommen wird", bazaar.allowed_text),
        ("Was nicht angenommen wird", bazaar.forbidden_text),
        ("Was übrig bleibt", "geht zurück oder wird auf Ihren Wunsch gespendet" if bazaar.charity else "geht zurück"),
    ]
    return [(label, text) for label, text in found if text]


def _terms(group: SellerGroup) -> str:
    """„bis 50 Artikel, 15 % Provision vom Umsatz, 3,00 € je Liste“"""
    rate = f"{percent_text(group.rate_bp)}\u00a0% Provision vom Umsatz" if group.rate_bp else "keine Provision"
    fee = f"{_euro(group.fee_cents)} je Liste" if group.fee_cents else "keine Listengebühr"
    return f"bis {items(group.max_items)}, {rate}, {fee}"


def _rounding(bazaar: Bazaar, groups: Sequence[SellerGroup]) -> str:
    """Nothing where nobody pays a commission."""
    if not any(group.rate_bp for group in groups):
        return ""
    step = CommissionStep(bazaar.commission_step_cents)
    return step.label if step is CommissionStep.CENT else f"{step.label}, {Rounding(bazaar.rounding).label}"


def _limits(bazaar: Bazaar) -> str:
    return ", ".join(f"{most} {name}" for name, most in limits_of(bazaar).items() if most is not None)


def _span(begins: datetime | None, ends: datetime | None) -> str:
    """„Freitag, 7. Mai, 16:00 bis 18:00 Uhr“; over several days both in full."""
    if begins is None or ends is None:
        return _moment(begins) if begins else f"bis {_moment(ends)}" if ends else ""
    same = timezone.localdate(begins) == timezone.localdate(ends)
    last = f"{date_format(timezone.localtime(ends), 'H:i')} Uhr" if same else _moment(ends)
    return f"{_moment(begins).removesuffix(' Uhr') if same else _moment(begins)} bis {last}"


def _moment(moment: datetime) -> str:
    return f"{date_format(timezone.localtime(moment), 'l, j. F, H:i')} Uhr"


def _euro(cents: int) -> str:
    return f"{decimal(cents / 100, 2)}\u00a0€"
