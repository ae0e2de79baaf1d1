"""What the attribution and speakers stages are made of: mentions, candidates, learned weights."""
