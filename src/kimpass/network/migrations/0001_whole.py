import django.db.models.deletion
from django.db import migrations, models

import kimpass.kernel.ids
import kimpass.kernel.tenancy
from kimpass.kernel.together import Together


class Migration(migrations.Migration):
    replaces = [
        ("network", "0001_initial"),
        ("network", "0002_interpreters"),
        ("network", "0003_handovers"),
        ("network", "0004_structure_work"),
    ]

    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
        ("vault", "0001_initial"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Interpreter",
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
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("sworn", "vereidigt"),
                                    ("trained", "geschult (Sprachmittlung)"),
                                    ("volunteer", "ehrenamtlich"),
                                    ("phone", "Telefon- oder Videodienst"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("reachable_by", models.CharField(blank=True, max_length=160)),
                        ("undertaking_on", models.DateField(blank=True, null=True)),
                        ("rate_per_hour", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
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
                    name="InterpreterAssignment",
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
                        ("language", models.CharField(max_length=12)),
                        ("starts_at", models.DateTimeField()),
                        ("minutes_planned", models.PositiveSmallIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("wanted", "gesucht"),
                                    ("asked", "angefragt"),
                                    ("confirmed", "zugesagt"),
                                    ("declined", "abgesagt"),
                                    ("done", "durchgeführt"),
                                    ("cancelled", "storniert"),
                                ],
                                default="wanted",
                                max_length=10,
                            ),
                        ),
                        ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("cost", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                        ("remark", models.CharField(blank=True, max_length=200)),
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
                            "interpreter",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.interpreter",
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
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="InterpreterLanguage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("language", models.CharField(max_length=12)),
                        (
                            "interpreter",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="languages",
                                to="network.interpreter",
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
                    name="Material",
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
                                    ("flyer", "Flyer"),
                                    ("poster", "Plakat"),
                                    ("brochure", "Broschüre"),
                                    ("web_page", "Internetseite"),
                                    ("press", "Pressetext"),
                                    ("social_media", "Soziale Medien"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("title", models.CharField(max_length=160)),
                        ("edition", models.PositiveSmallIntegerField(default=1)),
                        ("edition_on", models.DateField()),
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
                    name="MaterialIssue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("place", models.CharField(max_length=160)),
                        ("language", models.CharField(blank=True, max_length=12)),
                        ("copies", models.PositiveIntegerField()),
                        ("issued_on", models.DateField()),
                        (
                            "material",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="issues",
                                to="network.material",
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
                    name="MaterialVersion",
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
                        ("language", models.CharField(max_length=12)),
                        ("edition", models.PositiveSmallIntegerField(default=1)),
                        ("title", models.CharField(blank=True, max_length=160)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "geplant"),
                                    ("in_translation", "in Übersetzung"),
                                    ("checked", "geprüft"),
                                    ("published", "veröffentlicht"),
                                ],
                                default="planned",
                                max_length=16,
                            ),
                        ),
                        ("address", models.URLField(blank=True, max_length=300)),
                        ("file_name", models.CharField(blank=True, max_length=120)),
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
                            "material",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="network.material",
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
                    name="NeedsAnalysis",
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
                        ("reference_date", models.DateField()),
                        ("edition", models.PositiveSmallIntegerField(default=1)),
                        ("months", models.PositiveSmallIntegerField(default=12)),
                        ("introduction", models.TextField(blank=True, max_length=4000)),
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
                migrations.CreateModel(
                    name="NeedSignal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("month", models.DateField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("service_sought", "Angebot gesucht"),
                                    ("no_suitable_offer", "kein passendes Angebot"),
                                    ("referral_declined", "Verweis abgelehnt"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("count", models.PositiveIntegerField(default=0)),
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
                    name="NeedsLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sought", models.PositiveIntegerField(default=0)),
                        ("missing", models.PositiveIntegerField(default=0)),
                        ("offers", models.PositiveIntegerField(default=0)),
                        (
                            "judgement",
                            models.CharField(
                                choices=[
                                    ("unknown", "nicht beurteilt"),
                                    ("enough", "ausreichend"),
                                    ("gap", "Angebotslücke"),
                                    ("doubled", "Doppelstruktur"),
                                ],
                                default="unknown",
                                max_length=8,
                            ),
                        ),
                        ("text", models.TextField(blank=True, max_length=2000)),
                        (
                            "analysis",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="network.needsanalysis",
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
                    name="Service",
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
                        ("name", models.CharField(max_length=200)),
                        ("programme", models.CharField(blank=True, max_length=120)),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("advice", "Beratungsstelle"),
                                    ("volunteers", "Ehrenamt"),
                                    ("project", "Projekt"),
                                    ("measure", "Maßnahme, Kurs"),
                                    ("authority", "Behörde, Regelangebot"),
                                ],
                                default="advice",
                                max_length=12,
                            ),
                        ),
                        ("funder", models.CharField(blank=True, max_length=160)),
                        ("target_group", models.CharField(blank=True, max_length=200)),
                        ("languages", models.CharField(blank=True, max_length=200)),
                        ("description", models.TextField(blank=True)),
                        ("eligibility", models.CharField(blank=True, max_length=300)),
                        ("access", models.CharField(blank=True, max_length=300)),
                        ("cost", models.CharField(blank=True, max_length=200)),
                        ("capacity", models.PositiveIntegerField(blank=True, null=True)),
                        ("free_places", models.PositiveIntegerField(blank=True, null=True)),
                        ("contact_function", models.CharField(blank=True, max_length=160)),
                        ("phone", models.CharField(blank=True, max_length=60)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("website", models.URLField(blank=True, max_length=300)),
                        ("source", models.CharField(blank=True, max_length=60)),
                        ("source_key", models.CharField(blank=True, max_length=120)),
                        ("last_checked_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.agency",
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
                            "last_checked_by",
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
                    name="ServiceDomain",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                            "service",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="domains",
                                to="network.service",
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
                    name="ServiceLanguage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("language", models.CharField(max_length=12)),
                        (
                            "service",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="spoken",
                                to="network.service",
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
                    name="ServiceLocation",
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
                        ("name", models.CharField(blank=True, max_length=160)),
                        ("street", models.CharField(blank=True, max_length=160)),
                        ("postal_code", models.CharField(blank=True, max_length=5)),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("latitude", models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                        ("longitude", models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                        ("is_accessible", models.BooleanField(blank=True, null=True)),
                        (
                            "service",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="locations",
                                to="network.service",
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
                    name="ServicePair",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("same", "dasselbe Angebot"),
                                    ("doubled", "Doppelstruktur"),
                                    ("different", "verschiedene Angebote"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=200)),
                        ("decided_on", models.DateField()),
                        (
                            "decided_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.staffmember",
                            ),
                        ),
                        (
                            "first",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.service",
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.service",
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
                    name="ServiceSchedule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("weekday", models.PositiveSmallIntegerField()),
                        ("opens_at", models.TimeField()),
                        ("closes_at", models.TimeField()),
                        ("note", models.CharField(blank=True, max_length=120)),
                        (
                            "location",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.servicelocation",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="schedules",
                                to="network.service",
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
                    name="ContextFigure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("metric", models.CharField(max_length=60)),
                        ("value", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                        ("text", models.CharField(blank=True, max_length=200)),
                        ("reference", models.CharField(blank=True, max_length=40)),
                        ("is_approximate", models.BooleanField(default=False)),
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
                        "constraints": [
                            models.UniqueConstraint(fields=("tenant", "id"), name="network_contextfigure_tenant_id_key")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Demarcation",
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
                        ("programme", models.CharField(max_length=120)),
                        ("aim", models.TextField(blank=True, max_length=1000)),
                        ("target_group", models.TextField(blank=True, max_length=1000)),
                        ("means", models.TextField(blank=True, max_length=1000)),
                        ("interface", models.TextField(blank=True, max_length=1000)),
                        ("synergy", models.TextField(blank=True, max_length=1000)),
                        ("ended_on", models.DateField(blank=True, null=True)),
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
                            "domain",
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
                    options={
                        "abstract": False,
                        "constraints": [
                            kimpass.kernel.tenancy.TenantForeignKey(
                                field="agency", name="network_demarcation_agency_fk"
                            ),
                            kimpass.kernel.tenancy.TenantForeignKey(
                                field="domain", name="network_demarcation_domain_fk"
                            ),
                            models.UniqueConstraint(fields=("tenant", "id"), name="network_demarcation_tenant_id_key"),
                            models.UniqueConstraint(
                                fields=("tenant", "public_id"), name="network_demarcation_public_id_key"
                            ),
                        ],
                    },
                ),
                migrations.AddConstraint(
                    model_name="interpreter",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="agency", name="network_interpreter_agency_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="interpreter",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="network_interpreter_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="interpreter",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="network_interpreter_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="interpreterassignment",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="unit", name="network_interpreterassignment_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="interpreterassignment",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="interpreter", name="network_interpreterassignment_interpreter_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="interpreterassignment",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="funding_line", name="network_interpreterassignment_funding_line_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="interpreterassignment",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="network_interpreterassignment_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="interpreterassignment",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="network_interpreterassignment_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="interpreterlanguage",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "interpreter", "language"), name="network_interpreter_speaks_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="interpreterlanguage",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="interpreter", name="network_interpreterlanguage_interpreter_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="interpreterlanguage",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="network_interpreterlanguage_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="material",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="network_material_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="material",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="network_material_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="materialissue",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="material", name="network_materialissue_material_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="materialissue",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="unit", name="network_materialissue_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="materialissue",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="network_materialissue_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="materialversion",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "material", "language"), name="network_material_version_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="materialversion",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="material", name="network_materialversion_material_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="materialversion",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="file", name="network_materialversion_file_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="materialversion",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="network_materialversion_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="materialversion",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="network_materialversion_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="needsanalysis",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "reference_date", "edition"), name="network_needs_analysis_edition_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="needsanalysis",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="written_by", name="network_needsanalysis_written_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="needsanalysis",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="network_needsanalysis_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="needsanalysis",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="network_needsanalysis_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="needsignal",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "unit", "field", "month", "kind"), name="network_need_signal_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="needsignal",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="unit", name="network_needsignal_unit_fk"),
                ),
                migrations.AddConstraint(
                    model_name="needsignal",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="field", name="network_needsignal_field_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="needsignal",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="network_needsignal_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="needsline",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "analysis", "unit", "field"), name="network_needs_line_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="needsline",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="analysis", name="network_needsline_analysis_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="needsline",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="unit", name="network_needsline_unit_fk"),
                ),
                migrations.AddConstraint(
                    model_name="needsline",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="field", name="network_needsline_field_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="needsline",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="network_needsline_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="service",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("source_key", ""), _negated=True),
                        fields=("tenant", "source", "source_key"),
                        name="network_service_source_key",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="service",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="agency", name="network_service_agency_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="service",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="unit", name="network_service_unit_fk"),
                ),
                migrations.AddConstraint(
                    model_name="service",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="field", name="network_service_field_fk"),
                ),
                migrations.AddConstraint(
                    model_name="service",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="last_checked_by", name="network_service_last_checked_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="service",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="network_service_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="service",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="network_service_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicedomain",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "service", "domain"), name="network_service_domain_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicedomain",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="service", name="network_servicedomain_service_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicedomain",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="domain", name="network_servicedomain_domain_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicedomain",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="network_servicedomain_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicelanguage",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "service", "language"), name="network_service_language_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicelanguage",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="service", name="network_servicelanguage_service_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicelanguage",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="network_servicelanguage_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicelocation",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="service", name="network_servicelocation_service_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicelocation",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="network_servicelocation_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicelocation",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="network_servicelocation_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicepair",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="network_service_pair_in_order"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicepair",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "first", "second"), name="network_service_pair_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicepair",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="first", name="network_servicepair_first_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicepair",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="second", name="network_servicepair_second_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicepair",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="decided_by", name="network_servicepair_decided_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicepair",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="network_servicepair_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="serviceschedule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("weekday__gte", 1), ("weekday__lte", 7)),
                        name="network_service_schedule_weekday",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="serviceschedule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opens_at"))),
                        name="network_service_schedule_hours",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="serviceschedule",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="service", name="network_serviceschedule_service_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="serviceschedule",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="location", name="network_serviceschedule_location_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="serviceschedule",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="network_serviceschedule_tenant_id_key"
                    ),
                ),
            ]
        )
    ]
