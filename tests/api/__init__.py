"""FORMATS §4 as a stranger's program meets it."""
