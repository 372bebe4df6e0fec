"""Finds the claims of an article: which sentences assert something checkable, about what, and in which direction."""
