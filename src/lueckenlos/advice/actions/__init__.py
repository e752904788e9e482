"""Writing the KGC's work."""

from lueckenlos.advice.actions.activities import (
    add_document,
    create_activity,
    delete_activity,
    remove_document,
    share_activity,
    update_activity,
)
from lueckenlos.advice.actions.cases import create_case, inquire, move_case, share_case, update_case
from lueckenlos.advice.actions.communes import add_communes, remove_commune, update_commune
from lueckenlos.advice.actions.follow_ups import add_follow_up, finish_follow_up
from lueckenlos.advice.actions.register import (
    create_register_entry,
    delete_register_entry,
    update_register_entry,
)
from lueckenlos.advice.actions.tidy import forget_names

__all__ = [
    "add_communes",
    "add_document",
    "add_follow_up",
    "create_activity",
    "create_case",
    "create_register_entry",
    "delete_activity",
    "delete_register_entry",
    "finish_follow_up",
    "forget_names",
    "inquire",
    "move_case",
    "remove_commune",
    "remove_document",
    "share_activity",
    "share_case",
    "update_activity",
    "update_case",
    "update_commune",
    "update_register_entry",
]
