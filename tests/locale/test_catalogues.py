"""The catalogues hold what the program says now, all of it, and in French whole."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from gettext import GNUTranslations
from pathlib import Path

import pytest
from django.conf import settings

FOLDER = settings.BASE_DIR / "statements" / "locale"
LANGUAGES = sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir())
# As in the Makefile, which brings the catalogues up to date.
EXTRACT = (
    "makemessages",
    "--all",
    "--no-location",
    "--no-obsolete",
    "--extension",
    "html,jinja,py",
)
FIELD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[\d\])? (".*")')
NAMES = {"msgid": "said", "msgid_plural": "plural", "msgctxt": "context"}
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|%%")


@dataclass
class Entry:
    """One string: what is said, its plural, and what translates each form of it."""

    said: str = ""
    plural: str = ""
    context: str = ""
    fuzzy: bool = False
    translations: list[str] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.context, self.said, self.plural)


def entries(catalogue: Path) -> Iterator[Entry]:
    """Yield the strings of a catalogue, its head left out."""
    for block in catalogue.read_text().split("\n\n")[1:]:
        entry = Entry(fuzzy="#, fuzzy" in block)
        joined = re.sub(r'"\n"', "", block)
        for name, quoted in FIELD.findall(joined):
            text = ast.literal_eval(quoted)
            if name == "msgstr":
                entry.translations.append(text)
            else:
                setattr(
                    entry, {"msgid": "said", "msgid_plural": "plural"}.get(name, "context"), text
                )
        if entry.said:
            yield entry


def catalogue(language: str, folder: Path = FOLDER) -> list[Entry]:
    return list(entries(folder / language / "LC_MESSAGES" / "django.po"))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogues as the strings of the program make them now, in a copy of it."""
    if not shutil.which("xgettext"):
        pytest.skip("needs Debian's gettext")
    copy = tmp_path_factory.mktemp("program")
    for name in ("archive", "statements", "templates"):
        leave = shutil.ignore_patterns("__pycache__", "*.csv")
        shutil.copytree(settings.BASE_DIR / name, copy / name, ignore=leave)
    environment = os.environ | {"PYTHONPATH": str(copy), "ARCHIVE_HOME": str(copy / "var")}
    command = [sys.executable, "-m", "django", *EXTRACT]
    subprocess.run(command, cwd=copy, env=environment, check=True, capture_output=True)
    return copy / "statements" / "locale"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_what_the_program_says_and_no_more(fresh: Path, language: str) -> None:
    said = {entry.key for entry in catalogue(language, fresh)}
    held = {entry.key for entry in catalogue(language)}
    assert said - held == set(), "`make messages` brings the catalogues up to date"
    assert held - said == set()
    assert len(held) > 500


def test_nothing_is_missing_in_french() -> None:
    assert [one.said for one in catalogue("fr") if one.fuzzy or not all(one.translations)] == []


def test_a_translation_keeps_what_is_put_into_it() -> None:
    for entry in catalogue("fr"):
        wanted = set(PLACEHOLDER.findall(entry.said)) | set(PLACEHOLDER.findall(entry.plural))
        *singular, last = entry.translations
        assert set(PLACEHOLDER.findall(last)) == wanted, entry.said
        for one in singular:
            assert set(PLACEHOLDER.findall(one)) <= wanted, entry.said


def test_a_translation_keeps_the_markup() -> None:
    tags = re.compile(r"</?\w+|href=\"[^\"]*\"")
    for entry in catalogue("fr"):
        for one in entry.translations:
            assert sorted(tags.findall(one)) == sorted(tags.findall(entry.plural or entry.said))


TYPOGRAPHY = {
    "a thin no-break space before ; ? !": r"(?<!\u202f)[;!]|(?<![\u202f\u00a0])\?",
    "a no-break space before a colon that ends a clause": r"(?<!\u00a0):(?= |$)",
    "guillemets with no-break spaces inside": r"«(?!\u00a0)|(?<!\u00a0)»",
    "no English quotation marks": r"[“”\"]",
    "no straight apostrophe": r"'",
    "three points as one sign, close to the word": r"\.\.\.| …",
    "a no-break space before a sign of per cent": r" %%",
    "thousands parted by a thin no-break space": r"\d[ ,]\d{3}",
}


@pytest.mark.parametrize("rule", TYPOGRAPHY)
def test_french_is_set_as_french_is(rule: str) -> None:
    """As the Imprimerie nationale sets it, and the United Nations after it."""
    wrong = re.compile(TYPOGRAPHY[rule])
    said = [one for entry in catalogue("fr") for one in entry.translations]
    texts = [re.sub(r"<code>.*?</code>|<[^>]*>|&\w+;", "", one) for one in said]
    assert [text for text in texts if wrong.search(text)] == []


def test_what_is_compiled_is_what_is_written() -> None:
    with (FOLDER / "fr" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = GNUTranslations(file)
    for entry in catalogue("fr"):
        if entry.plural:
            forms = [compiled.ngettext(entry.said, entry.plural, number) for number in (1, 2)]
            assert forms == entry.translations
        elif entry.context:
            assert compiled.pgettext(entry.context, entry.said) == entry.translations[0]
        else:
            assert compiled.gettext(entry.said) == entry.translations[0]


def test_a_language_is_offered_only_when_it_is_complete() -> None:
    source, *offered = settings.LANGUAGES_OFFERED
    assert source == settings.LANGUAGE_CODE
    assert offered == [
        language.lower().replace("_", "-")
        for language in LANGUAGES
        if all(all(one.translations) for one in catalogue(language))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_catalogue_names_a_file_or_a_person(language: str) -> None:
    text = (FOLDER / language / "LC_MESSAGES" / "django.po").read_text()
    assert not re.search(r"^#:|\s/\w+/\w+/|@", text, re.MULTILINE)
