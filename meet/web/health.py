"""Health: whether the process is alive, whether it may take traffic, and its figures."""

from flask import Blueprint, Response
from prometheus_client import CollectorRegistry, Gauge, generate_latest
from sqlalchemy import text

from meet.web.answers import failure, json
from meet.web.visit import bearer, house, require

health = Blueprint("health", __name__)


@health.errorhandler(Exception)
def _failed(error: Exception) -> Response:
    """A fault in JSON: only programs ask here."""
    status, body = failure(error)
    return json(body, status)


@health.get("/healthz")
def healthz() -> Response:
    """The process answers."""
    return json({"status": "ok"})


@health.get("/readyz")
def readyz() -> Response:
    """The database answers and the writer takes works; 503 otherwise."""
    house().writer.submit(lambda conn: conn.execute(text("SELECT 1")).scalar())
    return json({"status": "ready"})


@health.get("/metrics")
def metrics() -> Response:
    """Figures of the record for Prometheus; for the desk."""
    require(bearer(), "metrics")
    registry = CollectorRegistry()
    roster = house().reader.roster()
    lines = Gauge("meet_lines", "Lines in all ledgers", registry=registry)
    lines.set(house().reader.last_number())
    events = Gauge("meet_events", "Events by stage", ["stage"], registry=registry)
    if roster is not None:
        with house().reader.context("en") as context:
            for now in context.results.events():
                events.labels(stage=str(now.stage)).inc()
    return Response(generate_latest(registry), mimetype="text/plain; version=0.0.4")
