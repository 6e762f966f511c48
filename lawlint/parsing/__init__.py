"""From text to tree: grammars, scanner, parser."""
