"""Writes of the Kettenbild."""

from lueckenlos.chains.actions.decisions import Ruling, decide
from lueckenlos.chains.actions.handovers import HandoverValues, create_handover, delete_handover, update_handover
from lueckenlos.chains.actions.inventories import freeze
from lueckenlos.chains.actions.settings import SettingValues, save_settings

__all__ = [
    "HandoverValues",
    "Ruling",
    "SettingValues",
    "create_handover",
    "decide",
    "delete_handover",
    "freeze",
    "save_settings",
    "update_handover",
]
