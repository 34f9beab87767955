"""Take over the notebook-and-Excel past: through the same actions as by hand, all of a sheet or nothing."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.actions import contacts, extra_values, follow_ups, intake
from kimpass.casework.importer.columns import HEADS, plain
from kimpass.casework.importer.lines import Line, read_lines
from kimpass.casework.importer.problems import Report
from kimpass.casework.importer.sheets import read_sheet
from kimpass.casework.models import Case, CaseMember, ImportedLine
from kimpass.casework.selectors import imports
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import StaffMember
from kimpass.people.actions import consents
from kimpass.people.actions.extra_values import record_person_values
from kimpass.people.actions.households import PersonData
from kimpass.people.models import ConsentText, HouseholdMember, Person, Signer
from kimpass.people.selectors import names

FULL_AGE = 18
Tick = Callable[[int, int], None]


class ImportRefused(RuleViolation):
    """Something in the sheet cannot be taken over; nothing of it was."""

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__(*(str(problem) for problem in sorted(report.problems)))


class _Import:
    """One run over a sheet."""

    def __init__(self, actor: Actor, at: datetime, report: Report) -> None:
        self.actor, self.at, self.report = actor, at, report
        self.known = imports.imported_lines(actor)
        self.cases = {row.household_key: row.case for row in self.known.values() if row.household_key}
        self.texts = {purpose: imports.german_text(actor, purpose) for purpose in ConsentText.Purpose.values}

    def fresh(self, lines: Sequence[Line]) -> list[Line]:
        """Leave out what is here already; a line that says something else now is told."""
        found = []
        for line in lines:
            before = self.known.get(line.external_key or "")
            if before is None:
                found.append(line)
            elif before.content_hash == line.content_hash:
                self.report.known += 1
            else:
                words = _(
                    "Diese Zeile wurde am %(day)s mit anderen Angaben übernommen. "
                    "Bitte im Fall %(number)s ändern und die Zeile hier löschen."
                )
                told = {"day": f"{before.imported_on:%d.%m.%Y}", "number": before.case.number}
                self.report.wrong(line.row, HEADS["external_key"], words % told)
        return found

    def look_for_duplicates(self, lines: Sequence[Line]) -> None:
        """Tell who may be known already, here or further up in the sheet."""
        seen: dict[tuple[str, str, int | None], int] = {}
        for line in lines:
            if not line.family_name or line.birth is None:
                continue
            key = (plain(line.family_name), plain(line.given_names or ""), line.birth[1])
            if key in seen:
                words = _("Dieselbe Person steht vielleicht schon in Zeile %(row)s.") % {"row": seen[key]}
                self.report.notice(line.row, HEADS["family_name"], words)
            seen.setdefault(key, line.row)
            for hint in names.possible_duplicates(
                self.actor,
                family_name=line.family_name,
                given_names=line.given_names or "",
                birth_year=line.birth[1],
                limit=1,
            ):
                where = _("bei Ihnen selbst") if hint.person is not None else hint.known_at
                words = _("Vielleicht schon bekannt (%(where)s). Bitte vor der Übernahme prüfen.") % {"where": where}
                self.report.notice(line.row, HEADS["family_name"], words)

    def take(self, group: Sequence[Line]) -> None:
        """Take over one household: the reference person first, then the others."""
        case = self.cases.get(group[0].household_key or "")
        rest = list(group)
        if case is None:
            first = self._reference(rest)
            if first is None:
                return
            rest.remove(first)
            case = self._open(first)
            if case is None:
                return
        for line in rest:
            self._add(case, line)

    def _reference(self, group: Sequence[Line]) -> Line | None:
        named = [line for line in group if line.relation == HouseholdMember.Relation.REFERENCE]
        for line in named[1:]:
            words = _("Im Haushalt ist schon Zeile %(row)s Bezugsperson.") % {"row": named[0].row}
            self.report.wrong(line.row, HEADS["relation"], words)
        first = named[0] if named else group[0]
        empty = [key for key in ("unit", "opened_on") if not getattr(first, key)]
        for key in empty:
            self.report.wrong(first.row, HEADS[key], _("Bitte bei der Bezugsperson ausfüllen."))
        return None if len(named) > 1 or empty else first

    def _open(self, line: Line) -> Case | None:
        try:
            with transaction.atomic():
                direct = intake.DirectAccess(line.channel, line.summary) if line.channel else None
                case = intake.begin_intake(
                    actor=self.actor,
                    unit_id=int(line.unit),
                    on=line.opened_on,
                    person=_person(line),
                    level=line.level,
                    direct=direct,
                )
                members: Any = CaseMember.objects.of(case).select_related("person")
                member: CaseMember = members.get()
                self._fill(case, member.person, line)
        except RuleViolation as refused:
            self.report.wrong(line.row, "", " ".join(refused.reasons))
            return None
        self.report.cases += 1
        if line.household_key:
            self.cases[line.household_key] = case
        return case

    def _add(self, case: Case, line: Line) -> None:
        relation = line.relation or HouseholdMember.Relation.OTHER
        try:
            with transaction.atomic():
                member = intake.add_case_member(
                    actor=self.actor,
                    case_id=case.pk,
                    person=_person(line),
                    relation=relation,
                    kind=CaseMember.Kind.ADVISED,
                    on=line.opened_on or case.opened_on,
                )
                self._fill(case, member.person, line)
        except RuleViolation as refused:
            self.report.wrong(line.row, "", " ".join(refused.reasons))

    def _fill(self, case: Case, person: Person, line: Line) -> None:
        actor = self.actor
        self._papers(person, line)
        if line.contact_on:
            contacts.record_contact(
                actor=actor,
                case_id=case.pk,
                happened_on=line.contact_on,
                kind=line.contact_kind,
                text=line.contact_text,
                at=self.at,
            )
        if line.follow_up_on:
            follow_ups.set_follow_up(actor=actor, case_id=case.pk, text=line.follow_up_text, due_on=line.follow_up_on)
        if said := {key: value for key, value in line.case_extra.items() if value is not None}:
            extra_values.record_case_values(actor=actor, case_id=case.pk, values=said)
        if said := {key: value for key, value in line.person_extra.items() if value is not None}:
            record_person_values(actor=actor, person_id=person.pk, values=said)
        ImportedLine.objects.create(
            tenant_id=actor.tenant_id,
            case=case,
            person=person,
            staff_member_id=actor.staff_id,
            external_key=line.external_key,
            household_key=line.household_key,
            content_hash=line.content_hash,
            imported_on=actor.today,
        )
        self.report.persons += 1

    def _papers(self, person: Person, line: Line) -> None:
        if line.consented_on:
            consents.record_consent(
                actor=self.actor,
                person_id=person.pk,
                text_id=self.texts[ConsentText.Purpose.DATA_PROCESSING] or 0,
                signed_on=line.consented_on,
                signer=_signer(person, line.consented_on),
            )
        if line.released_on:
            consents.record_release(
                actor=self.actor,
                person_id=person.pk,
                text_id=self.texts[ConsentText.Purpose.CONFIDENTIALITY_RELEASE] or 0,
                agency_ids=[int(agency) for agency in line.released_to],
                subject=line.released_about,
                signed_on=line.released_on,
                signer=_signer(person, line.released_on),
            )


def _signer(person: Person, on: object) -> str:
    age = person.age_on(on)
    return Signer.CUSTODIAN if age is not None and age < FULL_AGE else Signer.PERSON


def _person(line: Line) -> PersonData:
    day, year = line.birth or (None, None)
    return PersonData(
        family_name=line.family_name,
        given_names=line.given_names,
        original_name=line.original_name,
        birth_date=day,
        birth_year=year,
        sex=line.sex,
        languages=line.languages,
        nationalities=line.nationalities,
        needs_interpreter=line.needs_interpreter,
        phone=line.phone,
        arrived_on=line.arrived_on,
    )


def _households(lines: Sequence[Line]) -> list[list[Line]]:
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(line.household_key or f"line {line.row}", []).append(line)
    return list(groups.values())


@transaction.atomic
def import_cases(
    *, actor: Actor, content: bytes, name: str, at: datetime, dry_run: bool = False, tick: Tick | None = None
) -> Report:
    """
    Take over a sheet; a dry run does all of it, tells every problem and undoes it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises UnacceptableFile: the file is no Excel or CSV file, too large, damaged or dangerous.
    :raises SheetRefused: it cannot be read, is empty, or holds too much.
    :raises ImportRefused: a cell or a line cannot be taken over; all of them are told, nothing is taken over.
    """
    require(policy.import_cases(actor))
    # Two runs of one sheet wait for each other: the second finds what the first took over.
    staff = StaffMember.objects.for_tenant(actor).select_for_update(of=("self",)).get(pk=actor.staff_id)
    report = Report()
    sheet = read_sheet(content, name)
    lines = read_lines(sheet, imports.vocabulary(actor), actor.today, report)
    run = _Import(actor, at, report)
    fresh = run.fresh(lines)
    run.look_for_duplicates(fresh)
    broken = {problem.row for problem in report.problems}
    groups = [group for group in _households(fresh) if not broken & {line.row for line in group}]
    for done, group in enumerate(groups, 1):
        run.take(group)
        if tick is not None:
            tick(done, len(groups))
    if dry_run or report.problems:
        transaction.set_rollback(True)
    if report.problems and not dry_run:
        raise ImportRefused(report)
    if not dry_run:
        counts = {"cases": report.cases, "persons": report.persons, "known": report.known}
        log.record(actor, "cases.imported", staff, **counts)
    return report
