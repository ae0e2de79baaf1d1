"""How an outlet tells in its own words: reported speech, and where themes are looked for."""
