"""The analysed words of an offer; the index over them is built by the migration, apart for each database."""

from django.db import models

from lueckenlos.directory.models.offer import Offer


class SearchDocument(models.Model):
    """Words of title and body as ``german`` wrote them, separated by blanks.

    SQLite indexes the row in an FTS5 table, PostgreSQL in GIN indexes over ``array_to_tsvector``: both find the same.
    ``body_words`` leaves out what ``title_words`` has.
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


class SearchWord(models.Model):
    """A word that occurs, or once occurred, in some SearchDocument: where spelling mistakes look for their original.

    A table of its own, because PostgreSQL would have to read the whole index to list its words.
    """

    word = models.CharField("Wort", max_length=60, unique=True)

    class Meta:
        verbose_name = "Wort der Suche"
        verbose_name_plural = "Wörter der Suche"

    def __str__(self) -> str:
        return self.word
