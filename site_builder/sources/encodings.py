"""Why some bytes are not UTF-8, and in which encoding the editor probably saved them.

Nothing is decoded by a guess: the likely encoding is named, and the file is refused.
"""

from __future__ import annotations

from site_builder.model.problems import Location, Problem, error

# The first bytes of files that are no text, and of text in other encodings.
SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"%PDF-", "a PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "a rich text document"),
)
MARKS = (  # the longer mark first: UTF-32 begins with the mark of UTF-16
    (b"\xff\xfe\x00\x00", "UTF-32 (little-endian)"),
    (b"\x00\x00\xfe\xff", "UTF-32 (big-endian)"),
    (b"\xff\xfe", "UTF-16 (little-endian)"),
    (b"\xfe\xff", "UTF-16 (big-endian)"),
)
SAMPLE = 4096  # bytes looked at for the zeros of UTF-16 and UTF-32
SAVE_AS = "save the file again as UTF-8"


def encoding_fault(path: str, data: bytes) -> Problem | None:
    """The error of bytes that are not UTF-8 text, at the first such byte; None for good text."""
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            hint = "save its words as a UTF-8 text file"
            return error(Location(path), f"this is {what}, not a text", hint)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            message = f"byte 0x{data[0]:02X} (at offset 0) begins a text in {encoding}"
            return error(Location(path), message, SAVE_AS)
    try:
        data.decode("utf-8")
        at = -1
    except UnicodeDecodeError as fault:
        at = fault.start
    null = data.find(b"\0")
    if null >= 0 and (at < 0 or null < at):
        wide = _wide_encoding(data[:SAMPLE])
        likely = f"; the text is probably in {wide}" if wide else ""
        message = f"byte 0x00 (at offset {null}) is in no text{likely}"
        return error(_place(path, data, null), message, SAVE_AS if wide else "remove it")
    if at < 0:
        return None
    message = f"byte 0x{data[at]:02X} (at offset {at}) is not UTF-8; {_likely(data, at)}"
    return error(_place(path, data, at), message, SAVE_AS)


def _place(path: str, data: bytes, offset: int) -> Location:
    r"""The line and column of a byte after valid UTF-8; lines end in \n, \r\n or \r."""
    before = data[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n").decode("utf-8-sig")
    start = before.rfind("\n") + 1
    return Location(path, before.count("\n") + 1, len(before) - start + 1)


def _wide_encoding(sample: bytes) -> str:
    """UTF-16 or UTF-32 without its mark, by the places of the zeros in groups of four bytes."""
    zeros = [sample[place::4].count(0) for place in range(4)]
    often = [count * 4 * 10 > len(sample) * 4 for count in zeros]  # in 4 of 10 groups or more
    names = {
        (False, True, True, True): "UTF-32 (little-endian)",
        (True, True, True, False): "UTF-32 (big-endian)",
        (False, True, False, True): "UTF-16 (little-endian)",
        (True, False, True, False): "UTF-16 (big-endian)",
    }
    return names.get((often[0], often[1], often[2], often[3]), "")


def _likely(data: bytes, offset: int) -> str:
    """What the bytes probably are, judged by the letters that are valid UTF-8."""
    if any(byte > 0x7F for byte in data[:offset]):
        return "the text is UTF-8 up to here, so it was probably cut or damaged"
    decoded = data.decode("utf-8", "ignore")
    if not decoded.isascii() and len(data) - len(decoded.encode()) < 4:
        return "the rest is UTF-8, so it was probably damaged"
    if any(0x80 <= byte <= 0x9F for byte in data):
        return "the text is probably in Windows-1252"
    return "the text is probably in Windows-1252 or Latin-1"
