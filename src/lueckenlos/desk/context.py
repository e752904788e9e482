"""What the header and the navigation of the work area show."""

from django.http import HttpRequest
from django.urls import reverse

from lueckenlos.desk.navigation import groups_for, home_crumb
from lueckenlos.tenancy.queries import stellen_of


def navigation(request: HttpRequest) -> dict[str, object]:
    """Nothing outside the work area. Inside: groups of pages, the person's other Stellen, the first crumb."""
    actor = getattr(request, "actor", None)
    if actor is None or actor.user is None:
        return {}
    match = request.resolver_match
    others = [
        {
            "name": membership.stelle.name,
            "role": membership.get_role_display(),
            "url": reverse("desk:stelle_home", args=[membership.stelle.slug]),
        }
        for membership in stellen_of(actor.user)
        if membership.stelle_id != actor.stelle.pk
    ]
    return {
        "navigation": {"groups": groups_for(actor, match.view_name if match else ""), "others": others},
        "home_crumb": home_crumb(actor),
    }
