"""The full-text index over SearchText; rows are few and written one at a time, so a trigger costs nothing."""

from django.db import migrations

from lueckenlos.shared.search_index import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("library", "0001_initial")]

    operations = [SearchIndex("library", "searchtext").made()]
