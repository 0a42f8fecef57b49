"""The laws that every rules value keeps, by random play."""
