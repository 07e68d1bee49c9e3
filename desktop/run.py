"""Starts 海岱 from a checkout: `python3 desktop/run.py [SOURCE …]`.

The first start makes everything ready (see `set_up.py`); every later one goes straight on.
This file must be readable to any Python 3, to tell an old one so.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.exit("Haidai needs Python 3.11 or newer, and this is %d.%d." % sys.version_info[:2])

from readiness import note, noted_python


def main() -> int:
    """Set up what is missing, then become `python -m haidai` with the same arguments."""
    checkout = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    python = noted_python(checkout)
    if python is None:
        from pathlib import Path

        from machine import SetUpError
        from set_up import WINDOW, SetUp

        try:
            python = str(SetUp(Path(checkout)).make_ready(WINDOW))
        except SetUpError as error:
            print(error, file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            print("\nStopped. The next start takes it up again.", file=sys.stderr)
            return 130
        note(checkout, python)
    # -P: the folder the user stands in must not lend us its modules.
    command = [python, "-P", "-m", "haidai", *sys.argv[1:]]
    if os.name == "nt":
        import subprocess

        return subprocess.call(command)
    return os.execv(python, command)


if __name__ == "__main__":
    sys.exit(main())
