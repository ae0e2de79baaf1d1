"""Positions and words in a text: spans, words, sentences, terms, addresses made of words."""
