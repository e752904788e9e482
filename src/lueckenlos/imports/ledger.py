"""The ledger of loaded files: DataSource rows and their audit lines, opened and closed by every action."""

from django.db import transaction

from lueckenlos.imports.datasets import dataset
from lueckenlos.imports.receipt import Receipt
from lueckenlos.indicators.models import DataSource
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import Stelle

OPERATOR = "lueckenlos import"


def open_source(receipt: Receipt, *, stelle: Stelle | None) -> DataSource:
    """The source that new rows point to."""
    return DataSource.objects.create(
        stelle=stelle,
        title=receipt.title[:200],
        attribution=receipt.attribution[:400],
        licence=receipt.licence[:100],
        file_name=receipt.file_name[:200],
        file_hash=receipt.file_hash,
        threshold=dataset(receipt.kind).threshold,
    )


def close_source(source: DataSource, receipt: Receipt, *, by: Actor | None, dry_run: bool) -> Receipt:
    """Keep the source with its totals and write the audit line; without a change, or for a preview, leave no trace.

    Call as the last step inside the action's transaction.
    """
    receipt.rejected.sort(key=lambda row: row.line)
    if dry_run:
        transaction.set_rollback(True)
        return receipt
    receipt.applied = True
    if not receipt.touched:
        source.delete()
        return receipt
    source.control = receipt.as_control()
    source.save(update_fields=["control"])
    receipt.source_id = source.pk
    changes: dict[str, tuple[object, object]] = {"new": (0, receipt.new), "changed": (0, receipt.changed)}
    verb = f"imports.{receipt.target}.loaded"
    if by is None:
        audit.record_by_operator(verb, source, name=OPERATOR, changes=changes)
    else:
        audit.record(verb, source, by=by, changes=changes)
    return receipt
