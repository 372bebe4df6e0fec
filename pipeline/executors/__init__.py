"""Executors: they move articles and know no language."""
