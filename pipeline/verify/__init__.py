"""Looks sources up, when asked to: whether they exist, are the paper that is meant, and were not retracted."""
