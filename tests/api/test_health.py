"""What machines ask: is it alive, may it take traffic, and its figures."""

from pathlib import Path

from tests.api.games import EVENT, RELAY, Official
from tests.house import PLACE, Running, running


def test_alive_and_ready_are_open(meet: Running) -> None:
    for path in ("/healthz", "/readyz"):
        answer = meet.client.get(path)
        assert (answer.status_code, answer.mimetype) == (200, "application/json"), path


def test_ready_before_there_are_games(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        assert meet.client.get("/readyz").status_code == 200
        header = {"Authorization": f"Bearer {meet.token('desk')}"}
        assert meet.client.get("/metrics", headers=header).status_code == 200


def test_figures_are_the_desks(meet: Running) -> None:
    for token, status, error in (
        ("", 401, "unauthorized"),
        (meet.token("referee"), 403, "forbidden"),
    ):
        answer = meet.client.get("/metrics", headers={"Authorization": f"Bearer {token}"})
        assert (answer.status_code, answer.get_json()["error"]) == (status, error)


def test_figures_are_of_the_record(meet: Running, desk: Official) -> None:
    def figures() -> dict[str, str]:
        answer = meet.client.get("/metrics", headers={"Authorization": f"Bearer {desk.token}"})
        assert answer.status_code == 200
        assert answer.mimetype == "text/plain"
        shown = answer.get_data(as_text=True).splitlines()
        return dict(line.rsplit(" ", 1) for line in shown if not line.startswith("#"))

    before = figures()
    assert before['meet_events{stage="start_list"}'] == "2.0"
    desk.call(RELAY, PLACE)
    desk.declare(EVENT)
    after = figures()
    assert float(after["meet_lines"]) == float(before["meet_lines"]) + 2
    assert after['meet_events{stage="official"}'] == "1.0"
    assert after['meet_events{stage="start_list"}'] == "1.0"
