import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import kimpass.kernel.ids
import kimpass.kernel.tenancy
from kimpass.kernel.together import Together


class Migration(migrations.Migration):
    replaces = [
        ("organisation", "0001_initial"),
        ("organisation", "0002_staffing_reference_label"),
        ("organisation", "0003_working_life"),
        ("organisation", "0004_structure_work"),
        ("organisation", "0005_steering_the_programme"),
        ("organisation", "0006_post_corrections"),
        ("organisation", "0007_corrected_lines"),
        ("organisation", "0008_statements_keep_words"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Agency",
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
                        ("key", models.SlugField(max_length=80)),
                        ("name", models.CharField(max_length=160)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("authority", "Behörde"),
                                    ("job_centre", "Jobcenter"),
                                    ("employment_agency", "Agentur für Arbeit"),
                                    ("youth_welfare_office", "Jugendamt"),
                                    ("social_welfare_office", "Sozialamt"),
                                    ("immigration_authority", "Ausländerbehörde"),
                                    ("naturalisation_authority", "Einbürgerungsbehörde"),
                                    ("voluntary_welfare", "Freie Wohlfahrtspflege"),
                                    ("school", "Schule, Schulaufsicht"),
                                    ("course_provider", "Sprachkursträger"),
                                    ("migrant_organisation", "Migrantenorganisation"),
                                    ("health", "Gesundheitsamt, Gesundheitswesen"),
                                    ("volunteers", "Ehrenamtliche Initiative"),
                                    ("business", "Kammer, Wirtschaft"),
                                    ("other", "andere Stelle"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("is_employing_body", models.BooleanField(default=False)),
                        ("description", models.TextField(blank=True, max_length=2000)),
                        ("website", models.URLField(blank=True, max_length=300)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("phone", models.CharField(blank=True, max_length=60)),
                    ],
                ),
                migrations.CreateModel(
                    name="GrantNotice",
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
                        ("year", models.PositiveSmallIntegerField()),
                        (
                            "building_block",
                            models.CharField(
                                blank=True,
                                choices=[("1", "Baustein 1"), ("2", "Baustein 2"), ("3", "Baustein 3")],
                                max_length=1,
                            ),
                        ),
                        (
                            "function",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("coordination", "Koordination"),
                                    ("administration", "Verwaltung, Assistenz"),
                                    ("case_management", "Case Management"),
                                    ("immigration_authority", "Ausländerbehörde"),
                                    ("naturalisation_authority", "Einbürgerungsbehörde"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("file_reference", models.CharField(blank=True, max_length=80)),
                        ("dated_on", models.DateField(blank=True, null=True)),
                        ("fte", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                        ("amount", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                        ("note", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Post",
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
                                choices=[("1", "Baustein 1"), ("2", "Baustein 2"), ("3", "Baustein 3")], max_length=1
                            ),
                        ),
                        (
                            "function",
                            models.CharField(
                                choices=[
                                    ("coordination", "Koordination"),
                                    ("administration", "Verwaltung, Assistenz"),
                                    ("case_management", "Case Management"),
                                    ("immigration_authority", "Ausländerbehörde"),
                                    ("naturalisation_authority", "Einbürgerungsbehörde"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("number", models.CharField(max_length=40)),
                        ("reason", models.CharField(blank=True, max_length=300)),
                    ],
                ),
                migrations.CreateModel(
                    name="FundingLine",
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
                        ("year", models.PositiveSmallIntegerField()),
                        (
                            "building_block",
                            models.CharField(
                                blank=True,
                                choices=[("1", "Baustein 1"), ("2", "Baustein 2"), ("3", "Baustein 3")],
                                max_length=1,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("personnel", "Personalstellen"),
                                    ("measures_from_interface_analysis", "Maßnahmen aus der Schnittstellenanalyse"),
                                    ("event_formats", "Veranstaltungsformate"),
                                    ("external_advice", "externe Begleitung und Beratung"),
                                    ("interpreting", "Übersetzungsdienstleistungen"),
                                    ("other", "Sonstiges"),
                                ],
                                max_length=40,
                            ),
                        ),
                        ("label", models.CharField(blank=True, max_length=200)),
                        ("funder", models.CharField(blank=True, max_length=120)),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                        ("fte_funded", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                        ("valid_from", models.DateField()),
                        ("valid_until", models.DateField()),
                        ("in_total", models.BooleanField(default=True)),
                        ("own_share", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                        ("sort", models.PositiveSmallIntegerField(default=0)),
                        ("source", models.CharField(max_length=200)),
                        (
                            "replaces",
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
                            "notice",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.grantnotice",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Agreement",
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
                                    ("forwarding_agreement", "Weiterleitungsvertrag"),
                                    ("cooperation_agreement", "Kooperationsvereinbarung"),
                                    ("cooperation_and_forwarding", "Kooperations- und Weiterleitungsvertrag"),
                                ],
                                max_length=28,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("unknown", "unbekannt"),
                                    ("to_be_drawn_up", "zu erstellen"),
                                    ("draft", "Entwurf"),
                                    ("legal_check", "in rechtlicher Prüfung"),
                                    ("signed", "unterzeichnet"),
                                    ("ended", "beendet"),
                                ],
                                default="unknown",
                                max_length=16,
                            ),
                        ),
                        ("subject", models.CharField(blank=True, max_length=300)),
                        ("amount", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                        ("starts_on", models.DateField(blank=True, null=True)),
                        ("signed_on", models.DateField(blank=True, null=True)),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.agreement",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FundingRate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "building_block",
                            models.CharField(
                                choices=[("1", "Baustein 1"), ("2", "Baustein 2"), ("3", "Baustein 3")], max_length=1
                            ),
                        ),
                        ("function", models.CharField(max_length=40)),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                        ("cap", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                        ("valid_from", models.DateField()),
                        ("valid_until", models.DateField(blank=True, null=True)),
                        ("source", models.CharField(max_length=200)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("building_block", "function", "valid_from"),
                                name="organisation_funding_rate_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Tenant",
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
                                    ("district", "Kreis"),
                                    ("independent_city", "kreisfreie Stadt"),
                                    ("state", "Land"),
                                ],
                                default="district",
                                max_length=20,
                            ),
                        ),
                        ("key", models.SlugField(max_length=40, unique=True)),
                        ("ags", models.CharField(max_length=8, unique=True)),
                        ("short", models.CharField(max_length=4, unique=True)),
                        ("name", models.CharField(max_length=120)),
                        ("minimum_group_size", models.PositiveSmallIntegerField(default=3)),
                        ("active_from", models.DateField(blank=True, null=True)),
                        ("signing_age", models.PositiveSmallIntegerField(default=16)),
                        ("reassessment_after_days", models.PositiveSmallIntegerField(default=180)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("minimum_group_size__gte", 3)),
                                name="organisation_tenant_group_size",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StaffMember",
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
                        ("function", models.CharField(blank=True, max_length=120)),
                        ("is_active", models.BooleanField(default=True)),
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
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                    name="Region",
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
                        ("key", models.SlugField(max_length=20)),
                        ("name", models.CharField(max_length=120)),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Recruitment",
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
                        ("reason_of_correction", models.CharField(blank=True, max_length=300)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("under_review", "Bedarf wird geprüft"),
                                    ("reported", "Bedarf gemeldet"),
                                    ("none_reported", "kein Bedarf gemeldet"),
                                    ("advertised", "ausgeschrieben"),
                                    ("in_procedure", "im Verfahren"),
                                    ("filled", "besetzt"),
                                    ("refilling", "Nachbesetzung läuft"),
                                    ("given_back", "zurückgegeben"),
                                ],
                                max_length=16,
                            ),
                        ),
                        (
                            "post",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recruitments",
                                to="organisation.post",
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
                    name="PostTerms",
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
                        ("reason_of_correction", models.CharField(blank=True, max_length=300)),
                        ("fte_approved", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                        ("diverted_to", models.CharField(blank=True, max_length=160)),
                        (
                            "employing_body",
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
                            "grant_recipient",
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
                            "line_management",
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
                            "post",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="terms",
                                to="organisation.post",
                            ),
                        ),
                        (
                            "professional_supervision",
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
                            "workplace",
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
                ),
                migrations.AddField(
                    model_name="post",
                    name="tenant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                    ),
                ),
                migrations.CreateModel(
                    name="MinimumDocumentation",
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
                        ("document_version", models.PositiveSmallIntegerField()),
                        ("rules", models.JSONField(default=dict)),
                        ("agreed_on", models.DateField()),
                        ("valid_from", models.DateField()),
                        ("remark", models.CharField(blank=True, max_length=200)),
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
                    ],
                ),
                migrations.AddField(
                    model_name="grantnotice",
                    name="tenant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                    ),
                ),
                migrations.CreateModel(
                    name="FundingLineState",
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
                                    ("expected", "erwartet"),
                                    ("applied", "beantragt"),
                                    ("granted", "bewilligt"),
                                    ("forwarded", "weitergeleitet"),
                                    ("proven", "nachgewiesen"),
                                    ("returned", "zurückgezahlt"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("amount", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                        ("note", models.CharField(blank=True, max_length=300)),
                        (
                            "line",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="states",
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
                ),
                migrations.AddField(
                    model_name="fundingline",
                    name="tenant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                    ),
                ),
                migrations.CreateModel(
                    name="ExtraField",
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
                            "target",
                            models.CharField(
                                choices=[("case", "Fall"), ("person", "Person"), ("contact", "Kontakt")], max_length=8
                            ),
                        ),
                        ("key", models.SlugField(max_length=40)),
                        (
                            "type",
                            models.CharField(
                                choices=[
                                    ("text", "Text"),
                                    ("number", "Zahl"),
                                    ("date", "Datum"),
                                    ("yes_no", "ja, nein, unbekannt"),
                                    ("choice", "Auswahl"),
                                    ("choices", "Mehrfachauswahl"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("label_de", models.CharField(max_length=120)),
                        ("label_en", models.CharField(blank=True, max_length=120)),
                        ("help_de", models.CharField(blank=True, max_length=200)),
                        ("options", models.JSONField(blank=True, default=list)),
                        ("required_from_phase", models.CharField(blank=True, max_length=16)),
                        ("in_statistics", models.BooleanField(default=False)),
                        ("sort", models.PositiveSmallIntegerField(default=0)),
                        ("valid_from", models.DateField()),
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
                    name="ExternalAdvice",
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
                        ("topic", models.CharField(max_length=200)),
                        (
                            "is_selected",
                            models.CharField(
                                choices=[
                                    ("yes", "ja"),
                                    ("no", "nein"),
                                    ("unknown", "unbekannt"),
                                    ("not_asked", "nicht gefragt"),
                                ],
                                default="unknown",
                                max_length=10,
                            ),
                        ),
                        ("hours", models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                        ("cost", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                        ("held_on", models.DateField(blank=True, null=True)),
                        (
                            "adviser",
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
                            "line",
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
                ),
                migrations.CreateModel(
                    name="Delegation",
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
                        ("reason", models.CharField(blank=True, max_length=120)),
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
                            "to_staff",
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
                    name="CatalogueEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("catalogue", models.CharField(max_length=40)),
                        ("code", models.CharField(max_length=40)),
                        ("origin_code", models.CharField(blank=True, max_length=40)),
                        ("label_de", models.CharField(max_length=200)),
                        ("label_en", models.CharField(blank=True, max_length=200)),
                        ("sort", models.PositiveIntegerField(default=0)),
                        ("facts", models.JSONField(default=dict)),
                        ("valid_from", models.DateField(blank=True, null=True)),
                        ("valid_until", models.DateField(blank=True, null=True)),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="AgreementPost",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fte", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                        ("amount", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                        (
                            "agreement",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="posts",
                                to="organisation.agreement",
                            ),
                        ),
                        (
                            "post",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.post",
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
                    name="AgreementParty",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("label", models.CharField(max_length=160)),
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
                            "agreement",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parties",
                                to="organisation.agreement",
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
                    name="AgreementClause",
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
                                    ("supervision", "Fachaufsicht und fachliche Begleitung"),
                                    ("documentation_standard", "Standard der Dokumentation"),
                                    ("handover_procedure", "Übergabe und Weiterleitung von Fällen"),
                                    ("within_concept", "Handeln im Rahmen des Gesamtkonzepts"),
                                    ("other", "Sonstiges"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("text", models.CharField(max_length=1000)),
                        ("sort", models.PositiveSmallIntegerField(default=0)),
                        (
                            "agreement",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clauses",
                                to="organisation.agreement",
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
                    model_name="agreement",
                    name="tenant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                    ),
                ),
                migrations.AddField(
                    model_name="agency",
                    name="tenant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                    ),
                ),
                migrations.CreateModel(
                    name="TenantModule",
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
                            "part",
                            models.CharField(
                                choices=[
                                    ("building_block_3", "Baustein 3"),
                                    ("uma", "Case Management für unbegleitete Minderjährige"),
                                    ("planning_conferences", "Planungskonferenzen"),
                                    ("regions", "Regionen oder Cluster"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("is_on", models.BooleanField(default=True)),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Term",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=40)),
                        ("label", models.CharField(max_length=80)),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Unit",
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
                                    ("district_office", "Kreisverwaltung"),
                                    ("municipality", "Kommune"),
                                    ("city_district", "Stadtbezirk"),
                                    ("social_area", "Sozialraum"),
                                    ("target_group_unit", "Zielgruppenspezifische Einheit"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("key", models.SlugField(max_length=60)),
                        ("name", models.CharField(max_length=120)),
                        ("ags", models.CharField(blank=True, max_length=8)),
                        (
                            "parent",
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
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="TargetGroup",
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
                        ("key", models.SlugField(max_length=40)),
                        ("label_de", models.CharField(max_length=160)),
                        ("label_en", models.CharField(blank=True, max_length=160)),
                        ("rule", models.JSONField(blank=True, default=dict)),
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
                    model_name="staffmember",
                    name="unit",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                migrations.CreateModel(
                    name="StaffingFigure",
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
                        (
                            "building_block",
                            models.CharField(
                                choices=[("1", "Baustein 1"), ("2", "Baustein 2"), ("3", "Baustein 3")], max_length=1
                            ),
                        ),
                        (
                            "function",
                            models.CharField(
                                choices=[
                                    ("coordination", "Koordination"),
                                    ("administration", "Verwaltung, Assistenz"),
                                    ("case_management", "Case Management"),
                                    ("immigration_authority", "Ausländerbehörde"),
                                    ("naturalisation_authority", "Einbürgerungsbehörde"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("reference_date", models.DateField()),
                        ("reference_label", models.CharField(blank=True, max_length=40)),
                        ("fte_approved", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                        ("fte_filled", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                        ("fte_vacant", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                        ("remainder_reason", models.CharField(blank=True, max_length=300)),
                        ("note", models.CharField(blank=True, max_length=300)),
                        ("sort", models.PositiveSmallIntegerField(default=0)),
                        ("source", models.CharField(max_length=200)),
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
                    name="RoleAssignment",
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
                        ("role_key", models.CharField(max_length=40)),
                        (
                            "scope",
                            models.CharField(
                                choices=[
                                    ("tenant", "ganzer Kreis"),
                                    ("region", "Region"),
                                    ("unit", "Kommune oder Einheit"),
                                    ("agency", "Stelle"),
                                ],
                                default="tenant",
                                max_length=10,
                            ),
                        ),
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
                            "staff_member",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="roles",
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
                    name="RegionMembership",
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
                            "region",
                            models.ForeignKey(
                                db_constraint=False,
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
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.unit",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="PostArea",
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
                        ("reason_of_correction", models.CharField(blank=True, max_length=300)),
                        ("share", models.DecimalField(blank=True, decimal_places=4, max_digits=5, null=True)),
                        (
                            "post",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="areas",
                                to="organisation.post",
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
                    name="Participation",
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
                        ("is_model_municipality", models.BooleanField(default=False)),
                        ("first_working_day", models.DateField(blank=True, null=True)),
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
                    name="MunicipalityFeature",
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
                            "feature",
                            models.CharField(
                                choices=[
                                    ("immigration_authority", "eigene Ausländerbehörde"),
                                    ("naturalisation_authority", "eigene Einbürgerungsbehörde"),
                                    ("youth_office", "eigenes Jugendamt"),
                                    ("integration_council", "Integrationsrat"),
                                ],
                                max_length=24,
                            ),
                        ),
                        (
                            "value",
                            models.CharField(
                                choices=[
                                    ("yes", "ja"),
                                    ("no", "nein"),
                                    ("unknown", "unbekannt"),
                                    ("not_asked", "nicht gefragt"),
                                ],
                                default="unknown",
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
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.unit",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Municipality",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("social_area_count", models.PositiveSmallIntegerField(blank=True, null=True)),
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
                migrations.AddField(
                    model_name="agency",
                    name="unit",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                migrations.CreateModel(
                    name="WorkingMode",
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
                            "mode",
                            models.CharField(
                                choices=[
                                    ("appointment", "nach Terminvereinbarung"),
                                    ("outreach", "aufsuchend"),
                                    ("office_hours", "offene Sprechstunde"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=160)),
                        ("hours", models.CharField(blank=True, max_length=160)),
                        ("is_public", models.BooleanField(default=False)),
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
                    name="SuccessCondition",
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
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("met", "erfüllt"),
                                    ("partly", "teilweise erfüllt"),
                                    ("open", "offen"),
                                    ("unknown", "unbekannt"),
                                ],
                                default="unknown",
                                max_length=8,
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300)),
                        ("looked_at_on", models.DateField(blank=True, null=True)),
                        ("sort", models.PositiveSmallIntegerField(default=0)),
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
                            models.UniqueConstraint(
                                fields=("tenant", "id"), name="organisation_successcondition_tenant_id_key"
                            ),
                            models.UniqueConstraint(
                                fields=("tenant", "public_id"), name="organisation_successcondition_public_id_key"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StatementOfUse",
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
                        ("used", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                        ("returned", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                        ("text", models.TextField(blank=True, max_length=4000)),
                        ("submitted_on", models.DateField(blank=True, null=True)),
                        (
                            "line",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="statements",
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
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("superseded_at__isnull", True)),
                                fields=("tenant", "line"),
                                name="organisation_statement_of_use_key",
                            ),
                            kimpass.kernel.tenancy.TenantForeignKey(
                                field="line", name="organisation_statementofuse_line_fk"
                            ),
                            models.UniqueConstraint(
                                fields=("tenant", "id"), name="organisation_statementofuse_tenant_id_key"
                            ),
                            models.UniqueConstraint(
                                fields=("tenant", "public_id"), name="organisation_statementofuse_public_id_key"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Staffing",
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
                        ("reason_of_correction", models.CharField(blank=True, max_length=300)),
                        ("fte", models.DecimalField(decimal_places=2, max_digits=5)),
                        (
                            "post",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="staffings",
                                to="organisation.post",
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
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="organisation_staffing_period",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("superseded_at__isnull", True), ("valid_until__isnull", True)),
                                fields=("tenant", "post", "staff_member"),
                                name="organisation_staffing_open_row",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("fte__gt", 0)), name="organisation_staffing_fte"
                            ),
                            kimpass.kernel.tenancy.TenantForeignKey(field="post", name="organisation_staffing_post_fk"),
                            kimpass.kernel.tenancy.TenantForeignKey(
                                field="staff_member", name="organisation_staffing_staff_member_fk"
                            ),
                            models.UniqueConstraint(
                                fields=("tenant", "id"), name="organisation_staffing_tenant_id_key"
                            ),
                        ],
                    },
                ),
                migrations.AddConstraint(
                    model_name="region",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "key"), name="organisation_region_natural_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="region",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_region_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="region",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="organisation_region_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recruitment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="organisation_recruitment_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recruitment",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True), ("valid_until__isnull", True)),
                        fields=("tenant", "post"),
                        name="organisation_recruitment_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recruitment",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="post", name="organisation_recruitment_post_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recruitment",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_recruitment_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="postterms",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="organisation_postterms_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="postterms",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True), ("valid_until__isnull", True)),
                        fields=("tenant", "post"),
                        name="organisation_postterms_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="postterms",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="post", name="organisation_postterms_post_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="postterms",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="employing_body", name="organisation_postterms_employing_body_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="postterms",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="workplace", name="organisation_postterms_workplace_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="postterms",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="professional_supervision", name="organisation_postterms_professional_supervision_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="postterms",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="line_management", name="organisation_postterms_line_management_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="postterms",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="grant_recipient", name="organisation_postterms_grant_recipient_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="postterms",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_postterms_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="post",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "number"), name="organisation_post_number_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="post",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="organisation_post_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="post",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="organisation_post_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="minimumdocumentation",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "document_version"), name="organisation_minimum_version_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="minimumdocumentation",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="set_by", name="organisation_minimumdocumentation_set_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="minimumdocumentation",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_minimumdocumentation_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="minimumdocumentation",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="organisation_minimumdocumentation_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="grantnotice",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_grantnotice_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="grantnotice",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="organisation_grantnotice_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="fundinglinestate",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="organisation_fundinglinestate_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="fundinglinestate",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True), ("valid_until__isnull", True)),
                        fields=("tenant", "line"),
                        name="organisation_fundinglinestate_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="fundinglinestate",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="line", name="organisation_fundinglinestate_line_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="fundinglinestate",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_fundinglinestate_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="fundingline",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "replaces"), name="organisation_funding_line_replaces_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="fundingline",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("valid_until__gt", models.F("valid_from"))),
                        name="organisation_funding_line_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="fundingline",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="notice", name="organisation_fundingline_notice_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="fundingline",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="replaces", name="organisation_fundingline_replaces_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="fundingline",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_fundingline_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="fundingline",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="organisation_fundingline_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="extrafield",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "target", "key"), name="organisation_extra_field_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="extrafield",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_extrafield_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="extrafield",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="organisation_extrafield_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="externaladvice",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("hours__isnull", True), ("hours__gt", 0), _connector="OR"),
                        name="organisation_external_advice_hours",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="externaladvice",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="line", name="organisation_externaladvice_line_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="externaladvice",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="adviser", name="organisation_externaladvice_adviser_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="externaladvice",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_externaladvice_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="externaladvice",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="organisation_externaladvice_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="delegation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("valid_until__isnull", False), ("valid_until__gt", models.F("valid_from"))),
                        name="organisation_delegation_ends",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="delegation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("from_staff", models.F("to_staff")), _negated=True),
                        name="organisation_delegation_not_oneself",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="delegation",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="from_staff", name="organisation_delegation_from_staff_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="delegation",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="to_staff", name="organisation_delegation_to_staff_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="delegation",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_delegation_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="catalogueentry",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "catalogue", "code"), name="organisation_catalogue_natural_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="catalogueentry",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_catalogueentry_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agreementpost",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "agreement", "post"), name="organisation_agreement_post_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agreementpost",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="agreement", name="organisation_agreementpost_agreement_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agreementpost",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="post", name="organisation_agreementpost_post_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agreementpost",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_agreementpost_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agreementparty",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="agreement", name="organisation_agreementparty_agreement_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agreementparty",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="agency", name="organisation_agreementparty_agency_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agreementparty",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_agreementparty_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agreementclause",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="agreement", name="organisation_agreementclause_agreement_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agreementclause",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_agreementclause_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agreement",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="parent", name="organisation_agreement_parent_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agreement",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="funding_line", name="organisation_agreement_funding_line_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agreement",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_agreement_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agreement",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="organisation_agreement_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="tenantmodule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="organisation_tenantmodule_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="tenantmodule",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True), ("valid_until__isnull", True)),
                        fields=("tenant", "part"),
                        name="organisation_tenantmodule_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="tenantmodule",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_tenantmodule_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="term",
                    constraint=models.UniqueConstraint(fields=("tenant", "key"), name="organisation_term_natural_key"),
                ),
                migrations.AddConstraint(
                    model_name="term",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="organisation_term_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="unit",
                    constraint=models.UniqueConstraint(fields=("tenant", "key"), name="organisation_unit_natural_key"),
                ),
                migrations.AddConstraint(
                    model_name="unit",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("ags", ""), _negated=True),
                        fields=("tenant", "ags"),
                        name="organisation_unit_ags_key",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="unit",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="parent", name="organisation_unit_parent_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="unit",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="organisation_unit_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="unit",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="organisation_unit_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="targetgroup",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="organisation_targetgroup_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="targetgroup",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True), ("valid_until__isnull", True)),
                        fields=("tenant", "key", "unit"),
                        name="organisation_targetgroup_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="targetgroup",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="unit", name="organisation_targetgroup_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="targetgroup",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_targetgroup_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="staffmember",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("user__isnull", False)),
                        fields=("tenant", "user"),
                        name="organisation_staff_user_key",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="staffmember",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="agency", name="organisation_staffmember_agency_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="staffmember",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="unit", name="organisation_staffmember_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="staffmember",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_staffmember_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="staffmember",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="organisation_staffmember_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="staffingfigure",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("tenant", "building_block", "function", "unit", "reference_date"),
                        name="organisation_staffing_figure_key",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="staffingfigure",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="unit", name="organisation_staffingfigure_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="staffingfigure",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_staffingfigure_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="staffingfigure",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="organisation_staffingfigure_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="roleassignment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="organisation_roleassignment_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="roleassignment",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True), ("valid_until__isnull", True)),
                        fields=("tenant", "staff_member", "role_key", "scope", "region", "unit", "agency"),
                        name="organisation_roleassignment_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="roleassignment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("agency__isnull", True),
                                ("region__isnull", True),
                                ("scope", "tenant"),
                                ("unit__isnull", True),
                            ),
                            models.Q(
                                ("agency__isnull", True),
                                ("region__isnull", False),
                                ("scope", "region"),
                                ("unit__isnull", True),
                            ),
                            models.Q(
                                ("agency__isnull", True),
                                ("region__isnull", True),
                                ("scope", "unit"),
                                ("unit__isnull", False),
                            ),
                            models.Q(
                                ("agency__isnull", False),
                                ("region__isnull", True),
                                ("scope", "agency"),
                                ("unit__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="organisation_role_one_scope",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="roleassignment",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="staff_member", name="organisation_roleassignment_staff_member_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="roleassignment",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="region", name="organisation_roleassignment_region_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="roleassignment",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="unit", name="organisation_roleassignment_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="roleassignment",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="agency", name="organisation_roleassignment_agency_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="roleassignment",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_roleassignment_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="regionmembership",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="organisation_regionmembership_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="regionmembership",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True), ("valid_until__isnull", True)),
                        fields=("tenant", "unit"),
                        name="organisation_regionmembership_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="regionmembership",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="region", name="organisation_regionmembership_region_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="regionmembership",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="unit", name="organisation_regionmembership_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="regionmembership",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_regionmembership_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="postarea",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="organisation_postarea_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="postarea",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True), ("valid_until__isnull", True)),
                        fields=("tenant", "post", "unit"),
                        name="organisation_postarea_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="postarea",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="post", name="organisation_postarea_post_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="postarea",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="unit", name="organisation_postarea_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="postarea",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_postarea_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="participation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="organisation_participation_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="participation",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True), ("valid_until__isnull", True)),
                        fields=("tenant", "unit"),
                        name="organisation_participation_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="participation",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="unit", name="organisation_participation_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="participation",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_participation_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="municipalityfeature",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="organisation_municipalityfeature_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="municipalityfeature",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True), ("valid_until__isnull", True)),
                        fields=("tenant", "unit", "feature"),
                        name="organisation_municipalityfeature_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="municipalityfeature",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="unit", name="organisation_municipalityfeature_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="municipalityfeature",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_municipalityfeature_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="municipality",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "unit"), name="organisation_municipality_unit_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="municipality",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="unit", name="organisation_municipality_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="municipality",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_municipality_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agency",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "key"), name="organisation_agency_natural_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agency",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="unit", name="organisation_agency_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agency",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_agency_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agency",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="organisation_agency_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="workingmode",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="organisation_workingmode_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="workingmode",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True), ("valid_until__isnull", True)),
                        fields=("tenant", "unit", "mode", "place"),
                        name="organisation_workingmode_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="workingmode",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="unit", name="organisation_workingmode_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="workingmode",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="organisation_workingmode_tenant_id_key"
                    ),
                ),
            ]
        )
    ]
