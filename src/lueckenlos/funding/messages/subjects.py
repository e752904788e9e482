"""Words of Antragsmappen on the pages of others."""

from typing import Final

PROOF_NOTE: Final = "Verwendungsnachweis"
