"""Decompression with a bound: three kilobytes of gzip can hold gigabytes."""

import zlib

import brotli

CODINGS = "gzip, deflate, br"  # as a request offers them
KNOWN = frozenset({"gzip", "x-gzip", "deflate", "br"})


class DamagedError(Exception):
    """The bytes are not what they are said to be, or are cut off."""


def inflate(data: bytes, coding: str, largest: int) -> bytes | None:
    """The decompressed bytes, or None where they are more than `largest`.

    `coding` is one of `KNOWN`. Several gzip members behind each other are read as one; what
    follows them is ignored.

    Raises:
        DamagedError: the bytes are damaged or cut off.
    """
    if coding == "br":
        return _from_brotli(data, largest)
    if coding == "deflate":
        # Servers send raw deflate as often as the zlib form that the standard asks for.
        zlib_form = len(data) > 1 and data[0] & 0x0F == 8 and (data[0] * 256 + data[1]) % 31 == 0
        window = zlib.MAX_WBITS if zlib_form else -zlib.MAX_WBITS
    else:
        window = 16 + zlib.MAX_WBITS
    result = bytearray()
    while data:
        member = zlib.decompressobj(window)
        try:
            result += member.decompress(data, largest + 1 - len(result))
        except zlib.error as error:
            raise DamagedError(str(error)) from error
        if len(result) > largest:
            return None
        if not member.eof:
            raise DamagedError("cut off")
        data = member.unused_data
        if not data.startswith(b"\x1f\x8b"):
            break
    return bytes(result)


def _from_brotli(data: bytes, largest: int) -> bytes | None:
    """As `inflate`. Of the packages only `brotli` from 1.2 on stops at a bound."""
    member = brotli.Decompressor()
    result = bytearray()
    try:
        result += member.process(data, output_buffer_limit=largest + 1)
        while len(result) <= largest and not member.is_finished():
            more = member.process(b"", output_buffer_limit=largest + 1 - len(result))
            if not more:
                break
            result += more
    except brotli.error as error:
        raise DamagedError(str(error)) from error
    if len(result) > largest:
        return None
    if not member.is_finished():
        raise DamagedError("cut off")
    return bytes(result)
