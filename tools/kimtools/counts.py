"""Adds up what several test runs and checks found."""

import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Counts:
    """How many tests passed, failed and were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    @property
    def total(self) -> int:
        """All that were looked at."""
        return self.passed + self.failed + self.skipped

    def line(self) -> str:
        """Return the closing line of a run."""
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


ONE_PASSED = Counts(passed=1)
ONE_FAILED = Counts(failed=1)

# pytest's exit codes
SUCCESS, TESTS_FAILED, NOTHING_COLLECTED = 0, 1, 5


def of_check(exit_code: int) -> Counts:
    """Count a check that is not made of tests."""
    return ONE_PASSED if exit_code == SUCCESS else ONE_FAILED


def of_junit(file: Path) -> Counts | None:
    """Count the cases of a JUnit file; none if it is missing or torn."""
    try:
        cases = ElementTree.parse(file).getroot().iter("testcase")  # noqa: S314 - our own pytest wrote it
    except (OSError, ElementTree.ParseError):
        return None
    return sum((_of_case(case) for case in cases), Counts())


def _of_case(case: ElementTree.Element) -> Counts:
    if case.find("failure") is not None or case.find("error") is not None:
        return ONE_FAILED
    return Counts(skipped=1) if case.find("skipped") is not None else ONE_PASSED


def of_pytest(exit_code: int, junit: Path, *, selected: bool) -> Counts:
    """Count a pytest run; `selected` says that the caller chose tests, so that finding none here is no failure."""
    counted = of_junit(junit)
    if exit_code == NOTHING_COLLECTED:
        return Counts() if selected else ONE_FAILED
    if counted is None:
        return ONE_FAILED
    if exit_code != SUCCESS and not counted.failed:
        # Stopped before or after the tests: wrong use, an error in a plug-in, an interruption.
        return counted + ONE_FAILED
    return counted
