"""What the stages know of English and of names: tables and plain functions."""
