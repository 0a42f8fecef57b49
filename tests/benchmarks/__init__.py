"""The long measurements: each module has `figures()`."""
