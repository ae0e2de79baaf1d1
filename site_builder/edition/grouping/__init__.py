"""How near two reports are."""
