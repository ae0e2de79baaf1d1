"""One file a stage; a stage takes values and returns values, and imports no other stage."""
