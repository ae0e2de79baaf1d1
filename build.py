"""Builds the site: `python build.py --help`."""

import sys

from site_builder.commands.cli import main

if __name__ == "__main__":
    sys.exit(main())
