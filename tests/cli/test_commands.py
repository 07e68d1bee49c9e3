"""The shell's commands as a user types them, with no display and no sound device."""

import gc
import io
import json
import os
import signal
import subprocess
import sys
import wave
from dataclasses import replace
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
import zxingcpp
from PIL import Image

from haidai import cli, paths
from haidai.article.model import Article
from haidai.article.values import Language
from haidai.commands import share as sharing
from haidai.commands import speak
from haidai.handoff.addresses import PhoneAddress
from haidai.instance.start import Turn
from haidai.opening.sources import FileSource, MistypedSource, Source
from haidai.playback.manner import Manner
from haidai.settings.store import Settings, SettingsStore
from haidai.speech.pronunciations import Pronunciations, own_pronunciations
from tests.fakes.pictures import drawn
from tests.fakes.playback import VOICE, FakeSynthesizer
from tests.fakes.pulse import wait_until

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
PAGE = FIXTURES / "riverside.html"
TEXT = FIXTURES / "riverside.txt"
ADDRESS = "https://news.example.com/2024/riverside.html"


def haidai(*arguments: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run a command in a terminal that has neither screen nor Chinese locale."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"LC_ALL": "C", "PYTHONUTF8": "0"}
    return subprocess.run(
        [sys.executable, "-m", "haidai", *map(str, arguments)],
        input=given,
        capture_output=True,
        env=environment,
        timeout=60,
        check=False,
    )


def sentence(done: subprocess.CompletedProcess[bytes], status: int) -> str:
    """What a failed command said: one sentence on standard error, nothing else."""
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (status, b""), said
    assert said.endswith("\n")
    assert said.count("\n") == 1
    assert "Traceback" not in said
    return said.strip()


def test_show_prints_the_article_as_text() -> None:
    done = haidai("show", TEXT)
    assert (done.returncode, done.stderr) == (0, b"")
    article = json.loads(haidai("show", TEXT, "--json").stdout)
    lines = done.stdout.decode().splitlines()
    assert lines[0] == " › ".join(article["trail"])
    assert article["title"] in lines
    for section in article["sections"]:
        for line in (section["heading"], section["deck"], section["blocks"][0]["text"]):
            assert line is None or line in lines
    assert lines[-1] == "责任编辑：" + "、".join(article["editors"])


def test_show_prints_the_article_as_json() -> None:
    done = haidai("show", PAGE, "--json")
    article = json.loads(done.stdout)
    keys = ("trail", "title", "published", "source", "reporters", "editors", "url", "language")
    assert set(keys) | {"sections"} <= set(article)
    assert article["url"] == ADDRESS
    assert article["language"] == "zh-CN"
    assert article["sections"][0]["heading"] is None
    assert {"kind", "text"} <= set(article["sections"][0]["blocks"][0])


def test_standard_input_is_read_as_a_page_or_a_text() -> None:
    page = json.loads(haidai("show", "-", "--json", given=PAGE.read_bytes()).stdout)
    assert page["url"] == ADDRESS
    text = TEXT.read_text(encoding="utf-8").encode("gb18030")
    assert json.loads(haidai("show", "-", "--json", given=text).stdout)["sections"][1]["heading"]


def test_standard_input_without_end_is_refused() -> None:
    with Path("/dev/zero").open("rb") as endless:
        done = subprocess.run(
            [sys.executable, "-m", "haidai", "show", "-"],
            stdin=endless,
            capture_output=True,
            timeout=30,
            check=False,
        )
    assert "20 MB" in sentence(done, 1)


def test_pdf_writes_the_printed_article(tmp_path: Path) -> None:
    done = haidai("pdf", TEXT, "-o", tmp_path / "文章.pdf", "--type-size", "24")
    assert (done.returncode, done.stdout) == (0, b""), done.stderr.decode()
    assert (tmp_path / "文章.pdf").read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["文章.pdf"]


def test_pdf_takes_a_sheet_and_turns_it(tmp_path: Path) -> None:
    import pikepdf

    path = tmp_path / "a.pdf"
    done = haidai("pdf", PAGE, "-o", path, "--paper", "16K", "--landscape")
    assert done.returncode == 0, done.stderr.decode()
    with pikepdf.open(path) as pdf:
        width, height = (float(side) / 72 * 25.4 for side in list(pdf.pages[0].mediabox)[2:])
    assert (round(width), round(height)) == (260, 184)


def test_pdf_has_the_pictures_of_a_saved_page_unless_they_are_not_wanted(tmp_path: Path) -> None:
    page = tmp_path / "morning.html"
    words = "清晨六点，老渡口的第一班船离岸，船头的铜铃响了三声，岸边的白鹭飞起来又落下。" * 3
    page.write_text(
        f"<h1>老渡口的清晨</h1><p>{words}</p><img src='morning_files/a.png'><p>{words}</p>", "utf-8"
    )
    (tmp_path / "morning_files").mkdir()
    (tmp_path / "morning_files" / "a.png").write_bytes(drawn())
    found = []
    for options in ([], ["--no-images"]):
        done = haidai("pdf", page, "-o", tmp_path / "a.pdf", *options)
        assert (done.returncode, done.stderr) == (0, b"")
        found.append((tmp_path / "a.pdf").read_bytes().count(b"/Subtype /Image"))
    assert found == [1, 0]


def test_speak_prints_the_spoken_text_a_sentence_a_line() -> None:
    done = haidai("speak", TEXT, "--text")
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert len(lines) > 5
    assert all(line.strip() for line in lines)
    section = haidai("speak", TEXT, "--text", "--section", "2").stdout.decode().splitlines()
    assert section == [line for line in lines if line in section]
    assert 0 < len(section) < len(lines)


def test_speak_writes_sound_that_is_as_long_as_its_text(tmp_path: Path) -> None:
    short = tmp_path / "short.txt"
    short.write_text("菜价降了\n\n今天的菜价比昨天低。来买菜的人很多。\n", encoding="utf-8")
    done = haidai("speak", short, "-o", tmp_path / "out.wav")
    assert (done.returncode, done.stdout) == (0, b""), done.stderr.decode()
    with wave.open(str(tmp_path / "out.wav")) as sound:
        seconds = sound.getnframes() / sound.getframerate()
        loudest = max(abs(sample) for sample in memoryview(sound.readframes(10**7)).cast("h"))
    assert 3 < seconds < 12
    assert loudest > 2_000


@pytest.fixture
def voice(monkeypatch: pytest.MonkeyPatch) -> FakeSynthesizer:
    """The voice the commands of this process find."""
    fake = FakeSynthesizer()
    other = replace(VOICE, id="fake-zh-2")
    english = replace(VOICE, id="fake-en", language=Language("en"))
    fake.voices_known = (VOICE, other, english)
    monkeypatch.setattr(speak, "Pyttsx3Synthesizer", lambda _: fake)
    return fake


@pytest.mark.skipif(os.name != "posix", reason="a polite end is sent as a signal")
def test_speak_that_is_told_to_end_leaves_no_piece_of_a_file(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text(
        "菜价\n\n" + "今天早上的菜价比昨天低，来买菜的人也比昨天多。\n\n" * 2_000, "utf-8"
    )
    command = [sys.executable, "-m", "haidai", "speak", str(long), "-o", str(tmp_path / "out.mp3")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        wait_until(lambda: any(each.stat().st_size for each in tmp_path.glob(".haidai-*")), 20)
        process.terminate()
        out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err) == (130, b"", b"")
    assert list(tmp_path.iterdir()) == [long]


def test_speak_reads_as_it_was_chosen_in_the_window(tmp_path: Path, voice: FakeSynthesizer) -> None:
    chosen = Settings().with_voice("zh", "fake-zh-2")
    SettingsStore(paths.settings_file()).change(voices=chosen)
    own_pronunciations().change(Pronunciations.of([("菜价", "蔡家")]))
    short = tmp_path / "short.txt"
    short.write_text("菜价降了\n\n《The Harbour Daily》说今天的菜价比昨天低。\n", encoding="utf-8")
    assert cli.main(["speak", str(short), "-o", str(tmp_path / "out.wav")]) == 0
    assert voice.asked[0] == "蔡家降了"
    assert [id_ for id_, _ in voice.manners] == ["fake-zh-2", "fake-en", "fake-zh-2"]
    assert "蔡家降了" in haidai("speak", short, "--text").stdout.decode()


def test_speak_reads_time_and_source_where_that_is_chosen() -> None:
    before = haidai("speak", TEXT, "--text").stdout.decode().splitlines()
    SettingsStore(paths.settings_file()).change(source_read=True)
    after = haidai("speak", TEXT, "--text").stdout.decode().splitlines()
    assert after == [before[0], "二零二四年九月六日八点十七分，来源：溪畔网", *before[1:]]


def test_speak_goes_on_with_damaged_choices(tmp_path: Path, voice: FakeSynthesizer) -> None:
    own_pronunciations().change(Pronunciations())
    for path in (paths.settings_file(), paths.data_folder() / "pronunciations.txt"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\xff\xfe{")
    short = tmp_path / "short.txt"
    short.write_text("菜价降了\n\n今天的菜价比昨天低。\n", encoding="utf-8")
    assert cli.main(["speak", str(short), "-o", str(tmp_path / "out.wav")]) == 0
    assert voice.manners[0] == (VOICE.id, 1.0)
    aside = [*paths.settings_file().parent.iterdir(), *paths.data_folder().iterdir()]
    assert sum(path.read_bytes() == b"\xff\xfe{" for path in aside if path.is_file()) == 2
    assert not paths.settings_file().exists()


def test_qr_writes_a_code_of_an_address_without_fetching_it(tmp_path: Path) -> None:
    address = "https://nowhere.invalid/a?b=1#c"
    assert haidai("qr", address, "-o", tmp_path / "code.png").returncode == 0
    picture = Image.open(io.BytesIO((tmp_path / "code.png").read_bytes()))
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [address]
    assert haidai("qr", PAGE, "-o", tmp_path / "code.svg").returncode == 0
    assert b"<svg" in (tmp_path / "code.svg").read_bytes()


def test_voices_are_listed_with_a_chinese_one() -> None:
    done = haidai("voices")
    rows = [line.split("\t") for line in done.stdout.decode().splitlines()]
    assert done.returncode == 0
    assert all(len(row) == 3 for row in rows)
    assert any(row[1].startswith("cmn") for row in rows)


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["show", "nothing.html"], "nothing.html"),
        (["show", "/"], "文件夹"),
        (["show", "http://127.0.0.1:9/"], "127.0.0.1"),
        (["qr", TEXT, "-o", "code.png"], "没有网址"),
        (["pdf", TEXT, "-o", "/nowhere/a.pdf"], "a.pdf"),
        (["qr", ADDRESS, "-o", "/nowhere/a.png"], "a.png"),
        (["speak", TEXT, "-o", "/nowhere/a.wav", "--section", "1"], "a.wav"),
    ],
)
def test_what_the_world_refuses_is_one_sentence_and_status_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], part: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert part in sentence(haidai(*arguments), 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["show"],
        ["pdf", TEXT],
        ["pdf", TEXT, "-o", "a.pdf", "--type-size", "zero"],
        ["pdf", TEXT, "-o", "a.pdf", "--type-size", "nan"],
        ["pdf", TEXT, "-o", "a.pdf", "--type-size", "1000"],
        ["speak", TEXT],
        ["speak", TEXT, "-o", "a.mp9"],
        ["speak", TEXT, "--text", "--section", "0"],
        ["speak", TEXT, "--text", "--section", "99"],
        ["qr", ADDRESS, "-o", "a.gif"],
        ["voices", "all"],
        ["one.html", "two.html"],
    ],
)
def test_wrong_usage_is_one_sentence_and_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert sentence(haidai(*arguments), 2)
    assert list(tmp_path.iterdir()) == []


