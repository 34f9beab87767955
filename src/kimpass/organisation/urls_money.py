"""Funding, agreements and the use of money."""

from django.urls import path

from kimpass.organisation.views import agreements, external_advice, funding, statements_of_use

app_name = "money"
urlpatterns = [
    path("foerderung/", funding.funding, name="funding"),
    path("foerderung/neu/", funding.add_funding_line, name="add_funding_line"),
    path("foerderung/saetze/", funding.funding_rate_list, name="funding_rates"),
    path("foerderung/prognose/", funding.forecast, name="funding_forecast"),
    path("foerderung/<pid:pid>/", funding.funding_line, name="funding_line"),
    path("foerderung/<pid:pid>/berichtigen/", funding.correct_funding_line, name="correct_funding_line"),
    path("foerderung/<pid:pid>/stand/", funding.record_line_state, name="record_line_state"),
    path("foerderung/<pid:pid>/verwendung/", statements_of_use.write_statement_of_use, name="write_statement_of_use"),
    path("bescheide/", funding.grant_notices, name="grant_notices"),
    path("bescheide/neu/", funding.add_grant_notice, name="add_grant_notice"),
    path("bescheide/<pid:pid>/", funding.change_grant_notice, name="change_grant_notice"),
    path("verwendungsnachweise/", statements_of_use.statements_of_use, name="statements_of_use"),
    path("verwendungsnachweise/<pid:pid>/", statements_of_use.statement_of_use, name="statement_of_use"),
    path(
        "verwendungsnachweise/<pid:pid>/einreichen/",
        statements_of_use.submit_statement_of_use,
        name="submit_statement_of_use",
    ),
    path(
        "verwendungsnachweise/<pid:pid>/aufnehmen/",
        statements_of_use.reopen_statement_of_use,
        name="reopen_statement_of_use",
    ),
    path("begleitung/", external_advice.external_advice, name="external_advice"),
    path("begleitung/neu/", external_advice.add_external_advice, name="add_external_advice"),
    path("begleitung/<pid:pid>/", external_advice.change_external_advice, name="change_external_advice"),
    path("vereinbarungen/", agreements.agreements, name="agreements"),
    path("vereinbarungen/neu/", agreements.add_agreement, name="add_agreement"),
    path("vereinbarungen/<pid:pid>/", agreements.agreement, name="agreement"),
    path("vereinbarungen/<pid:pid>/aendern/", agreements.change_agreement, name="change_agreement"),
    path("vereinbarungen/<pid:pid>/stellen/", agreements.change_agreement_posts, name="change_agreement_posts"),
    path("vereinbarungen/<pid:pid>/regelungen/", agreements.change_agreement_clauses, name="change_agreement_clauses"),
    path("vereinbarungen/<pid:pid>/stand/", agreements.change_agreement_state, name="change_agreement_state"),
]
