"""FinishLynx: real files of results, files that were saved again, start lists."""
