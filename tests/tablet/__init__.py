"""The tablets: their pads, their outbox, and a peer that fails on demand."""
