"""What a Stelle tells everybody: editorial pages, news, press releases, newsletter."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "lueckenlos.news"
    label = "news"

    def ready(self) -> None:
        from lueckenlos.news.subjects import ArticleSubjects  # noqa: PLC0415 -- app ready
        from lueckenlos.tenancy.subjects import register_kind  # noqa: PLC0415 -- app ready

        register_kind(ArticleSubjects())
