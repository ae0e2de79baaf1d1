"""Values: what editors give, what the analysis finds, what is wrong, and where pages are."""
