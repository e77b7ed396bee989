import type { StartedProject } from './start-project.ts';

/** What a scratch pad holds before anybody has written into it. */
export const EXAMPLE_PROJECT: StartedProject = {
  files: [
    {
      path: 'models.py',
      text: `from django.db import models


class Note(models.Model):
    title = models.CharField(max_length=80)
    written = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-written"]

    def __str__(self):
        return self.title
`,
    },
    {
      path: 'views.py',
      text: `from django.shortcuts import redirect, render

from .models import Note


def notes(request):
    if request.method == "POST":
        Note.objects.create(title=request.POST["title"])
        return redirect("notes")
    return render(request, "notes.html", {"notes": Note.objects.all()})
`,
    },
    {
      path: 'urls.py',
      text: `from django.urls import path

from . import views

urlpatterns = [path("", views.notes, name="notes")]
`,
    },
    {
      path: 'templates/notes.html',
      text: `<h1>Notes</h1>
<ul>
{% for note in notes %}
  <li>{{ note.title }}</li>
{% empty %}
  <li>Nothing written yet.</li>
{% endfor %}
</ul>
`,
    },
    {
      path: 'tests.py',
      text: `from django.test import TestCase

from .models import Note


class NotesTests(TestCase):
    def test_a_note_is_listed(self):
        Note.objects.create(title="Buy milk")
        self.assertContains(self.client.get("/"), "Buy milk")
`,
    },
  ],
  prompt: 'Note.objects.create(title="Buy milk")\nNote.objects.values("id", "title")',
};
