import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import kimpass.kernel.ids
import kimpass.kernel.tenancy
from kimpass.kernel.together import Together


class Migration(migrations.Migration):
    replaces = [
        ("casework", "0001_initial"),
        ("casework", "0002_complete_casework"),
        ("casework", "0003_access_and_uma_answers"),
        ("casework", "0004_handovers"),
        ("casework", "0005_talks_work"),
        ("casework", "0006_handover_procedure_as_it_comes"),
        ("casework", "0007_copied_lines"),
        ("casework", "0008_documents"),
        ("casework", "0009_imported_lines"),
        ("casework", "0010_steering_the_programme"),
    ]

    initial = True

    dependencies = [
        ("network", "0001_initial"),
        ("organisation", "0001_initial"),
        ("people", "0001_initial"),
        ("steering", "0001_initial"),
        ("vault", "0001_initial"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="AccessRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "level",
                            models.CharField(choices=[("level_1", "Ebene 1"), ("level_2", "Ebene 2")], max_length=8),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("registration_office", "Einwohnermeldeamt"),
                                    ("refugee_advice", "Flüchtlingsberatung"),
                                    ("social_welfare_office", "Sozialamt"),
                                    ("youth_welfare_office", "Jugendamt"),
                                    ("job_centre", "Jobcenter"),
                                    ("immigration_authority", "Ausländerbehörde"),
                                    ("advice_centre", "Beratungsstelle"),
                                    ("school", "Schule"),
                                    ("volunteers", "Ehrenamt"),
                                    ("flyer", "Flyer, Plakat"),
                                    ("website", "Internetseite, App"),
                                    ("self", "von sich aus"),
                                    ("other", "anderer Weg"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("received_on", models.DateField()),
                        ("directly_to_coordination", models.BooleanField(default=False)),
                        ("summary", models.TextField(blank=True, max_length=2000)),
                        (
                            "triage",
                            models.CharField(
                                choices=[
                                    ("new", "neu"),
                                    ("accepted", "angenommen"),
                                    ("returned", "zurückgegeben"),
                                    ("joined", "einem bestehenden Fall zugeordnet"),
                                    ("passed_on", "an die Koordinierende Stelle gegeben"),
                                ],
                                default="new",
                                max_length=10,
                            ),
                        ),
                        ("triage_reason", models.CharField(blank=True, max_length=300)),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        ("is_same_day", models.BooleanField(default=False)),
                        ("acknowledged_on", models.DateField(blank=True, null=True)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("in_support", "wird begleitet"),
                                    ("referred", "an eine andere Stelle verwiesen"),
                                    ("settled", "geregelt"),
                                    ("not_reached", "nicht erreicht"),
                                    ("declined", "Unterstützung nicht gewünscht"),
                                    ("structure", "als Hinweis an die Strukturebene gegeben"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("outcome_told_on", models.DateField(blank=True, null=True)),
                        ("assigned_on", models.DateField(blank=True, null=True)),
                        (
                            "finding",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.finding",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "reporter_agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.agency",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.unit",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Assessment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("round", models.PositiveSmallIntegerField()),
                        ("assessed_on", models.DateField()),
                        ("strengths", models.TextField(blank=True, max_length=2000)),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("number", models.CharField(max_length=20)),
                        ("level", models.CharField(default="level_1", max_length=8)),
                        (
                            "track",
                            models.CharField(
                                choices=[("standard", "allgemein"), ("uma", "UmA")], default="standard", max_length=10
                            ),
                        ),
                        (
                            "routing",
                            models.CharField(
                                choices=[
                                    ("undecided", "noch offen"),
                                    ("registered", "registriert und informiert"),
                                    ("direct_help", "direkt geregelt"),
                                    ("cross_jurisdictional", "rechtskreisübergreifende Begleitung"),
                                    ("referral", "Verweisberatung"),
                                ],
                                default="undecided",
                                max_length=24,
                            ),
                        ),
                        (
                            "phase",
                            models.CharField(
                                choices=[
                                    ("intake", "Intake"),
                                    ("assessment", "Assessment"),
                                    ("goal_agreement", "Zielvereinbarung"),
                                    ("service_linking", "Leistungssteuerung"),
                                    ("monitoring", "Monitoring"),
                                    ("reassessment", "Re-Assessment"),
                                    ("closure", "Abschluss"),
                                    ("closed", "abgeschlossen"),
                                ],
                                default="intake",
                                max_length=16,
                            ),
                        ),
                        ("opened_on", models.DateField()),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        ("other_programme", models.CharField(blank=True, max_length=120)),
                        ("extra", models.JSONField(default=dict)),
                        (
                            "access_request",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.accessrequest",
                            ),
                        ),
                        (
                            "controller",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.agency",
                            ),
                        ),
                        (
                            "household",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.household",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.unit",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="AssessmentArea",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("rung", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("need", models.CharField(blank=True, max_length=300)),
                        ("wish", models.CharField(blank=True, max_length=300)),
                        ("resources", models.CharField(blank=True, max_length=300)),
                        ("is_priority", models.BooleanField(default=False)),
                        (
                            "area",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.catalogueentry",
                            ),
                        ),
                        (
                            "assessment",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="areas",
                                to="casework.assessment",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.case",
                            ),
                        ),
                    ],
                ),
                migrations.AddField(
                    model_name="assessment",
                    name="case",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="casework.case",
                    ),
                ),
                migrations.CreateModel(
                    name="Appointment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("starts_at", models.DateTimeField()),
                        ("ends_at", models.DateTimeField()),
                        (
                            "place_kind",
                            models.CharField(
                                choices=[
                                    ("office", "bei uns"),
                                    ("agency", "bei einer anderen Stelle"),
                                    ("home", "Hausbesuch"),
                                    ("remote", "Telefon, Video"),
                                    ("elsewhere", "anderswo"),
                                ],
                                default="office",
                                max_length=10,
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=160)),
                        ("remark", models.CharField(blank=True, max_length=200)),
                        ("with_interpreter", models.BooleanField(default=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "geplant"),
                                    ("attended", "wahrgenommen"),
                                    ("no_show", "nicht erschienen"),
                                    ("cancelled", "abgesagt"),
                                ],
                                default="planned",
                                max_length=10,
                            ),
                        ),
                        ("state_reason", models.CharField(blank=True, max_length=200)),
                        ("sequence", models.PositiveIntegerField(default=0)),
                        (
                            "staff_member",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to="casework.case",
                            ),
                        ),
                    ],
                ),
                migrations.AddField(
                    model_name="accessrequest",
                    name="joined_case",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                migrations.CreateModel(
                    name="CaseConference",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("named", "namentlich, mit Schweigepflichtentbindung"),
                                    ("anonymised", "anonymisiert"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "geplant"), ("held", "durchgeführt"), ("cancelled", "abgesagt")],
                                default="planned",
                                max_length=10,
                            ),
                        ),
                        ("held_on", models.DateField()),
                        ("begins_at", models.TimeField(blank=True, null=True)),
                        ("minutes", models.PositiveSmallIntegerField(default=60)),
                        ("place", models.CharField(blank=True, max_length=160)),
                        ("client_takes_part", models.BooleanField(default=False)),
                        ("question", models.TextField(max_length=2000)),
                        ("result", models.TextField(blank=True, max_length=4000)),
                        ("cancelled_because", models.CharField(blank=True, max_length=200)),
                        ("sequence", models.PositiveIntegerField(default=0)),
                        (
                            "called_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conferences",
                                to="casework.case",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CaseDiscussion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("case", "fallbezogene Besprechung"),
                                    ("cross_case", "fallübergreifende Besprechung"),
                                    ("peer", "kollegiale Beratung"),
                                    ("supervision", "methodenbezogene Supervision"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("is_anonymised", models.BooleanField(default=True)),
                        ("held_on", models.DateField()),
                        ("topic", models.CharField(max_length=200)),
                        ("result", models.TextField(blank=True, max_length=4000)),
                        ("harmless_reason", models.CharField(blank=True, max_length=300)),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="discussions",
                                to="casework.case",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="CaseFinding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("linked_on", models.DateField()),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="case_findings",
                                to="casework.case",
                            ),
                        ),
                        (
                            "finding",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.finding",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="CaseloadMove",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("moved_on", models.DateField()),
                        ("reason", models.CharField(max_length=200)),
                        ("number_of_cases", models.PositiveIntegerField()),
                        ("carried_on", models.DateField(blank=True, null=True)),
                        (
                            "from_staff",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "moved_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "to_staff",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="CaseloadMoveItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.case",
                            ),
                        ),
                        (
                            "move",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="casework.caseloadmove",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="CaseMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("valid_from", models.DateField()),
                        ("valid_until", models.DateField(blank=True, null=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("superseded_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("advised", "beraten"), ("co_advised", "mitberaten")],
                                default="advised",
                                max_length=10,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="casework.case",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="CasePhase",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "phase",
                            models.CharField(
                                choices=[
                                    ("intake", "Intake"),
                                    ("assessment", "Assessment"),
                                    ("goal_agreement", "Zielvereinbarung"),
                                    ("service_linking", "Leistungssteuerung"),
                                    ("monitoring", "Monitoring"),
                                    ("reassessment", "Re-Assessment"),
                                    ("closure", "Abschluss"),
                                    ("closed", "abgeschlossen"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(default=1)),
                        ("entered_on", models.DateField()),
                        ("left_on", models.DateField(blank=True, null=True)),
                        ("reason", models.CharField(blank=True, max_length=200)),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="phases",
                                to="casework.case",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Closure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("goals_met", "Ziele erreicht"),
                                    ("handed_over", "an andere Stelle übergeben"),
                                    ("client_wish", "auf Wunsch der Klientin oder des Klienten"),
                                    ("moved_away", "verzogen"),
                                    ("no_contact", "kein Kontakt mehr"),
                                    ("not_needed", "kein weiterer Bedarf"),
                                    ("other", "anderer Grund"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("closed_on", models.DateField()),
                        ("note", models.TextField(blank=True, max_length=2000)),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="closures",
                                to="casework.case",
                            ),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CaseEvaluation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("case_manager", "Fachkraft"), ("client", "Klientin oder Klient")],
                                max_length=12,
                            ),
                        ),
                        ("rating", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("text", models.TextField(blank=True, max_length=2000)),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evaluations",
                                to="casework.case",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "closure",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.closure",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ConferenceAgreement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.CharField(max_length=200)),
                        ("who", models.CharField(blank=True, max_length=120)),
                        ("due_on", models.DateField(blank=True, null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.case",
                            ),
                        ),
                        (
                            "conference",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreements",
                                to="casework.caseconference",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ConferenceParticipant",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("function", models.CharField(max_length=120)),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.agency",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.case",
                            ),
                        ),
                        (
                            "conference",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="participants",
                                to="casework.caseconference",
                            ),
                        ),
                        (
                            "release",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.confidentialityrelease",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("happened_on", models.DateField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("talk", "Gespräch"),
                                    ("phone", "Telefon"),
                                    ("outreach", "aufsuchend"),
                                    ("accompaniment", "Begleitung"),
                                    ("written", "schriftlich"),
                                    ("third_party", "mit Dritten"),
                                ],
                                max_length=14,
                            ),
                        ),
                        ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("with_interpreter", models.BooleanField(default=False)),
                        ("text", models.TextField(max_length=8000)),
                        ("concerns_third_person", models.BooleanField(default=False)),
                        ("is_complex", models.BooleanField(default=False)),
                        (
                            "task_area",
                            models.CharField(
                                choices=[
                                    ("support", "Unterstützungsmanagement"),
                                    ("network", "Netzwerkarbeit"),
                                    ("system", "Systemmanagement"),
                                ],
                                default="support",
                                max_length=10,
                            ),
                        ),
                        ("extra", models.JSONField(blank=True, default=dict)),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="casework.case",
                            ),
                        ),
                        (
                            "only_member",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ContactPerson",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.case",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="persons",
                                to="casework.contact",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ContactTopic",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.case",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="topics",
                                to="casework.contact",
                            ),
                        ),
                        (
                            "field",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.catalogueentry",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DeputyNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("agreement", "Absprache"), ("do_not", "Bitte nicht"), ("risk", "Risiko")],
                                max_length=10,
                            ),
                        ),
                        ("text", models.CharField(max_length=300)),
                        ("noted_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deputy_notes",
                                to="casework.case",
                            ),
                        ),
                        (
                            "noted_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DiscussionParticipant",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("function", models.CharField(max_length=120)),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.agency",
                            ),
                        ),
                        (
                            "discussion",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="participants",
                                to="casework.casediscussion",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("notice", "Bescheid"),
                                    ("identity", "Ausweis, Aufenthaltstitel"),
                                    ("certificate", "Zeugnis, Bescheinigung"),
                                    ("letter", "Schreiben"),
                                    ("agreement", "Vereinbarung"),
                                    ("medical", "Gesundheitsunterlage"),
                                    ("other", "anderes"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("title", models.CharField(max_length=160)),
                        ("dated_on", models.DateField(blank=True, null=True)),
                        ("added_on", models.DateField()),
                        ("removed_on", models.DateField(blank=True, null=True)),
                        (
                            "added_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="casework.case",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="vault.storedfile",
                            ),
                        ),
                        (
                            "only_member",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="FollowUp",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("text", models.CharField(max_length=200)),
                        ("due_on", models.DateField()),
                        ("done_on", models.DateField(blank=True, null=True)),
                        ("after_closing", models.BooleanField(default=False)),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="follow_ups",
                                to="casework.case",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="GoalAgreement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("round", models.PositiveSmallIntegerField(default=1)),
                        ("agreed_on", models.DateField()),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreements",
                                to="casework.case",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Goal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("title", models.CharField(max_length=200)),
                        ("due_on", models.DateField(blank=True, null=True)),
                        (
                            "attainment",
                            models.CharField(
                                choices=[
                                    ("open", "offen"),
                                    ("reached", "erreicht"),
                                    ("partly", "teilweise erreicht"),
                                    ("not_reached", "nicht erreicht"),
                                    ("dropped", "nicht weiterverfolgt"),
                                ],
                                default="open",
                                max_length=12,
                            ),
                        ),
                        ("settled_on", models.DateField(blank=True, null=True)),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.catalogueentry",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goals",
                                to="casework.case",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.goalagreement",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="GoalStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("text", models.CharField(max_length=200)),
                        ("who", models.CharField(blank=True, max_length=120)),
                        ("due_on", models.DateField(blank=True, null=True)),
                        ("done_on", models.DateField(blank=True, null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.case",
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="casework.goal",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="GuidedInterview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("held_on", models.DateField()),
                        ("guide_version", models.PositiveSmallIntegerField(default=1)),
                        ("answers", models.JSONField(default=list)),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="interviews",
                                to="casework.case",
                            ),
                        ),
                        (
                            "interviewer",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CaseReconstruction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("begun_on", models.DateField()),
                        ("summary", models.TextField(blank=True, max_length=4000)),
                        ("copied_lines", models.JSONField(blank=True, default=dict)),
                        ("harmless_reason", models.CharField(blank=True, max_length=300)),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reconstructions",
                                to="casework.case",
                            ),
                        ),
                        (
                            "copy",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.reconstructioncopy",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "interview",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.guidedinterview",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HandoverTemplate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("template_version", models.PositiveSmallIntegerField()),
                        ("fields", models.JSONField(default=list)),
                        ("needs_talk", models.BooleanField(default=True)),
                        ("feedback_after_days", models.PositiveSmallIntegerField(default=28)),
                        ("valid_from", models.DateField()),
                        (
                            "set_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="CaseHandover",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("reason", models.CharField(max_length=200)),
                        ("because_moved", models.BooleanField(default=False)),
                        ("fields", models.JSONField(blank=True, default=list)),
                        ("sheet", models.JSONField(default=list)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("prepared", "vorbereitet"),
                                    ("sent", "übergeben, Bestätigung offen"),
                                    ("confirmed", "bestätigt"),
                                    ("declined", "abgelehnt"),
                                    ("ended", "abgeschlossen"),
                                    ("revoked", "zurückgenommen"),
                                ],
                                default="prepared",
                                max_length=10,
                            ),
                        ),
                        ("started_on", models.DateField()),
                        ("talk_on", models.DateField(blank=True, null=True)),
                        ("sent_on", models.DateField(blank=True, null=True)),
                        ("confirmed_on", models.DateField(blank=True, null=True)),
                        (
                            "decline_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("no_capacity", "keine freien Plätze"),
                                    ("not_competent", "nicht zuständig"),
                                    ("no_language", "Sprache fehlt"),
                                    ("not_reached", "Person nicht erreicht"),
                                    ("other", "anderer Grund"),
                                ],
                                max_length=14,
                            ),
                        ),
                        ("answer", models.CharField(blank=True, max_length=300)),
                        ("feedback_due_on", models.DateField(blank=True, null=True)),
                        ("feedback_on", models.DateField(blank=True, null=True)),
                        ("feedback", models.CharField(blank=True, max_length=300)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("close", "Fall hier abschließen"), ("keep", "Fall hier weiterführen")],
                                max_length=6,
                            ),
                        ),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handovers",
                                to="casework.case",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "release",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.confidentialityrelease",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "to_agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.agency",
                            ),
                        ),
                        (
                            "template",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.handovertemplate",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ImportedLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("external_key", models.CharField(max_length=60)),
                        ("household_key", models.CharField(blank=True, max_length=60)),
                        ("content_hash", models.CharField(max_length=64)),
                        ("imported_on", models.DateField()),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.case",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "staff_member",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="InterpreterRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("requested_on", models.DateField()),
                        (
                            "appointment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.appointment",
                            ),
                        ),
                        (
                            "assignment",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.interpreterassignment",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="interpreter_requests",
                                to="casework.case",
                            ),
                        ),
                        (
                            "requested_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="LetterTemplate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("name", models.CharField(max_length=120)),
                        ("template_version", models.PositiveSmallIntegerField(default=1)),
                        ("language", models.CharField(default="de", max_length=12)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "file",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="vault.storedfile",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="OfficeHourContact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("held_on", models.DateField()),
                        ("language", models.CharField(blank=True, max_length=12)),
                        ("persons", models.PositiveSmallIntegerField(default=1)),
                        ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("informed", "informiert"),
                                    ("settled", "gleich geregelt"),
                                    ("pointed_on", "an andere Stelle gewiesen"),
                                    ("intake", "Erstgespräch vereinbart"),
                                ],
                                default="informed",
                                max_length=12,
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.unit",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="OfficeHourTopic",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="topics",
                                to="casework.officehourcontact",
                            ),
                        ),
                        (
                            "field",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.catalogueentry",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ReconstructionStation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("station", "Station"),
                                    ("wait", "Wartezeit"),
                                    ("break", "Abbruch, Bruchstelle"),
                                    ("status_change", "Statuswechsel"),
                                    ("good_practice", "gelungener Prozess"),
                                ],
                                max_length=14,
                            ),
                        ),
                        ("text", models.CharField(max_length=300)),
                        ("from_date", models.DateField(blank=True, null=True)),
                        ("until_date", models.DateField(blank=True, null=True)),
                        (
                            "precision",
                            models.CharField(
                                choices=[
                                    ("day", "Tag"),
                                    ("month", "Monat"),
                                    ("quarter", "Quartal"),
                                    ("year", "Jahr"),
                                    ("school_year", "Schuljahr"),
                                    ("estimated", "geschätzt"),
                                ],
                                default="day",
                                max_length=12,
                            ),
                        ),
                        ("label", models.CharField(blank=True, max_length=80)),
                        ("sort", models.PositiveSmallIntegerField(default=0)),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.agency",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.case",
                            ),
                        ),
                        (
                            "field",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.catalogueentry",
                            ),
                        ),
                        (
                            "reconstruction",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stations",
                                to="casework.casereconstruction",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Referral",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("purpose", models.CharField(max_length=200)),
                        ("fields", models.JSONField(default=dict)),
                        ("referred_on", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "offen"),
                                    ("confirmed", "angenommen"),
                                    ("declined", "abgelehnt"),
                                    ("no_answer", "ohne Antwort"),
                                    ("done", "erledigt"),
                                    ("revoked", "zurückgenommen"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        ("answer", models.CharField(blank=True, max_length=300)),
                        (
                            "decline_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("no_capacity", "keine freien Plätze"),
                                    ("not_competent", "nicht zuständig"),
                                    ("no_language", "Sprache fehlt"),
                                    ("not_reached", "Person nicht erreicht"),
                                    ("other", "anderer Grund"),
                                ],
                                max_length=14,
                            ),
                        ),
                        ("sheet", models.JSONField(blank=True, default=list)),
                        ("remind_on", models.DateField(blank=True, null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals",
                                to="casework.case",
                            ),
                        ),
                        (
                            "field",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.catalogueentry",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "release",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.confidentialityrelease",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "to_agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.agency",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AnswerLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("token_hash", models.CharField(max_length=64)),
                        ("expires_on", models.DateField()),
                        ("opened_at", models.DateTimeField(blank=True, null=True)),
                        ("bound_at", models.DateTimeField(blank=True, null=True)),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        ("revoked_at", models.DateTimeField(blank=True, null=True)),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("code_hash", models.CharField(blank=True, max_length=128)),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.case",
                            ),
                        ),
                        (
                            "handover",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.casehandover",
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.referral",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Responsibility",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("valid_from", models.DateField()),
                        ("valid_until", models.DateField(blank=True, null=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("superseded_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("primary_contact", "feste Ansprechperson"), ("deputy", "Vertretung")],
                                default="primary_contact",
                                max_length=16,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="responsibilities",
                                to="casework.case",
                            ),
                        ),
                        (
                            "post",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.post",
                            ),
                        ),
                        (
                            "staff_member",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="SavedFilter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("page", models.CharField(max_length=40)),
                        ("name", models.CharField(max_length=80)),
                        ("query", models.CharField(max_length=500)),
                        (
                            "staff_member",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ServiceLinking",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("linked", "vermittelt"),
                                    ("waiting", "Warteliste"),
                                    ("no_suitable_offer", "kein passendes Angebot"),
                                    ("ended", "beendet"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("linked_on", models.DateField()),
                        ("note", models.CharField(blank=True, max_length=300)),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="linkings",
                                to="casework.case",
                            ),
                        ),
                        (
                            "field",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.catalogueentry",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.service",
                            ),
                        ),
                        (
                            "step",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="linkings",
                                to="casework.goalstep",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.AddField(
                    model_name="referral",
                    name="linking",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.servicelinking",
                    ),
                ),
                migrations.CreateModel(
                    name="StandardTask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("phase", models.CharField(max_length=16)),
                        ("text", models.CharField(max_length=200)),
                        ("due_after_days", models.PositiveSmallIntegerField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CaseTask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("text", models.CharField(max_length=200)),
                        ("due_on", models.DateField(blank=True, null=True)),
                        ("done_on", models.DateField(blank=True, null=True)),
                        (
                            "assignee",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="casework.case",
                            ),
                        ),
                        (
                            "set_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.conferenceagreement",
                            ),
                        ),
                        (
                            "standard",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.standardtask",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="UmaTrack",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "eligibility",
                            models.CharField(
                                choices=[
                                    ("of_age", "volljährig"),
                                    ("help_ended", "stationäre Jugendhilfe beendet"),
                                    ("steps", "Verselbständigung nach „UmA-Hilfe“"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("coordination_talk_on", models.DateField()),
                        ("demarcation", models.TextField(max_length=2000)),
                        ("work_started_on", models.DateField(blank=True, null=True)),
                        ("review_on", models.DateField(blank=True, null=True)),
                        ("reviewed_on", models.DateField(blank=True, null=True)),
                        ("review_result", models.CharField(blank=True, max_length=300)),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="uma_tracks",
                                to="casework.case",
                            ),
                        ),
                        (
                            "coordination_with",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.agency",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="UmaFocus",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "focus",
                            models.CharField(
                                choices=[
                                    ("work", "Integration in den Arbeitsmarkt, erste sechs Monate in Arbeit"),
                                    ("after_help", "Fallverantwortung nach Auslaufen der ambulanten Hilfe"),
                                    ("treatment", "Begleitung fachlicher oder therapeutischer Behandlung"),
                                    ("several", "Abstimmung mehrerer Rechtskreise"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.case",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "track",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="focuses",
                                to="casework.umatrack",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="UnitChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("changed_on", models.DateField()),
                        ("reason", models.CharField(blank=True, max_length=200)),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="unit_changes",
                                to="casework.case",
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "from_unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.unit",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "to_unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.unit",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="AccessReason",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("interplay", "Zuständigkeiten in verschiedenen Rechtskreisen"),
                                    ("structural_deficit", "strukturelle Lücken bei Übergängen oder Angeboten"),
                                    ("problem_accumulation", "Problemkumulation"),
                                    ("discretion", "Konflikte, unterschiedlich genutzte Ermessensspielräume"),
                                ],
                                max_length=24,
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "access_request",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reasons",
                                to="casework.accessrequest",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("tenant", "access_request", "reason"), name="casework_access_reason_natural_key"
                            ),
                            kimpass.kernel.tenancy.TenantForeignKey(
                                field="access_request", name="casework_accessreason_access_request_fk"
                            ),
                            models.UniqueConstraint(
                                fields=("tenant", "id"), name="casework_accessreason_tenant_id_key"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AccessIdentity",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=160)),
                        ("reachable_by", models.CharField(blank=True, max_length=160)),
                        ("consent_obtained_by", models.CharField(max_length=160)),
                        ("consent_obtained_on", models.DateField()),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "access_request",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="identities",
                                to="casework.accessrequest",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("tenant", "access_request"), name="casework_access_identity_key"
                            ),
                            kimpass.kernel.tenancy.TenantForeignKey(
                                field="access_request", name="casework_accessidentity_access_request_fk"
                            ),
                            models.UniqueConstraint(
                                fields=("tenant", "id"), name="casework_accessidentity_tenant_id_key"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarFeed",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("token_hash", models.CharField(max_length=64)),
                        ("created_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "staff_member",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("tenant", "token_hash"), name="casework_calendar_feed_token_key"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True)),
                                fields=("tenant", "staff_member"),
                                name="casework_calendar_feed_one",
                            ),
                            kimpass.kernel.tenancy.TenantForeignKey(
                                field="staff_member", name="casework_calendarfeed_staff_member_fk"
                            ),
                            models.UniqueConstraint(
                                fields=("tenant", "id"), name="casework_calendarfeed_tenant_id_key"
                            ),
                        ],
                    },
                ),
                migrations.AddIndex(
                    model_name="case",
                    index=models.Index(fields=["tenant", "-opened_on", "id"], name="casework_case_newest"),
                ),
                migrations.AddConstraint(
                    model_name="case",
                    constraint=models.UniqueConstraint(fields=("tenant", "number"), name="casework_case_number_key"),
                ),
                migrations.AddConstraint(
                    model_name="case",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("closed_on__isnull", True)),
                        fields=("tenant", "household"),
                        name="casework_case_one_open",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="case",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", False), ("phase", "closed")),
                            models.Q(models.Q(("phase", "closed"), _negated=True), ("closed_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="casework_case_closed_with_phase",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="case",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="household", name="casework_case_household_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="case",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="unit", name="casework_case_unit_fk"),
                ),
                migrations.AddConstraint(
                    model_name="case",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="controller", name="casework_case_controller_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="case",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="access_request", name="casework_case_access_request_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="case",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="casework_case_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="case",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_case_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assessmentarea",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "assessment", "area"), name="casework_assessment_area_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assessmentarea",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("rung__isnull", True), ("rung__range", (1, 5)), _connector="OR"),
                        name="casework_assessment_area_rung",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assessmentarea",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_assessmentarea_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assessmentarea",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="assessment", name="casework_assessmentarea_assessment_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assessmentarea",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="area", name="casework_assessmentarea_area_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assessmentarea",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_assessmentarea_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assessment",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "case", "round"), name="casework_assessment_round_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assessment",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_assessment_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assessment",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="casework_assessment_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assessment",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_assessment_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assessment",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_assessment_public_id_key"
                    ),
                ),
                migrations.AddIndex(
                    model_name="appointment",
                    index=models.Index(fields=["tenant", "staff_member", "starts_at"], name="casework_appointment_day"),
                ),
                migrations.AddConstraint(
                    model_name="appointment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="casework_appointment_order"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="appointment",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_appointment_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="appointment",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="staff_member", name="casework_appointment_staff_member_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="appointment",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_appointment_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="appointment",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_appointment_public_id_key"
                    ),
                ),
                migrations.AddIndex(
                    model_name="accessrequest",
                    index=models.Index(
                        fields=["tenant", "triage", "unit", "received_on"], name="casework_access_waiting"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="accessrequest",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="unit", name="casework_accessrequest_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="accessrequest",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="reporter_agency", name="casework_accessrequest_reporter_agency_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="accessrequest",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="joined_case", name="casework_accessrequest_joined_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="accessrequest",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="finding", name="casework_accessrequest_finding_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="accessrequest",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="recorded_by", name="casework_accessrequest_recorded_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="accessrequest",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_accessrequest_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="accessrequest",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_accessrequest_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseconference",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_caseconference_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseconference",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="called_by", name="casework_caseconference_called_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseconference",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_caseconference_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseconference",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_caseconference_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casediscussion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("case__isnull", False), ("kind", "case")),
                            models.Q(models.Q(("kind", "case"), _negated=True), ("case__isnull", True)),
                            _connector="OR",
                        ),
                        name="casework_discussion_case_or_across",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casediscussion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("case__isnull", False), ("is_anonymised", True), _connector="OR"),
                        name="casework_discussion_across_anonymised",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casediscussion",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_casediscussion_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casediscussion",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="recorded_by", name="casework_casediscussion_recorded_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casediscussion",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_casediscussion_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casediscussion",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_casediscussion_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casefinding",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "case", "finding"), name="casework_case_finding_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casefinding",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_casefinding_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casefinding",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="finding", name="casework_casefinding_finding_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casefinding",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_casefinding_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseloadmove",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("from_staff", models.F("to_staff")), _negated=True),
                        name="casework_caseload_move_two_people",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseloadmove",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="from_staff", name="casework_caseloadmove_from_staff_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseloadmove",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="to_staff", name="casework_caseloadmove_to_staff_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseloadmove",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="moved_by", name="casework_caseloadmove_moved_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseloadmove",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_caseloadmove_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseloadmove",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_caseloadmove_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseloadmoveitem",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "move", "case"), name="casework_move_item_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseloadmoveitem",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="move", name="casework_caseloadmoveitem_move_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseloadmoveitem",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_caseloadmoveitem_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseloadmoveitem",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_caseloadmoveitem_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casemember",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="casework_casemember_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casemember",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True), ("valid_until__isnull", True)),
                        fields=("tenant", "case", "person"),
                        name="casework_casemember_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casemember",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_casemember_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casemember",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="casework_casemember_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casemember",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_casemember_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casephase",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("left_on__isnull", True), ("left_on__gte", models.F("entered_on")), _connector="OR"
                        ),
                        name="casework_case_phase_order",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casephase",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("left_on__isnull", True)),
                        fields=("tenant", "case"),
                        name="casework_case_phase_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casephase",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="case", name="casework_casephase_case_fk"),
                ),
                migrations.AddConstraint(
                    model_name="casephase",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_casephase_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="closure",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="case", name="casework_closure_case_fk"),
                ),
                migrations.AddConstraint(
                    model_name="closure",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="closed_by", name="casework_closure_closed_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="closure",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="casework_closure_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="caseevaluation",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_caseevaluation_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseevaluation",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="closure", name="casework_caseevaluation_closure_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseevaluation",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_caseevaluation_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="conferenceagreement",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_conferenceagreement_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="conferenceagreement",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="conference", name="casework_conferenceagreement_conference_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="conferenceagreement",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_conferenceagreement_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="conferenceparticipant",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_conferenceparticipant_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="conferenceparticipant",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="conference", name="casework_conferenceparticipant_conference_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="conferenceparticipant",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="agency", name="casework_conferenceparticipant_agency_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="conferenceparticipant",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="release", name="casework_conferenceparticipant_release_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="conferenceparticipant",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_conferenceparticipant_tenant_id_key"
                    ),
                ),
                migrations.AddIndex(
                    model_name="contact",
                    index=models.Index(
                        fields=["tenant", "case", "-happened_on", "-id"], name="casework_contact_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contact",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="case", name="casework_contact_case_fk"),
                ),
                migrations.AddConstraint(
                    model_name="contact",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="only_member", name="casework_contact_only_member_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contact",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="recorded_by", name="casework_contact_recorded_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contact",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="casework_contact_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="contact",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_contact_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactperson",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "contact", "person"), name="casework_contact_person_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactperson",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_contactperson_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactperson",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="contact", name="casework_contactperson_contact_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactperson",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="casework_contactperson_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactperson",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_contactperson_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contacttopic",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_contacttopic_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contacttopic",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="contact", name="casework_contacttopic_contact_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contacttopic",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="field", name="casework_contacttopic_field_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contacttopic",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="casework_contacttopic_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contacttopic",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_contacttopic_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deputynote",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_deputynote_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deputynote",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="noted_by", name="casework_deputynote_noted_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deputynote",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_deputynote_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deputynote",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_deputynote_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="discussionparticipant",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="discussion", name="casework_discussionparticipant_discussion_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="discussionparticipant",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="agency", name="casework_discussionparticipant_agency_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="discussionparticipant",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_discussionparticipant_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("file__isnull", False), ("removed_by__isnull", True), ("removed_on__isnull", True)
                            ),
                            models.Q(
                                ("file__isnull", True),
                                ("removed_by__isnull", False),
                                ("removed_on__isnull", False),
                                ("title", ""),
                            ),
                            _connector="OR",
                        ),
                        name="casework_document_removed",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="case", name="casework_document_case_fk"),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="casework_document_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="only_member", name="casework_document_only_member_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="file", name="casework_document_file_fk"),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="added_by", name="casework_document_added_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="removed_by", name="casework_document_removed_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="casework_document_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_document_public_id_key"
                    ),
                ),
                migrations.AddIndex(
                    model_name="followup",
                    index=models.Index(fields=["tenant", "case", "due_on"], name="casework_follow_up_due"),
                ),
                migrations.AddConstraint(
                    model_name="followup",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="case", name="casework_followup_case_fk"),
                ),
                migrations.AddConstraint(
                    model_name="followup",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="casework_followup_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="followup",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_followup_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="goalagreement",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_goalagreement_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="goalagreement",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_goalagreement_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="goalagreement",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_goalagreement_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="goal",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="case", name="casework_goal_case_fk"),
                ),
                migrations.AddConstraint(
                    model_name="goal",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="agreement", name="casework_goal_agreement_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="goal",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="person", name="casework_goal_person_fk"),
                ),
                migrations.AddConstraint(
                    model_name="goal",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="area", name="casework_goal_area_fk"),
                ),
                migrations.AddConstraint(
                    model_name="goal",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="casework_goal_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="goal",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_goal_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="goalstep",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="case", name="casework_goalstep_case_fk"),
                ),
                migrations.AddConstraint(
                    model_name="goalstep",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="goal", name="casework_goalstep_goal_fk"),
                ),
                migrations.AddConstraint(
                    model_name="goalstep",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="casework_goalstep_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="goalstep",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_goalstep_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="guidedinterview",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_guidedinterview_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="guidedinterview",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="casework_guidedinterview_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="guidedinterview",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="interviewer", name="casework_guidedinterview_interviewer_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="guidedinterview",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_guidedinterview_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="guidedinterview",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_guidedinterview_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casereconstruction",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_casereconstruction_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casereconstruction",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="casework_casereconstruction_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casereconstruction",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="interview", name="casework_casereconstruction_interview_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casereconstruction",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="copy", name="casework_casereconstruction_copy_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casereconstruction",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_casereconstruction_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casereconstruction",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_casereconstruction_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="handovertemplate",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "template_version"), name="casework_handover_template_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="handovertemplate",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="set_by", name="casework_handovertemplate_set_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="handovertemplate",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_handovertemplate_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="handovertemplate",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_handovertemplate_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casehandover",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_casehandover_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casehandover",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="casework_casehandover_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casehandover",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="to_agency", name="casework_casehandover_to_agency_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casehandover",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="release", name="casework_casehandover_release_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casehandover",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="template", name="casework_casehandover_template_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casehandover",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_casehandover_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casehandover",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_casehandover_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="importedline",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "staff_member", "external_key"), name="casework_imported_line_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="importedline",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_importedline_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="importedline",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="casework_importedline_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="importedline",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="staff_member", name="casework_importedline_staff_member_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="importedline",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_importedline_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="interpreterrequest",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "assignment"), name="casework_interpreter_request_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="interpreterrequest",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_interpreterrequest_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="interpreterrequest",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="appointment", name="casework_interpreterrequest_appointment_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="interpreterrequest",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="assignment", name="casework_interpreterrequest_assignment_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="interpreterrequest",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="requested_by", name="casework_interpreterrequest_requested_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="interpreterrequest",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_interpreterrequest_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="interpreterrequest",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_interpreterrequest_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lettertemplate",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "name", "template_version"), name="casework_letter_template_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lettertemplate",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="file", name="casework_lettertemplate_file_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lettertemplate",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="uploaded_by", name="casework_lettertemplate_uploaded_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lettertemplate",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_lettertemplate_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lettertemplate",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_lettertemplate_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="officehourcontact",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("persons__gte", 1)), name="casework_office_hour_somebody_came"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="officehourcontact",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="unit", name="casework_officehourcontact_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="officehourcontact",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="recorded_by", name="casework_officehourcontact_recorded_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="officehourcontact",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_officehourcontact_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="officehourcontact",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_officehourcontact_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="officehourtopic",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "contact", "field"), name="casework_office_hour_topic_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="officehourtopic",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="contact", name="casework_officehourtopic_contact_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="officehourtopic",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="field", name="casework_officehourtopic_field_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="officehourtopic",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_officehourtopic_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reconstructionstation",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_reconstructionstation_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reconstructionstation",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="reconstruction", name="casework_reconstructionstation_reconstruction_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reconstructionstation",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="agency", name="casework_reconstructionstation_agency_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reconstructionstation",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="field", name="casework_reconstructionstation_field_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reconstructionstation",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_reconstructionstation_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reconstructionstation",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_reconstructionstation_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="answerlink",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "token_hash"), name="casework_answer_link_token_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="answerlink",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("handover__isnull", True), ("referral__isnull", False)),
                            models.Q(("handover__isnull", False), ("referral__isnull", True)),
                            _connector="OR",
                        ),
                        name="casework_answer_link_one_subject",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="answerlink",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_answerlink_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="answerlink",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="referral", name="casework_answerlink_referral_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="answerlink",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="handover", name="casework_answerlink_handover_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="answerlink",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_answerlink_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="answerlink",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_answerlink_public_id_key"
                    ),
                ),
                migrations.AddIndex(
                    model_name="responsibility",
                    index=models.Index(fields=["tenant", "staff_member", "case"], name="casework_responsibility_staff"),
                ),
                migrations.AddConstraint(
                    model_name="responsibility",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="casework_responsibility_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="responsibility",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True), ("valid_until__isnull", True)),
                        fields=("tenant", "case", "kind"),
                        name="casework_responsibility_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="responsibility",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_responsibility_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="responsibility",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="staff_member", name="casework_responsibility_staff_member_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="responsibility",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="post", name="casework_responsibility_post_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="responsibility",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_responsibility_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="savedfilter",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "staff_member", "page", "name"), name="casework_saved_filter_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="savedfilter",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="staff_member", name="casework_savedfilter_staff_member_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="savedfilter",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_savedfilter_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="savedfilter",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_savedfilter_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicelinking",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("result", "no_suitable_offer"), ("service__isnull", True)),
                            models.Q(
                                models.Q(("result", "no_suitable_offer"), _negated=True), ("service__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="casework_linking_service_or_gap",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicelinking",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_servicelinking_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicelinking",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="step", name="casework_servicelinking_step_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicelinking",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="service", name="casework_servicelinking_service_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicelinking",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="field", name="casework_servicelinking_field_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicelinking",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_servicelinking_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicelinking",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_servicelinking_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="case", name="casework_referral_case_fk"),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="casework_referral_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="to_agency", name="casework_referral_to_agency_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="release", name="casework_referral_release_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="linking", name="casework_referral_linking_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="field", name="casework_referral_field_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="casework_referral_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_referral_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="standardtask",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_standardtask_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="standardtask",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_standardtask_public_id_key"
                    ),
                ),
                migrations.AddIndex(
                    model_name="casetask",
                    index=models.Index(fields=["tenant", "assignee", "due_on"], name="casework_task_due"),
                ),
                migrations.AddConstraint(
                    model_name="casetask",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="case", name="casework_casetask_case_fk"),
                ),
                migrations.AddConstraint(
                    model_name="casetask",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="assignee", name="casework_casetask_assignee_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casetask",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="standard", name="casework_casetask_standard_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casetask",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="agreement", name="casework_casetask_agreement_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casetask",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="set_by", name="casework_casetask_set_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casetask",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="casework_casetask_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="casetask",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_casetask_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="umatrack",
                    constraint=models.UniqueConstraint(fields=("tenant", "case"), name="casework_uma_track_key"),
                ),
                migrations.AddConstraint(
                    model_name="umatrack",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="case", name="casework_umatrack_case_fk"),
                ),
                migrations.AddConstraint(
                    model_name="umatrack",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="coordination_with", name="casework_umatrack_coordination_with_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="umatrack",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="casework_umatrack_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="umatrack",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="casework_umatrack_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="umafocus",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "track", "focus"), name="casework_uma_focus_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="umafocus",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="case", name="casework_umafocus_case_fk"),
                ),
                migrations.AddConstraint(
                    model_name="umafocus",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="track", name="casework_umafocus_track_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="umafocus",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="casework_umafocus_tenant_id_key"),
                ),
                migrations.AddIndex(
                    model_name="unitchange",
                    index=models.Index(fields=["tenant", "case", "changed_on"], name="casework_unit_change_day"),
                ),
                migrations.AddConstraint(
                    model_name="unitchange",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="case", name="casework_unitchange_case_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="unitchange",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="from_unit", name="casework_unitchange_from_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="unitchange",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="to_unit", name="casework_unitchange_to_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="unitchange",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="changed_by", name="casework_unitchange_changed_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="unitchange",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="casework_unitchange_tenant_id_key"
                    ),
                ),
            ]
        )
    ]
