"""Articles compared: events, people, statements, themes, notes."""
