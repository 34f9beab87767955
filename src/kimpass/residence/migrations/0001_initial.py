import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import kimpass.kernel.ids
import kimpass.kernel.tenancy
from kimpass.kernel.together import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("network", "0001_initial"),
        ("organisation", "0001_initial"),
        ("people", "0001_initial"),
        ("steering", "0001_initial"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Checklist",
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
                                    ("stay_25a", "Bleiberecht nach § 25a AufenthG"),
                                    ("stay_25b", "Bleiberecht nach § 25b AufenthG"),
                                    ("stay_104c", "Chancen-Aufenthaltsrecht nach § 104c AufenthG"),
                                    ("settlement", "Niederlassungserlaubnis"),
                                    ("naturalisation", "Einbürgerung"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("edition", models.PositiveSmallIntegerField(default=1)),
                        ("title", models.CharField(max_length=160)),
                        ("note", models.TextField(blank=True, max_length=2000)),
                        ("valid_from", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "released_by",
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
                    name="ChecklistItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sort", models.PositiveSmallIntegerField()),
                        ("text", models.CharField(max_length=300)),
                        ("citation", models.CharField(blank=True, max_length=120)),
                        ("evidence", models.CharField(blank=True, max_length=200)),
                        (
                            "checklist",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="residence.checklist",
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
                    name="MonthlyCount",
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
                                    ("stay_25a", "Bleiberecht nach § 25a AufenthG"),
                                    ("stay_25b", "Bleiberecht nach § 25b AufenthG"),
                                    ("stay_104c", "Chancen-Aufenthaltsrecht nach § 104c AufenthG"),
                                    ("settlement", "Niederlassungserlaubnis"),
                                    ("naturalisation", "Einbürgerung"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("month", models.DateField()),
                        ("enquiries", models.PositiveIntegerField(blank=True, null=True)),
                        ("received", models.PositiveIntegerField(blank=True, null=True)),
                        ("granted", models.PositiveIntegerField(blank=True, null=True)),
                        ("refused", models.PositiveIntegerField(blank=True, null=True)),
                        ("otherwise_done", models.PositiveIntegerField(blank=True, null=True)),
                        ("stock", models.PositiveIntegerField(blank=True, null=True)),
                        ("source", models.CharField(blank=True, max_length=200)),
                        (
                            "authority",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.agency",
                            ),
                        ),
                        (
                            "reported_by",
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
                    name="NaturalisationCampaign",
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
                        ("aim", models.TextField(blank=True, max_length=2000)),
                        ("begins_on", models.DateField()),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        ("agreed_with", models.CharField(blank=True, max_length=300)),
                        ("applications_before", models.PositiveIntegerField(blank=True, null=True)),
                        ("applications_after", models.PositiveIntegerField(blank=True, null=True)),
                        ("outcome", models.TextField(blank=True, max_length=4000)),
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
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CampaignStep",
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
                                    ("clients", "Menschen, die die Voraussetzungen erfüllen können"),
                                    ("social_workers", "Sozialarbeiterinnen und Sozialarbeiter"),
                                    ("migration_advice", "Migrationsberatung (MBE, JMD)"),
                                    ("volunteers", "Ehrenamt"),
                                    ("case_managers", "Case Management"),
                                    ("public", "Öffentlichkeit"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("title", models.CharField(max_length=200)),
                        ("on", models.DateField()),
                        ("reached", models.PositiveIntegerField(blank=True, null=True)),
                        ("is_approximate", models.BooleanField(default=False)),
                        ("remark", models.CharField(blank=True, max_length=300)),
                        (
                            "event",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="steering.event",
                            ),
                        ),
                        (
                            "material",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
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
                        (
                            "campaign",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="residence.naturalisationcampaign",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OrderOfWork",
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
                            "order",
                            models.CharField(
                                choices=[
                                    ("backlog_first", "zuerst den Antragsstau abbauen, dann die Kampagne"),
                                    ("campaign_while_none", "Kampagne, solange es keinen Antragsstau gibt"),
                                    ("both", "beides nebeneinander"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("backlog_from", models.PositiveIntegerField(default=1)),
                        ("backlog_after_months", models.PositiveSmallIntegerField(default=6)),
                        ("target_on", models.DateField(blank=True, null=True)),
                        (
                            "tenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.tenant"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Proceeding",
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
                                    ("stay_25a", "Bleiberecht nach § 25a AufenthG"),
                                    ("stay_25b", "Bleiberecht nach § 25b AufenthG"),
                                    ("stay_104c", "Chancen-Aufenthaltsrecht nach § 104c AufenthG"),
                                    ("settlement", "Niederlassungserlaubnis"),
                                    ("naturalisation", "Einbürgerung"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("file_mark", models.CharField(blank=True, max_length=40)),
                        ("received_on", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("enquiry", "Anfrage"),
                                    ("received", "eingegangen"),
                                    ("incomplete", "Unterlagen fehlen"),
                                    ("ready", "entscheidungsreif"),
                                    ("granted", "erteilt"),
                                    ("refused", "abgelehnt"),
                                    ("withdrawn", "zurückgenommen"),
                                ],
                                default="received",
                                max_length=12,
                            ),
                        ),
                        ("state_since", models.DateField()),
                        ("deadline_on", models.DateField(blank=True, null=True)),
                        ("deadline_for", models.CharField(blank=True, max_length=120)),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        (
                            "authority",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisation.agency",
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
                                to="people.precheckhandover",
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
                    model_name="checklist",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "kind", "edition"), name="residence_checklist_edition_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="checklist",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="released_by", name="residence_checklist_released_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="checklist",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="residence_checklist_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="checklist",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="residence_checklist_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="checklistitem",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "checklist", "sort"), name="residence_checklist_item_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="checklistitem",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="checklist", name="residence_checklistitem_checklist_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="checklistitem",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="residence_checklistitem_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="monthlycount",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "authority", "kind", "month"), name="residence_monthly_count_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="monthlycount",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="residence_monthly_count_month_only"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="monthlycount",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="authority", name="residence_monthlycount_authority_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="monthlycount",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="reported_by", name="residence_monthlycount_reported_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="monthlycount",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="residence_monthlycount_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="monthlycount",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="residence_monthlycount_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="naturalisationcampaign",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="written_by", name="residence_naturalisationcampaign_written_by_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="naturalisationcampaign",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="residence_naturalisationcampaign_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="naturalisationcampaign",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="residence_naturalisationcampaign_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="campaignstep",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="campaign", name="residence_campaignstep_campaign_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="campaignstep",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="unit", name="residence_campaignstep_unit_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="campaignstep",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="event", name="residence_campaignstep_event_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="campaignstep",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="material", name="residence_campaignstep_material_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="campaignstep",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="residence_campaignstep_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="campaignstep",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="residence_campaignstep_public_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="orderofwork",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="residence_orderofwork_period",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="orderofwork",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True), ("valid_until__isnull", True)),
                        fields=("tenant",),
                        name="residence_orderofwork_open_row",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="orderofwork",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="residence_orderofwork_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proceeding",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("file_mark", ""), _negated=True),
                        fields=("tenant", "authority", "file_mark"),
                        name="residence_proceeding_mark_key",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proceeding",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("decided_on__isnull", True), ("decided_on__gte", models.F("received_on")), _connector="OR"
                        ),
                        name="residence_proceeding_in_order",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proceeding",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="authority", name="residence_proceeding_authority_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proceeding",
                    constraint=kimpass.kernel.tenancy.TenantForeignKey(
                        field="handover", name="residence_proceeding_handover_fk"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proceeding",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "id"), name="residence_proceeding_tenant_id_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proceeding",
                    constraint=models.UniqueConstraint(
                        fields=("tenant", "public_id"), name="residence_proceeding_public_id_key"
                    ),
                ),
            ]
        )
    ]
