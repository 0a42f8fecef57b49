"""From "start a meet" to a contest that can be called, in a browser alone."""

import io
import json
import re
from pathlib import Path

import pytest

from meet import access
from meet.house import now_ms
from meet.programme import programmes
from tests.house import PLACE, PLACED, new_id, running
from tests.web.organiser import PAIR, RUN, T46, Organiser, entry, told

EVENT = "/desk/organise/event"


def test_from_nothing_to_the_medal_table(tmp_path: Path) -> None:
    """Every step in the browser; then a contest is called and its event declared."""
    with running(tmp_path) as meet:
        organiser = Organiser(meet)
        assert organiser.begin().headers["Location"] == "/desk"
        assert "到第一场比赛还有几步" in organiser.words("/desk")
        organiser.choose(RUN)
        organiser.send_delegations("潞州区", "上党区", "屯留区")
        for name, home, number in (
            ("李堃", "潞州区", "101"),
            ("马𬱖", "上党区", "102"),
            ("阿卜杜拉·热合曼", "屯留区", "103"),
        ):
            organiser.enter(RUN, name, home, number)
        organiser.done(EVENT, act="draw", event=RUN)
        contest = f"{RUN}-f"
        organiser.done(
            "/desk/organise/timetable",
            **{"id.0": contest, "starts.0": "2026-05-16T09:30", "venue.0": "田径场"},
        )
        desk = meet.token("desk")
        for seq, runner in enumerate(("102", "101", "103")):
            finish = {"kind": "finish", "entrant": runner, "place": seq + 1}
            body = {"id": new_id(), "seq": seq, "call": finish}
            assert meet.post(f"/contests/{contest}/calls", body, desk)[0] == 201
        seen = meet.get(f"/events/{RUN}")[1]["version"]
        declared = meet.post(f"/events/{RUN}/official", {"id": new_id(), "seen": seen}, desk)
        assert declared[0] == 201
        rows = meet.get("/medals")[1]["rows"]
        assert [row["delegation"]["name"] for row in rows if row["gold"] == "1"] == ["上党区"]
        ((_day, (shown,)),) = meet.get("/schedule")[1]["days"]
        assert (shown["starts"], shown["venue"]) == ("09:30", "田径场")


def test_the_steps_say_what_is_done(begun: Organiser) -> None:
    assert "3 个小项还没有人报名" in begun.words("/desk/organise")
    begun.enter(RUN, "李堃", "潞州区", "101")
    steps = begun.words("/desk/organise")
    assert "2 个小项还没有人报名" in steps
    assert "1 个小项已有报名，还没有场次" in steps
    begun.done(EVENT, act="draw", event=RUN)
    assert "1 场还没有时间" in begun.words("/desk/organise")
    assert "到第一场比赛还有几步" not in begun.words("/desk")


def test_every_change_is_told_with_before_after_and_reason(begun: Organiser) -> None:
    begun.enter(T46, "李坤", "潞州区", "101", **{"class": "T46"})
    fixed = {**entry(T46, "李堃", "潞州区", "101", **{"class": "T46"}), "act": "correct"}
    assert "理由" in begun.refused(EVENT, **fixed, entrant="101")
    begun.done(EVENT, **fixed, entrant="101", reason="身份证")
    listed = begun.words("/desk/organise/changes")
    assert "更正 男子 100 米 T46 级 李堃 姓名或名称 李坤 → 李堃" in listed
    assert "理由：身份证" in listed
    assert "没有变化" in begun.refused(EVENT, **fixed, entrant="101", reason="再来")
    with begun.meet.house.engine.connect() as conn:
        from meet import ledger

        last = ledger.lines(conn, "meet")[-1]
    assert last.call == {
        "kind": "roster",
        "what": "entrant",
        "id": "101",
        "event": T46,
        "before": {"name": "李坤"},
        "after": {"name": "李堃"},
        "reason": "身份证",
    }
    assert last.by == "记录台"


def test_an_athlete_of_two_events_is_corrected_in_both(begun: Organiser) -> None:
    for event in (T46, RUN):
        begun.enter(event, "李坤", "潞州区", "101")
    begun.enter(T46, "王强", "上党区", "102")
    fixed = {**entry(T46, "李堃", "潞州区", "110"), "act": "correct"}
    begun.done(EVENT, **fixed, entrant="101", reason="身份证")
    people = [begun.meet.get(f"/events/{event}")[1]["entrants"][0] for event in (T46, RUN)]
    assert [(one["name"], one["number"]) for one in people] == [("李堃", "110")] * 2
    taken = {**entry(T46, "李堃", "潞州区", "102"), "act": "correct"}
    assert "102" in begun.refused(EVENT, **taken, entrant="101", reason="换号")


