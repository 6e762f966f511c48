"""Words, terms and punctuation."""
