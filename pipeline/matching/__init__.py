"""The closed set of rule kinds, compiled and run on an article."""
