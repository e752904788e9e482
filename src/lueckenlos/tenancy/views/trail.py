"""The audit trail, for the Leitung."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import exports, queries, rules
from lueckenlos.tenancy.forms import AuditFilterForm
from lueckenlos.tenancy.history import in_words
from lueckenlos.tenancy.http import WorkRequest


@require_safe
def audit_list(request: WorkRequest) -> HttpResponse:
    ensure(rules.may_view_audit(request.actor))
    form = AuditFilterForm(request.GET, choices=queries.trail_choices(request.actor))
    page = paginate(queries.audit_lines(request.actor, form.criteria), request)
    lines = [in_words(entry) for entry in page.rows]
    return render(request, "tenancy/audit_list.html", {"form": form, "page": page, "lines": lines})


@require_safe
def audit_export(request: WorkRequest) -> StreamingHttpResponse:
    """The same lines as the list shows, all pages."""
    ensure(rules.may_view_audit(request.actor))
    form = AuditFilterForm(request.GET, choices=queries.trail_choices(request.actor))
    entries = queries.audit_lines(request.actor, form.criteria)
    name = f"protokoll-{request.actor.stelle.slug}-{timezone.localdate():%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(exports.trail_csv(entries), content_type="text/csv; charset=utf-8", headers=headers)
