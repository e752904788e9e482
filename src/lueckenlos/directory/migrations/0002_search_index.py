"""The full-text index over SearchDocument; ``actions.search`` alone writes documents and indexes them by hand."""

from django.db import migrations

from lueckenlos.shared.search_index import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]

    operations = [SearchIndex("directory", "searchdocument", key="offer_id", by_hand=True).made()]
