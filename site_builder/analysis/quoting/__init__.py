"""What the quotations stage is made of: marks, their pairs, their frames, their kinds."""
