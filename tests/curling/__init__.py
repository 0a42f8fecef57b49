"""Floor curling: ends, hammer, teams, the laws with other parameters."""
