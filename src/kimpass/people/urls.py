from django.urls import path

from kimpass.people.views import consents, households, legal_domains, memberships, persons, residence, search

app_name = "people"
urlpatterns = [
    path("", search.search, name="search"),
    path("bekannt/", search.possible_duplicates, name="possible_duplicates"),
    path("haushalt/<pid:pid>/", households.household, name="household"),
    path("haushalt/<pid:pid>/person/", households.add_person, name="add_person"),
    path(
        "haushalt/<pid:pid>/bezugsperson/",
        memberships.change_reference_person,
        name="change_reference_person",
    ),
    path("einverstaendnis/<pid:pid>/widerrufen/", consents.withdraw_consent, name="withdraw_consent"),
    path("schweigepflicht/<pid:pid>/widerrufen/", consents.withdraw_release, name="withdraw_release"),
    path("texte/<pid:pid>/", consents.consent_text, name="consent_text"),
    path("<pid:pid>/", persons.person, name="person"),
    path("<pid:pid>/aendern/", persons.change_person, name="change_person"),
    path("<pid:pid>/einverstaendnis/", consents.record_consent, name="record_consent"),
    path("<pid:pid>/schweigepflicht/", consents.record_release, name="record_release"),
    path("<pid:pid>/umziehen/", memberships.move_person, name="move_person"),
    path("<pid:pid>/ausziehen/", memberships.move_out, name="move_out"),
    path("<pid:pid>/rechtskreis/", legal_domains.record_legal_domain, name="record_legal_domain"),
    path("<pid:pid>/rechtskreis/beenden/", legal_domains.end_legal_domain, name="end_legal_domain"),
    path("<pid:pid>/aufenthalt/", residence.record_residence_status, name="record_residence_status"),
]
