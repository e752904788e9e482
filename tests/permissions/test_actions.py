"""The third net: every write asks for a verdict and leaves its line, inside one transaction.

Read from the syntax trees. An action is a function of an action module that others use, or that takes ``by``; what only
the package's own actions use is a part of them. Each action takes keywords only, has ``by: Actor``, is atomic, and
reaches ``ensure(…)`` and ``audit.record(…)``, itself or through functions of action modules. What cannot is listed in
EXCEPTIONS with its reason; an exception nobody needs any more fails too.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from conventions.source import in_layer, modules

# beside the modules called ``actions``
ACTION_MODULES = {"partners/access.py"}

# rules
KEYWORDS, ACTOR, ATOMIC, VERDICT, AUDIT = "keywords only", "by: Actor", "atomic", "ensure", "audit.record"

# reasons
PERSON = "a person belongs to themself, not to a Stelle: no Actor, no Stelle's trail"
SECRET = "the secret link is the permission; who holds it is no Actor of the Stelle yet"
INDEX = "rebuilds what is computed from other rows; says nothing new"
PREPARES = "prepares an import and changes no offer; the line is written with the import itself"
CITIZEN = "people without an account: window, form key or secret link are the permission, and the action checks them"
LOCK = "the lock of an event and what is read under it: decides nothing and writes nothing"
OFFICIAL = "official figures belong to no Stelle; the action chooses the one that asks and records"

READER = "readers of newsletters belong to no Stelle: the link in the mail is the permission, and no trail names them"

FORGETS = "events calls it where it empties the registrations, inside its verdict and its line of the trail"

EXCEPTIONS: dict[str, dict[str, str]] = {
    "accounts.create_person": {ACTOR: PERSON, VERDICT: PERSON, AUDIT: PERSON},
    "accounts.update_name": {ACTOR: PERSON, VERDICT: PERSON, AUDIT: PERSON},
    "adoption.switch_mail": {AUDIT: "a person's own mails: nobody else's business"},
    "adoption.tell_followers": {
        ATOMIC: "one short transaction for each mail, so that none is lost with another",
        VERDICT: "mails what its reader may open anyway",
        AUDIT: "a line for each mail of each night would bury the trail",
    },
    "advice.add_communes": {AUDIT: "a line for each of many, by record_each"},
    "advice.inquire": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "courses.answer": {ACTOR: CITIZEN, VERDICT: CITIZEN, AUDIT: "a line would hold the moment, and lead to the person"},
    "courses.forget_people": {ACTOR: FORGETS, VERDICT: FORGETS, AUDIT: FORGETS},
    "courses.show_certificate": {VERDICT: CITIZEN},
    "conferences.choose_seat": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "conferences.count": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "conferences.decline": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "conferences.give_feedback": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "conferences.save_wishes": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "conferences.say_photo": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "library.order_copies": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "library.count_download": dict.fromkeys((ACTOR, VERDICT, AUDIT), "counts readers, of whom nothing is kept"),
    "exchange.choose_digest": {AUDIT: "a person's own mails: nobody else's business"},
    "exchange.queue_digests": {
        ATOMIC: "one short transaction for each mail, so that none is lost with another",
        VERDICT: "mails what its reader may open anyway",
        AUDIT: "a line for each mail of each night would bury the trail",
    },
    "news.change_lists": dict.fromkeys((ACTOR, VERDICT, AUDIT), READER),
    "news.confirm_order": dict.fromkeys((ACTOR, VERDICT, AUDIT), READER),
    "news.forget_deliveries": {AUDIT: "a line for each reader of each issue would bury the trail; numbers stay"},
    "news.forget_readers": dict.fromkeys((ACTOR, VERDICT), READER),
    "news.order_newsletters": dict.fromkeys((ACTOR, VERDICT), READER),
    "news.set_aside": dict.fromkeys((ACTOR, VERDICT, AUDIT), READER),
    "news.unsubscribe": dict.fromkeys((ACTOR, VERDICT, AUDIT), READER),
    "halls.remember_told": dict.fromkeys((KEYWORDS, ACTOR, ATOMIC, VERDICT, AUDIT), "part of an action of events"),
    "directory.index_offers": dict.fromkeys((KEYWORDS, ACTOR, ATOMIC, VERDICT, AUDIT), INDEX),
    "directory.add_documents": dict.fromkeys((KEYWORDS, ACTOR, VERDICT, AUDIT), INDEX),
    "events.accept_offer": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "events.cancel_registration": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "events.change_registration": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "events.choose_shifts": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "events.confirm": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "events.expire": {ATOMIC: "one short transaction for each Börse, so that none waits for another"},
    "events.fresh": dict.fromkeys((KEYWORDS, ACTOR, ATOMIC, VERDICT, AUDIT), LOCK),
    "events.in_turn": dict.fromkeys((ACTOR, ATOMIC, VERDICT, AUDIT), LOCK),
    "events.locked": dict.fromkeys((KEYWORDS, ACTOR, ATOMIC, VERDICT, AUDIT), LOCK),
    "events.move_registration": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "events.remind": {AUDIT: "says what stands already; when, is kept in the registration"},
    "events.take_changes": {
        ATOMIC: "one short transaction for each change, so that a refused one stops no other",
        AUDIT: "every change is one of the desk's actions, which writes its line",
    },
    "events.register": {
        ACTOR: CITIZEN,
        VERDICT: CITIZEN,
        ATOMIC: "waits for its turn first; the transaction is that of all who are decided together",
    },
    "imports.assign_columns": {AUDIT: PREPARES},
    "imports.assign_values": {AUDIT: PREPARES},
    "imports.choose_all": {AUDIT: PREPARES},
    "imports.choose_row": {AUDIT: PREPARES},
    "imports.choose_sheet": {AUDIT: PREPARES},
    "imports.load_file": dict.fromkeys((ACTOR, ATOMIC, VERDICT, AUDIT), OFFICIAL),
    "imports.start_apply": {AUDIT: "the job that applies the import writes the line, together with its result"},
    "imports.stop_waiting": {AUDIT: PREPARES},
    "imports.upload": {ATOMIC: "keeps the file first; the rows come in one transaction after it"},
    "participation.end_overdue": {ATOMIC: "one short transaction for each survey"},
    "participation.fill_options": dict.fromkeys((KEYWORDS, ACTOR, ATOMIC, VERDICT, AUDIT), "writes nothing itself"),
    "participation.hand_in": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "participation.support": {ACTOR: CITIZEN, VERDICT: CITIZEN, AUDIT: "a line would hold the moment"},
    "participation.take_answer": {ACTOR: CITIZEN, VERDICT: CITIZEN, AUDIT: "a line would hold the moment"},
    "partners.accept_invitation": {ACTOR: SECRET, VERDICT: SECRET},
    "prizes.agree_to_publish": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "prizes.apply_for_prize": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "prizes.attach_file": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "prizes.change_application": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "prizes.confirm_application": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "prizes.detach_file": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "prizes.hand_in_scores": {VERDICT: "being a member of the jury is the permission, and the action checks it"},
    "prizes.save_opinion": {VERDICT: "being a member of the jury is the permission, and the action checks it"},
    "prizes.withdraw_application": {ACTOR: CITIZEN, VERDICT: CITIZEN},
    "tenancy.accept_invitation": {ACTOR: SECRET, VERDICT: SECRET},
}


@dataclass(frozen=True)
class Action:
    """One public function of an action module."""

    name: str  # package.function
    package: str
    node: ast.FunctionDef

    def missing(self) -> set[str]:
        arguments = self.node.args
        by = next((one for one in arguments.kwonlyargs if one.arg == "by"), None)
        calls = set(reached(self.package, self.node))
        kept = {
            KEYWORDS: not arguments.args and not arguments.posonlyargs,
            ACTOR: by is not None and by.annotation is not None and ast.unparse(by.annotation) == "Actor",
            ATOMIC: any("atomic" in ast.unparse(decorator) for decorator in self.node.decorator_list),
            VERDICT: "ensure" in calls,
            AUDIT: "audit.record" in calls,
        }
        return {rule for rule, holds in kept.items() if not holds}


def is_action_module(path: str) -> bool:
    """``actions.py``, ``actions/…`` and ``…_actions.py``."""
    return in_layer(path, "actions") or path.endswith("_actions.py") or path in ACTION_MODULES


def action_modules() -> Iterator[tuple[str, ast.Module]]:
    return ((path, tree) for path, tree in modules().items() if is_action_module(path))


@cache
def all_functions(package: str) -> dict[str, list[ast.FunctionDef]]:
    """Functions of action modules by name: all of this package, the public ones of the others."""
    found: dict[str, list[ast.FunctionDef]] = {}
    for path, tree in action_modules():
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and (path.split("/")[0] == package or not node.name.startswith("_")):
                found.setdefault(node.name, []).append(node)
    return found


@cache
def used_elsewhere() -> set[str]:
    """``package.function`` of everything taken from a package's actions, except by these actions themselves."""
    dotted = (path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path, _ in action_modules())
    folders = {f"lueckenlos.{name}" for name in dotted}

    found = set()
    for path, tree in modules().items():
        own = path.split("/")[0] if is_action_module(path) else ""
        aliases = {}
        for node in (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module):
            for name in node.names:
                package = node.module.removeprefix("lueckenlos.").split(".")[0]
                if node.module in folders and package != own:
                    found.add(f"{package}.{name.name}")
                if f"{node.module}.{name.name}" in folders and package != own:
                    aliases[name.asname or name.name] = package
        for node in (node for node in ast.walk(tree) if isinstance(node, ast.Attribute)):
            if isinstance(node.value, ast.Name) and node.value.id in aliases:
                found.add(f"{aliases[node.value.id]}.{node.attr}")
    return found


