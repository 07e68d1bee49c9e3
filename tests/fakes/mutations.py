"""Files as they are found after a power cut, a bad disk, a careless editor or another version."""

import json
import random
from collections.abc import Callable
from typing import Any

_HUGE = (10**400, -(10**18), 1e308, 2**63, -1, 0, 0.1)
_STRANGE = (None, True, [], {}, "", "\x00", "字" * 5_000, [[[[1]]]], {"a": {"b": None}}, "nan")


def mutated(content: bytes, seed: int) -> bytes:
    """A file with something wrong in it; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - the same in every run is what is wanted
    return chance.choice(_MUTATIONS)(content, chance)


def _flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _zeroed(content: bytes, chance: random.Random) -> bytes:
    """What some file systems leave of a file after a power cut."""
    start = chance.randrange(len(content))
    return content[:start] + b"\x00" * (len(content) - start)


def _doubled(content: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[:end] + content[start:]


def _recoded(content: bytes, chance: random.Random) -> bytes:
    coding = chance.choice(["utf-16", "utf-32", "gb18030", "utf-8-sig", "latin-1"])
    return content.decode("utf-8", "replace").encode(coding, "replace")


def _swapped(content: bytes, chance: random.Random) -> bytes:
    """Some values are of another type, or beyond all measure."""
    tree = _tree(content)

    def change(holder: Any, key: Any) -> None:
        holder[key] = chance.choice((*_HUGE, *_STRANGE, float("nan"), float("inf")))

    for holder, key in chance.sample(places := _places(tree), min(len(places), 3)):
        change(holder, key)
    return json.dumps(tree, ensure_ascii=chance.random() < 0.5).encode()


def _halved(content: bytes, chance: random.Random) -> bytes:
    """Half a character (a lone surrogate) in a value or a key."""
    tree = _tree(content)
    holder, key = chance.choice(_places(tree))
    if isinstance(holder, dict) and chance.random() < 0.5:
        holder[f"{key}\ud83d"] = holder.pop(key)
    else:
        holder[key] = "\ud83d half"
    return json.dumps(tree).encode()


def _nested(content: bytes, chance: random.Random) -> bytes:
    depth = chance.choice([10, 900, 100_000])
    opening, closing = chance.choice([(b"[", b"]"), (b'{"a":', b"}")])
    inner = opening * depth + b"1" + closing * depth
    return inner if chance.random() < 0.5 else b'{"text_size":' + inner + b"}"


def _other(content: bytes, chance: random.Random) -> bytes:
    return chance.choice(
        [
            b"", b" ", b"null", b"true", b"NaN", b"0", b'"settings"', b"[]", b"{}", b"[{}]",
            b"[null]", b"<html>", b"1" * 5_000, b"{" + b'"a":1,' * 50_000 + b'"a":1}',
            b"x" * 5_000_000, chance.randbytes(2_000),
        ]
    )  # fmt: skip


def _tree(content: bytes) -> Any:
    try:
        return json.loads(content)
    except ValueError:  # a file of another kind
        return {"text": content.decode("utf-8", "replace")}


def _places(tree: Any) -> list[tuple[Any, Any]]:
    pairs = list(tree.items() if isinstance(tree, dict) else enumerate(tree))
    places = [(tree, key) for key, _ in pairs]
    for _, value in pairs:
        if isinstance(value, dict | list):
            places += _places(value)
    return places


_MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flipped, _flipped, _cut, _zeroed, _doubled, _recoded, _swapped, _swapped, _halved, _nested,
    _other,
)  # fmt: skip
