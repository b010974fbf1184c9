"""The Chinese record ("主席（以英语发言）：", S/PV.9642). The title follows the name."""

from __future__ import annotations

from statements.transcripts.records import EventKind

from .grammar import EARLY, NUMBERED, SESSION, CoverWords, Grammar, VoteWords, line, words

_TIME = r"(?P<half>上午|下午|中午|晚上|晚)?(?P<hour>\d{1,2})时(?P<minute>\d{1,2})?分?"

CHINESE = Grammar(
    code="zh",
    language="Chinese",
    president=r"(?:代理|临时)?主席",
    office=r"(?:常务副|副)?秘书长|检察官|书记官长|高级专员|联合国?难民署?高级专员",
    title=(
        r"先生|女士|夫人|小姐|女爵士|爵士|女男爵|男爵|勋爵|女勋爵|博士|教授|法官|大主教|主教|枢机|蒙席|"
        r"上将|中将|少将|准将|将军|上校|亲王|王子|公主|殿下|陛下|阁下|酋长|谢赫|大使|部长|总统|总理"
    ),
    spoken=words(r"(?:以|用)?([一-鿿]{1,6}语|英文|法文|中文|俄文)(?:发言|口译|；|;|，).*"),
    languages={
        "英语": "English",
        "英文": "English",
        "法语": "French",
        "法文": "French",
        "西班牙语": "Spanish",
        "俄语": "Russian",
        "俄文": "Russian",
        "汉语": "Chinese",
        "中文": "Chinese",
        "阿拉伯语": "Arabic",
        "葡萄牙语": "Portuguese",
        "德语": "German",
        "日语": "Japanese",
        "意大利语": "Italian",
        "土耳其语": "Turkish",
        "波斯语": "Persian",
        "法尔西语": "Farsi",
        "达里语": "Dari",
        "普什图语": "Pashto",
        "朝鲜语": "Korean",
        "韩语": "Korean",
        "乌克兰语": "Ukrainian",
        "塞尔维亚语": "Serbian",
        "希伯来语": "Hebrew",
        "索马里语": "Somali",
        "克里奥尔语": "Creole",
        "库尔德语": "Kurdish",
        "希腊语": "Greek",
    },
    formulas=(
        (
            EventKind.SUSPENDED,
            line(rf"(?:会议(?:于|在)?)?{_TIME}(?:会议)?(?:暂停|休会)(?:会议)?.{{0,30}}"),
        ),
        (EventKind.OPENED, line(rf"{_TIME}(?:会议)?(?:开会|开始)")),
        (EventKind.RESUMED, line(rf".{{0,16}}{_TIME}(?:会议)?(?:复会|恢复|续会).{{0,10}}")),
        (EventKind.CLOSED, line(rf"{_TIME}(?:会议)?(?:散会|结束)")),
        (EventKind.AGENDA_ADOPTED, line(r"议程(?:获得)?通过")),
        (EventKind.DECIDED, line(r"就这样决定|就此决定|决定如下|就这么决定")),
        (EventKind.VOTE, line(r"(?:进行了|以)(?:举手|无记名|唱名|记录).{0,6}(?:表决|投票).{0,10}")),
        (EventKind.SILENCE, line(r"安(?:全)?理(?:事)?会(?:全体)?成员.{0,12}默哀.{0,10}")),
        (
            EventKind.SEATED,
            line(r"(?:应主席(?:的)?邀请|在主席邀请下).{2,120}(?:就座|就坐|入座|席位).{0,10}"),
        ),
        (
            EventKind.SEATED,
            line(r"[^。：:]{2,40}(?:在安理会议席就座|在议席就座|在会议厅.{2,10}就座)"),
        ),
    ),
    sections=line(
        r"通过议程|主席(?:的)?(?:声明|发言)|(?:对|向).{2,30}(?:表示|致)(?:感谢|欢迎|哀悼|慰问|敬意)|"
        r"(?:感谢|欢迎|哀悼|悼念).{2,20}"
    ),
    vote=VoteWords(
        in_favour=words(r"赞成[：:]"),
        against=words(r"反对[：:]"),
        abstaining=words(r"弃权[：:]"),
        absent=words(r"(?:未|没有)参加(?:表决|投票)[：:]"),
        result=(
            words(r"(\d{1,2})票(?:赞成|同意)|赞成(\d{1,2})票"),
            words(r"(\d{1,2})票反对|反对(\d{1,2})票"),
            words(r"(\d{1,2})票弃权|弃权(\d{1,2})票"),
        ),
        told=("赞成", "反对", "弃权"),
        nobody=frozenset({"无", "零"}),
        none=words(r"零票|无人|0票"),
        draft="决议草案",
        methods={"举手": "show-of-hands", "无记名": "secret-ballot", "唱名": "recorded"},
        adopted=words(r"(?:获得?|一致|已)(?:一致)?通过"),
        rejected=words(r"未(?:能|获|被)?(?:得)?(?:获得)?通过|否决"),
        numbers={},
    ),
    cover=CoverWords(
        president=words(r"主席[：:]"),
        members=words(r"成员[：:]"),
        agenda=words(r"议程(?:项目)?\Z"),
        year=words(r"第[〇零一二三四五六七八九十]+年\Z"),
        provisional="临时逐字记录",
        city="纽约",
        notice="本记录包括|无障碍文件|请回收",
        months={},
    ),
    resolution=(
        words(rf"第 ?(?:{NUMBERED}|{EARLY}|{SESSION}) ?号(?:决议)?"),
        words(rf"(?:、|和|及|或)(?:第)? ?{NUMBERED}(?: ?号)?"),
    ),
    place_before=words(r"(?P<place>第\d+(?:(?:至|和|、)第?\d+)*段)(?:的)?\Z"),
    place_after=words(
        r"(?P<place>(?:执行部分)?第\d+(?:(?:至|和|、)第?\d+)*段)|，(?P<annex>附件[一二三四五六七八九十]*)"
    ),
    assembly=words(r"大会"),
    own_capacity=words(r"以(?!.{0,4}主席)[^。，]{1,24}(?:代表|国家)的?身份|以本国代表"),
    address=words(
        r"(?:主席|秘书长|副秘书长|部长|大使|检察官|高级专员)(?:先生|女士|夫人)|(?:各位)?先生|女士"
    ),
    title_last=True,
    spaced=False,
)
