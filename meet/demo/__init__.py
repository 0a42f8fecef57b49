"""The demonstration games: invented delegations, athletes and events, played call by call."""
