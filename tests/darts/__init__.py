"""Darts: every visit, matches, figures, count-up."""
