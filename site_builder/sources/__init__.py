"""What comes in: seeds and content, read once, validated, located."""
