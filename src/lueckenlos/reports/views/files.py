"""A report as a file, for every page that offers it as ``?als=…``."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from django.http import HttpRequest, HttpResponse

R = TypeVar("R")


def file_of(
    request: HttpRequest,
    writers: Mapping[str, tuple[str, Callable[[R, str], bytes]]],
    report: R,
    version: str,
    name: str,
) -> HttpResponse | None:
    """None where no file is asked for, or of a kind that there is not."""
    kind = request.GET.get("als", "")
    if kind not in writers:
        return None
    media, write = writers[kind]
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return HttpResponse(write(report, version), content_type=media, headers=headers)
