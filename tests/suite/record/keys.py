"""Keys to sign with, made for one test."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat


def pem(path: Path) -> Path:
    """An Ed25519 key as most programs write it; its public half lies beside it, as OpenSSH writes it."""
    return _written(path, PrivateFormat.PKCS8)


def openssh(path: Path) -> Path:
    """The same as OpenSSH writes it."""
    return _written(path, PrivateFormat.OpenSSH)


def public(path: Path) -> Path:
    """The public half of a key."""
    return path.with_name(f"{path.name}.pub")


def _written(path: Path, form: PrivateFormat) -> Path:
    key = Ed25519PrivateKey.generate()
    path.write_bytes(key.private_bytes(Encoding.PEM, form, NoEncryption()))
    path.chmod(0o600)
    public(path).write_bytes(key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH))
    return path
