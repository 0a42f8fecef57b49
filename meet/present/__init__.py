"""Presenting: what stands, as the view models of one language."""
