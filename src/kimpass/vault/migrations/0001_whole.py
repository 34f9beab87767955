import django.utils.timezone
from django.db import migrations, models

import kimpass.kernel.ids
from kimpass.kernel.together import Together


class Migration(migrations.Migration):
    replaces = [("vault", "0001_initial"), ("vault", "0002_keys_files_drafts")]

    initial = True

    dependencies = []

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Draft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("tenant_id", models.BigIntegerField()),
                        ("user_id", models.BigIntegerField()),
                        ("form_key", models.CharField(max_length=60)),
                        ("subject", models.CharField(blank=True, max_length=40)),
                        ("key_generation", models.PositiveIntegerField(default=1)),
                        ("content", models.BinaryField()),
                        ("saved_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("tenant_id", "user_id", "form_key", "subject"), name="vault_draft_key"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FormToken",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("tenant_id", models.BigIntegerField()),
                        ("user_id", models.BigIntegerField()),
                        ("token", models.CharField(max_length=40)),
                        ("result_url", models.CharField(blank=True, max_length=300)),
                        ("spent_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("tenant_id", "token"), name="vault_form_token_key")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StoredFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("tenant_id", models.BigIntegerField()),
                        (
                            "public_id",
                            models.CharField(default=kimpass.kernel.ids.new_public_id, editable=False, max_length=12),
                        ),
                        ("key_generation", models.PositiveIntegerField(default=1)),
                        ("size", models.PositiveBigIntegerField()),
                        ("checksum", models.CharField(max_length=64)),
                        ("content_type", models.CharField(max_length=100)),
                        ("extension", models.CharField(max_length=8)),
                        ("stored_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("tenant_id", "id"), name="vault_storedfile_tenant_id_key"),
                            models.UniqueConstraint(
                                fields=("tenant_id", "public_id"), name="vault_storedfile_public_id_key"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TenantKeyRing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("tenant_id", models.BigIntegerField()),
                        ("generation", models.PositiveIntegerField(default=1)),
                        ("wrapped", models.BinaryField()),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("retired_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("tenant_id", "generation"), name="vault_key_generation_key")
                        ],
                    },
                ),
            ]
        )
    ]
