"""Who issues what others ask for: results, the papers given, and circles of demands."""
