from django.urls import path

from lueckenlos.partners.access import accept_invitation
from lueckenlos.tenancy.views.invitation import invitation

app_name = "invitation"
# tenancy's page with this package's action: a Träger is linked to its organisation in the same step
urlpatterns = [path("<str:token>/", invitation, {"accept": accept_invitation}, name="accept")]
