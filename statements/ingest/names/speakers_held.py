"""All speakers known to the record, in memory for the length of a run, and their addresses."""

from __future__ import annotations

from dataclasses import dataclass

from statements.models import Merge, Speaker, SpeakerAddress

from .slugs import free_slug


@dataclass(slots=True, eq=False)
class HeldSpeaker:
    """A row of speakers. `pk` is None until it is stored."""

    slug: str
    name: str
    sort_name: str = ""
    reviewed: bool = False
    pk: int | None = None


class SpeakersHeld:
    """The rows by key, and every address ever given."""

    def __init__(self) -> None:
        self.by_key = {
            pk: HeldSpeaker(slug, name, sort_name, reviewed, pk)
            for pk, slug, name, sort_name, reviewed in Speaker.objects.values_list(
                "pk", "slug", "name", "sort_name", "reviewed"
            )
        }
        addresses = SpeakerAddress.objects.values_list("slug", flat=True)
        # Links to a speaker who was merged away still lead somewhere: to the other one.
        merged = Merge.objects.filter(undone_at=None).values_list("absorbed__slug", flat=True)
        self.standing = {one.slug for one in self.by_key.values()}
        """The addresses at which speakers stand now; the others lead on."""
        self._taken = {one.slug for one in self.by_key.values()} | {*merged, *addresses}

    def new_slug(self, slug: str) -> str:
        """Return an address that nobody has or had, as near to `slug` as can be."""
        return free_slug(slug, self._taken)
