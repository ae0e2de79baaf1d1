"""What statements are made of: units, their score, evidence, collation."""
