"""Published sheets: made for every decision, kept byte for byte, corrected as a new version."""

from meet import sheets
from meet.publishing import due_now, print_due
from tests.house import PLACE, Running, new_id

EVENT = "/events/relay"
CONTEST = "/contests/relay-f"


def print_all(meet: Running) -> list[str]:
    due = due_now(meet.house)
    for one in due:
        print_due(meet.house, one)
    return [one.document for one in due]


def declare(meet: Running, desk: str) -> None:
    seen = meet.get(EVENT)[1]["version"]
    assert meet.post(f"{EVENT}/official", {"id": new_id(), "seen": seen}, desk)[0] == 201


def kept(meet: Running, document: str) -> sheets.MadeSheet:
    with meet.house.engine.connect() as conn:
        made = sheets.published(conn, document)
    assert made is not None
    return made


def test_every_decision_has_its_sheet_once(meet: Running) -> None:
    desk = meet.token("desk")
    meet.post(f"{CONTEST}/calls", {"id": new_id(), "seq": 0, "call": PLACE}, desk)
    assert print_all(meet) == ["MED", "PTS"]
    publish = {"id": new_id(), "seq": 0, "call": {"kind": "publish", "version": 1}}
    meet.post(f"{EVENT}/calls", publish, desk)
    assert print_all(meet) == ["RES-relay"]
    assert print_all(meet) == []
    first = kept(meet, "RES-relay")
    assert (first.version, first.status) == (1, "unofficial")
    declare(meet, desk)
    assert print_all(meet) == ["RES-relay", "MED", "PTS"]
    assert (kept(meet, "RES-relay").version, kept(meet, "RES-relay").status) == (2, "official")
    assert kept(meet, "MED").status == "official"
    page = meet.client.get("/sheets/RES-relay/1.pdf")
    assert page.data == first.pdf
    assert page.headers["ETag"].strip('"') == first.sha256
    latest = meet.client.get("/sheets/RES-relay.pdf")
    assert latest.headers["Location"].endswith("/sheets/RES-relay/2.pdf")


def test_a_correction_is_a_new_version_that_says_what_changed(meet: Running) -> None:
    desk = meet.token("desk")
    meet.post(f"{CONTEST}/calls", {"id": new_id(), "seq": 0, "call": PLACE}, desk)
    declare(meet, desk)
    print_all(meet)
    back = {"id": new_id(), "reason": "名次抄错"}
    meet.post(f"{EVENT}/unofficial", back, desk)
    better = {"kind": "place", "placings": [["1"], ["2"], ["3"], ["4"]]}
    correct = {"id": new_id(), "seq": 1, "replaces": 1, "calls": [better], "reason": "抄错"}
    assert meet.post(f"{CONTEST}/corrections", correct, desk)[0] == 201
    declare(meet, desk)
    assert print_all(meet)[0] == "RES-relay"
    corrected = kept(meet, "RES-relay")
    assert (corrected.version, corrected.status) == (2, "corrected")
    assert [row["place"] for row in corrected.view["placings"]] == [1, 2, 3, 4]
