"""What the real output loads."""

import subprocess
import sys

CHECK = """
import sys
from haidai.playback.miniaudio_output import _miniaudio
assert _miniaudio().PlaybackDevice
assert _miniaudio() is sys.modules["miniaudio"]
assert not {"numpy", "urllib.request", "ssl", "_hashlib"} & set(sys.modules)
"""


def test_playing_loads_neither_numpy_nor_openssl() -> None:
    assert subprocess.run([sys.executable, "-c", CHECK], check=False).returncode == 0
