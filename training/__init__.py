"""Programs that learn the engine's tables. They are not part of the installed package."""
