"""The language an article is written in, told by its characters and its commonest words."""

import re

from haidai.article.values import Language

SAMPLE = 20_000

# Characters that exist in one of the two scripts only, taken from the commonest thousand.
_SIMPLIFIED = frozenset(
    "们这个来说国时会学对发过还进种开后经头动关长现实问业两产给军无电战体变边听书师话请谁让点认"
    "应样门见车东马鸟鱼龙风飞员买卖钱银铁错钟间闻问阳阴阶队险难双观欢权钱区医华协单卫厂历压县参"
    "响叶号团园图场块声处备复够奖妇孙宁宝审将尔尘层岁岛币师帮带广庆库庙废张强归当录总恶战扩护报"
    "换据数断无旧显术机杀条极标树桥检楼欧毕气汇汉济浓温满灭灯灵热爱状独环现画疗监盘着码确种积称"
)
_TRADITIONAL = frozenset(
    "們這個來說國時會學對發過還進種開後經頭動關長現實問業兩產給軍無電戰體變邊聽書師話請誰讓點認"
    "應樣門見車東馬鳥魚龍風飛員買賣錢銀鐵錯鐘間聞陽陰階隊險難雙觀歡權區醫華協單衛廠歷壓縣參"
    "響葉號團園圖場塊聲處備復夠獎婦孫寧寶審將爾塵層歲島幣幫帶廣慶庫廟廢張強歸當錄總惡擴護報"
    "換據數斷舊顯術機殺條極標樹橋檢樓歐畢氣匯漢濟濃溫滿滅燈靈熱愛狀獨環畫療監盤碼確積稱"
)
_WORDS = {
    "en": frozenset("the of and to in that is was for with on as it by from".split()),
    "de": frozenset("der die und das den von zu mit sich auf ist im nicht ein eine".split()),
    "fr": frozenset("le la les des et en du une est dans que qui pour sur au".split()),
    "es": frozenset("el los las del que y en por con una para es se al su".split()),
    "it": frozenset("il di che la e un per non sono della con del le gli una".split()),
    "pt": frozenset("o os do da em que um uma para com não na no dos das".split()),
    "nl": frozenset("de het een van en in is dat op te zijn met voor niet aan".split()),
}


def language_of(text: str) -> Language:
    """The language of a text: `zh-CN`, `zh-TW`, `ja`, `ko`, `ru`, `en`, `de` and their like.

    Only the beginning (20,000 characters) is looked at. A text without any letters is `zh-CN`.
    """
    sample = text[:SAMPLE]
    han = len(re.findall("[\u3400-\u9fff]", sample))
    kana = len(re.findall("[\u3040-\u30ff]", sample))
    hangul = len(re.findall("[\uac00-\ud7af]", sample))
    cyrillic = len(re.findall("[\u0400-\u04ff]", sample))
    words = re.findall("[a-zß-ɏ]+", sample.lower())
    letters = sum(map(len, words))
    if kana > 0.1 * (han + kana):
        return Language("ja")
    # One Chinese character says about as much as three letters.
    shares = {"zh": 3 * han, "ko": 3 * hangul, "ru": cyrillic, "latin": letters}
    most = max(shares, key=lambda name: shares[name])
    if most == "zh":
        return _chinese(sample)
    return _latin(words) if most == "latin" else Language(most)


def _chinese(text: str) -> Language:
    simplified = sum(character in _SIMPLIFIED - _TRADITIONAL for character in text)
    traditional = sum(character in _TRADITIONAL - _SIMPLIFIED for character in text)
    return Language("zh-TW" if traditional > simplified else "zh-CN")


def _latin(words: list[str]) -> Language:
    counts = {tag: sum(word in common for word in words) for tag, common in _WORDS.items()}
    best = max(counts, key=lambda tag: counts[tag])
    return Language(best if counts[best] else "en")
