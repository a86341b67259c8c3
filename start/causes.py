"""Why an installer failed, read from what it wrote: pip and uv tell it in no other way."""

from start.place import LOG
from start.trouble import SPACE, SetUpError

HASH = SetUpError(
    "A downloaded package is not the one that the lock names.",
    f"do not go on; ask whoever keeps your package mirror, and show them {LOG}.",
)
NETWORK = SetUpError(
    "The package index did not answer, so packages could not be downloaded.",
    f"check the network, the proxy (HTTPS_PROXY) and pip's index (pip config list), then start again.\nDetails: {LOG}",
)
MISSING = SetUpError(
    "The package index lacks a package that the lock names.",
    f"see the end of {LOG} for its name, and ask whoever keeps your package mirror.",
)

# In this order: pip says "no matching distribution" after a network failure, too.
_SIGNS = (
    (SPACE, ("no space left", "disk quota", "not enough space")),
    (HASH, ("do not match the hashes", "hash mismatch")),
    (NETWORK, ("name resolution", "getaddrinfo", "name or service not known", "dns error", "connecttimeout")),
    (NETWORK, ("newconnectionerror", "proxyerror", "cannot connect to proxy", "error sending request")),
    (NETWORK, ("network is unreachable", "connection refused", "timed out", "certificate_verify_failed")),
    (MISSING, ("no matching distribution", "no solution found")),
)


def cause_of(output: str) -> SetUpError:
    """The likeliest reason, or the end of what was written."""
    written = output.lower()
    for error, signs in _SIGNS:
        if any(sign in written for sign in signs):
            return error
    tail = "\n  ".join(output.strip().splitlines()[-5:])
    return SetUpError(f"The set-up failed:\n  {tail}", f"see {LOG}, then start again.")
