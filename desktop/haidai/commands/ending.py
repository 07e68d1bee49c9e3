"""How a command is ended from outside: tidily, whoever asks for it."""

import signal


def end_as_by_ctrl_c() -> None:
    """Let Ctrl C and a polite end both raise KeyboardInterrupt: nothing half made is left.

    Also where a shell that started this in the background has told it to ignore the first.
    """
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.default_int_handler)
