"""What a start does before anything of the window is loaded: be the first, or hand over."""

import logging
import os
import time
from dataclasses import dataclass
from pathlib import Path

from haidai.instance.claim import Claim, claim_file, noted
from haidai.opening.sources import Source

log = logging.getLogger(__name__)

PATIENCE = 15.0  # seconds that another start may need before it can be reached
LOOK_AGAIN = 0.02  # seconds


@dataclass(frozen=True, slots=True)
class Turn:
    """What this start is to do: nothing more where its wish was `handed_over`, else a window.

    `claim` is the right to be the one window; None where that cannot be had, and this start
    opens a window all the same.
    """

    claim: Claim | None = None
    handed_over: bool = False


def turn(folder: Path, source: Source | None, patience: float = PATIENCE) -> Turn:
    """Become the one window of this data folder, or hand `source` to the one there is."""
    path = claim_file(folder)
    deadline = time.monotonic() + patience
    try:
        while (claim := Claim.take(path)) is None:
            if _handed_over(path, source):
                return Turn(handed_over=True)
            if time.monotonic() > deadline:
                log.warning("another window has the claim and cannot be reached")
                return Turn()
            # The other one is just starting or just ending: neither is an event for us.
            time.sleep(LOOK_AGAIN)
    except OSError as error:
        log.warning("whether another window is open cannot be told: %s", error)
        return Turn()
    return Turn(claim)


def _handed_over(path: Path, source: Source | None) -> bool:
    """Whether the window took it; False where nobody listens there.

    Raises:
        TimeoutError: the window is there and does not answer.
    """
    address = noted(path)
    if address is None:
        return False
    # Only a later start comes here: the first one has no use for sockets before it is painted.
    from haidai.instance.conversation import Answer, hand_over
    from haidai.instance.message import Request

    activation = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    answer = hand_over(address, Request(source, activation).to_bytes())
    if answer == Answer.SILENCE:
        raise TimeoutError("the other window does not answer")
    return answer == Answer.TAKEN
