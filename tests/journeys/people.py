"""People of the demo who use the platform in a browser, and the look they take at each page."""

import email
import email.policy
import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, Locator, Page, StorageState, expect

from browser import NARROWEST, barriers, listen, settle, width_of

PASSWORD = "hettstedt-demo"
KOORDINATION = "koordination@hettstedt.example"
LEITUNG = "leitung@hettstedt.example"
KGC = "kgc@sachsen-anhalt.example"
WIDE = 1280
PHONE = 375
HEIGHT = 900
PATIENCE = 20_000  # ms that a page may take on a machine busy with other things


@dataclass
class Place:
    """The running server: its address, its folder, where all workers note what they have seen, who has signed in."""

    address: str
    folder: Path
    noted: Path
    sessions: dict[str, StorageState] = field(default_factory=dict)

    def is_new(self, kind: str) -> bool:
        """Whether no worker has looked at this kind of page yet; from now on one has."""
        try:
            (self.noted / quote(kind, safe="")).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True

    def mail_to(self, address: str) -> str:
        """Text of the newest mail to this address."""
        for file in sorted((self.folder / "mail").glob("*"), key=lambda one: one.stat().st_mtime_ns, reverse=True):
            # several mails of one connection share a file, each ended by a line of dashes
            for raw in reversed(re.split(rb"^-{70,}\s*$", file.read_bytes(), flags=re.MULTILINE)):
                letter = email.message_from_bytes(raw.lstrip(), policy=email.policy.default)
                if address in str(letter["To"]):
                    body = letter.get_body(("plain",))
                    return str(body.get_content()) if body else ""
        message = f"no mail to {address}"
        raise AssertionError(message)

    def link_to(self, address: str, words: str, way: str) -> str:
        """The address with ``way`` in the newest mail, once the worker has sent the one with these words."""
        latest = time.monotonic() + PATIENCE / 1000
        while True:
            try:
                letter = self.mail_to(address)
            except AssertionError:
                letter = ""
            found = re.search(rf"http\S+/{way}/\S+/", letter)
            if found and words in letter:
                return found.group()
            assert time.monotonic() < latest, letter
            time.sleep(0.1)


