"""These games: the record on disk, the desk, the pages, the live push and the print."""
