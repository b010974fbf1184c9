"""Votes that failed, and headings of every kind, in the languages beside English."""

from __future__ import annotations

import pytest

from statements.transcripts.languages import read_language
from statements.transcripts.records import ParsedMeeting

# The draft is named, somebody explains, it is put to the vote; a member vetoes it.
REJECTED = {
    "fr": (
        "Le Président (parle en anglais) : Le document S/2024/900 contient un projet de "
        "résolution.\n"
        "M. Modèle (Norvège) (parle en anglais) : Nous voterons pour.\n"
        "Le Président (parle en anglais) : Passons au vote.\n"
        "Il est procédé au vote à main levée.\n"
        "Votent pour :\nAlgérie, Chine\nVotent contre :\nFrance\nS’abstiennent :\nJapon\n"
        "Le Président (parle en anglais) : Il y a deux voix pour, une voix contre et une "
        "abstention. Le projet de résolution n’est pas adopté."
    ),
    "es": (
        "El Presidente (habla en inglés): El documento S/2024/900 contiene un proyecto de "
        "resolución.\n"
        "Se procede a votación ordinaria.\n"
        "Votos a favor:\nArgelia, China\nVotos en contra:\nFrancia\nAbstenciones:\nJapón\n"
        "El Presidente (habla en inglés): Hay 2 votos a favor, 1 en contra y una abstención. El "
        "proyecto de resolución no ha sido aprobado."
    ),
    "ru": (
        "Председатель (говорит по-английски): Документ S/2024/900 содержит текст проекта "
        "резолюции.\n"
        "Проводится голосование поднятием руки.\n"
        "Голосовали за:\nАлжир, Китай\nГолосовали против:\nФранция\nВоздержались:\nЯпония\n"
        "Председатель (говорит по-английски): Итог: 2 голоса — за, 1 — против при одном "
        "воздержавшемся. Проект резолюции не принимается."
    ),
    "zh": (
        "主席（以英语发言）：文件S/2024/900载有决议草案。\n进行了举手表决。\n"
        "赞成：\n阿尔及利亚、中国\n反对：\n法国\n弃权：\n日本\n"
        "主席（以英语发言）：结果如下：2票赞成、1票反对、1票弃权。决议草案未获通过。"
    ),
}


def read(text: str, language: str) -> ParsedMeeting:
    return read_language(text, symbol="S/PV.9901", language=language, file="record.txt")


@pytest.mark.parametrize("language", sorted(REJECTED))
def test_a_draft_that_failed(language: str) -> None:
    meeting = read(REJECTED[language], language)
    assert meeting.problems == ()
    (vote,) = meeting.votes
    assert (vote.in_favour, vote.against) == (("Algeria", "China"), ("France",))
    assert vote.stated == (2, 1, 1)
    assert (vote.carried, vote.subject, vote.adopted) == (False, "S/2024/900", "")


@pytest.mark.parametrize(
    ("language", "heading", "presides"),
    [
        ("fr", "Le PRESIDENT (interprétation de l’anglais)", True),
        ("fr", "La Princesse Modèle (Jordanie) (parle en anglais)", False),
        ("es", "El PRESIDENTE (interpretación del inglés)", True),
        ("ru", "ПРЕДСЕДАТЕЛЬ (говорит по-английски)", True),
        ("ru", "Баронесса Пример (говорит по-английски)", False),
        ("ar", "الملكة مثال (تكلمت بالإنكليزية)", False),
    ],
)
def test_headings_that_another_title_begins(language: str, heading: str, presides: bool) -> None:
    (statement,) = read(f"{heading}: 1.", language).statements
    assert (statement.heading, statement.language) == (heading, "English")
    assert (statement.capacity != "") == presides
