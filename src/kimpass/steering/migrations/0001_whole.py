import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import kimpass.kernel.ids
import kimpass.kernel.tenancy
from kimpass.kernel.together import Together


class Migration(migrations.Migration):
    replaces = [
        ("steering", "0001_initial"),
        ("steering", "0002_reconstruction_copy"),
        ("steering", "0003_talks_work"),
        ("steering", "0004_structure_work"),
        ("steering", "0005_steering_the_programme"),
    ]

    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="AgendaItem",
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
                        ("sort", models.PositiveSmallIntegerField()),
                        ("title", models.CharField(max_length=200)),
                        ("was_treated", models.BooleanField(default=False)),
                        ("cases_used", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("note", models.TextField(blank=True, max_length=4000)),
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
                    name="Body",
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
                        ("key", models.SlugField(max_length=40)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("steering_group", "Lenkungsgruppe"),
                                    ("planning_conference", "Planungskonferenz"),
                                    ("case_conference", "Fallkonferenz"),
                                    ("working_group", "Arbeitsgruppe"),
                                    ("project_group", "Projektgruppe"),
                                    ("local_forum", "Runder Tisch, Arbeitskreis"),
                                    ("meeting", "regelmäßige Besprechung"),
                                    ("political", "politisches Gremium"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[("local", "Kommune"), ("district", "Kreis"), ("state", "Land")],
                                default="district",
                                max_length=10,
                            ),
                        ),
                        ("name", models.CharField(max_length=160)),
                        ("size_min", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("size_max", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("sessions_per_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("decision_mode", models.CharField(blank=True, max_length=40)),
                        ("purpose", models.TextField(blank=True, max_length=2000)),
                        ("lead_function", models.CharField(blank=True, max_length=160)),
                        ("rhythm", models.CharField(blank=True, max_length=80)),
                        ("note", models.CharField(blank=True, max_length=300)),
                        ("active_from", models.DateField(blank=True, null=True)),
                        ("active_until", models.DateField(blank=True, null=True)),
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
                    name="BodyMember",
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
                        ("function", models.CharField(max_length=200)),
                        ("headcount", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "sector",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("immigration", "Ausländerbehörde"),
                                    ("naturalisation", "Einbürgerungsbehörde"),
                                    ("youth", "Jugend"),
                                    ("health", "Gesundheit"),
                                    ("school", "Schule"),
                                    ("social", "Soziales"),
                                    ("job_centre", "Jobcenter"),
                                    ("employment_agency", "Agentur für Arbeit"),
                                    ("welfare", "Freie Wohlfahrtspflege"),
                                    ("courses", "Sprachkursträger"),
                                    ("migrant_organisations", "Migrantenorganisationen"),
                                    ("business", "Wirtschaft"),
                                    ("volunteers", "Ehrenamt"),
                                    ("municipalities", "Kommunen"),
                                    ("other", "andere"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("represents", models.CharField(blank=True, max_length=160)),
                        ("decides", models.BooleanField(blank=True, null=True)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("is_guest", models.BooleanField(default=False)),
                        ("as_needed", models.BooleanField(default=False)),
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
                            "body",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="steering.body",
                            ),
                        ),
                        (
                            "staff_member",
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
                    name="Decision",
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
                        ("text", models.TextField(max_length=4000)),
                        ("mode", models.CharField(blank=True, max_length=40)),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("group_founded", "Arbeitsgruppe gegründet"),
                                    ("measure", "Maßnahme beschlossen"),
                                    ("exchange_agreed", "Austausch vereinbart"),
                                    ("state_issue", "Anliegen an das Land"),
                                    ("endorsed", "befürwortet"),
                                    ("none", "ohne Ergebnis"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        (
                            "agenda_item",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="steering.agendaitem",
                            ),
                        ),
                        (
                            "founds",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.body",
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
                migrations.AddField(
                    model_name="body",
                    name="founded_by",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="steering.decision",
                    ),
                ),
                migrations.CreateModel(
                    name="DecisionPaper",
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
                        ("edition", models.PositiveSmallIntegerField(default=1)),
                        ("title", models.CharField(max_length=200)),
                        ("situation", models.TextField(blank=True, max_length=8000)),
                        ("proposal", models.TextField(blank=True, max_length=4000)),
                        ("alternatives", models.TextField(blank=True, max_length=4000)),
                        ("costs", models.CharField(blank=True, max_length=300)),
                        ("case_count", models.PositiveIntegerField(blank=True, null=True)),
                        ("municipality_count", models.PositiveIntegerField(blank=True, null=True)),
                        ("written_on", models.DateField()),
                        ("released_on", models.DateField(blank=True, null=True)),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                    ],
                ),
                migrations.AddField(
                    model_name="agendaitem",
                    name="paper",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="steering.decisionpaper",
                    ),
                ),
                migrations.CreateModel(
                    name="DeliberationPath",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sort", models.PositiveSmallIntegerField()),
                        ("body_name", models.CharField(max_length=160)),
                        ("on", models.DateField(blank=True, null=True)),
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
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("pending", "steht an"),
                                    ("noted", "zur Kenntnis genommen"),
                                    ("recommended", "empfohlen"),
                                    ("decided", "beschlossen"),
                                    ("deferred", "vertagt"),
                                    ("rejected", "abgelehnt"),
                                ],
                                default="pending",
                                max_length=12,
                            ),
                        ),
                        ("remark", models.CharField(blank=True, max_length=300)),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.body",
                            ),
                        ),
                        (
                            "paper",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="path",
                                to="steering.decisionpaper",
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
                    name="Event",
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
                                    ("information", "Informationsveranstaltung"),
                                    ("training", "Fortbildung"),
                                    ("workshop", "Workshop"),
                                    ("land_workshop", "Workshop des Landes"),
                                    ("working_meeting", "Arbeitstreffen"),
                                    ("exchange", "Austauschtreffen"),
                                    ("conference", "Fachtagung"),
                                    ("campaign", "Aktion"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("title", models.CharField(max_length=200)),
                        ("first_day", models.DateField(blank=True, null=True)),
                        ("last_day", models.DateField(blank=True, null=True)),
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
                        ("weekday_said", models.CharField(blank=True, max_length=12)),
                        ("place", models.CharField(blank=True, max_length=160)),
                        ("is_digital", models.BooleanField(default=False)),
                        ("audience", models.CharField(blank=True, max_length=200)),
                        ("is_mandatory", models.BooleanField(default=False)),
                        ("participants", models.PositiveIntegerField(blank=True, null=True)),
                        ("is_approximate", models.BooleanField(default=False)),
                        ("preparation", models.TextField(blank=True, max_length=4000)),
                        ("outcome", models.TextField(blank=True, max_length=4000)),
                        ("follow_up", models.TextField(blank=True, max_length=2000)),
                        ("follow_up_on", models.DateField(blank=True, null=True)),
                        ("followed_up_on", models.DateField(blank=True, null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "geplant"), ("held", "durchgeführt"), ("cancelled", "abgesagt")],
                                default="planned",
                                max_length=10,
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
                    name="EventAttendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("function", models.CharField(blank=True, max_length=160)),
                        ("headcount", models.PositiveIntegerField(default=1)),
                        (
                            "event",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendance",
                                to="steering.event",
                            ),
                        ),
                        (
                            "staff_member",
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
                    name="EventSeries",
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
                        ("title", models.CharField(max_length=160)),
                        ("purpose", models.TextField(blank=True, max_length=2000)),
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
                migrations.AddField(
                    model_name="event",
                    name="series",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="steering.eventseries",
                    ),
                ),
                migrations.CreateModel(
                    name="Feedback",
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
                        ("stage", models.CharField(max_length=40)),
                        ("text", models.TextField(max_length=2000)),
                        ("given_at", models.DateTimeField()),
                        (
                            "given_by",
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
                    name="FeedbackSeen",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("seen_at", models.DateTimeField()),
                        (
                            "feedback",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seen",
                                to="steering.feedback",
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
                    name="Finding",
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
                                choices=[("challenge", "Herausforderung"), ("success_factor", "Gelingensbedingung")],
                                default="challenge",
                                max_length=16,
                            ),
                        ),
                        ("title", models.CharField(max_length=160)),
                        ("text", models.TextField(max_length=4000)),
                        (
                            "reach",
                            models.CharField(
                                choices=[
                                    ("unit", "Kommune, Sozialraum oder Einheit"),
                                    ("region", "Region"),
                                    ("district", "ganzer Kreis"),
                                    ("state", "Land"),
                                ],
                                default="unit",
                                max_length=8,
                            ),
                        ),
                        (
                            "frequency",
                            models.CharField(
                                choices=[
                                    ("once", "einmal"),
                                    ("sometimes", "ab und zu"),
                                    ("often", "häufig"),
                                    ("always", "ständig"),
                                    ("unknown", "unbekannt"),
                                ],
                                default="unknown",
                                max_length=9,
                            ),
                        ),
                        ("what_helps", models.TextField(blank=True, max_length=2000)),
                        (
                            "source_kind",
                            models.CharField(
                                choices=[
                                    ("case", "Fälle"),
                                    ("network", "Netzwerkarbeit"),
                                    ("interview", "Interview"),
                                    ("volunteers", "Ehrenamt"),
                                    ("body_member", "Gremienmitglied"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("case_count", models.PositiveIntegerField(default=0)),
                        ("month", models.DateField()),
                        ("author_function", models.CharField(blank=True, max_length=120)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Entwurf"),
                                    ("released", "freigegeben"),
                                    ("withdrawn", "zurückgezogen"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("harmless_reason", models.CharField(blank=True, max_length=300)),
                        ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
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
                            "region",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.region",
                            ),
                        ),
                        (
                            "reported_by",
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
                migrations.AddField(
                    model_name="feedback",
                    name="finding",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback",
                        to="steering.finding",
                    ),
                ),
                migrations.CreateModel(
                    name="FindingAspect",
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
                                choices=[("legal_domain", "Rechtskreis"), ("interface", "Schnittstelle")], max_length=12
                            ),
                        ),
                        (
                            "domain",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.catalogueentry",
                            ),
                        ),
                        (
                            "finding",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="aspects",
                                to="steering.finding",
                            ),
                        ),
                        (
                            "other_domain",
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
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="InductionItem",
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
                        ("sort", models.PositiveSmallIntegerField(default=0)),
                        ("for_role", models.CharField(blank=True, max_length=40)),
                        ("within_days", models.PositiveSmallIntegerField(blank=True, null=True)),
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
                    name="InductionStep",
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
                        ("due_on", models.DateField(blank=True, null=True)),
                        ("done_on", models.DateField(blank=True, null=True)),
                        (
                            "done_by",
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
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.inductionitem",
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
                    name="LadderStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.SlugField(max_length=40)),
                        ("label", models.CharField(max_length=80)),
                        ("sort", models.PositiveSmallIntegerField()),
                        ("is_end", models.BooleanField(default=False)),
                        ("body_kind", models.CharField(blank=True, max_length=20)),
                        ("decides", models.CharField(blank=True, max_length=120)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Measure",
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
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("idea", "Idee"),
                                    ("decided", "beschlossen"),
                                    ("in_work", "in Arbeit"),
                                    ("implemented", "umgesetzt"),
                                    ("standard", "Standard"),
                                    ("dropped", "eingestellt"),
                                ],
                                default="decided",
                                max_length=12,
                            ),
                        ),
                        ("owner_function", models.CharField(blank=True, max_length=160)),
                        ("due_on", models.DateField(blank=True, null=True)),
                        ("cost", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                        ("other_programme", models.CharField(blank=True, max_length=120)),
                        ("effect", models.TextField(blank=True, max_length=2000)),
                        ("check_effect_on", models.DateField(blank=True, null=True)),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measures",
                                to="steering.decision",
                            ),
                        ),
                        (
                            "funding_line",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.fundingline",
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
                    name="EffectCheck",
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
                        ("checked_on", models.DateField()),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("works", "wirkt"),
                                    ("partly", "wirkt zum Teil"),
                                    ("not", "wirkt nicht"),
                                    ("unknown", "noch nicht zu sagen"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("text", models.TextField(max_length=2000)),
                        ("again_on", models.DateField(blank=True, null=True)),
                        (
                            "checked_by",
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
                            "measure",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="effect_checks",
                                to="steering.measure",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MeasureState",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("idea", "Idee"),
                                    ("decided", "beschlossen"),
                                    ("in_work", "in Arbeit"),
                                    ("implemented", "umgesetzt"),
                                    ("standard", "Standard"),
                                    ("dropped", "eingestellt"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="states",
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
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Poll",
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
                            "audience",
                            models.CharField(
                                choices=[
                                    ("case_managers", "Case Management der Kommunen"),
                                    ("volunteers", "Ehrenamt"),
                                    ("body", "Mitglieder eines Gremiums"),
                                ],
                                default="case_managers",
                                max_length=14,
                            ),
                        ),
                        ("title", models.CharField(max_length=160)),
                        ("question", models.TextField(max_length=2000)),
                        ("asked_on", models.DateField()),
                        ("answer_until", models.DateField()),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        ("summary", models.TextField(blank=True, max_length=4000)),
                        (
                            "asked_by",
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
                    name="PollAnswer",
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
                        ("function", models.CharField(blank=True, max_length=160)),
                        (
                            "experience",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("idea", "Es gibt eine Idee."),
                                    ("practice", "Es gibt eine erprobte Praxis."),
                                    ("same_problem", "Dasselbe Problem, noch keine Lösung."),
                                    ("not_met", "Kommt hier nicht vor."),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("text", models.TextField(blank=True, max_length=4000)),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        (
                            "poll",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="steering.poll",
                            ),
                        ),
                        (
                            "staff_member",
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
                ),
                migrations.CreateModel(
                    name="ProcessChain",
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
                        ("title", models.CharField(max_length=160)),
                        ("purpose", models.TextField(blank=True, max_length=2000)),
                        ("drawn_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
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
                    name="Session",
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
                        ("held_on", models.DateField(blank=True, null=True)),
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
                        ("place", models.CharField(blank=True, max_length=160)),
                        ("starts_at", models.TimeField(blank=True, null=True)),
                        ("ends_at", models.TimeField(blank=True, null=True)),
                        (
                            "form",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("present", "vor Ort"),
                                    ("digital", "digital"),
                                    ("mixed", "vor Ort und digital"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("is_constituent", models.BooleanField(default=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "geplant"), ("held", "durchgeführt"), ("cancelled", "abgesagt")],
                                default="planned",
                                max_length=10,
                            ),
                        ),
                        ("minutes", models.TextField(blank=True, max_length=20000)),
                        ("minutes_released_on", models.DateField(blank=True, null=True)),
                        ("cancelled_reason", models.CharField(blank=True, max_length=200)),
                        ("note", models.CharField(blank=True, max_length=300)),
                        (
                            "body",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sessions",
                                to="steering.body",
                            ),
                        ),
                        (
                            "prepares",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.session",
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
                    name="Attendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("function", models.CharField(max_length=200)),
                        ("present", models.PositiveSmallIntegerField(default=1)),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.bodymember",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendance",
                                to="steering.session",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="agendaitem",
                    name="session",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda",
                        to="steering.session",
                    ),
                ),
                migrations.CreateModel(
                    name="SessionGuest",
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
                        ("function", models.CharField(max_length=200)),
                        ("occasion", models.CharField(blank=True, max_length=200)),
                        ("email", models.EmailField(blank=True, max_length=254)),
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
                            "agenda_item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.agendaitem",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="guests",
                                to="steering.session",
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
                    name="Invitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sequence", models.PositiveSmallIntegerField(default=0)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "wartet"),
                                    ("sent", "verschickt"),
                                    ("failed", "nicht zugestellt"),
                                    ("no_address", "ohne Adresse"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                        ("failure", models.CharField(blank=True, max_length=200)),
                        (
                            "member",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.bodymember",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to="steering.session",
                            ),
                        ),
                        (
                            "guest",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.sessionguest",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="SessionTask",
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
                        ("text", models.CharField(max_length=300)),
                        ("owner_function", models.CharField(max_length=160)),
                        ("due_on", models.DateField(blank=True, null=True)),
                        ("done_on", models.DateField(blank=True, null=True)),
                        (
                            "session",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="steering.session",
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
                    name="Theme",
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
                        ("title", models.CharField(max_length=160)),
                        ("summary", models.TextField(blank=True, max_length=4000)),
                        (
                            "priority",
                            models.CharField(
                                choices=[("high", "hoch"), ("medium", "mittel"), ("low", "niedrig")],
                                default="medium",
                                max_length=6,
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("raw", "roh"),
                                    ("bundled", "gebündelt"),
                                    ("prepared", "aufbereitet"),
                                    ("decision_paper", "Entscheidungsvorlage"),
                                ],
                                default="bundled",
                                max_length=16,
                            ),
                        ),
                        ("is_generative", models.BooleanField(default=False)),
                        ("created_on", models.DateField()),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
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
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.theme",
                            ),
                        ),
                        (
                            "split_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.theme",
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
                    name="StateIssue",
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
                        ("text", models.TextField(max_length=8000)),
                        ("request", models.TextField(blank=True, max_length=2000)),
                        ("recipient", models.CharField(max_length=200)),
                        ("sent_on", models.DateField(blank=True, null=True)),
                        ("reference", models.CharField(blank=True, max_length=80)),
                        ("reply", models.TextField(blank=True, max_length=8000)),
                        ("replied_on", models.DateField(blank=True, null=True)),
                        ("remind_on", models.DateField(blank=True, null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "in Arbeit"),
                                    ("coordinated", "abgestimmt"),
                                    ("sent", "weitergeleitet"),
                                    ("answered", "beantwortet"),
                                    ("closed", "abgeschlossen"),
                                ],
                                default="draft",
                                max_length=12,
                            ),
                        ),
                        (
                            "coordinated_in",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.session",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "theme",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="state_issues",
                                to="steering.theme",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReconstructionCopy",
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
                        ("title", models.CharField(max_length=160)),
                        ("stations", models.JSONField(default=list)),
                        ("lessons", models.TextField(blank=True, max_length=4000)),
                        ("month", models.DateField()),
                        ("released_on", models.DateField(blank=True, null=True)),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.region",
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
                        (
                            "theme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.theme",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="poll",
                    name="theme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="polls",
                        to="steering.theme",
                    ),
                ),
                migrations.AddField(
                    model_name="measure",
                    name="theme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="steering.theme",
                    ),
                ),
                migrations.AddField(
                    model_name="event",
                    name="theme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="steering.theme",
                    ),
                ),
                migrations.AddField(
                    model_name="decisionpaper",
                    name="theme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="steering.theme",
                    ),
                ),
                migrations.CreateModel(
                    name="ChainStation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.CharField(
                                choices=[("current", "heute"), ("target", "künftig")], default="current", max_length=8
                            ),
                        ),
                        ("sort", models.PositiveSmallIntegerField()),
                        ("actor", models.CharField(max_length=160)),
                        ("step", models.CharField(max_length=200)),
                        ("is_breaking_point", models.BooleanField(default=False)),
                        ("gap", models.CharField(blank=True, max_length=300)),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "chain",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stations",
                                to="steering.processchain",
                            ),
                        ),
                        (
                            "theme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.theme",
                            ),
                        ),
                    ],
                ),
                migrations.AddField(
                    model_name="agendaitem",
                    name="theme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="steering.theme",
                    ),
                ),
                migrations.CreateModel(
                    name="ThemeEvidence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("computed_at", models.DateTimeField()),
                        ("case_count", models.PositiveIntegerField()),
                        ("municipality_count", models.PositiveIntegerField()),
                        ("first_month", models.DateField(blank=True, null=True)),
                        ("last_month", models.DateField(blank=True, null=True)),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "theme",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="steering.theme",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ThemeFinding",
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
                            "finding",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="theme_findings",
                                to="steering.finding",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "theme",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="theme_findings",
                                to="steering.theme",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ThemeStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("entered_on", models.DateField()),
                        ("left_on", models.DateField(blank=True, null=True)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("up", "weitergegeben"),
                                    ("down", "zurückgegeben"),
                                    ("skipped", "übersprungen"),
                                    ("solved_on_spot", "vor Ort gelöst"),
                                    ("to_politics", "an die Politik"),
                                    ("to_state", "an das Land"),
                                    ("dropped", "nicht weiterverfolgt"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300)),
                        (
                            "session",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.session",
                            ),
                        ),
                        (
                            "step",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.ladderstep",
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "theme",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="steering.theme",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="TrainingProgramme",
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
                        ("title", models.CharField(max_length=160)),
                        ("provider", models.CharField(blank=True, max_length=160)),
                        ("blocks", models.PositiveSmallIntegerField(default=1)),
                        ("is_mandatory", models.BooleanField(default=False)),
                        ("for_role", models.CharField(blank=True, max_length=40)),
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
                    name="TrainingRecord",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("block", models.PositiveSmallIntegerField()),
                        ("group", models.CharField(blank=True, max_length=60)),
                        ("attended_on", models.DateField()),
                        ("has_certificate", models.BooleanField(default=False)),
                        (
                            "programme",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="records",
                                to="steering.trainingprogramme",
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
                migrations.AddConstraint(
                    model_name="bodymember",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="steering_bodymember_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bodymember",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="body", name="steering_bodymember_body_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bodymember",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="agency", name="steering_bodymember_agency_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bodymember",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="staff_member", name="steering_bodymember_staff_member_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bodymember",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_bodymember_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="decision",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="agenda_item", name="steering_decision_agenda_item_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="decision",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="founds", name="steering_decision_founds_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="decision",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="steering_decision_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="decision",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_decision_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="body",
                    constraint=models.UniqueConstraint(fields=("tenant", "key"), name="steering_body_natural_key"),
                ),
                migrations.AddConstraint(
                    model_name="body",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="unit", name="steering_body_unit_fk"),
                ),
                migrations.AddConstraint(
                    model_name="body",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="founded_by", name="steering_body_founded_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="body",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="field", name="steering_body_field_fk"),
                ),
                migrations.AddConstraint(
                    model_name="body",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="steering_body_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="body",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_body_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deliberationpath",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "paper", "sort"), name="steering_path_sort_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deliberationpath",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="paper", name="steering_deliberationpath_paper_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deliberationpath",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="body", name="steering_deliberationpath_body_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deliberationpath",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_deliberationpath_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="eventattendance",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="event", name="steering_eventattendance_event_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="eventattendance",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="staff_member", name="steering_eventattendance_staff_member_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="eventattendance",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_eventattendance_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="eventseries",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_eventseries_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="eventseries",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_eventseries_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="feedbackseen",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "feedback", "staff_member"), name="steering_feedback_seen_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="feedbackseen",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="feedback", name="steering_feedbackseen_feedback_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="feedbackseen",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="staff_member", name="steering_feedbackseen_staff_member_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="feedbackseen",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_feedbackseen_tenant_id_key"
                    ),
                ),
                migrations.AddIndex(
                    model_name="finding",
                    index=models.Index(fields=["tenant", "state", "month"], name="steering_finding_month"),
                ),
                migrations.AddConstraint(
                    model_name="finding",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="steering_finding_month_only"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="finding",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="field", name="steering_finding_field_fk"),
                ),
                migrations.AddConstraint(
                    model_name="finding",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="unit", name="steering_finding_unit_fk"),
                ),
                migrations.AddConstraint(
                    model_name="finding",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="region", name="steering_finding_region_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="finding",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="reported_by", name="steering_finding_reported_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="finding",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="steering_finding_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="finding",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_finding_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="feedback",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="finding", name="steering_feedback_finding_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="feedback",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="given_by", name="steering_feedback_given_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="feedback",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="steering_feedback_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="feedback",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_feedback_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="findingaspect",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "finding", "domain", "other_domain"), name="steering_finding_interface_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="findingaspect",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("other_domain__isnull", True)),
                        fields=("tenant", "finding", "domain"),
                        name="steering_finding_domain_key",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="findingaspect",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="finding", name="steering_findingaspect_finding_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="findingaspect",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="domain", name="steering_findingaspect_domain_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="findingaspect",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="other_domain", name="steering_findingaspect_other_domain_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="findingaspect",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_findingaspect_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="inductionitem",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_inductionitem_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="inductionitem",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_inductionitem_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="inductionstep",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "item", "staff_member"), name="steering_induction_step_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="inductionstep",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="item", name="steering_inductionstep_item_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="inductionstep",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="staff_member", name="steering_inductionstep_staff_member_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="inductionstep",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="done_by", name="steering_inductionstep_done_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="inductionstep",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_inductionstep_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="inductionstep",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_inductionstep_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ladderstep",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "key"), name="steering_ladder_step_natural_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ladderstep",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_ladderstep_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="effectcheck",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="measure", name="steering_effectcheck_measure_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="effectcheck",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="checked_by", name="steering_effectcheck_checked_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="effectcheck",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_effectcheck_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="effectcheck",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_effectcheck_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="measurestate",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="steering_measurestate_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="measurestate",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="measure", name="steering_measurestate_measure_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="measurestate",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_measurestate_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="pollanswer",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("staff_member__isnull", False)),
                        fields=("tenant", "poll", "staff_member"),
                        name="steering_poll_answer_staff_key",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="pollanswer",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="poll", name="steering_pollanswer_poll_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="pollanswer",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="staff_member", name="steering_pollanswer_staff_member_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="pollanswer",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="unit", name="steering_pollanswer_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="pollanswer",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_pollanswer_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="pollanswer",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_pollanswer_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="processchain",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="field", name="steering_processchain_field_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="processchain",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="unit", name="steering_processchain_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="processchain",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_processchain_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="processchain",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_processchain_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="session",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "body", "number"), name="steering_session_number_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="session",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="body", name="steering_session_body_fk"),
                ),
                migrations.AddConstraint(
                    model_name="session",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="prepares", name="steering_session_prepares_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="session",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="steering_session_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="session",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_session_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="attendance",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="session", name="steering_attendance_session_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="attendance",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="member", name="steering_attendance_member_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="attendance",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_attendance_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sessionguest",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="session", name="steering_sessionguest_session_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sessionguest",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="agenda_item", name="steering_sessionguest_agenda_item_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sessionguest",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="agency", name="steering_sessionguest_agency_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sessionguest",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_sessionguest_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sessionguest",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_sessionguest_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="invitation",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "session", "member", "sequence"), name="steering_invitation_member_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="invitation",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "session", "guest", "sequence"), name="steering_invitation_guest_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="invitation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("member__isnull", False), ("guest__isnull", False), _connector="XOR"),
                        name="steering_invitation_to_one",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="invitation",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="session", name="steering_invitation_session_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="invitation",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="member", name="steering_invitation_member_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="invitation",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="guest", name="steering_invitation_guest_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="invitation",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_invitation_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sessiontask",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="session", name="steering_sessiontask_session_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sessiontask",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_sessiontask_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sessiontask",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_sessiontask_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="theme",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="field", name="steering_theme_field_fk"),
                ),
                migrations.AddConstraint(
                    model_name="theme",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="merged_into", name="steering_theme_merged_into_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="theme",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="split_from", name="steering_theme_split_from_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="theme",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="created_by", name="steering_theme_created_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="theme",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="steering_theme_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="theme",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_theme_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="stateissue",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="theme", name="steering_stateissue_theme_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="stateissue",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="coordinated_in", name="steering_stateissue_coordinated_in_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="stateissue",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="written_by", name="steering_stateissue_written_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="stateissue",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_stateissue_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="stateissue",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_stateissue_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reconstructioncopy",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="unit", name="steering_reconstructioncopy_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reconstructioncopy",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="region", name="steering_reconstructioncopy_region_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reconstructioncopy",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="theme", name="steering_reconstructioncopy_theme_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reconstructioncopy",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_reconstructioncopy_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reconstructioncopy",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_reconstructioncopy_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="poll",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="theme", name="steering_poll_theme_fk"),
                ),
                migrations.AddConstraint(
                    model_name="poll",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="asked_by", name="steering_poll_asked_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="poll",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="steering_poll_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="poll",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_poll_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="measure",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="theme", name="steering_measure_theme_fk"),
                ),
                migrations.AddConstraint(
                    model_name="measure",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="decision", name="steering_measure_decision_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="measure",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="funding_line", name="steering_measure_funding_line_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="measure",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="steering_measure_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="measure",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_measure_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="event",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="series", name="steering_event_series_fk"),
                ),
                migrations.AddConstraint(
                    model_name="event",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="unit", name="steering_event_unit_fk"),
                ),
                migrations.AddConstraint(
                    model_name="event",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="theme", name="steering_event_theme_fk"),
                ),
                migrations.AddConstraint(
                    model_name="event",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="steering_event_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="event",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_event_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="decisionpaper",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "theme", "edition"), name="steering_decision_paper_edition_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="decisionpaper",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="theme", name="steering_decisionpaper_theme_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="decisionpaper",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="written_by", name="steering_decisionpaper_written_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="decisionpaper",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_decisionpaper_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="decisionpaper",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_decisionpaper_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="chainstation",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "chain", "version", "sort"), name="steering_station_sort_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="chainstation",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="chain", name="steering_chainstation_chain_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="chainstation",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="theme", name="steering_chainstation_theme_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="chainstation",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_chainstation_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agendaitem",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="session", name="steering_agendaitem_session_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agendaitem",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="theme", name="steering_agendaitem_theme_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agendaitem",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="paper", name="steering_agendaitem_paper_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agendaitem",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_agendaitem_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agendaitem",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_agendaitem_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="themeevidence",
                    constraint=models.UniqueConstraint(fields=("tenant", "theme"), name="steering_theme_evidence_key"),
                ),
                migrations.AddConstraint(
                    model_name="themeevidence",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="theme", name="steering_themeevidence_theme_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="themeevidence",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_themeevidence_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="themefinding",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="steering_themefinding_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="themefinding",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True), ("valid_until__isnull", True)),
                        fields=("tenant", "finding"),
                        name="steering_themefinding_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="themefinding",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="theme", name="steering_themefinding_theme_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="themefinding",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="finding", name="steering_themefinding_finding_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="themefinding",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_themefinding_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="themestep",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("left_on__isnull", True)),
                        fields=("tenant", "theme"),
                        name="steering_theme_step_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="themestep",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="theme", name="steering_themestep_theme_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="themestep",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="step", name="steering_themestep_step_fk"),
                ),
                migrations.AddConstraint(
                    model_name="themestep",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="session", name="steering_themestep_session_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="themestep",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_themestep_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="trainingprogramme",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_trainingprogramme_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="trainingprogramme",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="steering_trainingprogramme_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="trainingrecord",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "programme", "staff_member", "block"), name="steering_training_record_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="trainingrecord",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="programme", name="steering_trainingrecord_programme_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="trainingrecord",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="staff_member", name="steering_trainingrecord_staff_member_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="trainingrecord",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="steering_trainingrecord_tenant_id_key"
                    ),
                ),
            ]
        )
    ]
