"""Decompression with a bound: three kilobytes of gzip can hold gigabytes."""

import zlib


def inflate(data: bytes, coding: str, largest: int) -> bytes | None:
    """The decompressed bytes, or None where they are more than `largest`.

    Several gzip members behind each other are read as one; what follows them is ignored.

    Raises:
        zlib.error: the bytes are damaged or cut off.
    """
    if coding == "deflate":
        # Servers send raw deflate as often as the zlib form that the standard asks for.
        zlib_form = len(data) > 1 and data[0] & 0x0F == 8 and (data[0] * 256 + data[1]) % 31 == 0
        window = zlib.MAX_WBITS if zlib_form else -zlib.MAX_WBITS
    else:
        window = 16 + zlib.MAX_WBITS
    result = bytearray()
    while data:
        member = zlib.decompressobj(window)
        result += member.decompress(data, largest + 1 - len(result))
        if len(result) > largest:
            return None
        if not member.eof:
            raise zlib.error("cut off")
        data = member.unused_data
        if not data.startswith(b"\x1f\x8b"):
            break
    return bytes(result)
