"""A run is signed as OpenSSH signs, so that others can check it without this suite."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from reports.record.signature import WrongKey, fingerprint_in, key_in, signer
from tests.suite.record.keys import openssh, pem, public

SSH_KEYGEN = shutil.which("ssh-keygen")
MESSAGE = b'{"files": {}}\n'
both_kinds = pytest.mark.parametrize("make", [pem, openssh])
needs_openssh = pytest.mark.skipif(SSH_KEYGEN is None, reason="ssh-keygen is not installed (openssh-client)")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A key in a file."""
    return openssh(tmp_path / "key")


@both_kinds
def test_a_signature_names_its_key(make: Callable[[Path], Path], tmp_path: Path) -> None:
    """By the fingerprint that everybody knows it by."""
    key = key_in(make(tmp_path / "key"))
    assert signer(key.sign(MESSAGE), MESSAGE) == key.fingerprint == fingerprint_in(public(tmp_path / "key"))


@needs_openssh
@both_kinds
def test_openssh_accepts_it(make: Callable[[Path], Path], tmp_path: Path) -> None:
    """With the signer's public key and the purpose."""
    key = make(tmp_path / "key")
    (tmp_path / "allowed").write_text(f"manager@example.fi {public(key).read_text('utf-8')}\n", "utf-8")
    (tmp_path / "sig").write_text(key_in(key).sign(MESSAGE), "utf-8")
    asked = [str(SSH_KEYGEN), "-Y", "verify", "-f", str(tmp_path / "allowed"), "-I", "manager@example.fi",
             "-n", "golive", "-s", str(tmp_path / "sig")]  # fmt: skip
    ended = subprocess.run(asked, input=MESSAGE, capture_output=True, check=False)  # noqa: S603 - our own
    assert (ended.returncode, b'Good "golive" signature' in ended.stdout) == (0, True), ended.stderr


@needs_openssh
def test_what_openssh_signs_is_accepted(key: Path, tmp_path: Path) -> None:
    """Byte for byte the same: Ed25519 signs alike each time."""
    (tmp_path / "message").write_bytes(MESSAGE)
    asked = [str(SSH_KEYGEN), "-q", "-Y", "sign", "-f", str(key), "-n", "golive", str(tmp_path / "message")]
    subprocess.run(asked, check=True, capture_output=True)  # noqa: S603 - our own
    assert (tmp_path / "message.sig").read_text("utf-8") == key_in(key).sign(MESSAGE)


def test_another_message_is_refused(key: Path) -> None:
    """One byte is enough."""
    with pytest.raises(WrongKey, match="does not fit"):
        signer(key_in(key).sign(MESSAGE), MESSAGE[:-1])


@pytest.mark.parametrize("text", ["", "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n", "å", "AAAA"])
def test_what_is_no_signature_is_refused(text: str) -> None:
    """Whatever stands in the file."""
    with pytest.raises(WrongKey):
        signer(text, MESSAGE)


@pytest.mark.parametrize("content", [b"", b"no key", b"-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n"])
def test_what_is_no_key_is_told(tmp_path: Path, content: bytes) -> None:
    """With the command that makes one."""
    (tmp_path / "key").write_bytes(content)
    with pytest.raises(WrongKey, match="ssh-keygen -t ed25519"):
        key_in(tmp_path / "key")


def test_a_key_of_another_kind_is_told(tmp_path: Path) -> None:
    """Only one kind is used, so that a signature can be read in years."""
    rsa = generate_private_key(65537, 2048)
    (tmp_path / "key").write_bytes(rsa.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    with pytest.raises(WrongKey, match="Ed25519"):
        key_in(tmp_path / "key")


def test_a_key_that_is_not_there_is_told(tmp_path: Path) -> None:
    """By its path."""
    with pytest.raises(WrongKey, match="cannot be read"):
        key_in(tmp_path / "key")


@pytest.mark.parametrize("content", ["", "ssh-rsa AAAA", "ssh-ed25519 ?", "one"])
def test_what_is_no_public_key_is_told(tmp_path: Path, content: str) -> None:
    """An empty file, another kind, or half a line."""
    (tmp_path / "key.pub").write_text(content, "utf-8")
    with pytest.raises(WrongKey, match=r"public key|of the kind"):
        fingerprint_in(tmp_path / "key.pub")
