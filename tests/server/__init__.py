"""The whole product as a process: served, killed, watched, written to by many tablets."""
