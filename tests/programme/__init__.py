"""The programmes: what the sports offer an organiser, and how strictly their files are read."""
