"""The signed-in person's own data."""

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from lueckenlos.accounts.http import SignedInRequest
from lueckenlos.tenancy import exports


@require_safe
def my_data(request: SignedInRequest) -> JsonResponse:
    """Everything stored about the person, as a file."""
    headers = {"Content-Disposition": 'attachment; filename="meine-daten.json"'}
    options = {"ensure_ascii": False, "indent": 2}
    return JsonResponse(exports.personal_data(request.user), json_dumps_params=options, headers=headers)