REFUSED = [
    (entry(T46, "", "潞州区"), "姓名"),
    (entry(T46, "王强", ""), "没有写代表团"),
    (entry(T46, "王强", "没有的"), "没有代表团「没有的」"),
    (entry(T46, "王强", "上党区", "101"), "号码 101 已经是「李堃」的"),
    (entry(T46, "李堃", "潞州区", "101"), "已经报了这一项"),
    (entry(T46, "李堃", "潞州区"), "已经报了这一项"),
    (entry(T46, "王" * 81, "潞州区"), "最多 80 个字符"),
    (entry(T46, "王强", "上党区", seed="头号"), "头号"),
    ({"act": "draw", "event": RUN}, "还没有人报名"),
    ({"act": "juggle", "event": T46}, "juggle"),
]


def test_a_refusal_is_a_sentence_and_changes_nothing(begun: Organiser) -> None:
    begun.enter(T46, "李堃", "潞州区", "101")
    before = begun.meet.house.reader.last_number()
    for form, said in REFUSED:
        assert said in begun.refused(EVENT, **form)
        english = begun.send(f"{EVENT}?lang=en", **form)
        assert not re.search(r"[\u4e00-\u9fff]{5}", told(english)), form
    assert begun.meet.house.reader.last_number() == before


def test_what_was_typed_stands_in_the_form_again(begun: Organiser) -> None:
    answer = begun.send(EVENT, **entry(T46, "王强", "", "108"))
    assert 'name="number" maxlength="20" autocomplete="off" value="108"' in answer.text
    assert 'value="王强"' in answer.text


def test_a_pair_and_a_team_have_members(begun: Organiser) -> None:
    begun.done(
        EVENT,
        act="enter",
        event=PAIR,
        delegation="潞州区",
        **{"member.0.name": "张三", "member.0.number": "301"},
        **{"member.1.name": "李四", "member.1.number": "302", "member.1.delegation": "上党区"},
    )
    (pair,) = begun.meet.get(f"/events/{PAIR}")[1]["entrants"]
    assert (pair["id"], pair["members"]) == ("301-302", ["张三", "李四"])
    assert [one["name"] for one in pair["delegations"]] == ["潞州区", "上党区"]
    own = {"name": "男子拔河", "rules": "placed:placed", "draw": "final", "tag": ["team"]}
    begun.done("/desk/organise/events", act="own", **own)
    begun.done(
        EVENT,
        act="enter",
        event="placed-own-1",
        name="潞州一队",
        delegation="潞州区",
        **{f"member.{i}.name": f"队员{i}" for i in range(4)},
    )
    (team,) = begun.meet.get("/events/placed-own-1")[1]["entrants"]
    assert (team["name"], len(team["members"])) == ("潞州一队", 4)


def test_what_was_drawn_stays_until_it_is_drawn_anew(begun: Organiser) -> None:
    begun.enter(RUN, "李堃", "潞州区", "101")
    begun.done(EVENT, act="draw", event=RUN)
    begun.enter(RUN, "王强", "上党区", "102")
    drawn = begun.meet.get(f"/contests/{RUN}-f")[1]["seq"]
    assert drawn == 0
    assert "未编入场次" in begun.words(f"{EVENT}?id={RUN}")
    begun.done(EVENT, act="draw", event=RUN)
    assert "未编入场次" not in begun.words(f"{EVENT}?id={RUN}")
    remove = {"act": "remove", "event": RUN, "entrant": "102", "reason": "受伤"}
    assert "退赛" in begun.refused(EVENT, **remove)
    called = {"id": new_id(), "seq": 0, "call": {"kind": "called"}}
    desk = begun.meet.token("desk")
    assert begun.meet.post(f"/contests/{RUN}-f/calls", called, desk)[0] == 201
    begun.enter(RUN, "赵一", "上党区", "103")
    assert "不能重排" in begun.refused(EVENT, act="draw", event=RUN)


