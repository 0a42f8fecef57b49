"""The live push and the server, by real processes and real clients."""
