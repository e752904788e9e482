"""Writing Förderprogramme and Antragsmappen, handing in, and reminding."""

from lueckenlos.funding.actions.handing_in import move_mappe
from lueckenlos.funding.actions.mappen import create_mappe, delete_mappe, pick, update_mappe, write_section
from lueckenlos.funding.actions.plan import add_plan_line, remove_plan_line, set_spending, update_plan_line
from lueckenlos.funding.actions.programmes import (
    add_deadline,
    create_programme,
    delete_programme,
    remove_deadline,
    update_programme,
)
from lueckenlos.funding.actions.reminders import remind_of_deadlines

__all__ = [
    "add_deadline",
    "add_plan_line",
    "create_mappe",
    "create_programme",
    "delete_mappe",
    "delete_programme",
    "move_mappe",
    "pick",
    "remind_of_deadlines",
    "remove_deadline",
    "remove_plan_line",
    "set_spending",
    "update_mappe",
    "update_plan_line",
    "update_programme",
    "write_section",
]
