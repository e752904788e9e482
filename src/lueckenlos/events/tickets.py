"""The ticket of a registration: a short code that finds it at the door and opens nothing else.

Like the secret link the code is computed and never stored; other than the link it may be photographed: whoever has it
can neither see nor cancel the registration.
"""

from typing import Final

import segno
from django.utils.crypto import salted_hmac
from django.utils.safestring import SafeString

from lueckenlos.events.models import Registration

# without 0, O, 1, I and L; 31 is a prime: every wrong sign and every swap of two neighbours changes the check sign.
# The door has a twin in static/events/codes.js
ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
# before the code in the QR code, so that a reader of other cards says so
PREFIX: Final = "EINLASS:"
_SALT: Final = "lueckenlos.events.ticket"
# 34 bits: two of a thousand tickets agree once in 50,000 events, and then the door shows both names
_SIGNS: Final = 7
_BASE: Final = 3  # generates all residues of 31
# light border of four modules, as readers need it
_BORDER: Final = 4


def code_of(registration: Registration) -> str:
    """Seven signs that need the row and the key of the installation, and a check sign."""
    mac = salted_hmac(_SALT, f"{registration.pk}:{registration.link_nonce}", algorithm="sha256")
    rest, signs = int.from_bytes(mac.digest()), ""
    for _ in range(_SIGNS):
        rest, sign = divmod(rest, len(ALPHABET))
        signs += ALPHABET[sign]
    return signs + check_sign(signs)


def check_sign(signs: str) -> str:
    total = 0
    for sign in signs:
        total = (total * _BASE + ALPHABET.index(sign)) % len(ALPHABET)
    return ALPHABET[total]


def spaced(code: str) -> str:
    """As people read it aloud: „7K3M-ABCD“."""
    return f"{code[:4]}-{code[4:]}"


def qr_svg(code: str, *, title: str, description: str) -> SafeString:
    """The ticket's QR code for a page; no style attributes, black on white in the dark, too."""
    drawn = segno.make_qr(PREFIX + code, error="m").svg_inline(
        border=_BORDER, light="#fff", title=title, desc=description, omitsize=True, svgclass="ticket-qr", lineclass=None
    )
    # segno escapes title and description
    return SafeString(drawn.replace("<svg ", '<svg role="img" ', 1))
