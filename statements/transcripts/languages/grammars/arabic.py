"""The Arabic record ("الرئيس (تكلم بالإنكليزية):", S/PV.9642)."""

from __future__ import annotations

from statements.transcripts.records import EventKind

from .grammar import (
    EARLY,
    NUMBERED,
    RIGHT_TO_LEFT,
    SESSION,
    CoverWords,
    Grammar,
    VoteWords,
    line,
    words,
)

_TIME = r"الساعة (?P<hour>\d{1,2})[/:.](?P<minute>\d{2})"

ARABIC = Grammar(
    code="ar",
    language="Arabic",
    direction=RIGHT_TO_LEFT,
    president=r"الرئيسة?(?: بالنيابة| المؤقتة?)?",
    office=(
        r"(?:نائبة? )?ا[لأ](?:أ)?مينة? العامة?|المدعية? العامة?|المفوضة? الساميي?ة?|"
        r"وكيلة? ا?ل?أ?الأمين العام|أمينة? السجل"
    ),
    title=(
        r"السيدة|السيد|السادة|ا?لآنسة|السير|اللورد|البارونة|البارون|الشيخة|الشيخ|الدكتورة|الدكتور|"
        r"الأميرة|الأمير|القاضية|القاضي|الجنرال|اللواء|الفريق|العميد|العقيد|المطران|المونسنيور|"
        r"رئيس الأساقفة|السفيرة|السفير|الأستاذة|الأستاذ|الملكة|الملك|دام"
    ),
    spoken=words(r"(?:تكلمت?|ألقت? كلمتها?|ترجمة شفوية)(?: ب| عن |،)? ?((?:ال|لا)[ء-ي]+|[ء-ي]+)"),
    languages={
        "الإنكليزية": "English",
        "الإنجليزية": "English",
        "الفرنسية": "French",
        "الإسبانية": "Spanish",
        "الروسية": "Russian",
        "الصينية": "Chinese",
        "العربية": "Arabic",
        "البرتغالية": "Portuguese",
        "الألمانية": "German",
        "اليابانية": "Japanese",
        "الإيطالية": "Italian",
        "التركية": "Turkish",
        "الفارسية": "Persian",
        "الدارية": "Dari",
        "الكورية": "Korean",
        "الأوكرانية": "Ukrainian",
        "الصربية": "Serbian",
        "العبرية": "Hebrew",
        "الصومالية": "Somali",
        "الكردية": "Kurdish",
        "اليونانية": "Greek",
    },
    formulas=(
        (EventKind.SUSPENDED, line(rf"عُ?لِ?قت الجلسة {_TIME}.{{0,60}}")),
        (EventKind.OPENED, line(rf"افت[ُ]?تحت الجلسة {_TIME}")),
        (EventKind.RESUMED, line(rf"(?:واستؤنفت|استؤنفت) الجلسة {_TIME}")),
        (EventKind.CLOSED, line(rf"رُ?فِ?عَ?ت الجلسة {_TIME}")),
        (EventKind.AGENDA_ADOPTED, line(r"أُ?قر جدول الأعمال")),
        (EventKind.DECIDED, line(r"تقرر ذلك|وقد تقرر ذلك")),
        (EventKind.VOTE, line(r"أُ?جري (?:ال)?تصويت (?:برفع الأيدي|سري|بنداء الأسماء).{0,30}")),
        (EventKind.SILENCE, line(r"(?:وقف|التزم) أعضاء المجلس.{0,20} دقيقة صمت.{0,40}")),
        (
            EventKind.SEATED,
            line(r"بناء على دعوة .{3,20}، شغل.{3,120} (?:مقعد|مقاعد).{0,60}"),
        ),
        (EventKind.SEATED, line(r"شغل السيدة? .{3,80} (?:مقعد|مقعدا).{0,60}")),
    ),
    sections=line(
        r"إقرار جدول الأعمال|بيان (?:من )?(?:رئيسة?|الرئيسة?).{0,30}|"
        r"(?:الإعراب عن|توجيه) (?:الشكر|الترحيب|التعازي|المواساة).{0,80}|تأبين .{3,80}"
    ),
    vote=VoteWords(
        in_favour=words(r"المؤيدون ?:"),
        against=words(r"المعارضون ?:"),
        abstaining=words(r"الممتنعون(?: عن التصويت)? ?:"),
        absent=words(r"(?:لم يشارك|غير المشاركين|لم يشتركوا?)(?:وا)? في التصويت ?:"),
        result=(
            words(r"(\d{1,2}) (?:صوتا|أصوات|عضوا) ?(?:ً ?)?مؤيد|حصل.{0,40}? (\d{1,2}) صوت"),
            words(r"(\d{1,2}) (?:صوتا|أصوات|صوت) ?(?:ً ?)?معارض|معارضة (\d{1,2})"),
            words(r"امتناع (\d{1,2})|(\d{1,2}) (?:عضوا|أعضاء|عضو) عن التصويت"),
        ),
        told=("مؤيد", "معارض", "امتنا"),
        nobody=frozenset({"لا أحد", "لا يوجد", "لاأحد"}),
        none=words(r"لا شيء|لا أحد|دون معارضة"),
        draft="مشرو",
        methods={
            "برفع": "show-of-hands",
            "سري": "secret-ballot",
            "الأسماء": "recorded",
        },
        adopted=words(r"(?:ا?عتُ?مد|اعتماد) (?:مشروع )?"),
        rejected=words(r"لم يُ?عتمد|لم يُ?عتَ?مد|لم يتم اعتماد|رُ?فض مشروع"),
        numbers={},
    ),
    cover=CoverWords(
        president=words(r"الرئيسة? ?:?(?= ?\.)|الرئيسة? ?:"),
        members=words(r"الأعضاء ?:|األعضاء ?:"),
        agenda=words(r"جدول الأعمال\Z|جدول األعمال\Z"),
        year=words(r"السنة .{3,40}\Z"),
        provisional="مؤقت",
        city="نيويورك",
        notice="يتضمن هذا المحضر|الرجاء إعادة",
        months={
            "يناير": 1,
            "فبراير": 2,
            "مارس": 3,
            "أبريل": 4,
            "مايو": 5,
            "يونيه": 6,
            "يونيو": 6,
            "يوليه": 7,
            "يوليو": 7,
            "أغسطس": 8,
            "سبتمبر": 9,
            "أكتوبر": 10,
            "نوفمبر": 11,
            "ديسمبر": 12,
        },
    ),
    resolution=(
        words(
            rf"(?:ال|لل|بال|وال)?قرار(?:ات|ين|ان)?(?: مجلس الأمن| الجمعية العامة)? "
            rf"(?:{NUMBERED}|{EARLY}|{SESSION})"
        ),
        words(rf"(?:، |و |و)(?:القرار )?{NUMBERED}"),
    ),
    place_before=words(r"(?P<place>الفقر(?:ة|ات) \d+(?:(?: إلى | و |، ?|-)\d+)*) من \Z"),
    place_after=words(r"،? (?P<place>(?:الفقرة|المرفق|الصفحة)(?: \d+)?)"),
    assembly=words(r"الجمعية العامة"),
    own_capacity=words(r"بصفتي (?:الوطنية|ممثل|وزير|رئيس (?:وزراء|جمهورية))"),
    address=words(r"(?:السيدة? )(?:الرئيسة?|الأمينة? العامة?)"),
)
