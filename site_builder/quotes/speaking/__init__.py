"""Mentions, candidates and learnt weights: who says a quotation, and by which words."""
