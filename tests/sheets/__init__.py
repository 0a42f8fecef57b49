"""What is printed: the documents, the press that makes them and what was published."""
