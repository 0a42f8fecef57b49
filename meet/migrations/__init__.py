"""The history of the schema: one revision a file under `versions`, numbered from 0001."""
