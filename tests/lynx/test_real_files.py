"""Every real `.lif` of the data, read and run: places, times, what the files leave open.

130 files of the Waka Ama Sprint Nationals 2017 and 2018; they are canoe races, without wind.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from events.athletics import SPORT
from meet.codec import decode_call
from meet.lynx.lif import Lif, read
from meet.lynx.taking import call_of
from scoring_rules.contest import Entrant, Setup, append, calls_of, fold
from scoring_rules.ledger import Line
from scoring_rules.ranking import place

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "athletics" / "lif_wakanats"
pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="../shared/data/athletics is absent")

RACE = SPORT.rules["race"]


def files() -> Iterator[tuple[str, Lif]]:
    for path in sorted(FOLDER.glob("*.lif")):
        yield path.name, read(path.read_bytes())


def test_every_file_is_read_to_the_last_row() -> None:
    """The counts are those of the files' own lines, counted by `grep -c` and `cut`."""
    counts: Counter[str] = Counter()
    for path in sorted(FOLDER.glob("*.lif")):
        raw = path.read_bytes()
        file = read(raw)
        counts["files"] += 1
        counts["rows"] += len(file.rows)
        assert len(file.rows) == len(raw.splitlines()) - 1, path.name
        counts["without a place"] += sum(row.place is None for row in file.rows)
        counts["without an id"] += sum(not row.id for row in file.rows)
        for row in file.rows:
            counts.update(doubt.code for doubt in row.doubts)
    assert counts == {
        "files": 130,
        "rows": 1288,
        "without a place": 42,
        "without an id": 5,
        "lif_no_result": 42,
        "lif_one_decimal": 12,
    }


def test_names_in_old_codes_and_with_quotes() -> None:
    named = {row.id: row for _name, file in files() for row in file.rows}
    assert named["55869"].name == "Kõkiri Ngatahi"
    assert named["56038"].name == "SCHERZER  Jörn"
    assert named["52855"].affiliation == "Norfolk Island Wa’a Outrigger C"
    assert named["56351"].name == 'Portage Crossing - "I Dunno"'


def test_every_race_comes_out_as_the_photo_finish_placed_it() -> None:
    """Each runner's place and time, through the rules; shared places too (three files have them).

    Who has no result in the file has none here, and the race waits for the officials.
    """
    placings = shared = 0
    for name, file in files():
        ids = {row.line: f"{row.id or 'lane'}/{row.line}" for row in file.rows}
        setup = Setup("c", tuple(Entrant(one) for one in ids.values()))
        standing = fold(RACE, setup, ())
        for row in file.rows:
            call = call_of(row, ids[row.line])
            if call is not None:
                line = Line(standing.seq + 1, decode_call(calls_of(RACE), call))
                standing = append(RACE, setup, standing, line)
        outcome = RACE.outcome(standing.state)
        ours = {one.entrant: one for one in place(outcome.marks)}
        for row in file.rows:
            assert ours[ids[row.line]].place == row.place, (name, row)
            placings += row.place is not None
        places = [row.place for row in file.rows if row.place]
        shared += len(places) - len(set(places))
        assert outcome.over == all(row.place for row in file.rows), name
        assert outcome.questions == (), name
    assert (placings, shared) == (1246, 3)
