"""Translation: engine, guard and what they share."""
