# SPDX-License-Identifier: Apache-2.0
"""Ed25519 keys of devices and hubs: making, signing, verifying. Where a key is kept is not told here."""

from dataclasses import dataclass, field
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync.log.errors import Refused


@dataclass(frozen=True, slots=True)
class DeviceKey:
    """The key pair of one device or hub; its public half, 32 bytes, is the name others know it by."""

    public: bytes
    private: bytes = field(repr=False, compare=False)
    """The 32 private bytes, for the vault alone."""

    @classmethod
    def new(cls) -> Self:
        return cls._of(Ed25519PrivateKey.generate())

    @classmethod
    def from_bytes(cls, private: bytes) -> Self:
        """Of the 32 private bytes. Raises Refused("bad_key")."""
        try:
            return cls._of(Ed25519PrivateKey.from_private_bytes(private))
        except (TypeError, ValueError) as error:
            raise Refused("bad_key", "a private key has 32 bytes") from error

    @classmethod
    def _of(cls, key: Ed25519PrivateKey) -> Self:
        return cls(key.public_key().public_bytes_raw(), key.private_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """64 bytes. What is signed must begin with a domain of its own, so that no signature serves twice."""
        return Ed25519PrivateKey.from_private_bytes(self.private).sign(message)


def verify(public: bytes, signature: bytes, message: bytes) -> None:
    """Raises Refused("bad_signature") unless the owner of ``public`` signed exactly this message."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, TypeError, ValueError) as error:
        raise Refused("bad_signature") from error
