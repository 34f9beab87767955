from django.urls import path

from kimpass.web.views import account, drafts, guide, search, static, today

app_name = "web"
urlpatterns = [
    path("", today.today, name="today"),
    path("entwuerfe/", drafts.keep_draft, name="draft"),
    path("suche/", search.search, name="search"),
    path("hilfe/", guide.help_page, name="help"),
    path("rundgang/", guide.take_tour, name="tour"),
    path("mein-konto/", account.account, name="account"),
    path("barrierefreiheit/", static.accessibility, name="accessibility"),
    path("datenschutz/", static.privacy, name="privacy"),
    path("impressum/", static.imprint, name="imprint"),
    path("gesund", static.health, name="health"),
    path("robots.txt", static.robots, name="robots"),
    path("favicon.ico", static.favicon, name="favicon"),
]
