"""The screens: words, templates and style, looked at over invented views."""
