"""Files of a training in the work area: uploaded, handed out, deleted."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.courses.actions.files import add_file, remove_file
from lueckenlos.courses.forms.small import FileForm
from lueckenlos.courses.messages import notices
from lueckenlos.courses.models import Course
from lueckenlos.courses.queries.work import get_course_or_404, get_file_or_404
from lueckenlos.courses.rules import may_keep_files, may_read_record
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_http_methods(["GET", "POST"])
def files(request: WorkRequest, pk: int) -> HttpResponse:
    """What is there; POST takes one more, or deletes the one named by ``weg``."""
    actor = request.actor
    course = get_course_or_404(actor, pk)
    ensure(may_keep_files(actor, course))
    form = FileForm()
    if request.method == "POST":
        if gone := request.POST.get("weg", ""):
            return _removed(request, course, gone)
        form = FileForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                row = add_file(course=course, by=actor, now=timezone.now(), **form.values)
            except Invalid as error:
                form.add_error("file", sentence(error))
            else:
                messages.success(request, notices.FILE_ADDED.format(file=row))
                return redirect(work_url(actor.stelle, "courses:files", pk))
    shown = {"course": course, "event": course.event, "form": form, "files": course.files.all()}
    return render(request, "courses/files.html", shown)


@require_safe
def file(request: WorkRequest, pk: int, file: int) -> FileResponse:
    ensure(may_read_record(request.actor))
    return get_file_or_404(get_course_or_404(request.actor, pk), file).handed_out()


def _removed(request: WorkRequest, course: Course, key: str) -> HttpResponse:
    found = next((row for row in course.files.all() if str(row.pk) == key), None)
    if found is None:
        raise Http404
    remove_file(file=found, by=request.actor)
    messages.success(request, notices.FILE_REMOVED.format(file=found))
    return redirect(work_url(request.actor.stelle, "courses:files", course.event_id))
