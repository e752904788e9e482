"""Links inside the work area: the Stelle of the page goes along by itself. And the person's own Stellen."""

from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone

from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.notices import notice_of
from lueckenlos.tenancy.queries import stellen_of

register = template.Library()


@register.simple_tag(takes_context=True, name="work_url")
def work_url_tag(context: dict[str, Any], name: str, *args: object) -> str:
    """``{% work_url "directory:offer_edit" offer.pk %}``"""
    return work_url(context["request"].actor.stelle, name, *args)


@register.inclusion_tag("tenancy/my_stellen.html", takes_context=True)
def my_stellen(context: dict[str, Any]) -> dict[str, object]:
    """The signed-in person's Stellen and roles, for the account page, which lies below this package."""
    return {"memberships": stellen_of(context["request"].user)}


@register.inclusion_tag("tenancy/about.html", takes_context=True)
def about(context: dict[str, Any], kind: str, key: object, title: str, *, gone: bool = False) -> dict[str, object]:
    """``{% about "goals.measure" measure.pk measure.title %}``: what rests on this thing, and what begins from it.

    ``gone=True``: nothing begins from it any more.
    """
    actor = context["request"].actor
    subject = subjects.Subject(subjects.Ref(kind, str(key)), title)
    found = subjects.resting(actor, subject.ref)
    rows = [{"label": subjects.label_of(one.ref.kind), "subject": one} for one in found]
    return {"resting": rows, "links": [] if gone else subjects.links(actor, subject)}


@register.inclusion_tag("tenancy/funding_notice.html")
def funding_notice(stelle: Stelle, moment: date) -> dict[str, object]:
    """``{% funding_notice article.stelle day %}``: who pays for the KGC, in the words of that day or moment.

    Nothing for other Stellen, and where no words are known for the day.
    """
    return {"notice": notice_of(stelle, timezone.localdate(moment) if isinstance(moment, datetime) else moment)}


@register.inclusion_tag("tenancy/conflict.html")
def conflict(form: VersionedForm) -> dict[str, object]:
    """``{% conflict form %}``: what somebody else has written meanwhile, beside what was typed."""
    return {"changed": form.conflict}
