"""Looks at the window from outside, as a screen reader does, and tells what it found as JSON.

    dbus-run-session -- python3 outside_at_spi.py BUTTON… -- COMMAND…

Run by the system's own Python, which has pyatspi. It starts COMMAND, waits for its window, walks
through all of it, presses each BUTTON and tells what was announced after the last press. It ends
with status 1 where there is no window, and with 2 where the window has not lived until the end.
"""

import json
import subprocess
import sys
import time

import pyatspi
from gi.repository import GLib

SECONDS_TO_START, SECONDS_TO_ANNOUNCE = 20.0, 10


def main(arguments):
    """Start, walk, press, listen, end."""
    here = arguments.index("--")
    buttons, command = arguments[:here], arguments[here + 1 :]
    process = subprocess.Popen(command)
    try:
        frame = _window(process)
        if frame is None:
            return 1
        found = _settled(frame, buttons)
        heard = _press(found, buttons)
        after = [node for node, _ in _walk(frame, 0)]
        told = {"found": [node for node, _ in found], "heard": heard, "after": after}
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        return 0 if process.poll() is None else 2
    finally:
        process.terminate()
        process.wait()


def _window(process):
    """The window, when its page is there."""
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        for application in pyatspi.Registry.getDesktop(0):
            for window in application or ():
                if window is not None and window.getRoleName() == "frame" and "—" in window.name:
                    return window
        time.sleep(0.1)
    return None


def _settled(frame, buttons):
    """What is in the window once the buttons are there and nothing more comes."""
    end = time.monotonic() + SECONDS_TO_START
    before, found = [], list(_walk(frame, 0))
    while time.monotonic() < end:
        before, found = found, list(_walk(frame, 0))
        names = {node["name"] for node, _ in found}
        if names.issuperset(buttons) and len(before) == len(found):
            break
        time.sleep(0.2)
    return found


def _walk(node, depth):
    """What is shown in a window, from the top down."""
    told = {
        "role": node.getRoleName(),
        "name": node.name,
        "description": node.description,
        "depth": depth,
        "attributes": dict(each.split(":", 1) for each in node.getAttributes()),
        "actions": [],
        "text": "",
        "states": [pyatspi.stateToString(each) for each in node.getState().getStates()],
    }
    interfaces = pyatspi.listInterfaces(node)
    if "Action" in interfaces:
        action = node.queryAction()
        told["actions"] = [action.getName(number) for number in range(action.nActions)]
    if "Text" in interfaces:
        told["text"] = node.queryText().getText(0, -1)
    yield told, node
    for number in range(node.childCount):
        child = node[number]
        if child is not None and child.getState().contains(pyatspi.STATE_VISIBLE):
            yield from _walk(child, depth + 1)


def _press(found, names):
    """Press buttons by their first action; what is announced then, or nothing."""
    heard = []

    def hear(event):
        heard.append(str(event.any_data))
        pyatspi.Registry.stop()

    def press():
        for name in names:
            pressed = next(each for node, each in found if node["name"] == name)
            pressed.queryAction().doAction(0)
        return False

    pyatspi.Registry.registerEventListener(hear, "object:announcement")
    GLib.timeout_add_seconds(SECONDS_TO_ANNOUNCE, pyatspi.Registry.stop)
    GLib.idle_add(press)
    pyatspi.Registry.start()
    return "".join(heard)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
