"""The archive as a WSGI application: what a web server is pointed at."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

application = get_wsgi_application()

# What is loaded by now stays. Looked through for garbage again and again it would cost time, and
# each process a copy of what they share; and a page makes and drops ten thousand objects.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
