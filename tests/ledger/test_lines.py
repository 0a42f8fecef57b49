"""Lines are kept as they were written, once each, in the order of their ledger."""

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from meet import ledger
from meet.ledger import TakenError
from meet.writer import Writer
from tests.ledger import calls


def test_a_line_is_written_as_the_format_says(writer: Writer) -> None:
    written = writer.submit(
        lambda conn: ledger.insert(
            conn,
            subject="contest:举重-1",
            seq=1,
            id="0b9f",
            call={"kind": "attempt", "kg": "150", "good": True},
            reason="裁判改判",
            by="王裁判",
            seat="left",
            device="pad-3",
            said_at="2026-05-01T09:30:00+08:00",
            at_ms=1_777_599_002_045,
        )
    )
    assert written.as_json() == {
        "seq": 1,
        "id": "0b9f",
        "call": {"kind": "attempt", "kg": "150", "good": True},
        "retracts": None,
        "replaces": None,
        "reason": "裁判改判",
        "by": "王裁判",
        "seat": "left",
        "device": "pad-3",
        "said_at": "2026-05-01T01:30:00.000Z",
        "at": "2026-05-01T01:30:02.045Z",
    }


def test_a_line_is_read_as_it_was_written(engine: Engine, writer: Writer) -> None:
    written = writer.submit(lambda conn: calls.at(conn, "event:e", 1, "a"))
    with engine.connect() as conn:
        assert ledger.by_id(conn, "a") == written
        assert ledger.lines(conn, "event:e") == [written]
        stored = conn.exec_driver_sql("SELECT call FROM line").scalar_one()
    assert stored == '{"kind":"note","text":"器材检查"}'


@pytest.mark.parametrize(
    ("call", "retracts", "replaces"),
    [
        ({"kind": "retract", "line": 3}, 3, None),
        ({"kind": "correct", "line": 4, "calls": [], "reason": "r"}, None, 4),
        ({"kind": "bull_off", "line": 5}, None, None),
    ],
)
def test_undo_and_correction_name_their_line(
    writer: Writer, call: dict[str, object], retracts: int | None, replaces: int | None
) -> None:
    line = writer.submit(
        lambda conn: ledger.insert(conn, "contest:a", 9, "x", call, "", "", "", "", None, 0)
    )
    assert (line.retracts, line.replaces) == (retracts, replaces)
    assert (line.as_json()["retracts"], line.as_json()["replaces"]) == (retracts, replaces)
    assert line.as_json()["said_at"] is None


def test_numbers_count_the_meet_and_seqs_the_subject(engine: Engine, writer: Writer) -> None:
    for call_id, subject in enumerate(["contest:a", "contest:b", "contest:a", "meet"]):
        writer.submit(calls.append(subject, str(call_id)))
    with engine.connect() as conn:
        lines = ledger.read(conn, 1)
        assert [(x.number, x.subject, x.seq) for x in lines] == [
            (1, "contest:a", 1),
            (2, "contest:b", 1),
            (3, "contest:a", 2),
            (4, "meet", 1),
        ]
        assert ledger.read(conn, 3) == lines[2:]
        assert ledger.lines(conn, "contest:a", since=1) == [lines[2]]
        assert [ledger.last_seq(conn, s) for s in ("contest:a", "contest:b", "nothing")] == [
            2,
            1,
            0,
        ]
        assert ledger.last_number(conn) == 4
        assert ledger.last_number(conn, ["contest:a", "contest:b"]) == 3
        assert ledger.last_number(conn, ["nothing"]) == 0
        assert ledger.last_number(conn, []) == 0
        assert list(ledger.all_lines(conn)) == [
            ("contest:a", [lines[0], lines[2]]),
            ("contest:b", [lines[1]]),
            ("meet", [lines[3]]),
        ]
        assert ledger.by_id(conn, "9") is None


@pytest.mark.parametrize(
    ("subject", "seq", "call_id"), [("contest:a", 1, "new"), ("contest:b", 1, "old")]
)
def test_a_number_and_an_id_are_taken_once(
    engine: Engine, writer: Writer, subject: str, seq: int, call_id: str
) -> None:
    writer.submit(lambda conn: calls.at(conn, "contest:a", 1, "old"))
    with pytest.raises(TakenError):
        writer.submit(lambda conn: calls.at(conn, subject, seq, call_id))
    with engine.connect() as conn:
        assert [line.id for line in ledger.read(conn, 0)] == ["old"]


def test_a_line_that_is_wrong_in_itself_is_not_called_taken(writer: Writer) -> None:
    with pytest.raises(IntegrityError):
        writer.submit(lambda conn: calls.at(conn, "contest:a", 0, "zero"))


def test_a_number_is_never_given_twice(engine: Engine, writer: Writer) -> None:
    writer.submit(calls.append("contest:a", "1"))
    writer.submit(lambda conn: conn.exec_driver_sql("DELETE FROM line").close())
    writer.submit(calls.append("contest:a", "2"))
    with engine.connect() as conn:
        assert ledger.last_number(conn) == 2
