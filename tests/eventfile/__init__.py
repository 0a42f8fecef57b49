"""Event files: read strictly, scored without a database, and written back as they were."""
