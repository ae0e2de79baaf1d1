"""Marks, their pairs, their frames, their kinds, and the lines that are no story."""
