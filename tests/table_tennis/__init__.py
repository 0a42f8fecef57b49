"""Table tennis: the handbook's cases of service, its cards and time-outs, and random play."""
