"""Looking for words in a few thousand texts without an index: each row keeps its analysed words in a column.

For offers and publications, of which there are many with long texts, there is an index; see their packages.
"""

from django.db.models import Q

from lueckenlos.german import index_tokens, query_groups


def words_of(*texts: str) -> str:
    """What the column holds: every analysed word once, with a blank on either side."""
    return f" {' '.join(dict.fromkeys(index_tokens(' '.join(texts))))} "


def holding(column: str, text: str) -> Q:
    """Rows that answer every word of the question, in whatever inflection; all rows for an empty one."""
    wanted = Q()
    for group in query_groups(text):
        any_of = Q()
        for tokens in group.narrowest:
            all_of = Q()
            for token in tokens:
                all_of &= Q(**{f"{column}__contains": f" {token} "})
            any_of |= all_of
        wanted &= any_of
    return wanted
