"""The description of the programming interface as OpenAPI 3.1, made from the same view models."""

from functools import cache
from typing import Any

import msgspec

from meet import view_models as views
from meet.bodies import LARGEST_BATCH

JSON = "application/json"
SECURED: list[dict[str, list[str]]] = [{"token": []}]
ERROR: dict[str, Any] = {
    "type": "object",
    "required": ["error", "message"],
    "properties": {
        "error": {"type": "string"},
        "message": {"type": "string", "description": "in the reader's language"},
        "at": {"type": "string", "description": "the place in the body, counted from 0"},
    },
}
ID = {"type": "string", "maxLength": 64, "description": "a UUID made by the caller"}
SEQ = {"type": ["integer", "null"], "description": "the last line seen; null: FORMATS §4"}
LINE = {
    "type": "object",
    "required": [
        "seq",
        "id",
        "call",
        "retracts",
        "replaces",
        "reason",
        "by",
        "seat",
        "device",
        "said_at",
        "at",
    ],
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
NOT_WRITTEN: dict[str, Any] = {
    "type": "object",
    "required": ["error", "message", "seq"],
    "properties": {
        **ERROR["properties"],
        "seq": {"type": "integer", "description": "the ledger's last line"},
        "lines": {"type": "array", "items": {"$ref": "#/components/schemas/Line"}},
        "pad": {"$ref": "#/components/schemas/PadView"},
    },
}
"""`lines`: those that were missed (409 stale); `pad`: of a contest, as it now is."""
RECEIPT = {
    "type": "object",
    "required": ["seq"],
    "properties": {"seq": {"type": "integer", "description": "the line that holds the call"}},
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
OFFICIALS_ONLY = ("/devices", "/contests/{id}/pad")

CALL = {**HEAD, "call": {"type": "object", "required": ["kind"]}}
CALL_NEEDS = ["id", "seq", "call"]
RETRACTION = {**HEAD, "retracts": {"type": "integer"}, "reason": {"type": "string"}}
CORRECTION = {
    **HEAD,
    "replaces": {"type": "integer"},
    "calls": {"type": "array", "items": {"type": "object", "required": ["kind"]}, "minItems": 1},
    "reason": {"type": "string"},
}
CORRECTION_NEEDS = ["id", "seq", "replaces", "calls", "reason"]
SEEN = {"type": "integer", "description": "the version of the event's view that was seen"}
OFFICIAL = {"id": ID, "seen": SEEN, "reason": {"type": "string"}}
UNOFFICIAL = {**OFFICIAL, "seq": SEQ}


def _body(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


CALLS = {"type": "array", "maxItems": LARGEST_BATCH, "items": _body(CALL, CALL_NEEDS)}
CALL_OR_BATCH = {"oneOf": [_body(CALL, CALL_NEEDS), _body({"calls": CALLS}, ["calls"])]}
ANSWER = {
    "type": "object",
    "required": ["status"],
    "properties": {
        "status": {"type": "integer"},
        **NOT_WRITTEN["properties"],
    },
}
ANSWERS = {
    "type": "object",
    "required": ["answers"],
    "properties": {"answers": {"type": "array", "items": ANSWER}},
}

RETRACT = ("撤销 / withdraw", _body(RETRACTION, ["id", "seq", "retracts"]))
CORRECT = ("更正 / correct in place", _body(CORRECTION, CORRECTION_NEEDS))
WRITES: dict[str, tuple[str, dict[str, Any]]] = {
    "/contests/{id}/calls": ("记录 / a call, or a batch {calls: […]}", CALL_OR_BATCH),
    "/contests/{id}/retractions": RETRACT,
    "/contests/{id}/corrections": CORRECT,
    "/contests/{id}/sign": ("签字 / sign", _body({**HEAD, "role": {"type": "string"}}, ["id"])),
    "/contests/{id}/reopen": (
        "重开 / reopen",
        _body({**HEAD, "reason": {"type": "string"}}, ["id", "seq", "reason"]),
    ),
    "/events/{id}/calls": ("决定 / a decision", _body(CALL, CALL_NEEDS)),
    "/events/{id}/retractions": RETRACT,
    "/events/{id}/corrections": CORRECT,
    "/events/{id}/official": ("宣布正式成绩 / declare official", _body(OFFICIAL, ["id", "seen"])),
    "/events/{id}/unofficial": ("收回正式成绩 / take back", _body(UNOFFICIAL, ["id", "reason"])),
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
    for path, (summary, body) in WRITES.items():
        paths[path] = {"post": _write(path, summary, body)}
    for subject in ("contests", "events"):
        paths[f"/{subject}/{{id}}/ledger"] = {"get": _ledger(subject)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "meet", "version": "1"},
        "servers": [{"url": "/api/v1"}],
        "paths": paths | _about_the_server(),
        "components": {
            "schemas": {
                **{name: _named_as_sent(schema) for name, schema in components.items()},
                "Error": ERROR,
                "NotWritten": NOT_WRITTEN,
                "Line": LINE,
            },
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _named_as_sent(schema: dict[str, Any]) -> dict[str, Any]:
    """`class_` in the code is `class` outside."""
    named = {name.rstrip("_"): one for name, one in schema.get("properties", {}).items()}
    required = [name.rstrip("_") for name in schema.get("required", ())]
    return {**schema, "properties": named, "required": required}


def _about_the_server() -> dict[str, Any]:
    """This document, and the three addresses that stand beside the interface."""
    plain = {"text/plain": {"schema": {"type": "string"}}}
    some = {JSON: {"schema": {"type": "object"}}}
    ok = {"200": {"description": "ok", "content": some}}
    figures = {"200": {"description": "Prometheus", "content": plain}, **_errors("401", "403")}
    beside = {"servers": [{"url": "/"}]}
    return {
        "/openapi.json": {"get": {"summary": "本说明 / this document", "responses": ok}},
        "/healthz": {"get": {"summary": "在运行 / alive", "responses": ok}, **beside},
        "/readyz": {
            "get": {"summary": "可接请求 / may take traffic", "responses": ok | _errors("503")},
            **beside,
        },
        "/metrics": {
            "get": {"summary": "指标 / for the desk", "security": SECURED, "responses": figures},
            **beside,
        },
    }


def _parameters(path: str) -> list[dict[str, Any]]:
    if "{id}" not in path:
        return []
    return [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]


def _errors(*codes: str, schema: str = "Error") -> dict[str, Any]:
    error = {JSON: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {code: {"description": "error", "content": error} for code in codes}


def _read(path: str, summary: str, schema: dict[str, Any]) -> dict[str, Any]:
    secured = path in OFFICIALS_ONLY
    return {
        "summary": summary,
        **({"security": SECURED} if secured else {}),
        "parameters": _parameters(path),
        "responses": {
            "200": {"description": "the view", "content": {JSON: {"schema": schema}}},
            "304": {"description": "ETag: version, language, representation"},
            **_errors("404", *(("401", "403") if secured else ())),
        },
    }


def _write(path: str, summary: str, body: dict[str, Any]) -> dict[str, Any]:
    batch = body is CALL_OR_BATCH
    again = {"oneOf": [RECEIPT, ANSWERS]} if batch else RECEIPT
    return {
        "summary": summary,
        "security": SECURED,
        "parameters": _parameters(path),
        "requestBody": {"required": True, "content": {JSON: {"schema": body}}},
        "responses": {
            "200": {
                "description": "written before, the same answer"
                + ("; of a batch, what became of each" if batch else ""),
                "content": {JSON: {"schema": again}},
            },
            "201": {"description": "on disk", "content": {JSON: {"schema": RECEIPT}}},
            **_errors("400", "401", "403", "404", "503"),
            **_errors("409", "422", schema="NotWritten"),
        },
    }


def _ledger(subject: str) -> dict[str, Any]:
    lines = {"type": "array", "items": {"$ref": "#/components/schemas/Line"}}
    view = {
        "type": "object",
        "required": ["seq", "lines"],
        "properties": {"seq": {"type": "integer"}, "lines": lines},
    }
    since = {"name": "since", "in": "query", "schema": {"type": "integer", "minimum": 0}}
    return {
        "summary": f"记录簿 / the ledger ({subject})",
        "security": SECURED,
        "parameters": [*_parameters("{id}"), since],
        "responses": {
            "200": {"description": "lines after since", "content": {JSON: {"schema": view}}},
            **_errors("400", "401", "403", "404"),
        },
    }
