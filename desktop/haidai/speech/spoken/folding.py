"""A text as the rules see it: in simplified characters, without spaces around numbers.

So a rule says 两个 for 2个, 2個 and 2 个, and what no rule claims is spoken as it is written.
"""

import re
from collections.abc import Iterator
from functools import cache
from heapq import merge

from haidai.article.spans import Span
from haidai.speech.spoken.rewriting import Folded

_SPACE = r"[ \u00a0\u2009\u202f]{1,2}"
_HAN = r"[\u3007\u4e00-\u9fff]"

_TRADITIONAL = (
    "亞來個側備傳億兩冊則劃劑動務勝匯單喲嗎嘍噸國圖團報場塊奧奪學寧專對導屆層峯師幀幣幾廠廳張彈彙後從"
    "慘慶戰戶掃揮搶撥擊擋攝敗敵數於時晉晝曆書會査桿條棟業槍槓樁樓標機橫檔歐歲歷殘殲殺決沖減準滬漲潛濃"
    "災為熱營爲爾牀璣瓊畝當發盃盞監盧碼礦種筆節粵紀約納級組絕絶經綫網綿線編縣績續羣聯臺與舉艦茲華萬蘇"
    "處號衛衝裏裝裡覽訂計記許訴証話課論講證變貝負財貨貴賬購賽贏贛踰車軍輕輛輪輸轉連週運過達遼郵釐銳鋒"
    "鋭錄錦録錶鍾鎊鎮鐘長門開間閩閱閲陝陣陸隊際險隻雙難雲電韓頁頂頃項頓領頭顆題額類颱飛餘馬騰驅驍驗魯"
    "鯤鵬黃點龍"
    "兌換縮賠還釋侖價壇護遊「」『』"
)
_SIMPLIFIED = (
    "亚来个侧备传亿两册则划剂动务胜汇单哟吗喽吨国图团报场块奥夺学宁专对导届层峰师帧币几厂厅张弹汇后从"
    "惨庆战户扫挥抢拨击挡摄败敌数于时晋昼历书会查杆条栋业枪杠桩楼标机横档欧岁历残歼杀决冲减准沪涨潜浓"
    "灾为热营为尔床玑琼亩当发杯盏监卢码矿种笔节粤纪约纳级组绝绝经线网绵线编县绩续群联台与举舰兹华万苏"
    "处号卫冲里装里览订计记许诉证话课论讲证变贝负财货贵账购赛赢赣逾车军轻辆轮输转连周运过达辽邮厘锐锋"
    "锐录锦录表钟镑镇钟长门开间闽阅阅陕阵陆队际险只双难云电韩页顶顷项顿领头颗题额类台飞余马腾驱骁验鲁"
    "鲲鹏黄点龙"
    "兑换缩赔还释仑价坛护游“”‘’"
)


def folded(text: str) -> Folded:
    """`text` for the eyes of the rules, not to be spoken."""
    simplified = text.translate(_table())
    kept: list[int] = []
    end = 0
    inside = (Span(*match.span()) for match in _spaced_sign().finditer(simplified))
    for space in merge(_spaces_of_numbers(simplified), inside, key=lambda each: each.start):
        kept += range(end, space.start)
        end = space.end
    if not end:
        return Folded(simplified, range(len(text) + 1))
    kept += range(end, len(text) + 1)
    return Folded("".join(simplified[place] for place in kept[:-1]), kept)


def _spaces_of_numbers(text: str) -> Iterator[Span]:
    """The spaces that set numbers off: on both sides, or where the other has no character.

    A space on one side only (沪指失守3700 本周累计) parts two thoughts.
    """
    for match in _number_with_spaces().finditer(text):
        before, behind = Span(*match.span(1)), Span(*match.span(3))
        if len(before) and (len(behind) or not _is_han(text, match.end())):
            yield before
        if len(behind) and (len(before) or not _is_han(text, match.start() - 1)):
            yield behind


def _is_han(text: str, place: int) -> bool:
    return 0 <= place < len(text) and "\u4e00" <= text[place] <= "\u9fff"


@cache
def _spaced_sign() -> re.Pattern[str]:
    """The spaces in 3 : 1 and 1 / 3."""
    sign = "[:：∶/]"
    before = rf"(?<=\d){_SPACE}(?={sign}\s?\d)"
    return re.compile(rf"{before}|(?:(?<=\d{sign})|(?<=\d\s{sign})){_SPACE}(?=\d)")


@cache
def _number_with_spaces() -> re.Pattern[str]:
    return re.compile(rf"((?<={_HAN}){_SPACE}|)(\d[\d.,:：%℃~～–-]{{0,30}})({_SPACE}(?={_HAN})|)")


@cache
def _table() -> dict[int, int]:
    return str.maketrans(_TRADITIONAL, _SIMPLIFIED)