def reached(package: str, start: ast.FunctionDef) -> Iterator[str]:
    """Names of everything called, followed through functions of action modules."""
    known, seen, waiting = all_functions(package), {start.name}, [start]
    while waiting:
        for call in (node for node in ast.walk(waiting.pop()) if isinstance(node, ast.Call)):
            text = ast.unparse(call.func)
            # a verdict about somebody: others only say whether the object is ready
            names = {node.id for node in ast.walk(call) if isinstance(node, ast.Name)}
            if text != "ensure" or names & {"by", "actor"}:
                yield text
            name = text.rsplit(".", 1)[-1]
            if name not in seen:
                seen.add(name)
                waiting.extend(known.get(name, []))


@cache
def all_actions() -> dict[str, Action]:
    found = {}
    for path, tree in action_modules():
        package = path.split("/")[0]
        for node in (node for node in tree.body if isinstance(node, ast.FunctionDef)):
            name = f"{package}.{node.name}"
            takes_actor = any(one.arg == "by" for one in node.args.kwonlyargs) and not node.name.startswith("_")
            if name in used_elsewhere() or takes_actor:
                found[name] = Action(name, package, node)
    return found


@pytest.mark.parametrize("name", sorted(all_actions()))
def test_action(name: str) -> None:
    missing = all_actions()[name].missing()
    allowed = set(EXCEPTIONS.get(name, {}))
    assert missing - allowed == set(), f"{name} lacks this; or list it in EXCEPTIONS with the reason"
    assert allowed - missing == set(), f"{name} no longer needs these exceptions"


