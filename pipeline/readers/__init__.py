"""Readers, one file an input format."""
