"""FORMATS §1 and §5 as a stranger's shell meets them."""
