"""What is cited: documents, and each place where one is."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from .addresses import record_address
from .history import keep_history
from .stamps import stamp_owners, stamp_statements
from .statements import Statement


@keep_history()
class Document(models.Model):
    """A document of the United Nations, known by its symbol.

    `year` is the year in the symbol, for a resolution the one it was cited with;
    `session` is that of the General Assembly ("60", "ES-10", "II").
    """

    symbol = models.CharField(max_length=80, unique=True)
    body = models.CharField(max_length=30)
    kind = models.CharField(max_length=30, db_index=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    session = models.CharField(max_length=10, blank=True)
    title = models.TextField(blank=True)
    date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("symbol",)
        constraints = [
            models.CheckConstraint(name="document_has_symbol", condition=~Q(symbol="")),
            models.CheckConstraint(
                name="document_year",
                condition=Q(year__isnull=True) | Q(year__gte=1946, year__lte=2200),
            ),
        ]
        triggers = [
            stamp_statements(
                "symbol",
                where="id IN (SELECT statement_id FROM statements_citation"
                " WHERE document_id = NEW.id)",
            )
        ]

    def __str__(self) -> str:
        return self.symbol

    def get_absolute_url(self) -> str:
        return record_address(self.symbol)


class Citation(models.Model):
    """One place in a statement where a document is cited.

    `start` and `end` are character offsets in the paragraph (counted from 1), and
    `printed` is what stands there; `pinpoint` is the place in the document as cited.
    """

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="citations")
    document = models.ForeignKey(Document, models.PROTECT, related_name="citations")
    paragraph = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    printed = models.CharField(max_length=200)
    pinpoint = models.CharField(max_length=100, blank=True)
    true_year = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Where the year cited is not that of the resolution."
    )

    class Meta:
        ordering = ("statement", "paragraph", "start")
        constraints = [
            models.UniqueConstraint(
                name="citation_once", fields=["statement", "paragraph", "start"]
            ),
            models.CheckConstraint(name="citation_span", condition=Q(end__gt=F("start"))),
            models.CheckConstraint(name="citation_paragraph", condition=Q(paragraph__gte=1)),
        ]
        triggers = stamp_owners(where="id IN (SELECT statement_id FROM {rows})")

    def __str__(self) -> str:
        return self.printed

    def get_absolute_url(self) -> str:
        return f"{self.statement.get_absolute_url()}#p{self.paragraph}"
