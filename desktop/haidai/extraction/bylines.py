"""What a line says about the article: its time, its source, who wrote and who edited it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from haidai.article.model import Crumb
from haidai.article.values import Moment
from haidai.extraction.furniture import is_control, without_controls
from haidai.extraction.moments import find_moment, with_long_years

LONGEST = 400  # characters of a line that are looked at; a byline is shorter

# 清水发布 is the name of a medium; 发布 before a time, or alone, is a label.
_LABELS = re.compile(
    r"(?:(?:发布|发表|更新|刊发|刊登|发稿)(?:(?=\s?(?:时间|日期|[:：于]))|(?<![\u3400-\u9fff]..))"
    r"|时间|日期|[:：|])+\s*(?:时间|日期)?\s*[:：]?"
)
_SOURCE = re.compile(
    r"(?:信息来源|文章来源|新闻来源|稿件来源|资料来源|内容来源|来源于|来源网站|来源|來源|稿源|出处|转自|Source)"
    r"\s?[:：>|｜丨]\s*(?P<value>.{0,80})",
    re.IGNORECASE,
)
_NEXT_LABEL = re.compile(
    r"[\s|｜丨/]*(?:作者|记者|責任編輯|责任编辑|责编|编辑|编 辑"
    r"|(?:发布|发表|更新)(?:(?=\s?[:：时于日])|(?<![\u3400-\u9fff]..))|时间|日期|字号|字体"
    r"|阅读|点击|浏览|评论|分享|打印|关注|订阅|收藏|责任|选稿|我要|查看|微信|微博|手机|通讯员|摄影"
    r"|撰稿|原标题|人气|次数|访问量?)[^。]*$"
)
_PEOPLE = r"(?P<names>[^。！？:：\[\]【】()（）<>《》]{1,60})"
_EDITOR = re.compile(r"(?:责任编辑|責任編輯|责\s?编)\s?[:：/｜|丨]\s*" + _PEOPLE)
_OTHER_EDITOR = re.compile(r"(?:网络编辑|本文编辑|编\s?辑|小编|选稿)\s?[:：/｜|丨]\s*" + _PEOPLE)
_AUTHOR = re.compile(
    r"(?:本报记者|本网记者|记者|記者|作\s?者|撰文|撰稿|采写|执笔|文字|文)\s?[:：/｜|丨]\s*"
    + _PEOPLE
)
_BY = re.compile(r"^(?:By|Von|Par|Por) (?P<names>[A-ZÀ-Þ][^\d|:.!?]{3,60}?)\s*(?:\||$)")
_REPORTER_IN_TEXT = re.compile(
    r"[(（【\[][^()（）【】\[\]]{0,24}?(?:记者|記者)\s?[:：]?\s*(?P<names>[^()（）【】\[\]。]{2,50})[)）】\]]"
)
_REPORTER_LINE = re.compile(
    r"^(?:作者\s|[^。，,！？]{0,24}?(?:本报|本网|本刊|全媒体|首席|特约|见习|实习)?[记記]者)\s?[:：]?\s*(?P<names>[^。！？，,]{2,40})$"
)
_ACCOUNT = re.compile(r"[\u3400-\u9fffA-Za-z0-9·]{2,14}")
_PLACE = re.compile(r"[\u3400-\u9fff]{2,4}")
_NAME_BREAK = re.compile(r"[、，,;；/|｜丨&＆]|\s(?:和|与|and)\s|\s+")
_LATIN_BREAK = re.compile(r"[、，,;；/|｜丨&]|\s(?:and|und|et|y|e)\s")
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}(?:[·•・][\u3400-\u9fff]{1,8})*")
_LATIN_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þa-z][\w.'’-]*){0,3}|[A-Z]{1,4}\d{2,6}")
_IS_CODE = re.compile(r"[A-Z]{1,4}\d{2,6}")
# A name of two characters is often set with a blank: 张 三.
_SPREAD_NAME = re.compile(
    r"(?<![\u3400-\u9fff])([\u3400-\u9fff]) ([\u3400-\u9fff])(?![\u3400-\u9fff])"
)
_CODE = re.compile(r"[_\s]+[A-Z]{1,4}\d{2,6}$")
_NOT_NAMES = re.compile(
    r"通讯员|摄影|摄|攝|图|视频|实习|记者|编辑|校对|审核|监制|来源|发布|作者|报道|制作|文字|点击|返回|责编|整合|综合|编译|人气|部$|报$|网$|社$"
)
_TRAIL_LABEL = re.compile(
    r"^[你您]?的?(?:当前|现在|目前)?(?:所在|所处)?的?(?:位置|页面|栏目)(?:是|在)?\s?[:：]?\s*"
)
_TRAIL_BREAK = re.compile(
    r"\s*(?:>+|＞+|›|»|→|≫|\s[/|｜]\s|(?<=[\u3400-\u9fff])/(?=[\u3400-\u9fff])|::)\s*"
)
_SURE_BREAK = re.compile("[>＞›»≫]")
_LONGEST_CRUMB = 16


@dataclass(frozen=True, slots=True)
class Byline:
    """What one line tells, and what of it is left (`rest`) when that is taken away."""

    published: Moment | None = None
    source: str | None = None
    reporters: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    rest: str = ""

    @property
    def tells(self) -> bool:
        """Whether the line said anything at all."""
        return bool(self.published or self.source or self.reporters or self.editors)


def read_byline(line: str) -> Byline:
    """What a line beside the title says: `2024-03-15 21:02:43 来源:鲁网 大字体 小字体`."""
    text = with_long_years(line[:LONGEST])
    rest = text
    source = None
    reporters: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    published = None
    if timed := find_moment(text):
        published, span = timed
        rest = text = f"{text[: span[0]].rstrip()} | {text[span[1] :].lstrip()}".strip(" |")
        text = text or ""
    # 编辑：甲 责任编辑：乙 names two.
    for label in (_OTHER_EDITOR, _EDITOR):
        if (found := label.search(text)) and (names := names_in(found["names"])):
            editors = tuple(dict.fromkeys(editors + names))
            rest = rest.replace(found[0], " ", 1)
    if found := _AUTHOR.search(text) or _BY.search(text):
        reporters = names_in(found["names"])
        rest = rest.replace(found[0], " ", 1) if reporters else rest
    if found := _SOURCE.search(text):
        source = source_name(found["value"])
        rest = rest[: max(rest.find(found[0]), 0)]
    rest = without_controls(_LABELS.sub(" ", rest).strip(" |"))
    if is_control(rest):
        rest = ""
    return Byline(published, source, reporters, editors, rest.strip() + line[LONGEST:])


def account_byline(line: str) -> Byline | None:
    """What a line of the form `原创 何雨禾 溪畔发布 2024年3月15日 21:02 山东` says, else None.

    Author, account, clock and the place it was sent from stand side by side without a label.
    """
    timed = find_moment(line[:LONGEST])
    if timed is None or timed[0].hour is None:
        return None
    published, (start, end) = timed
    words = [word for word in line[:start].split() if word not in {"原创", "转载"}]
    names = [word for word in words if _ACCOUNT.fullmatch(word)]
    place = line[end:].strip()
    if not 0 < len(words) <= 2 or names != words or (place and not _PLACE.fullmatch(place)):
        return None
    reporters = names_in(words[0]) if len(words) > 1 else ()
    return Byline(published, words[-1], reporters)


def moment_in(text: str) -> Moment | None:
    """The first time or date a text names, as exact as it is there."""
    found = find_moment(with_long_years(text[:LONGEST]))
    return found[0] if found else None


def source_name(text: str) -> str | None:
    """The name after a source's label: up to the next label, control or bracket."""
    text = text[:LONGEST]
    timed = find_moment(text)
    value = f"{text[: timed[1][0]]} | " if timed else text
    value = value.strip(" :：|")
    value = _NEXT_LABEL.sub("", value)
    value = re.split(r"[|｜丨\[\]【】<>》;；。]|\s{2,}", value.strip("《<[【 "))[0].strip()
    words = without_controls(value).split(" ")
    value = words[0] if re.search("[\u3400-\u9fff]", words[0]) else " ".join(words)
    if value.count("）") + value.count(")") > value.count("（") + value.count("("):
        value = value.rstrip(")） ")
    value = value.strip('：:，,、/-—·》 "“”')
    return value if 1 < len(value) <= 40 and not is_control(value) else None


