"""Reading returned mails (RFC 3464): whose address is gone for good. Pure: a message goes in, tokens come out.

Only what carries the address for unsubscribing of a mail of ours is believed. Anybody can write a mail that says that
somebody's address is gone; nobody else knows that address of theirs.
"""

import re
from collections.abc import Iterator
from email import message_from_string
from email.message import Message
from typing import Final

# an address or domain that does not exist, or a mailbox that was closed. Not 5.2.2 (full) and never 5.7 (the server
# dislikes the mail): otherwise one issue that looks like spam would cost a newsletter all readers of a provider
_GONE: Final = re.compile(r"5\.(1\.\d{1,3}|2\.1|4\.4)")
_CODE: Final = re.compile(r"\b[45]\.\d{1,3}\.\d{1,3}\b")
_NO_MAILBOX: Final = frozenset({550, 551, 553})
# „/newsletter/abmelden/<token>/“ in the header that a mail server has sent back
_TOKEN: Final = re.compile(r"/abmelden/([\w.:-]+)/")


def returned_token(message: "Message[str, str]") -> str:
    """The token of the subscription that cannot be reached any more; empty for anything else."""
    return _token(message) if _is_final(message) else ""


def says_gone(code: int, text: bytes) -> bool:
    """What a server has answered while it was spoken to; without an enhanced status the plain code must do."""
    told = _CODE.search(text.decode("ascii", "replace"))
    return bool(_GONE.fullmatch(told[0])) if told else code in _NO_MAILBOX


def _is_final(message: "Message[str, str]") -> bool:
    """A report that says „failed“ with a status that means: there is no such mailbox."""
    for part in message.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        for fields in _fields(part):
            failed = str(fields.get("Action", "")).strip().lower() == "failed"
            if failed and _GONE.fullmatch(str(fields.get("Status", "")).strip()):
                return True
    return False


def _fields(part: "Message[str, str]") -> Iterator["Message[str, str]"]:
    """Groups of fields: of the mail, then of each recipient."""
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (one for one in payload if isinstance(one, Message))


def _token(message: "Message[str, str]") -> str:
    for part in message.walk():
        if part.get_content_type() == "text/rfc822-headers":
            raw = part.get_payload(decode=True)
            text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""
            found = message_from_string(text).get("List-Unsubscribe", "")
        else:
            # the whole mail that was sent back, walked through like any other part
            found = part.get("List-Unsubscribe", "")
        # a long header is folded over several lines
        if token := _TOKEN.search(re.sub(r"\s+", "", str(found))):
            return token[1]
    return ""
