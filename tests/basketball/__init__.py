"""Basketball: games called and on paper, five a side and three a side."""
