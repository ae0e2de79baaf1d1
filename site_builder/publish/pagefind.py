"""Pagefind as a service: pages go in over its standard input, the files of the index come out.

So no page lies in a temporary folder, and a build that is killed leaves nothing behind. Requests
and answers are JSON in Base64, with a comma after each; an answer is an object with a `payload`.
"""

from __future__ import annotations

import json
import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from threading import Event, Thread, Timer
from typing import Any

LIMIT = 600.0  # seconds; 10,000 pages take about one minute


class PagefindError(Exception):
    """What the program complains of, in one line."""


def indexed(
    pages: Mapping[str, str], options: Mapping[str, Any], program: Path, limit: float = LIMIT
) -> dict[str, bytes]:
    """The files of the index of HTML pages, by path. Raises PagefindError and OSError.

    The program is stopped if it has not answered after `limit` seconds.
    """
    requests: list[dict[str, Any]] = [{"type": "NewIndex", "config": dict(options)}]
    requests += [
        {"type": "AddFile", "index_id": 0, "file_path": path, "file_contents": text, "url": None}
        for path, text in pages.items()
    ]
    requests.append({"type": "GetFiles", "index_id": 0})
    files = _answers(requests, program, limit)[-1]["files"]
    return {file["path"]: b64decode(file["content"]) for file in files}


def _answers(requests: list[dict[str, Any]], program: Path, limit: float) -> list[dict[str, Any]]:
    """The answer to each request."""
    service = subprocess.Popen(  # noqa: S603 (the program is the package's own)
        [program, "--service"],
        cwd=program.parent,  # there are no settings of a site
        env={name: value for name, value in os.environ.items() if name[:9] != "PAGEFIND_"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    is_late = Event()

    def stop() -> None:
        is_late.set()
        service.kill()

    late = Timer(limit, stop)
    late.start()
    # The program ends with its input, so the input stays open until the last answer. A thread
    # writes, because the program reads no more while nobody reads what it answers.
    writer = Thread(target=_write, args=(service, requests))
    writer.start()
    said = b""
    waiting = len(requests)
    with service.stdout or BytesIO() as output:
        while waiting > 0 and (more := os.read(output.fileno(), 1 << 20)):
            said += more
            waiting -= more.count(b",")
    if waiting <= 0:
        service.kill()
    writer.join()
    code = service.wait()
    late.cancel()
    if waiting > 0:
        why = f"no answer within {limit:g} s" if is_late.is_set() else _first_line(said)
        raise PagefindError(why or f"the program ended with code {code}")
    return [_payload(part) for part in said.split(b",") if part]


def _write(service: subprocess.Popen[bytes], requests: list[dict[str, Any]]) -> None:
    stdin = service.stdin or BytesIO()
    with suppress(OSError), stdin:  # the program may be gone; whoever waits for it says why
        for number, payload in enumerate(requests, 1):
            message = json.dumps({"message_id": number, "payload": payload})
            stdin.write(b64encode(message.encode()) + b",")
        stdin.flush()
        service.wait()


def _payload(part: bytes) -> dict[str, Any]:
    try:
        payload: dict[str, Any] = json.loads(b64decode(part, validate=True))["payload"]
    except (ValueError, KeyError, TypeError):
        raise PagefindError(_first_line(part)) from None
    if payload["type"] == "Error":
        raise PagefindError(_first_line(str(payload.get("message")).encode()))
    return payload


def _first_line(said: bytes) -> str:
    return next((line for line in said.decode(errors="replace").split("\n") if line.strip()), "")
