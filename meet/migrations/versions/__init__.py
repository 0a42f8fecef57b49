"""The revisions, each of which is found by Alembic through its number."""
