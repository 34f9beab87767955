from django.utils.translation import gettext_lazy as _

from kimpass.casework.forms.work import WorkForm
from kimpass.casework.models import DeputyNote
from kimpass.ui.fields import ChipsField, CleanCharField


class DeputyNoteForm(WorkForm):
    kind = ChipsField(label=_("Was für ein Hinweis?"), choices=DeputyNote.Kind.choices)
    text = CleanCharField(label=_("Was muss die Vertretung wissen?"), max_length=300)
