"""The description of the programming interface as OpenAPI 3.1, made from the same view models."""

from functools import cache
from typing import Any

import msgspec

from meet import view_models as views

JSON = "application/json"
ERROR = {
    "type": "object",
    "required": ["error", "message"],
    "properties": {"error": {"type": "string"}, "message": {"type": "string"}},
}
ID = {"type": "string", "maxLength": 64, "description": "a UUID made by the caller"}
SEQ = {"type": ["integer", "null"], "description": "the last line seen; null: FORMATS §4"}
LINE = {
    "type": "object",
    "properties": {
        "seq": {"type": "integer"},
        "id": ID,
        "call": {"type": "object"},
        "retracts": {"type": ["integer", "null"]},
        "replaces": {"type": ["integer", "null"]},
        "reason": {"type": "string"},
        "by": {"type": "string"},
        "seat": {"type": "string"},
        "device": {"type": "string"},
        "said_at": {"type": ["string", "null"], "format": "date-time"},
        "at": {"type": "string", "format": "date-time"},
    },
}
HEAD = {
    "id": ID,
    "seq": SEQ,
    "said_at": {"type": "string", "format": "date-time"},
    "device": {"type": "string"},
}

READS: dict[str, tuple[str, type]] = {
    "/medals": ("奖牌榜 / medal table", views.MedalsView),
    "/points": ("团体总分榜 / team points", views.PointsView),
    "/schedule": ("赛程 / schedule", views.ScheduleView),
    "/news": ("播报 / news, the last fifty sentences", views.NewsView),
    "/events": ("小项 / events by sport", views.EventsView),
    "/events/{id}": ("一个小项 / an event", views.EventView),
    "/contests/{id}": ("一场比赛 / a contest", views.ContestView),
    "/delegations/{id}": ("一个代表团 / a delegation", views.DelegationView),
    "/screens/{id}": ("一块屏幕 / a screen (home)", views.HomeView),
    "/devices": ("平板 / tablets, for the desk", views.DevicesView),
    "/contests/{id}/pad": ("裁判端 / the pad of the token's seat", views.PadView),
}

CALL = {**HEAD, "call": {"type": "object", "required": ["kind"]}}
RETRACTION = {**HEAD, "retracts": {"type": "integer"}, "reason": {"type": "string"}}
CORRECTION = {
    **HEAD,
    "replaces": {"type": "integer"},
    "calls": {"type": "array", "items": {"type": "object", "required": ["kind"]}},
    "reason": {"type": "string"},
}
OFFICIAL = {"id": ID, "seen": {"type": "integer"}, "reason": {"type": "string"}}
UNOFFICIAL = {"id": ID, "reason": {"type": "string"}}

WRITES: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "/contests/{id}/calls": ("记录 / a call, or a batch {calls: […]}", CALL, ["id", "seq", "call"]),
    "/contests/{id}/retractions": ("撤销 / withdraw", RETRACTION, ["id", "seq", "retracts"]),
    "/contests/{id}/corrections": (
        "更正 / correct in place",
        CORRECTION,
        ["id", "seq", "replaces", "calls", "reason"],
    ),
    "/contests/{id}/sign": ("签字 / sign", {**HEAD, "role": {"type": "string"}}, ["id"]),
    "/contests/{id}/reopen": (
        "重开 / reopen",
        {**HEAD, "reason": {"type": "string"}},
        ["id", "seq", "reason"],
    ),
    "/events/{id}/calls": ("决定 / a decision", CALL, ["id", "seq", "call"]),
    "/events/{id}/retractions": ("撤销 / withdraw", RETRACTION, ["id", "seq", "retracts"]),
    "/events/{id}/corrections": (
        "更正 / correct in place",
        CORRECTION,
        ["id", "seq", "replaces", "calls", "reason"],
    ),
    "/events/{id}/official": ("宣布正式成绩 / declare official", OFFICIAL, ["id", "seen"]),
    "/events/{id}/unofficial": ("收回正式成绩 / take back", UNOFFICIAL, ["id", "reason"]),
}


@cache
def document() -> dict[str, Any]:
    """The whole document. Schemas of views come from the view models themselves."""
    models = [view for _summary, view in READS.values()]
    schemas, components = msgspec.json.schema_components(
        models, ref_template="#/components/schemas/{name}"
    )
    by_path = dict(zip(READS, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {
        path: {"get": _read(path, summary, by_path[path])} for path, (summary, _) in READS.items()
    }
    for path, (summary, properties, required) in WRITES.items():
        paths[path] = {"post": _write(path, summary, properties, required)}
    for subject in ("contests", "events"):
        paths[f"/{subject}/{{id}}/ledger"] = {"get": _ledger(subject)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "meet", "version": "1"},
        "servers": [{"url": "/api/v1"}],
        "paths": paths,
        "components": {
            "schemas": {**components, "Error": ERROR, "Line": LINE},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _parameters(path: str) -> list[dict[str, Any]]:
    if "{id}" not in path:
        return []
    return [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]


def _responses(*codes: str) -> dict[str, Any]:
    error = {JSON: {"schema": {"$ref": "#/components/schemas/Error"}}}
    return {code: {"description": "error", "content": error} for code in codes}


def _read(path: str, summary: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "summary": summary,
        "parameters": _parameters(path),
        "responses": {
            "200": {"description": "the view", "content": {JSON: {"schema": schema}}},
            "304": {"description": "ETag: version, language, representation"},
            **_responses("404"),
        },
    }


def _write(
    path: str, summary: str, properties: dict[str, Any], required: list[str]
) -> dict[str, Any]:
    body = {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
    return {
        "summary": summary,
        "security": [{"token": []}],
        "parameters": _parameters(path),
        "requestBody": {"required": True, "content": {JSON: {"schema": body}}},
        "responses": {
            "200": {"description": "written before, the same answer"},
            "201": {"description": "on disk"},
            **_responses("400", "401", "403", "404", "409", "422", "503"),
        },
    }


def _ledger(subject: str) -> dict[str, Any]:
    lines = {"type": "array", "items": {"$ref": "#/components/schemas/Line"}}
    view = {"type": "object", "properties": {"seq": {"type": "integer"}, "lines": lines}}
    since = {"name": "since", "in": "query", "schema": {"type": "integer", "minimum": 0}}
    return {
        "summary": f"记录簿 / the ledger ({subject})",
        "security": [{"token": []}],
        "parameters": [*_parameters("{id}"), since],
        "responses": {
            "200": {"description": "lines after since", "content": {JSON: {"schema": view}}},
            **_responses("401", "403", "404"),
        },
    }