def test_under_an_official_result_names_only_are_corrected(begun: Organiser) -> None:
    begun.meet.load(
        {**PLACED, "contests": [{**PLACED["contests"][0], "calls": [PLACE]}]}, with_calls=True
    )
    desk = begun.meet.token("desk")
    seen = begun.meet.get("/events/relay")[1]["version"]
    official = {"id": new_id(), "seen": seen}
    assert begun.meet.post("/events/relay/official", official, desk)[0] == 201
    fixed = {**entry("relay", "李坤", "潞州", "101"), "act": "correct", "entrant": "1"}
    begun.done(EVENT, **fixed, reason="笔误")
    assert begun.meet.get("/events/relay")[1]["alarm"] == ""
    moved = {**fixed, "delegation": "上党"}
    assert "正式成绩" in begun.refused(EVENT, **moved, reason="换队")
    assert "正式成绩" in begun.refused(EVENT, **entry("relay", "新人", "潞州", "199"))


def test_events_and_delegations_leave_again_while_nothing_hangs_on_them(begun: Organiser) -> None:
    begun.done("/desk/organise/events", act="remove", event=PAIR)
    begun.enter(T46, "李堃", "潞州区", "101")
    events, delegations = "/desk/organise/events", "/desk/organise/delegations"
    assert "还有人报名" in begun.refused(events, act="remove", event=T46)
    assert "还有人报名" in begun.refused(delegations, act="remove", delegation="潞州区")
    begun.done(delegations, act="remove", delegation="上党区")
    begun.done(EVENT, act="remove", event=T46, entrant="101", reason="没有报")
    begun.done(events, act="remove", event=T46)
    assert begun.meet.get(f"/events/{T46}")[0] == 404
    assert begun.meet.get(f"/events/{RUN}")[0] == 200


def test_a_delegation_is_renamed_everywhere(begun: Organiser) -> None:
    begun.enter(T46, "李堃", "潞州区", "101")
    names = {"zh": "潞州代表团", "short_zh": "潞州", "en": "Luzhou"}
    rename = {"act": "rename", "delegation": "潞州区", **names}
    begun.done("/desk/organise/delegations", **rename, reason="正式名称")
    (one,) = begun.meet.get(f"/events/{T46}")[1]["entrants"]
    assert one["delegations"][0]["name"] == "潞州代表团"
    clash = {**rename, "zh": "上党区"}
    refused = begun.refused("/desk/organise/delegations", **clash, reason="x")
    assert "已经有「上党区」" in refused


def test_times_are_within_the_games(begun: Organiser) -> None:
    row = {"id.0": T46, "venue.0": "田径场"}
    page = "/desk/organise/timetable"
    late = begun.refused(page, **row, **{"starts.0": "2026-05-18T09:00"})
    assert "2026-05-16 至 2026-05-17" in late
    assert "读不懂" in begun.refused(page, **row, **{"starts.0": "明天"})
    ids = re.findall(r'name="id\.(\d+)" value="([^"]+)"', begun.page(page))
    assert sorted(one for _i, one in ids) == sorted([T46, RUN, PAIR])


# --- Files, and who may -----------------------------------------------------------------------


def files(organiser: Organiser, *contents: dict[str, object]) -> object:
    sent = [
        (io.BytesIO(json.dumps(content).encode()), f"{i}.json")
        for i, content in enumerate(contents)
    ]
    return organiser.send("/desk/organise/files", files=sent, calls="1")


def test_event_files_are_loaded_at_any_time(begun: Organiser) -> None:
    wrong = {**PLACED, "event": "e2", "rules": {"preset": "x"}}
    answer = files(begun, {**PLACED, "event": "e1"}, wrong)
    assert "1.json：rules.preset：" in told(answer)
    assert begun.meet.get("/events/e1")[0] == 404
    assert files(begun, PLACED).status_code == 303  # type: ignore[attr-defined]
    assert begun.meet.get("/events/relay")[0] == 200
    twice = files(begun, PLACED)
    assert "relay" in told(twice)


OF_THE_GAMES = (
    *("男子[^ ]*", "女子[^ ]*", "潞州区?", "上党区", "残疾人运动会", "记录台"),
    *{re.escape(c) for one in programmes() for event in one.events for c in event.classes},
)
"""Names that the games give in Chinese."""

PAGES = ("", "/events", "/delegations", "/table", "/timetable", "/files", "/changes")