def names_in(text: str) -> tuple[str, ...]:
    """The people a label is followed by: `王乐文、方敏`, `李秀娟 通讯员 王强` gives the first."""
    people: list[str] = []
    text = text[:LONGEST]
    value = re.split(
        r"[／/].{0,12}(?:報導|报道)|通讯员|摄影|来源|责编|责任编辑|编辑|发布|校对|审核|监制", text
    )[0]
    value = _SPREAD_NAME.sub(r"\1\2", value)
    # A name in letters holds blanks; one in Chinese characters ends there.
    between = _NAME_BREAK if re.search("[\u3400-\u9fff]", value) else _LATIN_BREAK
    for part in between.split(value):
        name = _CODE.sub("", part.strip(" .。:：-—*")).strip("_ ")
        name = re.sub(r"(?<=[\u3400-\u9fff])[_A-Za-z0-9]+$", "", name)
        if not name:
            continue
        named = _HAN_NAME.fullmatch(name) or _LATIN_NAME.fullmatch(name)
        if not named or _NOT_NAMES.search(name) or is_control(name):
            if people:
                break
            continue
        if name not in people:
            people.append(name)
    without_codes = [name for name in people if not _IS_CODE.fullmatch(name)]
    return tuple(without_codes or people)[:8]


def reporters_in(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """Who reports by the words of the text: `鲁网3月15日讯(记者 李秀娟)`, `（记者 王强）`."""
    for text in paragraphs:
        places = [text] if len(text) <= 240 else [text[:120], text[-120:]]
        for place in places:
            if (found := _REPORTER_IN_TEXT.search(place)) and (names := names_in(found["names"])):
                return names
        if len(text) <= 60 and (names := read_byline(text).reporters):
            return names
        if len(text) <= 40 and (found := _REPORTER_LINE.match(text)):
            names = names_in(found["names"])
            if names:
                return names
    return ()


def read_trail(line: str) -> tuple[Crumb, ...]:
    """The steps of a trail (`首页 > 济南频道 > 正文`), or nothing where the line is no trail."""
    if not 3 <= len(line) <= 160:
        return ()
    bare = _TRAIL_LABEL.sub("", line)
    labelled = bare != line
    steps = [step.strip(" :：[]【】") for step in _TRAIL_BREAK.split(bare)]
    steps = ["正文" if step.startswith("正文 ") else step for step in steps if step]
    if len(steps) < 2 and not (labelled and steps):
        return ()
    # 快讯 | 老渡口合龙 is a title: signs that titles hold too make a trail of three steps or more.
    sure = labelled or len(steps) > 2 or steps[0].endswith("首页") or steps[-1] == "正文"
    if not sure and not _SURE_BREAK.search(bare):
        return ()
    # The last step may be the title itself; the others are names of pages.
    if any(len(step) > _LONGEST_CRUMB or re.search("[。！？，；]", step) for step in steps[:-1]):
        return ()
    if len(steps[-1]) > (80 if labelled else _LONGEST_CRUMB):
        return ()
    return tuple(Crumb(step) for step in steps)
