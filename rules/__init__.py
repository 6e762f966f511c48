"""The rules, one file each; the registry walks this package."""
