"""The programming interface and the pages over a real database."""
