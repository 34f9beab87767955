import hashlib
import re
from pathlib import Path

ROOT = Path(__file__).parents[4]
LISTED = dict(reversed(line.split("  ")) for line in (ROOT / "src/kimpass/ui/vendor.sha256").read_text().splitlines())
PLACES = [ROOT / "src/kimpass/ui/static/vendor", ROOT / "tests/journeys/vendor"]


def test_files_of_others_are_unchanged():
    for name, expected in LISTED.items():
        assert hashlib.sha256((ROOT / name).read_bytes()).hexdigest() == expected, name


def test_every_file_of_others_is_listed():
    present = {
        path.relative_to(ROOT).as_posix()
        for place in PLACES
        for path in place.rglob("*")
        if path.is_file() and path.name != "README.md"
    }
    assert present == set(LISTED)


def test_style_sheets_load_nothing_from_elsewhere():
    sheets = list((ROOT / "src/kimpass/ui/static").rglob("*.css"))
    assert len(sheets) > 8
    for sheet in sheets:
        for target in re.findall(r"url\(\s*[\"']?([^\"')]+)", sheet.read_text()):
            if not target.startswith("data:"):
                assert (sheet.parent / target).resolve().exists(), (sheet, target)


def test_scripts_know_no_other_host():
    for script in (ROOT / "src/kimpass/ui/static/ui").rglob("*.js"):
        assert "//" not in re.sub(r"(^|\s)//[^\n]*", "", script.read_text()), script
