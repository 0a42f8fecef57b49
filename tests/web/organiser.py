"""An organiser's browser: games begun on the first page, forms sent with their token."""

import html
import io
import re
from collections.abc import Mapping
from typing import Any

from tests.house import Running

ALERT = re.compile(r'role="alert">(?:<svg.*?</svg>)?(.*?)</p>', re.DOTALL)
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


T46, RUN, PAIR = "ath-m-100-t46", "ath-m-1500-t60", "tt-m-d-deaf"
"""Events of the programme; of these only `RUN` is a final, one race for all."""


class Organiser:
    """Who began the games in this browser, without JavaScript."""

    def __init__(self, meet: Running) -> None:
        self.meet = meet
        self.csrf = TOKEN.search(meet.client.get("/").text)[1]  # type: ignore[index]

    def begin(self, title: str = "潞州区残疾人运动会") -> Any:
        days = {"starts_on": "2026-05-16", "ends_on": "2026-05-17"}
        return self.send("/start/meet", title=title, **days)

    def send(self, path: str, **form: Any) -> Any:
        return self.meet.client.post(path, data={"csrf_token": self.csrf, **form})

    def done(self, path: str, **form: Any) -> None:
        """Send a form that must be accepted."""
        answer = self.send(path, **form)
        assert answer.status_code == 303, told(answer)

    def refused(self, path: str, **form: Any) -> str:
        """Send a form that must be refused: the sentence that says why."""
        answer = self.send(path, **form)
        assert answer.status_code == 400
        return told(answer)

    def page(self, path: str) -> str:
        answer = self.meet.client.get(path)
        assert answer.status_code == 200, path
        return str(answer.text)

    def words(self, path: str) -> str:
        """What a page says, without its markup."""
        return plain(self.page(path).split("<main")[1])

    def choose(self, *events: str) -> None:
        self.done("/desk/organise/events", act="choose", event=list(events))

    def send_delegations(self, *names: str) -> None:
        self.done("/desk/organise/delegations", act="add", names="\n".join(names))

    def enter(self, event: str, name: str, delegation: str, number: str = "", **more: str) -> None:
        self.done("/desk/organise/event", **entry(event, name, delegation, number, **more))

    def table(self, text: str | bytes, **form: Any) -> Any:
        """Send a table, to be shown."""
        raw = text if isinstance(text, bytes) else text.encode()
        upload = {"file": (io.BytesIO(raw), "报名.csv"), "csrf_token": self.csrf, **form}
        return self.meet.client.post("/desk/organise/table", data=upload)

    def confirm(self, preview: Any, **form: Any) -> Any:
        """Confirm the table as the page that showed it would."""
        text = re.search(
            r'<textarea name="text" hidden>\n?(.*?)</textarea>', preview.text, re.DOTALL
        )
        assert text, "there is nothing to confirm"
        return self.send("/desk/organise/table/confirm", text=html.unescape(text[1]), **form)


def entry(
    event: str, name: str, delegation: str, number: str = "", **more: str
) -> Mapping[str, str]:
    """The form that enters an athlete."""
    own = {"name": name, "delegation": delegation, "number": number}
    return {"act": "enter", "event": event, **own, **more}


def told(answer: Any) -> str:
    """Why something was refused."""
    found = ALERT.search(answer.text)
    return html.unescape(found[1]) if found else plain(answer.text)


def plain(markup: str) -> str:
    """The words of markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())
