"""`python -m haidai`: the same as the command `haidai`."""

import sys

from haidai.cli import main

if __name__ == "__main__":
    sys.exit(main())
