"""The demonstration games: complete, plausible, legal and the same every time."""
