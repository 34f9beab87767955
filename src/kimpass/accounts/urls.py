from django.urls import path

from kimpass.accounts import views

app_name = "accounts"
urlpatterns = [path("kreis/", views.choose_tenant, name="choose_tenant")]
