"""What the engine knows of English and of names: tables and plain functions."""
