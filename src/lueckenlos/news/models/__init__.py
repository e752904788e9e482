"""Articles with their pictures; newsletters with their issues, readers and the ledger of what was sent."""

from lueckenlos.news.models.article import Article, ArticleImage
from lueckenlos.news.models.newsletter import Delivery, Issue, IssueItem, Newsletter, Reader, SignUp, Subscription

__all__ = [
    "Article",
    "ArticleImage",
    "Delivery",
    "Issue",
    "IssueItem",
    "Newsletter",
    "Reader",
    "SignUp",
    "Subscription",
]
