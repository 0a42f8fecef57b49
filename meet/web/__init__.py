"""HTTP: routes over the house, one module for each kind of visitor."""
