"""Weightlifting: the rules, against score sheets of real meets."""
