"""What is refused says where: file, key, reason."""


class Refused(Exception):
    """
    Facts or rules that the program will not work on.

    :param file: the file they stand in, empty where there is none.
    :param key: the entry, fact or rule.
    :param reason: one German sentence.
    """

    def __init__(self, reason: str, *, key: str = "", file: str = "") -> None:
        super().__init__(reason)
        self.reason, self.key, self.file = reason, key, file

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.key, self.reason) if part)

    def within(self, *, file: str = "", key: str = "") -> "Refused":
        """Return the same refusal, placed one level further out."""
        path = ".".join(part for part in (key, self.key) if part)
        return Refused(self.reason, key=path, file=self.file or file)
