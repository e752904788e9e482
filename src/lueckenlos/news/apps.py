"""What a Stelle tells everybody: editorial pages, news, press releases, newsletter."""

from lueckenlos.shared import registers


class NewsConfig(registers.PackageConfig):
    name = "lueckenlos.news"
    label = "news"

    def connect(self) -> None:
        from lueckenlos.news.subjects import ArticleSubjects  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.tenancy.subjects import register_kind  # noqa: PLC0415 -- when somebody asks

        register_kind(ArticleSubjects())
