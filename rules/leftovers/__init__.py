"""What earlier drafts leave behind."""
