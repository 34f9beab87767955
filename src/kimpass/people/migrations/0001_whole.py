import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import kimpass.kernel.ids
import kimpass.kernel.tenancy
from kimpass.kernel.together import Together


class Migration(migrations.Migration):
    replaces = [
        ("people", "0001_initial"),
        ("people", "0002_complete_people"),
        ("people", "0003_consents"),
        ("people", "0004_checks"),
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
                    name="ConsentText",
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
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("data_processing", "Einverständnis zur Datenverarbeitung"),
                                    ("confidentiality_release", "Schweigepflichtentbindung"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("language", models.CharField(max_length=12)),
                        ("text_version", models.PositiveSmallIntegerField(default=1)),
                        ("body_text", models.TextField()),
                        ("text_hash", models.CharField(max_length=64)),
                        (
                            "translation_state",
                            models.CharField(
                                choices=[
                                    ("machine_made", "maschinell erstellt, durch vereidigte Übersetzung zu prüfen"),
                                    ("released", "freigegeben"),
                                    ("outdated", "veraltet"),
                                ],
                                default="released",
                                max_length=12,
                            ),
                        ),
                        ("checked_on", models.DateField(blank=True, null=True)),
                        ("checked_remark", models.CharField(blank=True, max_length=200)),
                        (
                            "checked_by",
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
                            "employing_body",
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
                        (
                            "translates",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.consenttext",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Household",
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
                        ("created_on", models.DateField()),
                        (
                            "kind",
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
                    name="Keeper",
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
                            "household",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="keepers",
                                to="people.household",
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
                    name="Person",
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
                        ("family_name", models.CharField(max_length=120)),
                        ("given_names", models.CharField(blank=True, max_length=120)),
                        ("original_name", models.CharField(blank=True, max_length=200)),
                        ("birth_date", models.DateField(blank=True, null=True)),
                        ("birth_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "birth_precision",
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
                            "sex",
                            models.CharField(
                                choices=[
                                    ("female", "weiblich"),
                                    ("male", "männlich"),
                                    ("diverse", "divers"),
                                    ("not_stated", "ohne Angabe"),
                                ],
                                default="not_stated",
                                max_length=10,
                            ),
                        ),
                        ("arrived_on", models.DateField(blank=True, null=True)),
                        ("is_protected", models.BooleanField(default=False)),
                        ("staff_lock", models.BooleanField(default=False)),
                        ("restricted_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "lone_parent",
                            models.CharField(
                                choices=[
                                    ("yes", "ja"),
                                    ("no", "nein"),
                                    ("unknown", "unbekannt"),
                                    ("not_asked", "nicht gefragt"),
                                ],
                                default="not_asked",
                                max_length=10,
                            ),
                        ),
                        (
                            "unaccompanied_minor",
                            models.CharField(
                                choices=[
                                    ("yes", "ja"),
                                    ("no", "nein"),
                                    ("unknown", "unbekannt"),
                                    ("not_asked", "nicht gefragt"),
                                ],
                                default="not_asked",
                                max_length=10,
                            ),
                        ),
                        (
                            "schooling",
                            models.CharField(
                                choices=[
                                    ("day_care", "Kindertagesbetreuung"),
                                    ("school", "Schule"),
                                    ("vocational", "Ausbildung, Berufskolleg"),
                                    ("none", "kein Platz"),
                                    ("n_a", "trifft nicht zu"),
                                    ("unknown", "unbekannt"),
                                    ("not_asked", "nicht gefragt"),
                                ],
                                default="not_asked",
                                max_length=12,
                            ),
                        ),
                        ("extra", models.JSONField(blank=True, default=dict)),
                        (
                            "absorbed_into",
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
                            "controller",
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
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="NameKey",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=40)),
                        ("birth_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="name_keys",
                                to="people.person",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="LegalDomainPeriod",
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
                        ("change_id", models.CharField(blank=True, max_length=36)),
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
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="legal_domains",
                                to="people.person",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Kinship",
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
                            "relation",
                            models.CharField(
                                choices=[
                                    ("partner", "Partnerin oder Partner von"),
                                    ("parent", "Elternteil von"),
                                    ("custodian", "sorgeberechtigt für"),
                                    ("sibling", "Geschwister von"),
                                    ("grandparent", "Großelternteil von"),
                                    ("other", "verwandt mit"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="kinships_of",
                                to="people.person",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="kinships",
                                to="people.person",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="HouseholdMember",
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
                            "relation",
                            models.CharField(
                                choices=[
                                    ("reference", "Bezugsperson"),
                                    ("partner", "Partnerin oder Partner"),
                                    ("child", "Kind"),
                                    ("parent", "Elternteil"),
                                    ("sibling", "Geschwister"),
                                    ("other", "andere Beziehung"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("is_reference", models.BooleanField(default=False)),
                        (
                            "household",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
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
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="people.person",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="DuplicateHint",
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
                        ("score", models.PositiveSmallIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "zu prüfen"),
                                    ("different", "verschiedene Personen"),
                                    ("merged", "zusammengeführt"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        (
                            "decided_by",
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
                            "other",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
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
                    ],
                ),
                migrations.CreateModel(
                    name="DataProcessingConsent",
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
                        ("signed_on", models.DateField()),
                        (
                            "signer",
                            models.CharField(
                                choices=[
                                    ("person", "die Person selbst"),
                                    ("custodian", "Sorgeberechtigte"),
                                    ("representative", "Vertretung, Betreuung"),
                                ],
                                default="person",
                                max_length=16,
                            ),
                        ),
                        ("expires_on", models.DateField(blank=True, null=True)),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("paper", "auf Papier"),
                                    ("scan", "auf Papier, Kopie hinterlegt"),
                                    ("screen", "auf dem Bildschirm"),
                                    ("witnessed", "auf dem Bildschirm erklärt, von der Fachkraft bezeugt"),
                                ],
                                default="paper",
                                max_length=10,
                            ),
                        ),
                        ("explained_by_interpreter", models.BooleanField(default=False)),
                        ("shown_hash", models.CharField(blank=True, max_length=64)),
                        (
                            "paper",
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
                            "taken_by",
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
                            "text",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.consenttext",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consents",
                                to="people.person",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ContactPoint",
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
                                choices=[
                                    ("phone", "Telefon"),
                                    ("email", "E-Mail"),
                                    ("messenger", "Messenger"),
                                    ("other", "anderer Weg"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("value", models.CharField(max_length=200)),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contact_points",
                                to="people.person",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ConfidentialityRelease",
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
                        ("signed_on", models.DateField()),
                        (
                            "signer",
                            models.CharField(
                                choices=[
                                    ("person", "die Person selbst"),
                                    ("custodian", "Sorgeberechtigte"),
                                    ("representative", "Vertretung, Betreuung"),
                                ],
                                default="person",
                                max_length=16,
                            ),
                        ),
                        ("expires_on", models.DateField(blank=True, null=True)),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("paper", "auf Papier"),
                                    ("scan", "auf Papier, Kopie hinterlegt"),
                                    ("screen", "auf dem Bildschirm"),
                                    ("witnessed", "auf dem Bildschirm erklärt, von der Fachkraft bezeugt"),
                                ],
                                default="paper",
                                max_length=10,
                            ),
                        ),
                        ("explained_by_interpreter", models.BooleanField(default=False)),
                        ("shown_hash", models.CharField(blank=True, max_length=64)),
                        (
                            "paper",
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
                            "taken_by",
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
                            "text",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.consenttext",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="releases",
                                to="people.person",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CheckFact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80)),
                        ("value", models.JSONField(null=True)),
                        ("recorded_at", models.DateTimeField()),
                        ("superseded_at", models.DateTimeField(blank=True, null=True)),
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
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="check_facts",
                                to="people.person",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="CampaignInvitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("basis", models.CharField(max_length=40)),
                        ("invited_on", models.DateField()),
                        ("way", models.CharField(blank=True, max_length=80)),
                        (
                            "invited_by",
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
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Address",
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
                        ("street", models.CharField(blank=True, max_length=160)),
                        ("postcode", models.CharField(blank=True, max_length=10)),
                        ("place", models.CharField(blank=True, max_length=120)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("home", "Wohnung"), ("shelter", "Unterkunft"), ("post", "Postanschrift")],
                                default="home",
                                max_length=12,
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
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="addresses",
                                to="people.person",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="PersonLanguage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("language", models.CharField(max_length=12)),
                        ("level", models.CharField(blank=True, max_length=12)),
                        (
                            "needs_interpreter",
                            models.CharField(
                                choices=[
                                    ("yes", "ja"),
                                    ("no", "nein"),
                                    ("unknown", "unbekannt"),
                                    ("not_asked", "nicht gefragt"),
                                ],
                                default="not_asked",
                                max_length=10,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="languages",
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
                    name="PersonMerge",
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
                        ("moved", models.JSONField(default=list)),
                        ("before", models.JSONField(default=dict)),
                        ("merged_on", models.DateField()),
                        ("undone_on", models.DateField(blank=True, null=True)),
                        (
                            "absorbed",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "kept",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "merged_by",
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
                            "undone_by",
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
                    name="PersonNationality",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("country", models.CharField(max_length=2)),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nationalities",
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
                    name="PreCheck",
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
                        ("basis", models.CharField(max_length=40)),
                        ("rule_version", models.CharField(max_length=40)),
                        ("reference_date", models.DateField()),
                        ("facts", models.JSONField()),
                        ("result", models.JSONField()),
                        ("trace", models.JSONField()),
                        ("overall", models.CharField(max_length=20)),
                        ("met_on", models.DateField(blank=True, null=True)),
                        ("checked_at", models.DateTimeField()),
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
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pre_checks",
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
                    name="PreCheckHandover",
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
                        ("message", models.TextField(blank=True, max_length=1000)),
                        ("handed_at", models.DateTimeField()),
                        ("expires_on", models.DateField()),
                        ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                        ("taken_back_reason", models.CharField(blank=True, max_length=200)),
                        (
                            "handed_by",
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
                            "pre_check",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handovers",
                                to="people.precheck",
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
                    name="PreCheckHandoverItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sort", models.PositiveSmallIntegerField()),
                        ("label", models.CharField(max_length=160)),
                        ("text", models.TextField(blank=True, max_length=4000)),
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
                            "handover",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="people.precheckhandover",
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
                    name="PreCheckHandoverRead",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("read_at", models.DateTimeField()),
                        (
                            "handover",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="readings",
                                to="people.precheckhandover",
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
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReleaseRecipient",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("subject", models.CharField(blank=True, max_length=160)),
                        ("expires_on", models.DateField(blank=True, null=True)),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
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
                            "release",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recipients",
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
                ),
                migrations.CreateModel(
                    name="ResidenceStatus",
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
                        ("evidence", models.CharField(default="own_statement", max_length=20)),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="residence_statuses",
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
                            "title",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.catalogueentry",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WithdrawalNotice",
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
                        ("shared_on", models.DateField(blank=True, null=True)),
                        ("withdrawn_on", models.DateField()),
                        ("told_on", models.DateField(blank=True, null=True)),
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
                            "consent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.dataprocessingconsent",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="withdrawal_notices",
                                to="people.person",
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
                        (
                            "told_by",
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
                migrations.AddConstraint(
                    model_name="consenttext",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "employing_body", "purpose", "language", "text_version"),
                        name="people_consent_text_key",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consenttext",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="employing_body", name="people_consenttext_employing_body_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consenttext",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="translates", name="people_consenttext_translates_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consenttext",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="checked_by", name="people_consenttext_checked_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consenttext",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="people_consenttext_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consenttext",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="people_consenttext_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="household",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="kind", name="people_household_kind_fk"),
                ),
                migrations.AddConstraint(
                    model_name="household",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="unit", name="people_household_unit_fk"),
                ),
                migrations.AddConstraint(
                    model_name="household",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="people_household_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="household",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="people_household_public_id_key"
                    ),
                ),
                migrations.AddIndex(
                    model_name="keeper",
                    index=models.Index(fields=["tenant", "staff_member", "household"], name="people_keeper_staff"),
                ),
                migrations.AddConstraint(
                    model_name="keeper",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="people_keeper_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="keeper",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True), ("valid_until__isnull", True)),
                        fields=("tenant", "household", "staff_member"),
                        name="people_keeper_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="keeper",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="household", name="people_keeper_household_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="keeper",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="staff_member", name="people_keeper_staff_member_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="keeper",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="people_keeper_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="person",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="controller", name="people_person_controller_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="person",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="absorbed_into", name="people_person_absorbed_into_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="person",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="people_person_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="person",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="people_person_public_id_key"
                    ),
                ),
                migrations.AddIndex(
                    model_name="namekey",
                    index=models.Index(fields=["tenant", "key", "birth_year", "person"], name="people_name_key_lookup"),
                ),
                migrations.AddConstraint(
                    model_name="namekey",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="person", name="people_namekey_person_fk"),
                ),
                migrations.AddConstraint(
                    model_name="namekey",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="people_namekey_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="legaldomainperiod",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="people_legaldomainperiod_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="legaldomainperiod",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="people_legaldomainperiod_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="legaldomainperiod",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="domain", name="people_legaldomainperiod_domain_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="legaldomainperiod",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="agency", name="people_legaldomainperiod_agency_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="legaldomainperiod",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="people_legaldomainperiod_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kinship",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="people_kinship_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kinship",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True), ("valid_until__isnull", True)),
                        fields=("tenant", "person", "other", "relation"),
                        name="people_kinship_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kinship",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("person", models.F("other")), _negated=True),
                        name="people_kinship_two_persons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kinship",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="person", name="people_kinship_person_fk"),
                ),
                migrations.AddConstraint(
                    model_name="kinship",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="other", name="people_kinship_other_fk"),
                ),
                migrations.AddConstraint(
                    model_name="kinship",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="people_kinship_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="householdmember",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="people_householdmember_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="householdmember",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True), ("valid_until__isnull", True)),
                        fields=("tenant", "person"),
                        name="people_householdmember_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="householdmember",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(
                            ("is_reference", True), ("superseded_at__isnull", True), ("valid_until__isnull", True)
                        ),
                        fields=("tenant", "household"),
                        name="people_household_one_reference",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="householdmember",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="household", name="people_householdmember_household_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="householdmember",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="people_householdmember_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="householdmember",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="people_householdmember_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="duplicatehint",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "person", "other"), name="people_duplicate_pair_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="duplicatehint",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("person__lt", models.F("other"))), name="people_duplicate_pair_order"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="duplicatehint",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="people_duplicatehint_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="duplicatehint",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="other", name="people_duplicatehint_other_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="duplicatehint",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="decided_by", name="people_duplicatehint_decided_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="duplicatehint",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="people_duplicatehint_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="duplicatehint",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="people_duplicatehint_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dataprocessingconsent",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="people_dataprocessingconsent_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dataprocessingconsent",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="text", name="people_dataprocessingconsent_text_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dataprocessingconsent",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="taken_by", name="people_dataprocessingconsent_taken_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dataprocessingconsent",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="paper", name="people_dataprocessingconsent_paper_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dataprocessingconsent",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="people_dataprocessingconsent_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dataprocessingconsent",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="people_dataprocessingconsent_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactpoint",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="people_contactpoint_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactpoint",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="people_contactpoint_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactpoint",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="people_contactpoint_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="confidentialityrelease",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="people_confidentialityrelease_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="confidentialityrelease",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="text", name="people_confidentialityrelease_text_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="confidentialityrelease",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="taken_by", name="people_confidentialityrelease_taken_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="confidentialityrelease",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="paper", name="people_confidentialityrelease_paper_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="confidentialityrelease",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="people_confidentialityrelease_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="confidentialityrelease",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="people_confidentialityrelease_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="checkfact",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("tenant", "person", "name"),
                        name="people_check_fact_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="checkfact",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="people_checkfact_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="checkfact",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="recorded_by", name="people_checkfact_recorded_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="checkfact",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="people_checkfact_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="campaigninvitation",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="people_campaigninvitation_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="campaigninvitation",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="invited_by", name="people_campaigninvitation_invited_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="campaigninvitation",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="people_campaigninvitation_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="address",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="people_address_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="address",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True), ("valid_until__isnull", True)),
                        fields=("tenant", "person", "kind"),
                        name="people_address_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="address",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="person", name="people_address_person_fk"),
                ),
                migrations.AddConstraint(
                    model_name="address",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="unit", name="people_address_unit_fk"),
                ),
                migrations.AddConstraint(
                    model_name="address",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="people_address_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="personlanguage",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "person", "language"), name="people_language_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="personlanguage",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="people_personlanguage_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="personlanguage",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="people_personlanguage_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="personmerge",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("kept", models.F("absorbed")), _negated=True),
                        name="people_merge_two_persons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="personmerge",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("undone_on__isnull", True)),
                        fields=("tenant", "absorbed"),
                        name="people_merge_absorbed_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="personmerge",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(field="kept", name="people_personmerge_kept_fk"),
                ),
                migrations.AddConstraint(
                    model_name="personmerge",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="absorbed", name="people_personmerge_absorbed_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="personmerge",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="merged_by", name="people_personmerge_merged_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="personmerge",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="undone_by", name="people_personmerge_undone_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="personmerge",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="people_personmerge_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="personmerge",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="people_personmerge_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="personnationality",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "person", "country"), name="people_nationality_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="personnationality",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="people_personnationality_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="personnationality",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="people_personnationality_tenant_id_key"
                    ),
                ),
                migrations.AddIndex(
                    model_name="precheck",
                    index=models.Index(fields=["tenant", "person", "basis", "-id"], name="people_pre_check_newest"),
                ),
                migrations.AddConstraint(
                    model_name="precheck",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="people_precheck_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="precheck",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="checked_by", name="people_precheck_checked_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="precheck",
                    constraint=models.UniqueConstraint(fields=("tenant", "id"), name="people_precheck_tenant_id_key"),
                ),
                migrations.AddConstraint(
                    model_name="precheck",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="people_precheck_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="precheckhandover",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="people_precheckhandover_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="precheckhandover",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="pre_check", name="people_precheckhandover_pre_check_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="precheckhandover",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="to_agency", name="people_precheckhandover_to_agency_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="precheckhandover",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="release", name="people_precheckhandover_release_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="precheckhandover",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="handed_by", name="people_precheckhandover_handed_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="precheckhandover",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="people_precheckhandover_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="precheckhandover",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="people_precheckhandover_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="precheckhandoveritem",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="people_precheckhandoveritem_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="precheckhandoveritem",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="handover", name="people_precheckhandoveritem_handover_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="precheckhandoveritem",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="file", name="people_precheckhandoveritem_file_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="precheckhandoveritem",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="people_precheckhandoveritem_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="precheckhandoverread",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="people_precheckhandoverread_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="precheckhandoverread",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="handover", name="people_precheckhandoverread_handover_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="precheckhandoverread",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="staff_member", name="people_precheckhandoverread_staff_member_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="precheckhandoverread",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="people_precheckhandoverread_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="releaserecipient",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "release", "agency"), name="people_release_recipient_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="releaserecipient",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="release", name="people_releaserecipient_release_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="releaserecipient",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="agency", name="people_releaserecipient_agency_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="releaserecipient",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="people_releaserecipient_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="residencestatus",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="people_residencestatus_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="residencestatus",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="people_residencestatus_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="residencestatus",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="title", name="people_residencestatus_title_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="residencestatus",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="people_residencestatus_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="withdrawalnotice",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("consent__isnull", True), ("release__isnull", False)),
                            models.Q(("consent__isnull", False), ("release__isnull", True)),
                            _connector="OR",
                        ),
                        name="people_withdrawal_of_one_paper",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="withdrawalnotice",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="person", name="people_withdrawalnotice_person_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="withdrawalnotice",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="release", name="people_withdrawalnotice_release_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="withdrawalnotice",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="consent", name="people_withdrawalnotice_consent_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="withdrawalnotice",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="agency", name="people_withdrawalnotice_agency_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="withdrawalnotice",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="told_by", name="people_withdrawalnotice_told_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="withdrawalnotice",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="people_withdrawalnotice_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="withdrawalnotice",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="people_withdrawalnotice_public_id_key"
                    ),
                ),
            ]
        )
    ]
