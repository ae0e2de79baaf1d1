"""Who a speaker is across the articles."""
