"""Athletics: the rules against rule books and official results."""
