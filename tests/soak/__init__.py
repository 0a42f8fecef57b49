"""The long measurement: a hall's day in minutes, and what it did to the server."""
