"""Taking in returned mails from where the mail server has put them: an mbox file or a Maildir folder."""

import mailbox
from contextlib import closing
from pathlib import Path

from django.utils import timezone

from lueckenlos.news.actions.bounces import set_aside
from lueckenlos.news.bounces import returned_token
from lueckenlos.news.links import SUBSCRIPTION, nonce_of
from lueckenlos.shared.errors import BadInput


def take_in(path: Path) -> tuple[int, int]:
    """How many mails were read and how many addresses were set aside. The mails stay; a second time changes nothing.

    Raises BadInput("mailbox_missing").
    """
    read, nonces = 0, []
    with closing(_opened(path)) as box:
        for message in box:
            read += 1
            token = returned_token(message)
            if token and (nonce := nonce_of(SUBSCRIPTION, token)):
                nonces.append(nonce)
    return read, set_aside(nonces=nonces, now=timezone.now())


def _opened(path: Path) -> mailbox.Maildir | mailbox.mbox:
    if path.is_dir() and (path / "cur").is_dir():
        return mailbox.Maildir(path, create=False)
    if path.is_file():
        return mailbox.mbox(path, create=False)
    raise BadInput("mailbox_missing", path=str(path))
