"""Published sheets: made for every decision, kept byte for byte, corrected as a new version."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from meet import sheets
from meet.present.desk import desk_event_view, today_view
from meet.publishing import due_now, print_due
from tests.house import PLACE, Running, new_id
from tests.sheets.reading import pages

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


def publish(meet: Running, desk: str, version: int = 1) -> None:
    seq = meet.get(EVENT)[1]["seq"]
    call = {"kind": "publish", "version": version}
    assert meet.post(f"{EVENT}/calls", {"id": new_id(), "seq": seq, "call": call}, desk)[0] == 201


def correct(meet: Running, desk: str) -> None:
    """The shared second place was copied wrongly: 1 is second, 3 third."""
    better = {"kind": "place", "placings": [["2"], ["1"], ["3"], ["4"]]}
    seq = meet.get(CONTEST)[1]["seq"]
    body = {"id": new_id(), "seq": seq, "replaces": 1, "calls": [better], "reason": "抄错"}
    assert meet.post(f"{CONTEST}/corrections", body, desk)[0] == 201


def print_results(meet: Running) -> None:
    """The result's sheets only: a table takes as long to print, and says nothing here."""
    for one in due_now(meet.house):
        if one.kind == "result":
            print_due(meet.house, one)


def placed(view: Any) -> list[tuple[str, int]]:
    return [(row["entrant"]["id"], row["place"]) for row in view["placings"]]


def kept(meet: Running, document: str) -> sheets.MadeSheet:
    with meet.house.engine.connect() as conn:
        made = sheets.published(conn, document)
    assert made is not None
    return made


def test_every_decision_has_its_sheet_once(meet: Running) -> None:
    desk = meet.token("desk")
    meet.post(f"{CONTEST}/calls", {"id": new_id(), "seq": 0, "call": PLACE}, desk)
    assert print_all(meet) == ["MED", "PTS"]
    publish(meet, desk)
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


def test_a_sheet_says_on_which_day_it_was_published_and_may_be_protested(meet: Running) -> None:
    desk = meet.token("desk")
    meet.post(f"{CONTEST}/calls", {"id": new_id(), "seq": 0, "call": PLACE}, desk)
    publish(meet, desk)
    declare(meet, desk)
    print_results(meet)
    published, official = (
        datetime.fromisoformat(line["at"]).astimezone(ZoneInfo("Asia/Shanghai"))
        for line in meet.get(f"{EVENT}/ledger", desk)[1]["lines"]
    )
    (page,) = pages(kept(meet, "RES-relay").pdf)
    assert f"公布时间：{published:%Y-%m-%d %H:%M}" in page
    assert f"正式时间：{official:%Y-%m-%d %H:%M}" in page
    assert f"申诉截止：{published + timedelta(minutes=30):%Y-%m-%d %H:%M}" in page


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


def test_a_sheet_shows_what_stood_at_the_line_that_made_it_due(meet: Running) -> None:
    desk = meet.token("desk")
    meet.post(f"{CONTEST}/calls", {"id": new_id(), "seq": 0, "call": PLACE}, desk)
    publish(meet, desk)
    correct(meet, desk)
    print_results(meet)
    assert placed(kept(meet, "RES-relay").view) == [("2", 1), ("1", 2), ("3", 2), ("4", 4)]
    assert placed(meet.get(EVENT)[1]) == [("2", 1), ("1", 2), ("3", 3), ("4", 4)]


def test_the_table_shows_what_stood_at_the_line_that_changed_it(meet: Running) -> None:
    desk = meet.token("desk")
    meet.post(f"{CONTEST}/calls", {"id": new_id(), "seq": 0, "call": PLACE}, desk)
    declare(meet, desk)
    due = next(one for one in due_now(meet.house) if one.document == "MED")
    meet.post(f"{EVENT}/unofficial", {"id": new_id(), "reason": "名次抄错"}, desk)
    print_due(meet.house, due)
    gold = {r["delegation"]["id"]: r["gold"] for r in kept(meet, "MED").view["rows"]}
    assert gold["上党"] == "1"
    assert {r["gold"] for r in meet.get("/medals")[1]["rows"]} == {"0"}