@pytest.mark.parametrize("role", ["secretary", "referee", "jury", ""])
def test_only_the_desk_prepares_games(begun: Organiser, role: str) -> None:
    text = (
        begun.meet.house.writer.submit(
            lambda conn: access.issue(conn, role, "", None, 1, now_ms(), "某人")
        )
        if role
        else ""
    )
    with begun.meet.client.session_transaction() as session:
        session["token"] = text
    paths = [f"/desk/organise{page}" for page in PAGES] + [f"{EVENT}?id={T46}"]
    answers = {begun.meet.client.get(path).status_code for path in paths}
    assert answers == {403 if role else 401}
    before = begun.meet.house.reader.last_number()
    sent = begun.send(EVENT, **entry(T46, "李堃", "潞州区", "101"))
    assert sent.status_code == (403 if role else 401)
    assert begun.table("小项,代表团,姓名\n").status_code == (403 if role else 401)
    assert begun.meet.house.reader.last_number() == before


def test_a_form_from_elsewhere_is_refused(begun: Organiser) -> None:
    form = {**entry(T46, "李堃", "潞州区", "101"), "csrf_token": "elsewhere"}
    assert begun.meet.client.post(EVENT, data=form).status_code == 400
    assert begun.meet.get(f"/events/{T46}")[1]["entrants"] == []


def test_pages_speak_english(begun: Organiser) -> None:
    begun.enter(T46, "Li", "潞州区", "101")
    for page in (*PAGES, f"/event?id={T46}", f"/entry?event={T46}&entrant=101"):
        mark = "&" if "?" in page else "?"
        text = begun.words(f"/desk/organise{page}{mark}lang=en")
        given = re.sub("|".join(OF_THE_GAMES), "", text)
        assert not re.findall(r"[\u4e00-\u9fff]{2,}", given), page


def test_a_stranger_from_outside_begins_nothing(tmp_path: Path) -> None:
    """From this machine and its own network whoever comes first begins; else a desk's card."""
    days = {"title": "x", "starts_on": "2026-05-16", "ends_on": "2026-05-16"}
    with running(tmp_path) as meet:
        organiser = Organiser(meet)
        form = {"csrf_token": organiser.csrf, **days}
        outside = {"REMOTE_ADDR": "8.8.8.8"}
        proxied = {"X-Forwarded-For": "8.8.8.8"}
        refused = meet.client.post("/start/meet", data=form, environ_base=outside)
        assert refused.status_code == 403
        assert meet.client.post("/start/demo", data=form, headers=proxied).status_code == 403
        page = meet.client.get("/", environ_base=outside).text
        assert "./run token --role desk" in page
        assert 'action="/start/meet"' not in page
        assert meet.house.reader.roster() is None
        with meet.client.session_transaction() as session:
            session["token"] = meet.token("desk")
        assert meet.client.post("/start/meet", data=form, environ_base=outside).status_code == 302
        assert meet.house.reader.roster() is not None


def test_an_exchange_athlete_is_credited_to_two_delegations(begun: Organiser) -> None:
    """As agreed: the points for the home delegation alone, half for each, or in full for each."""
    form = entry(RUN, "虞键", "潞州区", "201")
    told = begun.refused("/desk/organise/event", **form, exchange="潞州区", exchange_share="1/2")
    assert "交流单位就是本代表团" in told
    begun.done("/desk/organise/event", **form, exchange="上党区", exchange_share="1/2")
    (one,) = begun.meet.house.reader.roster().events[RUN].event.entrants  # type: ignore[union-attr]
    assert [(c.delegation, c.medal, c.points) for c in one.credits] == [
        ("潞州区", "1/2", "1/2"),
        ("上党区", "1/2", "1/2"),
    ]
    page = begun.page(f"/desk/organise/entry?event={RUN}&entrant={one.id}")
    assert '<option value="1/2" selected>' in page
    changed = {**form, "act": "correct", "entrant": one.id, "reason": "协议"}
    begun.done("/desk/organise/event", **changed, exchange="上党区", exchange_share="0")
    (one,) = begun.meet.house.reader.roster().events[RUN].event.entrants  # type: ignore[union-attr]
    assert [(c.delegation, c.points) for c in one.credits] == [("潞州区", "1"), ("上党区", "0")]
    begun.done("/desk/organise/event", **{**changed, "reason": "取消交流"}, exchange="")
    (one,) = begun.meet.house.reader.roster().events[RUN].event.entrants  # type: ignore[union-attr]
    assert (one.delegation, one.credits) == ("潞州区", ())
