"""The recipe for a translation package of one's own: prepare, train, export, score."""