def test_every_exception_is_about_an_action_that_exists() -> None:
    assert set(EXCEPTIONS) - set(all_actions()) == set()


def test_every_line_of_the_trail_has_german_words() -> None:
    """``audit.record("package.noun.verb", …)`` needs its entry in the package's ``messages.VERBS``."""
    from lueckenlos.tenancy.history import all_verbs

    used = {
        call.args[0].value
        for tree in modules().values()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "audit.record" and call.args
        if isinstance(call.args[0], ast.Constant)
    }
    assert used - set(all_verbs()) == set()


# ---------------------------------------------------------------- the checks can fail
def check(source: str) -> set[str]:
    (node,) = ast.parse(source).body
    assert isinstance(node, ast.FunctionDef)
    return Action("x.y", "x", node).missing()


def test_a_bare_write_fails_every_check() -> None:
    assert check("def delete(offer): offer.delete()") == {  # rules
        KEYWORDS,
        ACTOR,
        ATOMIC,
        VERDICT,
        AUDIT,
    }


def test_a_proper_action_passes() -> None:
    source = """
@transaction.atomic
def publish_offer(*, offer: Offer, by: Actor) -> Offer:
    ensure(rules.may_publish(by, offer))
    audit.record("directory.offer.publish", offer, by=by)
"""
    assert check(source) == set()
