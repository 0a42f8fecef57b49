"""The regulation engine: vectors, worked examples, every parameter, laws, files and refusals."""
