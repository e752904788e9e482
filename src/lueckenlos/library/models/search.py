"""The analysed words of what is published; the index over them is built by a migration, apart for each database."""

from django.db import models

from lueckenlos.library.models.example import PublishedExample
from lueckenlos.library.models.publication import Publication


class SearchText(models.Model):
    """Words of title and body as ``german`` wrote them. A changed text gets a new row, never a changed one:

    the highest key tells every process whether its list of words is still the newest.
    """

    publication = models.OneToOneField(Publication, models.CASCADE, null=True, related_name="search")
    example = models.OneToOneField(PublishedExample, models.CASCADE, null=True, related_name="search")
    title_words = models.TextField()
    body_words = models.TextField()

    class Meta:
        verbose_name = "Suchtext"
        verbose_name_plural = "Suchtexte"

    def __str__(self) -> str:
        return self.title_words
