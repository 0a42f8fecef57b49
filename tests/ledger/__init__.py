"""The record on disk: schema, ledgers, the writer under load, crash and full disk, and access."""
