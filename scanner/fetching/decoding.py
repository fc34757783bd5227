"""Packed bytes → bytes, never more than the limit: a small answer may unpack to gigabytes.

httpx unpacks each piece whole before it can be measured, so the bound is kept here.
"""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

from scanner.fetching.problems import FetchError, PassingError, TooLargeError

if TYPE_CHECKING:
    from collections.abc import Callable

_MEGABYTE = 1_000_000
_MOST_LAYERS = 3
_MOST_MEMBERS = 16
_WINDOW = 1 << 23
"""RFC 8878, 3.1.1.1.2: what a decoder should support, and no more."""


def decoded(raw: bytes, encodings: str, most: int) -> bytes:
    """Unpack a body as its Content-Encoding says; TooLargeError beyond `most` bytes."""
    names = [name for part in encodings.lower().split(",") if (name := part.strip()) not in {"", "identity"}]
    if len(names) > _MOST_LAYERS or not set(names) <= set(_DECODERS):
        raise FetchError(f"The answer is packed in a way that is not known ({encodings[:40]}).")
    for name in reversed(names if raw else ()):
        raw = _unpacked(_DECODERS[name], raw, most)
    return raw


def too_large(most: int) -> TooLargeError:
    """Say how large it may be."""
    return TooLargeError(f"It is larger than {most / _MEGABYTE:g} MB.")


def _unpacked(decoder: Callable[[bytes, int], bytes], raw: bytes, most: int) -> bytes:
    try:
        body = decoder(raw, most + 1)
    except Exception as error:  # each library has its own errors
        raise PassingError("The packed answer is damaged.") from error
    if len(body) > most:
        raise too_large(most)
    return body


def _gunzip(raw: bytes, most: int) -> bytes:
    body = bytearray()
    for _ in range(_MOST_MEMBERS):
        member = zlib.decompressobj(wbits=31)
        body += member.decompress(raw, most - len(body))
        _check_whole(member.eof, body, most)
        raw = member.unused_data
        if len(body) >= most or raw[:2] != b"\x1f\x8b":
            break
    return bytes(body)


def _inflate(raw: bytes, most: int) -> bytes:
    """RFC 9110 means zlib's format; some servers send the bare one."""
    for bits in (15, -15):
        stream = zlib.decompressobj(wbits=bits)
        try:
            body = stream.decompress(raw, most)
        except zlib.error:
            continue
        _check_whole(stream.eof, body, most)
        return body
    raise ValueError


def _unbrotli(raw: bytes, most: int) -> bytes:
    import brotli  # noqa: PLC0415 - rarely needed

    stream = brotli.Decompressor()
    body = bytearray(stream.process(raw, output_buffer_limit=most))
    while len(body) < most and not stream.is_finished():
        more = stream.process(b"", output_buffer_limit=most - len(body))
        _check_whole(bool(more), body, most)
        body += more
    return bytes(body)


def _unzstd(raw: bytes, most: int) -> bytes:
    import zstandard  # noqa: PLC0415 - rarely needed

    reader = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
    return bytes(reader.stream_reader(io.BytesIO(raw), read_across_frames=True).read(most))


def _check_whole(ended: bool, body: bytes | bytearray, most: int) -> None:  # noqa: FBT001 - what it is about
    if not ended and len(body) < most:
        raise EOFError


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _inflate,
    "br": _unbrotli,
    "zstd": _unzstd,
}
