"""Pairing a Swiss: conformance, legality, files, and the desk."""
