"""Where our own code may step out of a Stelle's scope, and where it may write SQL that no scope holds."""

import ast
import re

from conventions.source import modules

# these look across Stellen by purpose; everything else meets the net
ACROSS = re.compile(
    r"/queries/(public|shared)\.py$|/management/|^imports/|^config/"
    r"|^portal/queries\.py$"  # all of this package is public
    r"|^tenancy/(scope|doors)\.py$"
)
OUT_OF_SCOPE = {"all_tenants", "scopes_disabled"}
# Django's own back door: not filtered by any scope
BASE_MANAGER = {
    "imports/offers/undo.py": "asks whether anything has come to point to an offer, by the offer's own key",
    "partners/queries.py": "counts what points to an organisation in packages above, by the organisation's own key",
    "partners/actions.py": "merging repoints rows of packages above, by the organisation's own key",
}
RAW = re.compile(r"connection\.cursor$|objects\.raw$|\.extra$|(^|\.)RawSQL$")
RAW_ALLOWED = {
    "chains/queries/fetch.py": "runs a query of Django that was built inside the scope, or on figures for everybody",
    "directory/actions/search.py": "fills the search index of given offers, by their keys",
    "directory/queries/search.py": "finds keys in the search index; the rows are then read through the scope",
    "library/queries/search.py": "finds keys in the search index; the rows are then read through public queries",
    "imports/offers/writing.py": "asks whether a public key is taken, by any Stelle: keys are unique over all",
    "shared/columns.py": "wraps a query of Django that was built inside the scope",
    "shared/prepared.py": "repeats a query of Django that was built with a scope of its own",
    "shared/bulk.py": "fast writing of rows whose Stelle the caller sets",
    "shared/watched.py": "counts changes of tables with triggers; reads no row of them",
    "web/views/health.py": "asks the database whether it is there; touches no table",
}
# who opens the scope of a Stelle, and by what right; ``config`` and ``imports`` run for the operator or as a job
OPENS_SCOPE = {
    "advice/mail.py": "the KGC whose office the queued mail is to",
    "advice/queries/public.py": "a KGC whose public form somebody has opened",
    "boards/mail.py": "the Stelle of the Sitzung that the queued invitation is to",
    "bazaar/mail.py": "the Stelle of the seller that the queued mail is about",
    "chains/queries/offers.py": "the Stellen below, narrowed to what they share upwards",
    "conferences/mail.py": "the Stelle of the registration or invitation that the queued mail is about",
    "directory/queries/shared.py": "the Stellen below, narrowed to what they share upwards",
    "events/extensions.py": "the Stelle of an event whose terms everybody may read",
    "events/mail.py": "the Stelle of the registration that the queued mail is about",
    "events/tasks.py": "each Stelle where a term has run out, one after the other, for the worker",
    "funding/mail.py": "the Stelle of the member that the queued reminder is to",
    "library/indexing.py": "the Stelle of the publication whose text the queued job makes findable",
    "library/mail.py": "the Stelle of the order that the queued mail confirms",
    "library/checking.py": "the Stelle of the uploaded file that the queued check is of",
    "exchange/actions/questions.py": "the Stelle that asked, whose question others answer and its KGC moderates",
    "exchange/mail.py": "the Stelle of the member or KGC that the queued mail is to",
    "network/mail.py": "the Stelle of the organisation that the queued mail is to",
    "news/actions/readers.py": "the Stelle whose open newsletter a reader orders",
    "news/sending.py": "the Stelle whose issue the queued job sends",
    "portal/views/library.py": "the Stelle of the published file that somebody fetches, to count it",
    "portal/views/orders.py": "the Stelle of the published edition that somebody orders",
    "portal/views/booking.py": "the Stelle of the public event that somebody registers for",
    "prizes/mail.py": "the Stelle of the application or juror that the queued mail is to",
    "participation/mail.py": "the Stelle of the idea that the queued answer is to",
    "partners/access.py": "the Stelle that a person has just become a member of",
    "shared/prepared.py": "none: a statement that serves everybody must not be built in the scope of its first caller",
    "tenancy/doors.py": "the Stelle of the row behind a secret address or of what everybody may see",
    "tenancy/actions/members.py": "the Stelle that a member leaves",
    "tenancy/subjects.py": "the actor's own Stelle, as a value of the statement",
    "tenancy/middleware.py": "the Stelle in the address, after the look at the membership",
    "tenancy/queries/visibility.py": "the actor's own Stelle",
    "shared/kept.py": "the scope in which somebody has looked at a page, to make the same ready for the next look",
}


def uses(names: set[str]) -> dict[str, set[str]]:
    """Module → which of the names it uses, as a name, an attribute or an import."""
    found: dict[str, set[str]] = {}
    for path, tree in modules().items():
        for node in ast.walk(tree):
            used = {
                ast.Name: lambda n: n.id,
                ast.Attribute: lambda n: n.attr,
                ast.alias: lambda n: n.name,
            }.get(type(node), lambda n: None)(node)
            if used in names:
                found.setdefault(path, set()).add(used)
    return found


def test_only_public_and_shared_queries_look_across_stellen() -> None:
    """Move the query to ``queries/public.py`` (what everybody reads) or ``queries/shared.py`` (what was agreed)."""
    assert [path for path in uses(OUT_OF_SCOPE) if not ACROSS.search(path)] == []


def test_only_public_queries_open_doors_without_a_login() -> None:
    opened = set(uses({"behind_address", "behind_address_or_404"}))
    assert [path for path in opened - {"tenancy/doors.py"} if not path.endswith("/queries/public.py")] == []


def test_public_queries_do_not_leave_the_scope_open() -> None:
    """``with all_tenants(): return …`` only: the scope is read when the queryset is built."""
    calls = [
        f"{path}:{node.lineno}"
        for path, tree in modules().items()
        if not path.startswith("tenancy/scope")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).rsplit(".", 1)[-1] in OUT_OF_SCOPE
        if not any(
            node is item.context_expr for outer in ast.walk(tree) if isinstance(outer, ast.With) for item in outer.items
        )
    ]
    assert calls == []


def test_the_unfiltered_manager_is_used_only_where_listed() -> None:
    assert set(uses({"_base_manager"})) == set(BASE_MANAGER)


def test_raw_sql_stands_only_where_listed() -> None:
    """A scope does not hold raw SQL: each place names its Stelle by hand and says so here."""
    found = {
        path
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and RAW.search(ast.unparse(node.func))
    }
    assert found == set(RAW_ALLOWED)


def test_scopes_are_opened_only_where_listed() -> None:
    """The middleware has opened the scope of a page; whoever chooses another Stelle says by what right."""
    found = {
        path
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "scope"
        if not path.startswith(("config/", "imports/"))
    }
    assert found == set(OPENS_SCOPE)
