"""One stage in a process of its own: fill a district with stored checks, or examine them all under a new text."""

import json
import resource
import shutil
import sys
import tempfile
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command

settings.DATABASES["default"]["CONN_MAX_AGE"] = None
settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
settings.DEBUG = False
if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
    # Tables straight from the models, as in the tests.
    settings.MIGRATION_MODULES = {app.rpartition(".")[2]: None for app in settings.INSTALLED_APPS}
django.setup()

from django.utils import timezone  # noqa: E402 - needs the settings

from kimpass.kernel.tenancy import bound  # noqa: E402
from kimpass.law.rulebook import DATA, versions  # noqa: E402
from kimpass.organisation.actions.tenants import open_tenant  # noqa: E402
from kimpass.organisation.models import Agency, StaffMember, Tenant  # noqa: E402
from kimpass.people.models import Person, PreCheck  # noqa: E402
from kimpass.people.selectors import law_checks  # noqa: E402
from kimtools.bench._result import progress  # noqa: E402

BATCH = 2000
DAY = date(2026, 11, 23)
# Three norms a person; the new text asks for a year more at one of them.
BASES = ("StAG_10", "AufenthG_25b", "AufenthG_9_18c_26_28")
CHANGED, OLD_YEARS, NEW_YEARS = "StAG_10.yaml", "jahre: 5", "jahre: 6"
CODES = ("GEST", "D60A_2_1", "AE25_2_1", "AE25_2_2", "AE30")


def _status(rng: Random) -> list[list[str | None]]:
    rows: list[list[str | None]] = []
    day = DAY - timedelta(days=rng.randint(200, 4000))
    while day < DAY and len(rows) < 4:
        end = day + timedelta(days=rng.randint(90, 1400))
        last = None if end >= DAY or len(rows) == 3 else end.isoformat()
        rows.append([rng.choice(CODES), day.isoformat(), last])
        if last is None:
            break
        day = end + timedelta(days=1)
    return rows


def _facts(rng: Random) -> dict[str, Any]:
    rows = _status(rng)
    born = date.fromisoformat(str(rows[0][1])) - timedelta(days=rng.randint(0, 15000))
    values: dict[str, Any] = {"status": rows, "geburt": born.isoformat(), "identitaet": "geklaert"}
    values["sprache"] = rng.choice(("A1", "A2", "B1", None))
    values["sgb2_12"] = rng.choice((True, False, None))
    values["kind_im_haushalt"] = rng.choice((True, False))
    values["lid"] = rng.choice((True, False, None))
    return values


def fill(number: int, seed: int) -> None:
    """Store so many checks with their facts, as the application does, in big steps."""
    call_command("migrate", verbosity=0, run_syncdb=True)
    tenant = open_tenant(key="recht", name="Kreis Recht", kind="district", ags="05981", short="RE", on=date(2021, 1, 1))
    rng = Random(seed)  # noqa: S311 - not for secrets
    with bound(tenant.pk):
        agency, _made = Agency.objects.get_or_create(
            tenant=tenant, key="amt", defaults={"name": "Amt", "kind": "authority", "is_employing_body": True}
        )
        staff = StaffMember.objects.create(tenant=tenant, agency=agency, name="Prüfung", function="Case Management")
    done = 0
    while done < number:
        with bound(tenant.pk):
            done += _store(tenant, agency, staff, min(BATCH, number - done), rng)
        progress(f"Bestand: {done} von {number}")


def _store(tenant: Tenant, agency: Agency, staff: StaffMember, number: int, rng: Random) -> int:
    count = -(-number // len(BASES))
    people = Person._base_manager.bulk_create(
        [Person(tenant=tenant, controller=agency, family_name="Muster") for _ in range(count)]
    )
    rows: list[PreCheck] = []
    for person in people:
        values = _facts(rng)
        for basis in BASES:
            if len(rows) < number:
                rows.append(_row(tenant, person, staff, basis, values))
    PreCheck._base_manager.bulk_create(rows)
    return len(rows)


def _row(tenant: Tenant, person: Person, staff: StaffMember, basis: str, values: dict[str, Any]) -> PreCheck:
    found = law_checks.examine(basis, values, DAY)
    wanted = law_checks.wanted_of(found)
    return PreCheck(
        tenant=tenant,
        person=person,
        basis=basis,
        rule_version=found.version,
        reference_date=DAY,
        facts={n: {"value": v, "source": "Akte", "as_of": None} for n, v in values.items() if n in wanted},
        result=found.result,
        trace={},
        overall=found.overall,
        met_on=found.met_on,
        checked_at=timezone.now(),
        checked_by=staff,
    )


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def recheck(number: int) -> dict[str, Any]:
    """Run the command as an administrator does, under a new text made of the newest one."""
    before = _memory()
    with tempfile.TemporaryDirectory(prefix="kimpass-law-") as folder:
        new = Path(folder) / "neu"
        shutil.copytree(DATA / versions()[-1], new)
        path = new / CHANGED
        text = path.read_text(encoding="utf-8")
        if OLD_YEARS not in text:
            raise SystemExit(f"{CHANGED}: {OLD_YEARS} steht nicht darin")
        path.write_text(text.replace(OLD_YEARS, NEW_YEARS), encoding="utf-8")
        out = StringIO()
        call_command("recheck", new=str(new), json=True, stdout=out)
    answer: dict[str, Any] = json.loads(out.getvalue())
    return answer | {"stored": number, "memory_added_mb": round(_memory() - before)}


def main(arguments: list[str]) -> None:
    """Run a stage and print what it measured."""
    stage, number, seed = arguments[0], int(arguments[1]), int(arguments[2])
    if stage == "fill":
        fill(number, seed)
        return
    print(json.dumps(recheck(number)))


if __name__ == "__main__":
    main(sys.argv[1:])
