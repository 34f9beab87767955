from kimpass.kernel.events import publish
from kimpass.kernel.tenancy import bound
from kimpass.organisation.events import EmployingBodyAdded, TenantOpened
from kimpass.organisation.models import Agency
from kimpass.people.models import ConsentText
from kimpass.people.models.wordings import LANGUAGES, hash_of
from tests.support.cast import TODAY


def test_a_new_tenant_gets_the_wordings_of_its_own_office_in_every_language(neighbour):
    with bound(neighbour.pk):
        for _ in range(2):
            publish(TenantOpened(tenant_id=neighbour.pk, on=TODAY))
        texts = list(ConsentText.objects.filter(tenant=neighbour).select_related("employing_body", "translates"))
        found = sorted((text.purpose, text.language) for text in texts)
        assert found == sorted((purpose, code) for purpose in ConsentText.Purpose.values for code in LANGUAGES)
        for text in texts:
            assert text.employing_body == Agency.objects.get(tenant=neighbour)
            assert text.employing_body.name in text.body_text
            assert text.text_hash == hash_of(text.body_text)
            assert "{body}" not in text.body_text
            assert (text.translates is None) == (text.language == "de")
            if text.language == "de":
                assert "jederzeit und ohne Grund widerrufen" in text.body_text


def test_nobody_has_checked_a_translation_yet(neighbour):
    with bound(neighbour.pk):
        publish(TenantOpened(tenant_id=neighbour.pk, on=TODAY))
        released = ConsentText.objects.filter(tenant=neighbour, translation_state="released")
        assert set(released.values_list("language", flat=True)) == {"de", "de-leicht"}


def test_a_body_that_employs_gets_wordings_in_its_own_name(musterland):
    publish(EmployingBodyAdded(tenant_id=musterland.tenant.pk, agency_id=musterland.welfare.pk))
    texts = ConsentText.objects.filter(employing_body=musterland.welfare)
    assert texts.count() == 2 * len(LANGUAGES)
    assert all("Diakonie Musterland" in text.body_text for text in texts)


def test_wordings_that_are_there_stay(musterland):
    publish(TenantOpened(tenant_id=musterland.tenant.pk, on=TODAY))
    assert all(text.body_text.startswith("Wortlaut") for text in ConsentText.objects.all())
