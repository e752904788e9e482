"""All German sentences of this package, by error code, and audit verbs in words."""

from collections.abc import Mapping
from typing import Final

from lueckenlos.imports.area_messages import AREA_SENTENCES, AREA_VERBS
from lueckenlos.imports.offer_messages import OFFER_SENTENCES
from lueckenlos.imports.offer_messages import VERBS as OFFER_VERBS
from lueckenlos.imports.shelf_messages import SHELF_SENTENCES

SENTENCES: Final[Mapping[str, str]] = {**AREA_SENTENCES, **SHELF_SENTENCES, **OFFER_SENTENCES}
VERBS: Final[dict[str, str]] = {**AREA_VERBS, **OFFER_VERBS}