def test_the_window_without_a_screen_says_so() -> None:
    assert "屏幕" in sentence(haidai(TEXT), 1)


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("ftp://news.example/1", MistypedSource("ftp://news.example/1")),
        ("", None),
        (str(TEXT), FileSource(TEXT)),
    ],
)
def test_an_icon_opens_the_window_whatever_it_was_given(
    monkeypatch: pytest.MonkeyPatch, word: str, shown: Source | None
) -> None:
    """Nobody sees what a start by an icon says on standard error."""
    opened: list[Source | None] = []

    def handed_over(_: Path, source: Source | None) -> Turn:
        opened.append(source)
        return Turn(handed_over=True)

    monkeypatch.setattr("haidai.instance.start.turn", handed_over)
    monkeypatch.setattr("haidai.ui.quick_dataclasses.compile_methods_late", lambda: None)
    monkeypatch.setattr(gc, "disable", lambda: None)
    monkeypatch.setattr(sys, "argv", ["haidai-window", word])
    assert cli.window() == 0
    assert opened == [shown]


def test_the_shell_tells_what_is_no_address_itself() -> None:
    assert "ftp://news.example/1" in sentence(haidai("ftp://news.example/1"), 1)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_and_version_are_answers(arguments: list[str]) -> None:
    done = haidai(*arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"haidai" in done.stdout


def test_a_reader_that_has_gone_is_no_error() -> None:
    command = f"{sys.executable} -m haidai show {TEXT} | head -c 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, timeout=60, check=False)
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to offer")
def test_output_into_a_file_on_a_full_disk_is_told() -> None:
    command = [sys.executable, "-m", "haidai", "show", str(TEXT)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == 1
    assert "磁盘已满" in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_an_unknown_worker_is_refused() -> None:
    assert haidai("--worker", "dance").returncode == 2


@pytest.mark.parametrize("command", ["show", "qr", "speak", "voices"])
def test_only_paper_and_window_load_qt(tmp_path: Path, command: str) -> None:
    arguments = {
        "show": ["show", str(TEXT)],
        "qr": ["qr", ADDRESS, "-o", str(tmp_path / "a.png")],
        "speak": ["speak", str(TEXT), "--text"],
        "voices": ["voices"],
    }[command]
    code = (
        "import sys; from haidai.cli import main; status = main(sys.argv[1:]);"
        "sys.exit(status or any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name != "posix", reason="it is asked by a signal")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_paper_asked_to_end_while_it_writes_leaves_no_piece(
    tmp_path: Path, ending: signal.Signals
) -> None:
    slow_disk = (
        "import os, signal, sys; from haidai.cli import main;"
        "os.fsync = lambda _: (os.write(1, b'.'), signal.pause());"
        "sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", slow_disk, "pdf", str(TEXT), "-o", str(tmp_path / "a.pdf")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.read(1) == b"."
        assert len(list(tmp_path.iterdir())) == 1
        process.send_signal(ending)
        out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err) == (130, b"", b"")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="Ctrl C is sent as a signal")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_share_serves_the_article_until_ctrl_c(ending: signal.Signals) -> None:
    command = [sys.executable, "-m", "haidai", "share", str(PAGE), "--address", "127.0.0.1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        address = process.stdout.readline().decode().strip()
        with urlopen(address, timeout=10) as answer:
            assert "<h1>" in answer.read().decode()
        process.send_signal(ending)
        out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err) == (130, b"", b"")
    with pytest.raises(URLError):
        urlopen(address, timeout=2)


def test_share_reads_as_it_was_chosen_in_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[Manner] = []

    class Served:
        address = "http://127.0.0.1:40000/abc/"
        running = True

        def wait(self, seconds: float) -> None:
            """On Windows Ctrl C ends no wait: it is heard when one is over."""
            assert seconds <= 1
            raise KeyboardInterrupt

        def stop(self) -> None:
            """Nothing listens."""

    def share(_: Article, __: str, *, manner: Manner, gatherer: object) -> Served:
        served.append(manner)
        return Served()

    monkeypatch.setattr(sharing, "share", share)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    chosen = Settings().with_voice("zh", "fake-zh-2")
    SettingsStore(paths.settings_file()).change(voices=chosen)
    own_pronunciations().change(Pronunciations.of([("菜价", "蔡家")]))
    assert cli.main(["share", str(PAGE), "--address", "127.0.0.1"]) == 130
    (manner,) = served
    assert (manner.voice, len(manner.rules)) == ("fake-zh-2", 1)


@pytest.mark.parametrize("wrong", ["203.0.113.7", "news.invalid", "0.0.0.0"])
def test_share_says_what_is_wrong_with_an_address_and_which_would_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    own = (PhoneAddress("192.168.3.4", "wlan0"), PhoneAddress("10.0.0.2", "eth0"))
    monkeypatch.setattr(sharing, "own_phone_addresses", lambda: own)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    assert cli.main(["share", str(PAGE), "--address", wrong]) == 1
    said = f"这台电脑没有“{wrong}”这个地址，请换成：192.168.3.4, 10.0.0.2。\n"
    assert capsys.readouterr() == ("", said)


@pytest.mark.parametrize("arguments", [[], ["--address", "203.0.113.7"]])
def test_share_without_any_network_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    monkeypatch.setattr(sharing, "own_phone_addresses", lambda: ())
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    assert cli.main(["share", str(PAGE), *arguments]) == 1
    assert "Wi-Fi" in capsys.readouterr().err
