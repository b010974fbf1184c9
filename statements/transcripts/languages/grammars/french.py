"""The French record ("Le Président (parle en anglais) :", S/PV.9642)."""

from __future__ import annotations

from statements.transcripts.records import EventKind

from .grammar import EARLY, NUMBERED, SESSION, CoverWords, Grammar, VoteWords, line, words

_TIME = r"(?P<hour>\d{1,2}) ?(?:h|heures?) ?(?P<minute>\d{1,2})?"

_PRONOUNS = {"nous", "vous", "il", "elle", "ils", "elles", "moi", "lui", "leur"}
_COMPOUNDS = frozenset(
    _PRONOUNS
    | {
        "ci",
        "là",
        "même",
        "mêmes",
        "être",
        "dessus",
        "dessous",
        "delà",
        "dire",
        "vis",
        "feu",
        "parole",
    }
)

FRENCH = Grammar(
    code="fr",
    language="French",
    president=r"L[ea] (?:Président(?:e)?(?: par intérim| temporaire)?|PR[ÉE]SIDENTE?)",
    office=(
        r"L[ea] (?:Vice-)?Secrétaire général(?:e)?(?: adjoint(?:e)?)?|L[ea] Procureur(?:e)?|"
        r"L[ea] Greffi(?:er|ère)|L[ea] Haut(?:e)?-Commissaire|L[ea] Rapporteur(?:e|se)?"
    ),
    title=(
        r"M\.|MM\.|Mme|Mlle|Mgr|Dr|D[ʳr]\.|Pr\.?|Sir|Dame|Lord|Lady|Baron(?:ess|ne)?|Me|"
        r"L[ea] (?:[Pp]rince(?:sse)?|[Cc]heikha?|juge|général|vice-amiral|amiral|colonel|"
        r"baronne|docteur|professeur|roi|reine|cardinal|père|sœur|révérend|imam|commissaire)"
        r"(?: (?:de (?:division|brigade|corps d[’']armée)|major))?|"
        r"L[’'](?:archevêque|ambassadeur|ambassadrice|émir|amiral)|"
        r"Cheikh(?:a)?|Prince(?:sse)?|Général|Monseigneur"
    ),
    spoken=words(
        r"(?:parle|s[’']exprime|intervient|interprétation|discours prononcé)"
        r"(?: en| d[eu]| de l[’']|,)? ?(?:l[’'])?([a-zéèêçïô]+)"
    ),
    languages={
        "anglais": "English",
        "français": "French",
        "espagnol": "Spanish",
        "russe": "Russian",
        "chinois": "Chinese",
        "arabe": "Arabic",
        "portugais": "Portuguese",
        "allemand": "German",
        "japonais": "Japanese",
        "italien": "Italian",
        "turc": "Turkish",
        "persan": "Persian",
        "farsi": "Farsi",
        "dari": "Dari",
        "pachto": "Pashto",
        "coréen": "Korean",
        "ukrainien": "Ukrainian",
        "serbe": "Serbian",
        "hébreu": "Hebrew",
        "somali": "Somali",
        "créole": "Creole",
        "kurde": "Kurdish",
        "tigrinya": "Tigrinya",
        "grec": "Greek",
    },
    formulas=(
        (EventKind.SUSPENDED, line(rf"La séance(?: est|,) suspendue à {_TIME}.{{0,60}}")),
        (EventKind.OPENED, line(rf"La séance est ouverte à {_TIME}")),
        (EventKind.RESUMED, line(rf"La séance est reprise.{{0,30}} à {_TIME}.{{0,40}}")),
        (EventKind.CLOSED, line(rf"La séance est levée à {_TIME}")),
        (EventKind.AGENDA_ADOPTED, line(r"L[’']ordre du jour est adopté")),
        (EventKind.DECIDED, line(r"Il en est ainsi décidé")),
        (EventKind.VOTE, line(r"Il est procédé (?:à un|au) (?:vote|scrutin).{0,60}")),
        (EventKind.SILENCE, line(r"Les membres du Conseil.{0,40} observent une minute de silence")),
        (
            EventKind.SEATED,
            line(r"Sur l[’']invitation d[ue].{5,250} pren(?:d|nent) (?:place|un siège).{0,80}"),
        ),
        (EventKind.SEATED, line(r"(?:M\.|Mme) .{3,80} (?:prend place|est escorté).{0,80}")),
    ),
    sections=line(
        r"Adoption de l[’']ordre du jour|Déclaration (?:de la|du) Président(?:e)?|"
        r"Expression de (?:remerciements|bienvenue|sympathie|condoléances).{0,80}|"
        r"Hommage à .{3,100}|Remerciements .{3,80}"
    ),
    vote=VoteWords(
        in_favour=words(r"(?:Votent|Ont voté) pour ?:"),
        against=words(r"(?:Votent|Ont voté) contre ?:"),
        abstaining=words(r"(?:S[’']abstiennent|Se sont abstenus|Abstentions) ?:"),
        absent=words(r"(?:Ne participent? pas|N[’']ont pas participé) au vote ?:"),
        result=(
            words(r"(\d{1,2}) (?:voix|votes) (?:pour|favorables)"),
            words(r"(\d{1,2}) (?:voix )?contre"),
            words(r"(\d{1,2}) abstentions?"),
        ),
        told=("voix pour", "contre", "abstention"),
        nobody=frozenset({"néant", "aucun", "aucune", "personne"}),
        none=words(r"zéro voix|aucune (?:voix|abstention)|zéro abstention"),
        draft="projet de résolution",
        methods={"main levée": "show-of-hands", "secret": "secret-ballot", "appel": "recorded"},
        adopted=words(r"(?:est|a été|sont) (?:donc )?adoptée?s?"),
        rejected=words(r"n[’'](?:est|a) (?:donc )?pas (?:été )?adoptée?|(?:est|a été) rejetée?"),
        numbers={"une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7},
    ),
    cover=CoverWords(
        president=words(r"Président(?:e)? ?:"),
        members=words(r"Membres ?:"),
        agenda=words(r"Ordre du jour"),
        year=words(r"[\w-]+(?: et [\w-]+)? année\Z"),
        provisional="Provisoire",
        city="New York",
        notice="Ce procès-verbal|Le présent procès-verbal|Document adapté|Merci de recycler",
        months={
            "janvier": 1,
            "février": 2,
            "mars": 3,
            "avril": 4,
            "mai": 5,
            "juin": 6,
            "juillet": 7,
            "août": 8,
            "septembre": 9,
            "octobre": 10,
            "novembre": 11,
            "décembre": 12,
        },
    ),
    resolution=(
        words(rf"résolutions? (?:{NUMBERED}|{EARLY}|{SESSION})"),
        words(rf"(?:, |et |ou ){NUMBERED}"),
    ),
    place_before=words(
        r"(?P<place>(?:paragraphes?|alinéas?|par\.) \d+(?:(?: à | et |, ?|-)\d+)*) "
        r"d(?:e|u|es) (?:la |son |sa )?\Z"
    ),
    place_after=words(
        r" ?, (?P<place>(?:par\.|paragraphes?|p\.|annexes?|pièce jointe|sect\.)"
        r"(?: ?\d+|(?: [IVX]+)\b)?)"
    ),
    assembly=words(r"Assemblée générale"),
    own_capacity=words(
        r"en (?:ma|sa) qualité de (?!Président)|à titre national|au nom de mon pays"
    ),
    address=words(
        r"(?:M\.|Mme|Monsieur|Madame) (?:l[ea] )?(?:Président(?:e)?|Secrétaire général(?:e)?)"
    ),
    compounds=_COMPOUNDS,
    prefixes=frozenset(
        {
            "ex",
            "vice",
            "demi",
            "celui",
            "celle",
            "ceux",
            "celles",
            "peut",
            "franco",
            "israélo",
            "russo",
        }
    ),
)
