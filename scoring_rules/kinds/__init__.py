"""Kinds of contest that more than one sport takes."""
