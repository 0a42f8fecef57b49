"""The pure core: contests, rankings, regulations and tables, without any input or output."""
