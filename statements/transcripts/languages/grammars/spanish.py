"""The Spanish record ("El Presidente (habla en inglés):", S/PV.9642)."""

from __future__ import annotations

from statements.transcripts.records import EventKind

from .grammar import EARLY, NUMBERED, SESSION, CoverWords, Grammar, VoteWords, line, words

_TIME = r"las? (?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?: horas?)?"

SPANISH = Grammar(
    code="es",
    language="Spanish",
    president=r"(?:El|La) (?:President[ea](?: interin[oa]| en funciones)?|PRESIDENT[EA])",
    office=(
        r"(?:El|La) (?:Vice)?[Ss]ecretari[oa] General(?: Adjunt[oa])?|(?:El|La) Fiscal|"
        r"(?:El|La) Secretari[oa]|(?:El|La) Relator[a]?|(?:El|La) Alt[oa] Comisionad[oa]"
    ),
    title=(
        r"Sres\.|Sras\.|Sra\.|Sr\.|Srta\.|Dra?\.|Sir|Dame|Lord|Lady|Barón|Baronesa|Monseñor|"
        r"Arzobispo|(?:El |La )?(?:Príncipe|Princesa|Jequesa|Jeque|Magistrad[oa]|Juez|Jueza|"
        r"General de (?:División|Brigada)|Teniente General|General|Almirante|Coronel|Rey|Reina|"
        r"Emir|Cardenal|Profesora?|Embajadora?)"
    ),
    spoken=words(
        r"(?:habla|hablando|interpretación|pronuncia(?:do)?|interviene)(?: en| del|,)? "
        r"([a-záéíóúñü]+)"
    ),
    languages={
        "inglés": "English",
        "francés": "French",
        "español": "Spanish",
        "ruso": "Russian",
        "chino": "Chinese",
        "árabe": "Arabic",
        "portugués": "Portuguese",
        "alemán": "German",
        "japonés": "Japanese",
        "italiano": "Italian",
        "turco": "Turkish",
        "persa": "Persian",
        "farsi": "Farsi",
        "dari": "Dari",
        "pastún": "Pashto",
        "coreano": "Korean",
        "ucraniano": "Ukrainian",
        "serbio": "Serbian",
        "hebreo": "Hebrew",
        "somalí": "Somali",
        "criollo": "Creole",
        "kurdo": "Kurdish",
        "tigriña": "Tigrinya",
        "griego": "Greek",
    },
    formulas=(
        (EventKind.SUSPENDED, line(rf"Se suspende la sesión a {_TIME}.{{0,60}}")),
        (EventKind.OPENED, line(rf"Se abre la sesión a {_TIME}")),
        (EventKind.RESUMED, line(rf"Se reanuda la sesión.{{0,30}} a {_TIME}.{{0,40}}")),
        (EventKind.CLOSED, line(rf"Se levanta la sesión a {_TIME}")),
        (EventKind.AGENDA_ADOPTED, line(r"Queda aprobado el orden del día")),
        (EventKind.DECIDED, line(r"Así queda acordado")),
        (EventKind.VOTE, line(r"Se procede a (?:la )?(?:una )?votación.{0,60}")),
        (
            EventKind.SILENCE,
            line(
                r"(?:(?:Los miembros d)?el Consejo.{0,40} guardan?|Se guarda) "
                r"un minuto de silencio"
            ),
        ),
        (
            EventKind.SEATED,
            line(r"Por invitación de.{5,250} (?:toman? asiento|ocupan? .{3,30}).{0,80}"),
        ),
        (
            EventKind.SEATED,
            line(r"(?:El Sr\.|La Sra\.) .{3,80} (?:toma asiento|es acompañad).{0,80}"),
        ),
    ),
    sections=line(
        r"Aprobación del orden del día|Declaración (?:de la|del) President[ea]|"
        r"Expresión de (?:agradecimiento|bienvenida|condolencias|pésame|solidaridad).{0,80}|"
        r"Homenaje a .{3,100}|Agradecimiento .{3,80}"
    ),
    vote=VoteWords(
        in_favour=words(r"Votos a favor ?:"),
        against=words(r"Votos en contra ?:"),
        abstaining=words(r"Abstenciones ?:"),
        absent=words(r"(?:No participan?|No participaron) en la votación ?:"),
        result=(
            words(r"(\d{1,2}) votos? a favor"),
            words(r"(\d{1,2}) (?:votos? )?en contra"),
            words(r"(\d{1,2}) abstenci(?:ón|ones)"),
        ),
        told=("a favor", "en contra", "abstenci"),
        nobody=frozenset({"ninguno", "ninguna", "nadie"}),
        none=words(r"ningun[oa]|ningún voto|ninguna abstención|cero votos"),
        draft="proyecto de resolución",
        methods={
            "ordinaria": "show-of-hands",
            "a mano alzada": "show-of-hands",
            "secreta": "secret-ballot",
            "nominal": "recorded",
        },
        adopted=words(r"(?:queda|quedó|ha sido|fue|ha quedado) (?:así )?aprobad[oa]"),
        rejected=words(
            r"no (?:queda|quedó|ha sido|fue|ha quedado) aprobad[oa]|(?:queda|ha sido) rechazad[oa]"
        ),
        numbers={"un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6},
    ),
    cover=CoverWords(
        president=words(r"President[ea] ?:"),
        members=words(r"Miembros ?:"),
        agenda=words(r"Orden del día"),
        year=words(r"[\w-]+(?: [\w-]+)? año\Z"),
        provisional="Provisional",
        city="Nueva York",
        notice="La presente acta|Documento accesible|Se ruega reciclar",
        months={
            "enero": 1,
            "febrero": 2,
            "marzo": 3,
            "abril": 4,
            "mayo": 5,
            "junio": 6,
            "julio": 7,
            "agosto": 8,
            "septiembre": 9,
            "octubre": 10,
            "noviembre": 11,
            "diciembre": 12,
        },
    ),
    resolution=(
        words(rf"resoluci(?:ón|ones) (?:{NUMBERED}|{EARLY}|{SESSION})"),
        words(rf"(?:, |y |e |o |u ){NUMBERED}"),
    ),
    place_before=words(
        r"(?P<place>(?:párrafos?|párrs?\.) \d+(?:(?: a | y |, ?|-)\d+)*) de (?:la |su )?\Z"
    ),
    place_after=words(
        r" ?, (?P<place>(?:párrs?\.|párrafos?|pág\.|anexos?|apéndice|secc\.)"
        r"(?: ?\d+|(?: [IVX]+)\b)?)"
    ),
    assembly=words(r"Asamblea General"),
    own_capacity=words(
        r"en (?:mi|su) (?:calidad|condición) de (?!President)|a título nacional|"
        r"en mi capacidad (?:nacional|de representante)"
    ),
    address=words(r"(?:Sr\.|Sra\.|Señor|Señora) (?:President[ea]|Secretari[oa] General)"),
    compounds=frozenset(),
    prefixes=frozenset({"ruso", "franco", "anglo", "árabe", "israelo", "político", "teórico"}),
)
