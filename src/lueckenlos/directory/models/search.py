"""The analysed words of an offer; the index over them is built by the migration, apart for each database."""

from django.db import models

from lueckenlos.directory.models.offer import Offer


class SearchDocument(models.Model):
    """Words of title and body as ``german`` wrote them, separated by blanks.

    SQLite indexes the row in an FTS5 table, PostgreSQL in a GIN index over ``array_to_tsvector``: both find the same.
    """

    offer = models.OneToOneField(Offer, models.CASCADE, primary_key=True, related_name="search")
    title_words = models.TextField()
    body_words = models.TextField()
    analyser = models.PositiveSmallIntegerField("Version der Textanalyse")

    class Meta:
        verbose_name = "Suchtext"
        verbose_name_plural = "Suchtexte"

    def __str__(self) -> str:
        return self.title_words
