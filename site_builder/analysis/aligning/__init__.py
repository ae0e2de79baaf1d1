"""What the statements stage is made of: units, their score, evidence, collation."""
