"""A signature under the manifest, as OpenSSH makes it: any `ssh-keygen -Y verify` can check it without this suite."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256, sha512
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
    load_ssh_private_key,
)

FILE_NAME = "manifest.json.sig"
NAMESPACE = b"golive"
_MAGIC, _VERSION, _HASH, _KIND = b"SSHSIG", (1).to_bytes(4, "big"), b"sha512", b"ssh-ed25519"
_BEGIN, _END, _WIDTH = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----", 70


class WrongKey(Exception):
    """A file that is no key to sign with, or a signature that is none; the message is for people."""


@dataclass(frozen=True)
class Key:
    """A key to sign with; ``fingerprint`` is what `ssh-keygen -l` says of it."""

    fingerprint: str
    sign: Callable[[bytes], str]


def key_in(file: Path) -> Key:
    """The Ed25519 key in a file, PEM or OpenSSH, without a passphrase. Raises WrongKey."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise WrongKey(f"The key {file} cannot be read: {error.strerror}.") from None
    load = load_ssh_private_key if b"OPENSSH PRIVATE KEY" in content else load_pem_private_key
    try:
        key = load(content, None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise WrongKey(
            f"{file} holds no Ed25519 private key without a passphrase. "
            "Make one with: ssh-keygen -t ed25519 -N '' -f FILE"
        )
    public = _public(key.public_key())
    return Key(_fingerprint(public), lambda message: _armoured(public, key.sign(_signed(message))))


def signer(signature: str, message: bytes) -> str:
    """The fingerprint of the key that signed a message. Raises WrongKey where the signature does not fit it."""
    try:
        blob = b64decode("".join(signature.removeprefix(_BEGIN).removesuffix(f"{_END}\n").split()), validate=True)
        public, signed = _parts(blob)
        Ed25519PublicKey.from_public_bytes(public[-32:]).verify(signed, _signed(message))
    except (NotBase64, ValueError, InvalidSignature):
        raise WrongKey("the signature does not fit what was signed") from None
    if _armoured(public, signed) != signature:
        raise WrongKey("the file of the signature is not as it was written")
    return _fingerprint(public)


def fingerprint_in(file: Path) -> str:
    """The fingerprint of a public key in a file such as id_ed25519.pub. Raises WrongKey."""
    try:
        kind, encoded, *_ = file.read_text("utf-8").split()
        public = b64decode(encoded, validate=True)
    except (OSError, ValueError):
        raise WrongKey(f"{file} holds no public key of OpenSSH, such as id_ed25519.pub.") from None
    if kind.encode() != _KIND:
        raise WrongKey(f"{file} holds a key of the kind {kind}; runs are signed with ssh-ed25519.")
    return _fingerprint(public)


def _signed(message: bytes) -> bytes:
    """What the key really signs: the digest of the message, for one purpose only."""
    return _MAGIC + _strings(NAMESPACE, b"", _HASH, sha512(message).digest())


def _armoured(public: bytes, signed: bytes) -> str:
    blob = _MAGIC + _VERSION + _strings(public, NAMESPACE, b"", _HASH, _strings(_KIND, signed))
    text = b64encode(blob).decode()
    lines = [text[start : start + _WIDTH] for start in range(0, len(text), _WIDTH)]
    return "\n".join([_BEGIN, *lines, _END, ""])


def _parts(blob: bytes) -> tuple[bytes, bytes]:
    """The public key and the signature in a blob; ValueError where it is none of ours."""
    if not blob.startswith(_MAGIC + _VERSION):
        raise ValueError(blob)
    public, *purpose, signature = _split(blob[len(_MAGIC + _VERSION) :])
    kind, signed = _split(signature)
    if purpose != [NAMESPACE, b"", _HASH] or kind != _KIND:
        raise ValueError(purpose)
    return public, signed


def _strings(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def _split(blob: bytes) -> list[bytes]:
    parts = []
    while blob:
        length = int.from_bytes(blob[:4], "big")
        parts.append(blob[4 : 4 + length])
        blob = blob[4 + length :]
    return parts


def _public(key: Ed25519PublicKey) -> bytes:
    return _strings(_KIND, key.public_bytes(Encoding.Raw, PublicFormat.Raw))


def _fingerprint(public: bytes) -> str:
    return "SHA256:" + b64encode(sha256(public).digest()).decode().rstrip("=")