@dataclass
class Person:
    """Somebody at a window."""

    tab: Page
    place: Place
    complaints: list[str]
    scripts: bool = True

    def visit(self, path: str) -> None:
        self.tab.goto(path)

    def click(self, what: str | Locator, *, exact: bool = False) -> None:
        """This, or the link or button of this name, or what unfolds under it; once the page's scripts listen."""
        if isinstance(what, str):
            link, button = (self.tab.get_by_role(role, name=what, exact=exact) for role in ("link", "button"))
            what = link.or_(button).or_(self.tab.locator("summary", has_text=what)).first
        self._here(what).click()

    def focus(self, what: Locator) -> None:
        """The keyboard is here, and the page's scripts listen to it."""
        self._here(what).focus()

    def _here(self, what: Locator) -> Locator:
        """This, on a page that has come in full: nobody is quicker than the scripts that answer them."""
        what.wait_for()
        self.tab.wait_for_load_state()
        return what

    def arrives(self, heading: str) -> None:
        """The page of this heading has come and its scripts are there."""
        expect(self.tab.get_by_role("heading", level=1)).to_have_text(heading)
        self.tab.wait_for_load_state()

    def main(self) -> Locator:
        return self.tab.get_by_role("main")

    def menu(self, name: str) -> None:
        """An entry of the work area's navigation; a group that is closed is opened first."""
        self.tab.wait_for_load_state()
        navigation = self.tab.get_by_role("navigation", name="Arbeitsbereich")
        entry = self.tab.get_by_role("link", name=name, exact=True, include_hidden=True)
        if not (inside := navigation.locator(entry)).is_visible():
            navigation.locator("details").filter(has=entry).locator("summary").click()
        inside.click()

    def look(self, part: str = "", *, within: str = "html") -> None:
        """Nothing keeps anybody out of this page, light or dark, and it fits the smallest window.

        A kind of page is examined once in a run: numbers in its address do not make it another kind. ``part`` names
        a state of it that is worth a look of its own, and ``within`` the place where it differs.
        """
        # what waits in the page would wait for ever
        assert self.scripts, "looking needs scripts"
        self.tab.wait_for_load_state()
        assert self.complaints == []
        kind = re.sub(r"[0-9a-f]{8}-[-0-9a-f]+|[A-Za-z0-9_-]{30,}|\d+", "*", self.tab.url.partition("?")[0]) + part
        if not self.place.is_new(kind):
            return
        settle(self.tab)
        found = barriers(self.tab, within=within)
        assert found == [], f"{kind}: {found}"
        self.tab.emulate_media(color_scheme="dark")
        settle(self.tab)
        found = barriers(self.tab, "color-contrast", within=within)
        assert found == [], f"{kind}, dark: {found}"
        self.tab.emulate_media(color_scheme="light")
        assert self.narrow() <= NARROWEST, f"{kind}, {NARROWEST} px"
        assert self.complaints == []

    def narrow(self) -> int:
        """The width of this page in the smallest window."""
        size = self.tab.viewport_size
        assert size
        self.tab.set_viewport_size({"width": NARROWEST, "height": size["height"]})
        width = width_of(self.tab)
        self.tab.set_viewport_size(size)
        return width

    def download(self, name: str) -> tuple[str, bytes]:
        """File name and content behind the link of this name."""
        with self.tab.expect_download() as waiting:
            self.tab.get_by_role("link", name=name).first.click()
        return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()

    def fetch(self, name: str) -> tuple[int, str, bytes]:
        """Status, content type and content behind the link of this name, as this person gets them."""
        address = self.tab.get_by_role("link", name=name, exact=True).first.get_attribute("href")
        answer = self.tab.request.get(str(address))
        return answer.status, answer.headers["content-type"], answer.body()

    def error(self, sentence: str) -> None:
        """The form has come back, the focus is on the list of errors, and this is all it says."""
        summary = self.tab.locator(".error-summary")
        expect(summary).to_be_focused()
        expect(summary.get_by_role("listitem")).to_have_text([sentence])


@dataclass
class People:
    """Who is at a window in this test."""

    browser: Browser
    place: Place
    here: list[Person] = field(default_factory=list)

    def somebody(self, *, width: int = WIDE, javascript: bool = True, session: StorageState | None = None) -> Person:
        """A person without an account, or with somebody's session."""
        expect.set_options(timeout=PATIENCE)
        context = self.browser.new_context(
            base_url=self.place.address,
            viewport={"width": width, "height": HEIGHT},
            locale="de-DE",
            timezone_id="Europe/Berlin",
            java_script_enabled=javascript,
            storage_state=session,
        )
        context.set_default_timeout(PATIENCE)
        tab = context.new_page()
        person = Person(tab, self.place, listen(tab), javascript)
        self.here.append(person)
        return person

    def member(self, who: str, *, width: int = WIDE) -> Person:
        """A person with an account, signed in; the first time in a run through the form."""
        if who not in self.place.sessions:
            self.place.sessions[who] = self._sign_in(who)
        return self.somebody(width=width, session=self.place.sessions[who])

    def _sign_in(self, who: str) -> StorageState:
        person = self.somebody()
        person.visit("/")
        person.click("Anmelden")
        sign_in(person, who)
        person.tab.wait_for_url("**/arbeit/**")
        return context_of(person).storage_state()

    def leave(self) -> None:
        complaints = [line for person in self.here for line in person.complaints]
        for person in self.here:
            context_of(person).close()
        assert complaints == []


def sign_in(person: Person, who: str, password: str = PASSWORD) -> None:
    """Fill in the form that is open."""
    person.tab.get_by_label("E-Mail-Adresse").fill(who)
    person.tab.get_by_label("Passwort", exact=True).fill(password)
    person.main().get_by_role("button", name="Anmelden").click()


def context_of(person: Person) -> BrowserContext:
    return person.tab.context
