"""What an earlier build left for the next one; without it a build only takes longer."""
