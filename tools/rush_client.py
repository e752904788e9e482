"""The people of the rush: a browser's ways through the two pages of a registration, many at once, in one process.

python tools/rush_client.py ADDRESS WAY PEOPLE AT_ONCE

ADDRESS is the page of the form. WAY is ``send`` (everybody has both pages open before the clock starts; then the
binding step, which is answered by the page that tells what has become of it) or ``whole`` (form, second page, binding
step). Prints a line "go" when the clock starts, each answer as a JSON line, and last the seconds of processor this
process used.

Whoever meets a broken connection or a page that says „please send again“ sends the same form again.
"""

import asyncio
import html
import json
import re
import resource
import sys
import time
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode, urlsplit

FIELD: Final = re.compile(rb'<input type="(?:hidden|radio)" name="([a-z_]+)" value="([^"]*)"')
NUMBER: Final = re.compile(rb'class="booking-number">[^<]*<strong>([\d.]+)</strong>')
TITLE: Final = re.compile(r"<h1[^>]*>\s*([^<]*?)\s*</h1>")
COOKIE: Final = re.compile(rb"(?i)\r\nset-cookie: (csrftoken=[^;\r]+)")
LENGTH: Final = re.compile(rb"(?i)\r\ncontent-length: (\d+)")
OUTCOMES: Final = {
    "Bitte bestätigen Sie mit dem Link in der Mail": "eingegangen",
    "Sie stehen auf der Warteliste": "warteliste",
}
BUSY: Final = b"Bitte senden Sie es noch einmal"
PATIENCE: Final = 60.0


@dataclass
class Person:
    """One browser: a connection, a cookie, and the form as it stands on the screen."""

    number: int
    host: str
    port: int
    cookie: str = ""
    form: dict[str, str] = field(default_factory=dict)
    again: int = 0
    seconds: list[float] = field(default_factory=list)
    _pipe: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[bytes, bytes]:
        """Head and body of the answer. A lost connection or a server that fails is met by asking the same again."""
        began, pause = time.perf_counter(), 0.05
        while True:
            try:
                head, body = await self._once(path, form)
            except (OSError, asyncio.IncompleteReadError):
                self.close()
            else:
                if not head.startswith(b"HTTP/1.1 5"):
                    self.seconds.append(time.perf_counter() - began)
                    return head, body
            if time.perf_counter() - began > PATIENCE:
                raise TimeoutError(path)
            self.again += 1
            await asyncio.sleep(pause)
            pause = min(pause * 2, 0.4)

    async def _once(self, path: str, form: dict[str, str] | None) -> tuple[bytes, bytes]:
        if self._pipe is None:
            self._pipe = await asyncio.open_connection(self.host, self.port)
        reader, writer = self._pipe
        data = urlencode(form).encode() if form is not None else b""
        # every person has an address of their own, as the proxy before the server would say
        address = f"10.{self.number >> 16 & 255}.{self.number >> 8 & 255}.{self.number & 255}"
        lines = [
            f"{'GET' if form is None else 'POST'} {path} HTTP/1.1",
            f"Host: {self.host}:{self.port}",
            f"X-Forwarded-For: {address}",
            "Accept: text/html",
            "Accept-Language: de",
            "User-Agent: Mozilla/5.0",
        ]
        if self.cookie:
            lines.append(f"Cookie: {self.cookie}")
        if form is not None:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(data)}"]
            lines.append(f"Origin: http://{self.host}:{self.port}")
        writer.write("\r\n".join([*lines, "", ""]).encode() + data)
        head = await reader.readuntil(b"\r\n\r\n")
        length = LENGTH.search(head)
        body = await reader.readexactly(int(length[1])) if length else await reader.read()
        if not length or b"\r\nConnection: close" in head:
            self.close()
        if cookie := COOKIE.search(head):
            self.cookie = cookie[1].decode()
        return head, body

    def close(self) -> None:
        if self._pipe is not None:
            self._pipe[1].close()
            self._pipe = None

    async def fill_in(self, path: str) -> None:
        """Both pages, up to the tick on the second one."""
        _, first = await self.ask(path)
        typed = {
            "quantity": "1",
            "name": f"Person {self.number}",
            "email": f"person{self.number}@example.org",
            "phone": "",
        }
        _, second = await self.ask(path, _fields(first) | typed)
        self.form = _fields(second) | {"accepted": "on"}
        if "amount" not in self.form:
            raise ValueError(_text(second))

    async def send(self, path: str) -> dict[str, object]:
        """The binding step, and the page that tells what has become of it."""
        before = len(self.seconds)
        while True:
            _, body = await self.ask(path + "senden/", self.form)
            if NUMBER.search(body):
                break
            if BUSY not in body or sum(self.seconds[before:]) > PATIENCE:
                return {"answer": f"error: {_text(body)}", "number": 0, "waited": sum(self.seconds[before:])}
            self.again += 1
            await asyncio.sleep(0.05)
        number, title = NUMBER.search(body), TITLE.search(body.decode())
        told = OUTCOMES.get(html.unescape(title[1]), title[1]) if title else "error: no title"
        waited = sum(self.seconds[before:])
        return {"answer": told, "number": int(number[1].replace(b".", b"")) if number else 0, "waited": waited}


def _fields(page: bytes) -> dict[str, str]:
    """What a browser would send back of hidden fields and the one radio button."""
    return {name.decode(): html.unescape(value.decode()) for name, value in FIELD.findall(page)}


def _text(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())[-300:]


async def rush(address: str, way: str, people: int, at_once: int) -> None:
    parts = urlsplit(address)
    assert parts.hostname
    assert parts.port
    crowd = [Person(number, parts.hostname, parts.port) for number in range(people)]
    path = parts.path

    async def everybody(do: "asyncio.Queue[Person]", whole: bool, sends: bool) -> None:
        while not do.empty():
            person = do.get_nowait()
            began = time.perf_counter()
            try:
                if whole:
                    await person.fill_in(path)
                if sends:
                    answer = await person.send(path)
                    _tell(person, answer, time.perf_counter() - began)
            except (TimeoutError, ValueError) as error:
                waited = time.perf_counter() - began
                _tell(person, {"answer": f"error: {error!r}", "number": 0, "waited": waited}, waited)
            person.close()

    async def all_of(whole: bool, sends: bool, crew: int) -> None:
        queue: asyncio.Queue[Person] = asyncio.Queue()
        for person in crowd:
            person.seconds.clear()
            queue.put_nowait(person)
        await asyncio.gather(*(everybody(queue, whole, sends) for _ in range(crew)))

    if way == "send":
        await all_of(whole=True, sends=False, crew=8)
    print("go", flush=True)
    used = _used()
    await all_of(whole=way == "whole", sends=True, crew=at_once)
    print(json.dumps({"used": _used() - used}), flush=True)


def _tell(person: Person, answer: dict[str, object], seconds: float) -> None:
    told = {
        "person": person.number,
        **answer,
        "seconds": seconds,
        "again": person.again,
        "slowest": max(person.seconds, default=0.0),
    }
    print(json.dumps(told), flush=True)


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    asyncio.run(rush(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
