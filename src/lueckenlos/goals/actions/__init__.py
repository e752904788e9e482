"""Writing goals, measures and what is measured."""

from lueckenlos.goals.actions.goals import create_goal, delete_goal, move_goal, save_leitbild, update_goal
from lueckenlos.goals.actions.measures import (
    add_link,
    create_measure,
    delete_measure,
    move_measure,
    remove_link,
    update_measure,
)
from lueckenlos.goals.actions.plan import Standing
from lueckenlos.goals.actions.yardsticks import (
    add_reading,
    create_yardstick,
    delete_yardstick,
    remove_reading,
    update_yardstick,
)

__all__ = [
    "Standing",
    "add_link",
    "add_reading",
    "create_goal",
    "create_measure",
    "create_yardstick",
    "delete_goal",
    "delete_measure",
    "delete_yardstick",
    "move_goal",
    "move_measure",
    "remove_link",
    "remove_reading",
    "save_leitbild",
    "update_goal",
    "update_measure",
    "update_yardstick",
]
