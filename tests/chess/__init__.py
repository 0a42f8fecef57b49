"""Chess: games, tables, tie-breaks and draws against what was published."""
