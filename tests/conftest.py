"""What all tests share: hypothesis without a stopwatch, and the same examples in every CI run."""

import os

from hypothesis import settings

# Two cores are shared with servers and browsers: how long an example takes says nothing.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")
