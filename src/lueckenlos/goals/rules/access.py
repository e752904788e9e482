"""Who sees, edits and decides."""

from lueckenlos.goals.enums import GOAL_STEPS, GoalState
from lueckenlos.goals.models import Goal, Measure
from lueckenlos.goals.rules.tree import MAX_DEPTH
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission, StelleArt


def may_view(actor: Actor) -> Verdict:
    """Everybody who prepares or takes decisions; a Träger sees its offers, the Bund sums."""
    if actor.stelle.art == StelleArt.BUND:
        return Verdict.no("goals_not_for_bund")
    return Verdict.yes() if actor.has(Permission.VIEW_DECISIONS) else Verdict.no("goals_not_for_role")


def may_edit(actor: Actor) -> Verdict:
    return _with(actor, Permission.EDIT, "goals_edit_not_for_role")


def may_edit_goal(actor: Actor, goal: Goal) -> Verdict:
    """What a Gremium has adopted is changed by those who write down its decisions."""
    if goal.state == GoalState.ENTWURF:
        return may_edit(actor)
    return _with(actor, Permission.DECIDE, "goal_adopted_not_for_role")


def may_write_yardstick(actor: Actor, of: Goal | Measure) -> Verdict:
    """A Messgröße belongs to what it judges."""
    return may_edit_goal(actor, of) if isinstance(of, Goal) else may_edit(actor)


def may_branch(actor: Actor, goal: Goal) -> Verdict:
    """Whether another Teilziel has room below; the goal comes with its parents."""
    depth, above = 1, goal.parent
    while above is not None and depth < MAX_DEPTH:
        depth, above = depth + 1, above.parent
    return may_edit(actor) if depth < MAX_DEPTH else Verdict.no("goal_too_deep", most=MAX_DEPTH)


def may_edit_leitbild(actor: Actor) -> Verdict:
    return _with(actor, Permission.DECIDE, "leitbild_not_for_role")


def may_move_goal(actor: Actor, goal: Goal, state: GoalState) -> Verdict:
    """``state`` may be the one the goal has: then only the note or the outlook changes."""
    if not (deciding := _with(actor, Permission.DECIDE, "goal_state_not_for_role")):
        return deciding
    now = GoalState(goal.state)
    if state is not now and state not in GOAL_STEPS[now]:
        return Verdict.no("goal_step_unknown", now=now.label, wanted=state.label)
    return Verdict.yes()


def state_of(goal: Goal) -> GoalState:
    return GoalState(goal.state)


def may_delete(actor: Actor) -> Verdict:
    return _with(actor, Permission.DECIDE, "goals_delete_not_for_role")


def _with(actor: Actor, permission: Permission, code: str) -> Verdict:
    if not (seen := may_view(actor)):
        return seen
    return Verdict.yes() if actor.has(permission) else Verdict.no(code)
