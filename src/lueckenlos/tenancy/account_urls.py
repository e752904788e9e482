from django.urls import path

from lueckenlos.tenancy.views import me

app_name = "my"
urlpatterns = [path("meine-daten.json", me.my_data, name="data")]
