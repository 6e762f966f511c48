"""``python -m lawlint``."""

from lawlint.cli import main

if __name__ == "__main__":
    main()
