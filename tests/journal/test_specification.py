"""The written specification: each of its vectors, run as it stands on the page."""

import re
import shutil
import subprocess
from hashlib import sha256

import pytest

from pos.journal.identity import CROCKFORD, is_signed, is_till_name, till_name
from tests.architecture.source import ROOT
from tests.factories import a_key
from tests.journal.test_kinds import golden

PAGE = (ROOT / "docs" / "journal.md").read_text("utf-8")
VECTORS = re.findall(r"```sh\n(printf .*?)\n```\n\n```text\n([0-9a-f]{64})\n```", PAGE, re.DOTALL)


def printed(command: str) -> bytes:
    """Return what the `printf` of a vector prints, understood without a shell."""
    words = re.findall(r"'([^']*)'", command)
    if len(words) == 1:
        return bytes(int(octal, 8) for octal in words[0].split("\\")[1:])
    return "\n".join(words[1:]).encode()


def test_the_page_has_its_vectors() -> None:
    assert len(VECTORS) == PAGE.count("| sha256sum") == 4


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum on this machine")
@pytest.mark.parametrize(("command", "digest"), VECTORS)
def test_a_vector_holds_when_typed_into_a_shell(command: str, digest: str) -> None:
    finished = subprocess.run(
        ["sh", "-c", command], capture_output=True, text=True, check=True, encoding="utf-8"
    )

    assert finished.stdout.split()[0] == digest


@pytest.mark.parametrize(("command", "digest"), VECTORS)
def test_a_vector_holds_in_python(command: str, digest: str) -> None:
    assert sha256(printed(command)).hexdigest() == digest


def test_the_vectors_are_entries_that_this_program_reads() -> None:
    digests = [digest for _, digest in VECTORS[:3]]

    assert digests == [golden()[n].hash.hex() for n in (0, 1, 3)]


def test_the_name_of_the_till_is_that_of_the_page() -> None:
    digest = VECTORS[3][1]
    bits = f"{int(digest[:8], 16):032b}"[:30]
    name = "".join(CROCKFORD[int(bits[n : n + 5], 2)] for n in range(0, 30, 5))

    assert is_till_name(name)
    assert name == till_name(a_key().public)
    assert f"**{name}**" in PAGE


def test_the_signature_of_the_page_is_by_the_key_of_the_page() -> None:
    (signature,) = re.findall(r"\n([0-9a-f]{128})\n", PAGE)

    assert is_signed(a_key().public, golden()[0].hash, bytes.fromhex(signature))


def test_the_line_of_python_writes_the_bodies() -> None:
    assert 'json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)' in PAGE
