"""A worker process that misbehaves as its script says, one deed for each job.

Run with a file as argument; each job, in whatever process, takes the next line of it: `good`,
`hang`, `crash`, `exit`, `garbage`, `half` (of a frame), `silence`, `short`, `error`, `other`
(another job's answer), `slow`. When the file is at its end every deed is `good`. `start-hang`,
`start-exit` and `start-failed` are done before the worker is ready.
"""

import os
import signal
import sys
import time
from array import array
from pathlib import Path

from haidai.speech.frames import Frame, read_frame, write_frame

RATE = 22_050


def next_deed(script: Path) -> str:
    deeds = script.read_text().split()
    script.write_text("\n".join(deeds[1:]))
    return deeds[0] if deeds else "good"


def sound(seconds: float, loudness: int = 5_000) -> bytes:
    return array("h", [loudness, -loudness] * round(seconds * RATE / 2)).tobytes()


def answer(deed: str, job: dict[str, object]) -> Frame:
    clip = {"job": job["job"], "rate": RATE, "peak": 5_000, "marks": [[0.0, 0, 1]]}
    match deed:
        case "hang":
            time.sleep(600)
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "exit":
            sys.exit(1)
        case "silence":
            return Frame({**clip, "peak": 0}, sound(2, 0))
        case "short":
            return Frame(clip, sound(0.02))
        case "error":
            return Frame({"job": job["job"], "error": "RuntimeError()"})
        case "other":
            return Frame({**clip, "job": -1}, sound(2))
        case "slow":
            time.sleep(0.2)
        case "half":
            sys.stdout.buffer.write(b'{"bytes": 1000, "rate": 22050}\nhalf')
            sys.stdout.flush()
            sys.exit(0)
        case "garbage":
            sys.stdout.write("Audio saved to nowhere\n")
            sys.stdout.flush()
            time.sleep(600)
    if job["do"] == "voices":
        voice = {"id": "cmn", "name": "Mandarin", "language": "cmn"}
        return Frame({"job": job["job"], "voices": [voice]})
    return Frame(clip, sound(2))


def main() -> None:
    script = Path(sys.argv[1])
    if script.read_text().startswith("start-"):
        match next_deed(script):
            case "start-hang":
                time.sleep(600)
            case "start-exit":
                sys.exit(1)
            case _:
                write_frame(sys.stdout.buffer, Frame({"failed": "no engine"}))
                return
    write_frame(sys.stdout.buffer, Frame({"ready": "fake"}))
    while frame := read_frame(sys.stdin.buffer):
        write_frame(sys.stdout.buffer, answer(next_deed(script), dict(frame.header)))


if __name__ == "__main__":
    main()
