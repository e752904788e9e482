"""Pictures of articles, as a browser shows them inside a page."""

from django.http import FileResponse

from lueckenlos.news.models import ArticleImage


def picture(image: ArticleImage, *, public: bool) -> FileResponse:
    """A picture is not a download; what everybody may see can be kept a while, a draft's cannot."""
    answer = image.handed_out()
    answer["Content-Disposition"] = "inline"
    if public:
        # a withdrawn picture leaves other people's machines within minutes
        answer["Cache-Control"] = "public, max-age=300"
    return answer
