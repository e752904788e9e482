"""Writing reports, freezing them, and releasing or publishing what they say."""

from lueckenlos.reports.actions.health import (
    create_health_report,
    delete_health_report,
    freeze_health_report,
    move_health_chapter,
    publish_health_report,
    show_health_chapter,
    update_health_report,
    withdraw_health_report,
    write_health_chapter,
)
from lueckenlos.reports.actions.links import create_comparison_link, revoke_comparison_link
from lueckenlos.reports.actions.releases import release_figures, withdraw_figures
from lueckenlos.reports.actions.yearly import freeze_report, save_report_texts

__all__ = [
    "create_comparison_link",
    "create_health_report",
    "delete_health_report",
    "freeze_health_report",
    "freeze_report",
    "move_health_chapter",
    "publish_health_report",
    "release_figures",
    "revoke_comparison_link",
    "save_report_texts",
    "show_health_chapter",
    "update_health_report",
    "withdraw_figures",
    "withdraw_health_report",
    "write_health_chapter",
]
