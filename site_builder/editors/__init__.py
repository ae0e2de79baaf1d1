"""What editors ask: review and explain, and the YAML that overrules a decision."""