def test_every_publication_has_its_sheet_however_quickly_the_next_follows(meet: Running) -> None:
    desk = meet.token("desk")
    meet.post(f"{CONTEST}/calls", {"id": new_id(), "seq": 0, "call": PLACE}, desk)
    publish(meet, desk)
    declare(meet, desk)
    print_results(meet)
    with meet.house.engine.connect() as conn:
        statuses = [one.status for one in sheets.kept(conn, "RES-relay")]
    assert statuses == ["unofficial", "official"]


def test_what_was_corrected_after_publishing_is_to_be_published_again(meet: Running) -> None:
    desk = meet.token("desk")
    meet.post(f"{CONTEST}/calls", {"id": new_id(), "seq": 0, "call": PLACE}, desk)
    publish(meet, desk)
    print_results(meet)
    note = {"id": new_id(), "seq": None, "call": {"kind": "note", "text": "复核"}}
    meet.post(f"{CONTEST}/calls", note, desk)
    assert meet.get(EVENT)[1]["stage"] == {"code": "unofficial", "word": "临时成绩"}
    correct(meet, desk)
    stage = {"code": "unofficial", "word": "临时成绩（有更正，待重新公布）"}
    assert meet.get(EVENT)[1]["stage"] == stage
    with meet.house.reader.context("zh") as context:
        assert [need.kind for need in today_view(context, "").needs] == ["republish"]
        assert desk_event_view(context, "relay").corrected
    publish(meet, desk, 2)
    view = meet.get(EVENT)[1]
    assert (view["stage"]["word"], view["document_version"]) == ("临时成绩", 2)
    with meet.house.reader.context("zh") as context:
        assert [need.kind for need in today_view(context, "").needs] == ["official"]
    print_results(meet)
    second = kept(meet, "RES-relay")
    assert (second.version, second.status) == (2, "unofficial")
    text = " ".join("".join(pages(second.pdf)).split())
    assert "临时" in text
    assert "更正 第 2 版" in text
    assert "马𬱖：名次由 2 改为 3。" in text
    said = [item["text"] for item in meet.get("/news")[1]["items"]]
    assert len(said) == 2
    assert "临时成绩：" in said[0]
    assert "第2名 马𬱖" in said[0]
    assert "临时成绩（更正，第2次公布）：" in said[1]
    assert "第3名 马𬱖" in said[1]


def test_a_correction_undone_needs_no_new_sheet(meet: Running) -> None:
    desk = meet.token("desk")
    meet.post(f"{CONTEST}/calls", {"id": new_id(), "seq": 0, "call": PLACE}, desk)
    publish(meet, desk)
    correct(meet, desk)
    undo = {"id": new_id(), "seq": 2, "retracts": 2, "reason": "原来没错"}
    assert meet.post(f"{CONTEST}/retractions", undo, desk)[0] == 201
    assert meet.get(EVENT)[1]["stage"]["word"] == "临时成绩"


def test_news_that_was_read_never_changes(meet: Running) -> None:
    desk = meet.token("desk")
    meet.post(f"{CONTEST}/calls", {"id": new_id(), "seq": 0, "call": PLACE}, desk)
    publish(meet, desk)
    first = meet.get("/news")[1]["items"]
    declare(meet, desk)
    meet.post(f"{EVENT}/unofficial", {"id": new_id(), "reason": "名次抄错"}, desk)
    correct(meet, desk)
    declare(meet, desk)
    items = meet.get("/news")[1]["items"]
    assert items[:1] == first
    heads = [item["text"].partition("：")[0].partition("，")[2] for item in items]
    assert heads == ["临时成绩", "正式成绩", "撤回正式成绩", "正式成绩（更正，第2次公布）"]
    assert [item["level"] for item in items] == ["result", "gold", "result", "gold"]
