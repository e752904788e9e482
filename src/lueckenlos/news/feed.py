"""News as an Atom feed (RFC 4287)."""

from collections.abc import Sequence

from django.http import QueryDict
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from lueckenlos.news.messages import FEED_TITLE
from lueckenlos.news.models import Article
from lueckenlos.shared.mail import absolute


def atom(rows: Sequence[Article], query: QueryDict) -> str:
    """The newest first; addresses come from the settings, never from the request."""
    asked = f"?{query.urlencode()}" if query else ""
    feed = Atom1Feed(
        title=FEED_TITLE,
        link=absolute(reverse("portal:news_list") + asked),
        description=None,
        language="de",
        feed_url=absolute(reverse("portal:news_feed") + asked),
    )
    for row in rows:
        link = absolute(reverse("portal:news_page", args=[row.public_id]))
        feed.add_item(
            title=row.title,
            link=link,
            description=row.teaser,
            unique_id=link,
            pubdate=row.public_at,
            updateddate=max(row.changed_at, row.public_at) if row.public_at else row.changed_at,
            author_name=row.stelle.name,
            categories=(row.get_kind_display(),),
        )
    return str(feed.writeString("utf-8"))
