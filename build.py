"""Builds the site: `python build.py --help`."""

import gc
import sys

from site_builder.commands.cli import main

if __name__ == "__main__":
    code = main()
    gc.freeze()  # else Python looks for cycles in everything once more before it ends
    sys.exit(code)
