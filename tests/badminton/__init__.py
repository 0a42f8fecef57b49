"""Badminton: real matches rally by rally, the laws' own examples, and random play."""
