"""The engine: text in, quotations with kind, cue, source and speaker out."""
