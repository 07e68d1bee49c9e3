"""What the real output loads."""

import subprocess
import sys

CHECK = """
import sys
from haidai.playback.miniaudio_output import _miniaudio
assert _miniaudio().PlaybackDevice
assert "numpy" not in sys.modules
"""


def test_playing_does_not_load_numpy() -> None:
    assert subprocess.run([sys.executable, "-c", CHECK], check=False).returncode == 0
