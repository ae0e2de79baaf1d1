"""What the renderings and reports of an event differ in."""
