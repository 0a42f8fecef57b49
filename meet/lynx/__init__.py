"""FinishLynx, the photo finish: start lists written for it, results read from it."""
