from pathlib import Path

import pytest

from kimtools.counts import ONE_FAILED, Counts, of_check, of_junit, of_pytest

JUNIT = """<?xml version="1.0" encoding="utf-8"?>
<testsuites><testsuite name="pytest" errors="1" failures="1" skipped="1" tests="5">
<testcase name="a" /><testcase name="b"><system-out>1 failed</system-out></testcase>
<testcase name="c"><failure message="no">x</failure></testcase>
<testcase name="d"><error message="in set-up">x</error></testcase>
<testcase name="e"><skipped type="pytest.skip" message="why" /></testcase>
</testsuite></testsuites>
"""


@pytest.fixture
def junit(tmp_path: Path) -> Path:
    file = tmp_path / "result.xml"
    file.write_text(JUNIT)
    return file


def test_cases_are_counted_by_their_outcome(junit: Path) -> None:
    assert of_junit(junit) == Counts(passed=2, failed=2, skipped=1)


@pytest.mark.parametrize("content", [None, "", "<testsuites><testcase"], ids=["missing", "empty", "torn"])
def test_a_file_that_cannot_be_read_is_a_failure(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "result.xml"
    if content is not None:
        file.write_text(content)
    assert of_junit(file) is None
    assert of_pytest(0, file, selected=False) == ONE_FAILED


def test_a_run_that_stops_without_a_failed_case_is_a_failure(tmp_path: Path) -> None:
    file = tmp_path / "result.xml"
    file.write_text('<testsuites><testsuite><testcase name="a" /></testsuite></testsuites>')
    assert of_pytest(0, file, selected=False) == Counts(passed=1)
    assert of_pytest(3, file, selected=False) == Counts(passed=1, failed=1)


def test_a_failed_case_is_counted_once(junit: Path) -> None:
    assert of_pytest(1, junit, selected=False) == Counts(2, 2, 1)


def test_finding_no_test_is_a_failure_unless_tests_were_selected(tmp_path: Path) -> None:
    assert of_pytest(5, tmp_path / "result.xml", selected=False) == ONE_FAILED
    assert of_pytest(5, tmp_path / "result.xml", selected=True) == Counts()


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        ([Counts(3), of_check(0)], "4 passed, 0 failed"),
        ([Counts(3, 1, 2), of_check(1), Counts(10, 0, 1)], "13 passed, 2 failed, 3 skipped"),
        ([], "0 passed, 0 failed"),
    ],
)
def test_the_closing_line_is_the_sum(parts: list[Counts], line: str) -> None:
    assert sum(parts, Counts()).line() == line
