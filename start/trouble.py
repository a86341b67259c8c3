"""What went wrong with the set-up, and what to do about it."""

import errno

EXIT_CODE = 10
"""Set-up failed: no test was started. (pytest's own codes are 0 to 5.)"""


class SetUpError(Exception):
    """One thing that stops the start, said in one message: what happened, what to do."""

    def __init__(self, what: str, todo: str) -> None:
        super().__init__(f"{what}\nWhat to do: {todo}")


SPACE = SetUpError("The disk is full.", "free at least 1 GB where this folder lies, then start again.")

_BY_ERRNO = {
    errno.ENOSPC: SPACE,
    errno.EDQUOT: SetUpError("Your disk quota is used up.", "free at least 1 GB of it, then start again."),
    errno.EROFS: SetUpError("This folder is read-only.", "copy it to a place where you may write, then start again."),
    errno.EACCES: SetUpError("You may not write in this folder.", "copy it to a folder of your own, then start again."),
}


def from_os(error: OSError) -> SetUpError:
    """The operating system's error as a message for a person."""
    named = _BY_ERRNO.get(error.errno or 0)
    return named or SetUpError(f"The operating system refused: {error}.", "mend that, then start again.")
