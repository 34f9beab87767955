from hashlib import sha256

from kimpass.kernel.events import publish
from kimpass.kernel.tenancy import bound
from kimpass.organisation.events import TenantOpened
from kimpass.organisation.models import Agency
from kimpass.people.models import ConsentText
from tests.support.cast import TODAY


def test_a_new_tenant_gets_the_german_wordings_of_its_own_office(neighbour):
    with bound(neighbour.pk):
        for _ in range(2):
            publish(TenantOpened(tenant_id=neighbour.pk, on=TODAY))
        texts = list(ConsentText.objects.filter(tenant=neighbour))
        assert sorted(text.purpose for text in texts) == ["confidentiality_release", "data_processing"]
        for text in texts:
            assert text.employing_body == Agency.objects.get(tenant=neighbour)
            assert text.employing_body.name in text.body_text
            assert text.text_hash == sha256(text.body_text.encode()).hexdigest()
            assert "jederzeit und ohne Grund widerrufen" in text.body_text
            assert "%(" not in text.body_text


def test_wordings_that_are_there_stay(musterland):
    publish(TenantOpened(tenant_id=musterland.tenant.pk, on=TODAY))
    assert all(text.body_text.startswith("Wortlaut") for text in ConsentText.objects.all())
