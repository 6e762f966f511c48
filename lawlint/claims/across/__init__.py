"""Relations over several sentences or paragraphs: the same figure again, accounts, years, plans."""
