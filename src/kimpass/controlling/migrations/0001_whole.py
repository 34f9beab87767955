import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import kimpass.kernel.ids
import kimpass.kernel.tenancy
from kimpass.kernel.together import Together


class Migration(migrations.Migration):
    replaces = [
        ("controlling", "0001_initial"),
        ("controlling", "0002_steering_the_programme"),
        ("controlling", "0003_withdrawn_submissions"),
    ]

    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
        ("steering", "0001_initial"),
        ("vault", "0001_initial"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="MilestonePlan",
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
                        ("edition", models.PositiveSmallIntegerField(default=1)),
                        ("first_year", models.PositiveSmallIntegerField()),
                        ("last_year", models.PositiveSmallIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Entwurf"),
                                    ("adopted", "beschlossen"),
                                    ("superseded", "fortgeschrieben"),
                                ],
                                default="draft",
                                max_length=12,
                            ),
                        ),
                        ("adopted_on", models.DateField(blank=True, null=True)),
                        ("source", models.CharField(blank=True, max_length=200)),
                        (
                            "continues",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="controlling.milestoneplan",
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
                    name="MilestoneRow",
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
                            "building_block",
                            models.CharField(
                                blank=True,
                                choices=[("1", "Baustein 1"), ("2", "Baustein 2"), ("3", "Baustein 3")],
                                max_length=1,
                            ),
                        ),
                        ("heading", models.CharField(blank=True, max_length=200)),
                        ("text", models.CharField(max_length=400)),
                        ("sort", models.PositiveSmallIntegerField(default=0)),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rows",
                                to="controlling.milestoneplan",
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
                    name="MilestoneCell",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("half", models.PositiveSmallIntegerField()),
                        (
                            "planned",
                            models.CharField(
                                choices=[
                                    ("yes", "ja"),
                                    ("as_needed", "bei Bedarf"),
                                    ("no", "nein"),
                                    ("unknown", "unbekannt"),
                                ],
                                default="unknown",
                                max_length=10,
                            ),
                        ),
                        ("when_label", models.CharField(blank=True, max_length=40)),
                        (
                            "progress",
                            models.CharField(
                                choices=[("open", "offen"), ("in_progress", "in Arbeit"), ("done", "erledigt")],
                                default="open",
                                max_length=12,
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300)),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "row",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cells",
                                to="controlling.milestonerow",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ProgrammeGoal",
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
                            "period_kind",
                            models.CharField(
                                choices=[
                                    ("school_year", "Schuljahr"),
                                    ("calendar_year", "Kalenderjahr"),
                                    ("half_year", "Halbjahr"),
                                    ("free", "freier Zeitraum"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("period_label", models.CharField(max_length=40)),
                        ("number", models.PositiveSmallIntegerField()),
                        ("text", models.CharField(max_length=300)),
                        ("note", models.TextField(blank=True, max_length=4000)),
                        (
                            "carried_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="controlling.programmegoal",
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
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.unit",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="GoalCriterion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sort", models.PositiveSmallIntegerField(default=0)),
                        ("metric", models.CharField(max_length=60)),
                        (
                            "comparison",
                            models.CharField(
                                choices=[
                                    ("at_least", "mindestens"),
                                    ("at_most", "höchstens"),
                                    ("exactly", "genau"),
                                    ("all", "alle"),
                                ],
                                default="at_least",
                                max_length=10,
                            ),
                        ),
                        ("target", models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True)),
                        ("formula", models.CharField(blank=True, max_length=120)),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="criteria",
                                to="controlling.programmegoal",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Attainment",
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
                            "value",
                            models.CharField(
                                choices=[
                                    ("reached", "erreicht"),
                                    ("partly", "teilweise erreicht"),
                                    ("not_reached", "nicht erreicht"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("reasoning", models.TextField(blank=True, max_length=2000)),
                        ("confirmed_on", models.DateField(blank=True, null=True)),
                        ("source", models.CharField(blank=True, max_length=200)),
                        (
                            "confirmed_by",
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
                        (
                            "goal",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attainments",
                                to="controlling.programmegoal",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ReceivedSubmission",
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
                        ("from_ags", models.CharField(max_length=8)),
                        ("from_name", models.CharField(max_length=120)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("report", "Bericht"), ("state_issue", "Anliegen")], max_length=12
                            ),
                        ),
                        ("report_kind", models.CharField(blank=True, max_length=24)),
                        ("period_label", models.CharField(blank=True, max_length=40)),
                        ("number", models.PositiveSmallIntegerField(default=1)),
                        ("title", models.CharField(max_length=200)),
                        ("content", models.JSONField()),
                        ("checksum", models.CharField(max_length=64)),
                        ("sender_reference", models.CharField(max_length=12)),
                        ("received_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("reply", models.TextField(blank=True, max_length=4000)),
                        ("replied_on", models.DateField(blank=True, null=True)),
                        ("withdrawn_on", models.DateField(blank=True, null=True)),
                        ("reason_of_withdrawal", models.CharField(blank=True, max_length=300)),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Report",
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
                        ("kind", models.CharField(max_length=24)),
                        ("title", models.CharField(max_length=200)),
                        (
                            "period_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("school_year", "Schuljahr"),
                                    ("calendar_year", "Kalenderjahr"),
                                    ("half_year", "Halbjahr"),
                                    ("free", "freier Zeitraum"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("period_label", models.CharField(blank=True, max_length=40)),
                        ("as_of", models.DateField()),
                        ("known_at", models.DateTimeField(blank=True, null=True)),
                        ("settings", models.JSONField(blank=True, default=dict)),
                        ("front", models.JSONField(blank=True, default=dict)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "created_by",
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
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.unit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReportedFigure",
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
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("superseded_at", models.DateTimeField(blank=True, null=True)),
                        ("reason_of_correction", models.CharField(blank=True, max_length=300)),
                        ("metric", models.CharField(max_length=60)),
                        ("counting_unit", models.CharField(max_length=40)),
                        ("value", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                        ("reference", models.CharField(max_length=40)),
                        ("reference_date", models.DateField(blank=True, null=True)),
                        ("label", models.CharField(blank=True, max_length=200)),
                        ("source", models.CharField(max_length=200)),
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
                    name="ReportExplanation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("figure", models.CharField(max_length=120)),
                        ("text", models.CharField(max_length=500)),
                        (
                            "report",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="explanations",
                                to="controlling.report",
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
                    name="ReportRelease",
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
                        ("number", models.PositiveSmallIntegerField()),
                        ("content", models.JSONField()),
                        ("checksum", models.CharField(max_length=64)),
                        ("as_of", models.DateField()),
                        ("known_at", models.DateTimeField()),
                        ("released_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("reason_of_correction", models.CharField(blank=True, max_length=300)),
                        (
                            "released_by",
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
                            "report",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="releases",
                                to="controlling.report",
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
                    name="ReportFile",
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
                        ("format", models.CharField(max_length=8)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "wartet"),
                                    ("running", "wird erstellt"),
                                    ("done", "fertig"),
                                    ("failed", "fehlgeschlagen"),
                                ],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        ("progress", models.PositiveSmallIntegerField(default=0)),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "asked_by",
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
                            "report",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="files",
                                to="controlling.report",
                            ),
                        ),
                        (
                            "stored",
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
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
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
                                to="controlling.reportrelease",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReportText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=40)),
                        ("text", models.TextField(blank=True, max_length=20000)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "report",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="texts",
                                to="controlling.report",
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
                    name="SharedSolution",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", models.CharField(max_length=12, unique=True)),
                        ("from_ags", models.CharField(max_length=8)),
                        ("from_name", models.CharField(max_length=120)),
                        ("sender_reference", models.CharField(max_length=12)),
                        ("title", models.CharField(max_length=200)),
                        ("problem", models.TextField(max_length=4000)),
                        ("solution", models.TextField(max_length=8000)),
                        ("effect", models.TextField(blank=True, max_length=2000)),
                        ("field_code", models.CharField(blank=True, max_length=60)),
                        ("shared_on", models.DateField()),
                        ("withdrawn_on", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("from_ags", "sender_reference"), name="controlling_shared_solution_key"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SolutionAdopted",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("solution", models.CharField(max_length=12)),
                        ("taken_up_on", models.DateField()),
                        (
                            "measure",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.measure",
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
                    name="Submission",
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
                                choices=[("report", "Bericht"), ("state_issue", "Anliegen")], max_length=12
                            ),
                        ),
                        ("sent_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("reply", models.TextField(blank=True, max_length=4000)),
                        ("replied_on", models.DateField(blank=True, null=True)),
                        ("withdrawn_on", models.DateField(blank=True, null=True)),
                        ("reason_of_withdrawal", models.CharField(blank=True, max_length=300)),
                        (
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.stateissue",
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
                                to="controlling.reportrelease",
                            ),
                        ),
                        (
                            "sent_by",
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
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TransferMapping",
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
                        ("label", models.CharField(max_length=120)),
                        ("columns", models.JSONField(default=list)),
                        ("is_in_use", models.BooleanField(default=True)),
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
                    name="Transfer",
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
                        ("as_of", models.DateField()),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("state", models.JSONField(default=dict)),
                        ("added", models.PositiveIntegerField(default=0)),
                        ("changed", models.PositiveIntegerField(default=0)),
                        ("deleted", models.PositiveIntegerField(default=0)),
                        ("checksum", models.CharField(max_length=64)),
                        (
                            "made_by",
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
                        (
                            "mapping",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="transfers",
                                to="controlling.transfermapping",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Concept",
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
                                    ("action", "Handlungskonzept"),
                                    ("case_management", "Konzept Case Management"),
                                    ("social_space", "sozialräumliches Konzept Case Management"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("title", models.CharField(max_length=200)),
                        ("edition", models.CharField(max_length=40)),
                        ("dated_on", models.DateField(blank=True, null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("in_work", "in Arbeit"),
                                    ("submitted", "vorgelegt"),
                                    ("adopted", "beschlossen"),
                                ],
                                default="in_work",
                                max_length=12,
                            ),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        ("decided_by", models.CharField(blank=True, max_length=160)),
                        ("source", models.CharField(blank=True, max_length=200)),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.unit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            kimpass.kernel.tenancy.TenantForeignKey(field="unit", name="controlling_concept_unit_fk"),
                            models.UniqueConstraint(fields=("tenant", "id"), name="controlling_concept_tenant_id_key"),
                            models.UniqueConstraint(
                                fields=("tenant", "public_id"), name="controlling_concept_public_id_key"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GoalPeriod",
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
                            "period_kind",
                            models.CharField(
                                choices=[
                                    ("school_year", "Schuljahr"),
                                    ("calendar_year", "Kalenderjahr"),
                                    ("half_year", "Halbjahr"),
                                    ("free", "freier Zeitraum"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("period_label", models.CharField(max_length=40)),
                        ("valid_from", models.DateField(blank=True, null=True)),
                        ("valid_until", models.DateField(blank=True, null=True)),
                        ("statement", models.TextField(blank=True, max_length=8000)),
                        ("outlook", models.TextField(blank=True, max_length=8000)),
                        (
                            "overall",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("reached", "erreicht"),
                                    ("partly", "teilweise erreicht"),
                                    ("not_reached", "nicht erreicht"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("confirmed_on", models.DateField(blank=True, null=True)),
                        (
                            "confirmed_by",
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
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("tenant", "period_kind", "period_label"), name="controlling_goal_period_key"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="controlling_goal_period_span",
                            ),
                            kimpass.kernel.tenancy.TenantForeignKey(
                                field="confirmed_by", name="controlling_goalperiod_confirmed_by_fk"
                            ),
                            models.UniqueConstraint(
                                fields=("tenant", "id"), name="controlling_goalperiod_tenant_id_key"
                            ),
                            models.UniqueConstraint(
                                fields=("tenant", "public_id"), name="controlling_goalperiod_public_id_key"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MilestoneEvidence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("session", "Sitzung"),
                                    ("event", "Veranstaltung"),
                                    ("agreement", "Vereinbarung"),
                                    ("reconstruction", "Fallrekonstruktion"),
                                    ("training", "Qualifizierung"),
                                    ("material", "Material"),
                                    ("measure", "Maßnahme"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("record", models.CharField(max_length=12)),
                        ("label", models.CharField(max_length=200)),
                        ("happened_on", models.DateField(blank=True, null=True)),
                        (
                            "cell",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="controlling.milestonecell",
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
                                fields=("tenant", "cell", "kind", "record"), name="controlling_milestone_evidence_key"
                            ),
                            kimpass.kernel.tenancy.TenantForeignKey(
                                field="cell", name="controlling_milestoneevidence_cell_fk"
                            ),
                            models.UniqueConstraint(
                                fields=("tenant", "id"), name="controlling_milestoneevidence_tenant_id_key"
                            ),
                        ],
                    },
                ),
                migrations.AddConstraint(
                    model_name="milestoneplan",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("last_year__gte", models.F("first_year"))),
                        name="controlling_milestone_plan_years",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="milestoneplan",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "continues"), name="controlling_milestone_plan_continued_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="milestoneplan",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="continues", name="controlling_milestoneplan_continues_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="milestoneplan",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="controlling_milestoneplan_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="milestoneplan",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="controlling_milestoneplan_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="milestonerow",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="plan", name="controlling_milestonerow_plan_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="milestonerow",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="controlling_milestonerow_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="milestonerow",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="controlling_milestonerow_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="milestonecell",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "row", "year", "half"), name="controlling_milestone_cell_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="milestonecell",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("half__in", (1, 2))), name="controlling_milestone_cell_half"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="milestonecell",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="row", name="controlling_milestonecell_row_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="milestonecell",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="controlling_milestonecell_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="programmegoal",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "period_kind", "period_label", "number"), name="controlling_goal_number_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="programmegoal",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="unit", name="controlling_programmegoal_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="programmegoal",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="carried_from", name="controlling_programmegoal_carried_from_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="programmegoal",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="controlling_programmegoal_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="programmegoal",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="controlling_programmegoal_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="goalcriterion",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="goal", name="controlling_goalcriterion_goal_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="goalcriterion",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="controlling_goalcriterion_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="attainment",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "goal"), name="controlling_attainment_goal_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="attainment",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="goal", name="controlling_attainment_goal_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="attainment",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="confirmed_by", name="controlling_attainment_confirmed_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="attainment",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="controlling_attainment_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="attainment",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="controlling_attainment_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="receivedsubmission",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "from_ags", "sender_reference"), name="controlling_received_submission_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="receivedsubmission",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="controlling_receivedsubmission_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="receivedsubmission",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="controlling_receivedsubmission_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="unit", name="controlling_report_unit_fk"),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="created_by", name="controlling_report_created_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="controlling_report_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="controlling_report_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportedfigure",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="controlling_reportedfigure_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportedfigure",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="controlling_reportedfigure_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportexplanation",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "report", "figure"), name="controlling_report_explanation_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportexplanation",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="report", name="controlling_reportexplanation_report_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportexplanation",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="controlling_reportexplanation_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportrelease",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "report", "number"), name="controlling_report_release_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportrelease",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("number", 1), models.Q(("reason_of_correction", ""), _negated=True), _connector="OR"
                        ),
                        name="controlling_report_release_reason",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportrelease",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="report", name="controlling_reportrelease_report_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportrelease",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="released_by", name="controlling_reportrelease_released_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportrelease",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="controlling_reportrelease_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportrelease",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="controlling_reportrelease_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportfile",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="release", name="controlling_reportfile_release_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportfile",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="report", name="controlling_reportfile_report_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportfile",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="stored", name="controlling_reportfile_stored_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportfile",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="asked_by", name="controlling_reportfile_asked_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportfile",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="controlling_reportfile_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportfile",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="controlling_reportfile_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reporttext",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "report", "key"), name="controlling_report_text_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reporttext",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="report", name="controlling_reporttext_report_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reporttext",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="controlling_reporttext_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="solutionadopted",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "solution"), name="controlling_solution_adopted_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="solutionadopted",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="measure", name="controlling_solutionadopted_measure_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="solutionadopted",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="controlling_solutionadopted_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="submission",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="release", name="controlling_submission_release_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="submission",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="issue", name="controlling_submission_issue_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="submission",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="sent_by", name="controlling_submission_sent_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="submission",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="controlling_submission_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="submission",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="controlling_submission_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfermapping",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="controlling_transfermapping_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfermapping",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="controlling_transfermapping_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfer",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="mapping", name="controlling_transfer_mapping_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfer",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="made_by", name="controlling_transfer_made_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfer",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="controlling_transfer_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transfer",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="controlling_transfer_public_id_key"
                    ),
                ),
            ]
        )
    ]
