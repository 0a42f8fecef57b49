"""The command line `meet`: JSON lines for programs on stdout, words for people on stderr."""

import os
import sys
import uuid
from collections.abc import Callable, Iterable
from typing import Any

import click
from sqlalchemy import Connection

from meet import access, settings
from meet.codec import BadInput, dump
from meet.words import refusal
from meet.words import say as sentence
from meet.writer import StorageFailed
from scoring_rules.views import words

ROLES = click.Choice(access.ROLES)
FILES = click.argument("files", nargs=-1, required=True, type=click.Path())


def say(text: str) -> None:
    """A line for people."""
    click.echo(text, err=True)


def out(value: Any) -> None:
    """A line for programs."""
    sys.stdout.buffer.write(dump(value) + b"\n")
    sys.stdout.buffer.flush()


def language() -> str:
    """The language of messages; a wrong `MEET_LANG` is reported where settings are read."""
    return "en" if os.environ.get("MEET_LANG") == "en" else "zh"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """运动会成绩与计分系统 / results and scoring for sports meets."""


def run() -> None:
    """Run a command; bad input and a full disk are a sentence, never a traceback."""
    try:
        commands(prog_name="meet")
    except BadInput as bad:
        sentence = refusal(bad.code, bad.facts, language())
        say(sentence if bad.at in sentence else f"{bad.at}：{sentence}")
        sys.exit(1)
    except StorageFailed as failed:
        say(refusal(failed.code, {}, language()))
        sys.exit(1)


def _each(paths: Iterable[str], answer: Callable[[str], Any]) -> None:
    """One line per file, in order; the others are still answered where one cannot be."""
    from meet.score import error_json

    failed = False
    for path in paths:
        try:
            out(answer(path))
        except (BadInput, StorageFailed) as wrong:
            failed = True
            bad = wrong if isinstance(wrong, BadInput) else BadInput(wrong.code)
            out(error_json(path, bad, language()))
    if failed:
        sys.exit(1)


@commands.command()
@FILES
@click.option("--trace", is_flag=True, help="每条记录之后的比分 / the score after every call")
def score(files: tuple[str, ...], trace: bool) -> None:
    """小项文件 meet-event/1 → 成绩 meet-result/1 / event files to results."""
    from meet import event_file
    from meet.codec import parse
    from meet.score import read_bytes
    from meet.score import score as score_file

    _each(files, lambda path: score_file(event_file.read(parse(read_bytes(path))), trace=trace))


@commands.command()
@FILES
def award(files: tuple[str, ...]) -> None:
    """录取文件 meet-awards/1 → 奖牌与积分 / awards files to medals and points."""
    from meet import awards_file
    from meet.codec import parse
    from meet.score import read_bytes

    _each(
        files, lambda path: awards_file.award(awards_file.read(parse(read_bytes(path))), language())
    )


@commands.command()
@FILES
def pair(files: tuple[str, ...]) -> None:
    """小项文件或 .trf → 下一轮编排 meet-pairings/1 / the next round of event files and reports."""
    from meet.pairing.files import pair_file
    from meet.score import read_bytes

    _each(files, lambda path: pair_file(path, read_bytes(path), language()))


@commands.command()
@FILES
@click.option("--with-calls", is_flag=True, help="连同记录写入 / write their calls too")
@click.option("--official", is_flag=True, help="已结束的宣布为正式成绩 / declare finished ones")
def load(files: tuple[str, ...], with_calls: bool, official: bool) -> None:
    """把小项文件载入当前运动会 / event files into the current meet."""
    from meet.house import open_house
    from meet.intake import load_file

    house = open_house(settings.read(os.environ))
    try:
        _each(files, lambda path: load_file(house, path, with_calls=with_calls, official=official))
    finally:
        house.close()


@commands.command()
@click.option("--play", is_flag=True, help="逐条比赛 / score it call by call")
@click.option("--speed", default="1", help="倍速，0 为尽快 / times real time; 0: at once")
@click.option(
    "--games",
    "which",
    type=click.Choice(["municipal-7", "provincial-12"]),
    default="municipal-7",
    show_default=True,
    help="哪一届 / which games",
)
def demo(play: bool, speed: str, which: str) -> None:
    """演示运动会，载入空数据库 / the demonstration games into an empty database."""
    from rich.console import Console
    from rich.progress import Progress

    from meet.demo import play as demo_play
    from meet.demo.games import games
    from meet.house import open_house

    pace = demo_play.speed_of(speed)
    house = open_house(settings.read(os.environ))
    try:
        with Progress(console=Console(stderr=True), transient=True) as progress:
            told = demo_play.load(house, progress, demo=games(which), resume=play)
            out(told)
            if "played" in told:
                say(sentence(words("demo_resumed", played=told["played"]), language(), str))
            if play:
                out(demo_play.play(house, pace, progress, demo=games(which)))
    finally:
        house.close()


@commands.command()
@click.option("--role", type=ROLES, required=True)
@click.option("--contest", "contests", multiple=True, help="只限这些场次 / only these contests")
@click.option("--seat", default="", help="席位，如 left chief right marshal")
@click.option("--days", default=3, type=click.IntRange(1, 366), help="有效天数 / days it is valid")
@click.option("--label", default="", help="卡上的姓名 / the name on the card")
def token(role: str, contests: tuple[str, ...], seat: str, days: int, label: str) -> None:
    """签发令牌 / a bearer token on stdout, the eight digits of its card on stderr."""
    from meet.house import now_ms, open_house

    house = open_house(settings.read(os.environ))
    try:
        roster = house.reader.roster()
        for contest in contests:
            if roster is None or contest not in roster.contests:
                raise BadInput("not_found", "--contest", what=contest)
        limited = contests or None
        name = label or f"{role}-{uuid.uuid4().hex[:4]}"
        key = access.card_key(house.settings.secret_key, house.settings.var)

        def issued(conn: Connection) -> tuple[str, str]:
            text = access.issue(conn, role, seat, limited, days, now_ms(), name)
            return text, access.pin(conn, access.id_of(text), key)

        text, digits = house.writer.submit(issued)
        sys.stdout.write(text + "\n")
        say(_card_words(house.settings, digits, days))
    finally:
        house.close()


def _card_words(read: settings.Settings, digits: str, days: int) -> str:
    """The digits as they stand on a card, 4+4, and where to enter them."""
    from meet.serve import names

    address = read.public_url or f"http://{names(read.host)[-1]}:{read.port}"
    shown = words("token_card", digits=access.grouped(digits), url=f"{address}/signin", days=days)
    return sentence(shown, language(), str)


@commands.command()
def restored() -> None:
    """恢复备份之后：让各屏重新读取 / after a backup: clients begin anew."""
    from meet.epochs import begin_anew
    from meet.house import now_ms, open_house

    house = open_house(settings.read(os.environ))
    try:
        epoch = house.writer.submit(lambda conn: begin_anew(conn, "meet restored", now_ms()))
        if not epoch:
            raise BadInput("no_games")
        out({"format": "meet-restored/1", "epoch": epoch})
    finally:
        house.close()


@commands.command()
def serve() -> None:
    """启动服务 / serve."""
    from meet.serving import start

    start(settings.read(os.environ))
