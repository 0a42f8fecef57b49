"""Draws, lots and what they make of an event, without a database."""
