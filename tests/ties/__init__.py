"""How each sport's rule book ranks a table, against official tables."""
