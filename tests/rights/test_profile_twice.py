"""A profile sent twice is read once; a file of its own, because it empties the tenant it is sent to."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kimpass.audit.models import Event
from kimpass.controlling.importer.profile import SHIPPED
from kimpass.organisation.models import Region, RegionMembership, RoleAssignment, StaffMember, Tenant, Unit

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_a_profile_sent_twice_is_read_once(musterland, client):
    RegionMembership.objects.all().delete()
    Region.objects.all().delete()
    RoleAssignment.objects.exclude(role_key="admin").delete()
    StaffMember.objects.update(unit=None)
    Unit.objects.all().delete()
    Tenant.objects.filter(pk=musterland.tenant.pk).update(ags="05762")
    musterland.sign_in(client, "anton")
    content = (SHIPPED / "hoexter.yaml").read_bytes()
    answers = [
        client.post(
            reverse("controlling:import_own_district"),
            {"form_token": "t" * 32, "profile": SimpleUploadedFile("hoexter.yaml", content)},
        )
        for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Event.objects.filter(event="district.imported").count() == 1
