"""The uploaded table between preview and application, named by a ticket that only its Stelle can use."""

from typing import Final

from django.core import signing

from lueckenlos.imports.area_uploads import KEPT, folder
from lueckenlos.imports.files import Upload
from lueckenlos.imports.shelf.columns import Shelf
from lueckenlos.shared.errors import BadInput
from lueckenlos.tenancy.models import Stelle

SALT: Final = "lueckenlos.imports.shelf_uploads"


def ticket_for(upload: Upload, shelf: Shelf, stelle: Stelle) -> str:
    return signing.dumps([stelle.pk, upload.path.name, upload.name, shelf.value], salt=SALT)


def redeem(ticket: str, stelle: Stelle) -> tuple[Upload, Shelf]:
    """BadInput ``upload_gone`` if it is too old, applied already, or another Stelle's."""
    try:
        owner, stored, name, shelf = signing.loads(ticket, salt=SALT, max_age=KEPT)
    except (signing.BadSignature, ValueError) as error:
        raise BadInput("upload_gone") from error
    path = folder() / stored
    if owner != stelle.pk or not path.exists():
        raise BadInput("upload_gone")
    return Upload.of(path, name=name), Shelf(shelf)
