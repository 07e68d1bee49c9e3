"""What stands around an article and is not part of it: controls, labels, lists of links.

These are the words of the trade (大字体, 打印, 责任编辑, 相关阅读), not of any one page. A line is
furniture only when it holds nothing else: in doubt it stays in the body.
"""

import re

_CONTROL_WORDS = (
    "大字体|小字体|字体|字号|大号|中号|小号|超大|标准|特大|加大|缩小|放大|默认|扫码带走|扫一扫|扫码"
    "|手机看|手机阅读|手机版|扫码阅读|扫码分享|二维码|打印本页|打印本稿|打印文章|打印|关闭窗口|关闭本页"
    "|关闭|收藏本文|收藏|加入收藏|分享至|分享到|分享本文|分享|转发|复制链接|复制|微信好友|微信|朋友圈"
    "|QQ空间|QQ好友|QQ|新浪微博|腾讯微博|微博|人人网|豆瓣|抖音|更多|点赞数|点赞|评论数|评论|已赞"
    "|我要评论|参与评论|网友评论|跟贴|我有话说|查看评论|举报|纠错|我要纠错|错误报告|报错|推荐"
    "|返回首页|返回列表|返回顶部|返回|回到顶部|语音播报|语音朗读|语音播放|播放|朗读|听新闻|听全文|收听"
    "|全文朗读|无障碍|关怀版|老年版|正文|下载客户端|客户端|下载|APP|繁体|简体|投稿|订阅|已关注|加关注|关注"
    "|取消关注|登录|注册|搜索|阅读数|阅读量|阅读|浏览量|浏览次数|浏览|点击数|点击量|点击次数|点击|人参与"
    "|用微信扫码二维码|分享至好友和朋友圈|调整字体|我要|本文|文章|文字"
    "|已推荐|推荐成功|跟贴|人跟贴|网友跟贴|手机发跟贴|登录发贴|文明上网|跟贴热词|已浏览完毕|重新浏览"
    "|字级|字级大小|列印|分享给朋友|赞|按赞|脸书|加入好友|友善列印|转寄|留言|讨论|简体|繁体"
    "|写留言|在看|喜欢作者|阅读原文|轻触阅读原文|轻点两下取消赞|轻点两下取消在看|听过|小程序|视频号"
    "|Print|Share|Email|Facebook|Twitter|LinkedIn|WhatsApp|Pinterest|Reddit|Tweet|Comments|Comment"
    "|Copy link|Copy|Link|Save|Advertisement|Advert|Anzeige|Publicité|AD|Subscribe now"
    "|Subscribe|Sign up|Sign in|Log in|Login|Caption|Close|Print article|Text size|Order reprints"
    "|Follow us|Back to gallery|Previous post|Next post|Read more|Show more|Load more|By|Von|Menu"
    "|Search|Image|Photo"
)
_CONTROL = frozenset(_CONTROL_WORDS.lower().split("|"))
_ALONE = frozenset("大 中 小 赞 次 a a+ a- t t+ t- + - qq app 人".split())
# The words of the trade are the same in both scripts; they are compared in one.
_SIMPLIFIED = str.maketrans(
    "責編輯記來關閱讀聞報導鏈連結薦資訊內專題話頻視為給歡興熱門點評論發圖聲權歸轉載請註錯糾頁頂閉"
    "掃碼維號體級複製訂電讚贊網錄審對監統籌實習擴無礙聽語調幣臉書標簽籤鍵詞經說讓過還開",
    "责编辑记来关阅读闻报导链连结荐资讯内专题话频视为给欢兴热门点评论发图声权归转载请注错纠页顶闭"
    "扫码维号体级复制订电赞赞网录审对监统筹实习扩无碍听语调币脸书标签签键词经说让过还开",
)
_SEPARATORS = re.compile(r"[\s:：|｜丨/·,，。、>»›\[\]【】()（）+-]+")
_ENGLISH_NOTICES = re.compile(
    r"^(?:©.*|image (?:copyright|caption)\b.*|(?:copyright|all rights reserved)\b.*"
    r"|(?:photo|image|picture|foto|bild|credit|quelle)(?: credit| by)?\s?:.*"
    r"|.{0,60}(?:/|via |\()(?:getty images|afp|reuters|ap photo|dpa|shutterstock|ap)\)?.{0,12}"
    r"|follow .{1,60} (?:on|at) .{1,40}|have a (?:news )?tip\b.*|listen to (?:this )?article.*"
    r"|(?:sign up|subscribe) (?:for|to|now)\b.*|(?:get|receive) (?:the|our) (?:latest|best)\b.*"
    r"|click here (?:to|for)\b.*|this site uses\b.*|save my name\b.*|notify me\b.*"
    r"|sharing is caring.*|thank you for .{0,40}|email .{0,30}@.*"
    r"|this article (?:has been|was (?:originally|first)).{0,120})$",
    re.IGNORECASE,
)
_HARD_STOP = re.compile(
    r"^[\s【]*(?:(?:网友|最新|热门|全部)评论|猜[您你](?:想看|喜欢|感兴趣)|[为给][您你]推荐"
    r"|leave a (?:comment|reply).*|\d* ?comments?(?: \(\d+\))?|join the conversation"
    r"|about the author|more stories.{0,40}"
    r"|you may also like.{0,12}|recommended for you|voc[êe] pode gostar.{0,6}"
    r"|top rated comments)[:\s】]*$",
    re.IGNORECASE,
)
_SOFT_STOP = re.compile(
    r"^(?:related(?: \w+){0,3}|read more|see also|more on this.{0,20}|more (?:news|stories)"
    r"|latest news|most (?:read|popular)|breaking news"
    r"|trending(?: now)?|popular(?: \w+)?|more from .{1,40}|mehr zum thema.{0,20}"
    r"|das könnte sie auch.{0,40}|lesen sie auch.{0,20}|lire aussi.{0,20}"
    r"|à lire (?:aussi|également).{0,20}|leggi anche.{0,20}|lee también.{0,20}|関連記事)[:\s]*$",
    re.IGNORECASE,
)
_LONGEST_FIRST = "|".join(sorted(map(re.escape, _CONTROL), key=len, reverse=True))
_FUSED = re.compile(rf"{_LONGEST_FIRST}|\d+(?:\.\d+)?[万亿]?\+?", re.IGNORECASE)

_ROLES = (
    "责任编辑|责任主编|值班编辑|值班主编|执行编辑|网络编辑|网站编辑|本文编辑|文字编辑|图文编辑|新媒体编辑"
    "|见习编辑|实习编辑|编辑|责编|主编|编审|审核|审校|审读|初审|复审|终审|一审|二审|三审|校对|监制|统筹"
    "|值班主任|值班总编|签发|录入|制作|制图|排版|策划|编校|编辑部?"
)
CREDIT = re.compile(
    rf"^[\s\[［【(（<《]*(?:本文|本期|本版)?(?:{_ROLES})"
    r"(?:\s*[/:：｜|丨]\s*[^。！？]{0,60}|(?:\s+[\u4e00-\u9fff·]{2,4}){1,4}[\s\]］】)）>]*)$"
)
_CORRECTIONS = re.compile(r"^\s*[【\[](?:我要)?纠错[】\]]\s*")
_NOTICES = re.compile(
    r"^[\s\[［【(（*※▼▲]*(?:"
    r"纠错|我要纠错|返回.{0,2}(?:首页|列表|顶部|上页|目录|频道)?|打印(?:本页|此页|本稿|文章)?|关闭(?:窗口|本页)?|免责声明|版权声明|版权归.{0,20}|法律声明"
    r"|本文来源[:：].{0,40}|本文系?转载自.{0,40}|文章来源[:：].{0,40}|来源\s?[:：|｜丨].{0,40}"
    r"|(?:更多|欢迎)?.{0,12}(?:扫描|扫码|长按).{0,30}二维码.{0,20}"
    r"|(?:郑重|版权|免责|重要|特别)?声明[:：].*|(?:风险|免责)提示[:：].*"
    r"|[上下]一篇(?:[:：].*)?|上一页|下一页|标签[:：].*|关键词[:：].*|关键字[:：].*"
    r"|(?:本|此)文(?:为|系|由|仅|不|属|只).{0,60}(?:观点|立场|授权|转载|上传|发布|投资).*"
    r"|(?:本文)?原标题[:：].*|点击(?:进入|查看|阅读).{0,16}|发布于[:：].{0,10}"
    r"|[-—\s]*(?:THE )?END[-—\s]*"
    r"|.{0,24}(?:评论|观点|内容|文章).{0,24}(?:不表明|不代表|仅提供信息|仅供)"
    r".{0,40}(?:立场|观点|服务|参考).{0,10}"
    r"|.{0,24}尽在.{1,14}(?:APP|客户端)|登录.{1,10}(?:APP|客户端)\s*搜索.{0,30}"
    r"|(?:打开|下载).{0,10}(?:APP|客户端)[，,]?(?:阅读|查看).{0,8}"
    r"|.{0,40}(?:请勿转载|不得转载|转载请注明.{0,60})"
    r")[\s\]］】)）]*$"
)
_BOUNDARY = re.compile(
    r"^[\s\[［【(（*※▼▲■◆●>》|]*(?:"
    r"(?:相关|延伸|推荐|精彩|扩展|更多|热门|热点)(?:阅读|新闻|报道|链接|推荐|文章|资讯|内容|专题|稿件|信息|话题|视频)"
    r"|(?:为|给)[您你]推荐|猜[您你](?:想看|喜欢|感兴趣)|大家(?:都)?(?:在看|爱看)|[您你]可能(?:也?(?:喜欢|感兴趣|想看)).{0,6}"
    r"|今日推荐|新闻推荐|编辑推荐|精选推荐|频道推荐|图片推荐|今日热[点门]|热点?排行|新闻排行|点击排行|阅读排行|排行榜"
    r"|热门评论|网友评论|最新评论|全部评论|发表评论|热门推荐|精彩图集|精彩图片|高清图集|图集推荐"
    r"|特别声明|免责声明|版权声明|相关专题|相关搜索|相关标签|往期(?:回顾|推荐|精选).{0,4}"
    r")[\s:：>》】\]）)|更多]*$",
    re.IGNORECASE,
)


def is_control(text: str) -> bool:
    """Whether the line holds nothing but the page's controls (大字体 小字体 打印)."""
    if not text or len(text) > 120:
        return False
    text = text.translate(_SIMPLIFIED)
    words = [word for word in _SEPARATORS.split(text.lower()) if word]
    if not all(word in _CONTROL or word in _ALONE or not _FUSED.sub("", word) for word in words):
        return False
    named = [word for word in words if not word.isdecimal()]
    return len(named) > 1 or any(word not in _ALONE for word in named)


def is_sign(text: str) -> bool:
    """Whether the line is a control only among others of its kind (大, 赞, A+)."""
    return text.lower() in _ALONE


def without_controls(text: str) -> str:
    """A byline without the controls that follow it on the same line."""
    words = text.split(" ")
    while words and is_control(words[-1]):
        words.pop()
    return " ".join(words)


def is_credit(text: str) -> bool:
    """Whether the line names who edited or checked the article, and nothing else."""
    if len(text) > 80:
        return False
    return CREDIT.match(_CORRECTIONS.sub("", text.translate(_SIMPLIFIED))) is not None


def is_notice(text: str) -> bool:
    """Whether the line is a page's own notice: 【纠错】, 上一篇, 免责声明."""
    if len(text) > 400:
        return False
    if text.isascii() or "©" in text:
        return len(text) <= 200 and _ENGLISH_NOTICES.match(text) is not None
    return _NOTICES.match(text.translate(_SIMPLIFIED)) is not None


def is_boundary(text: str) -> bool:
    """Whether the line heads what follows an article: 相关阅读, 延伸阅读, 为您推荐."""
    if len(text) > 40:
        return False
    text = text.translate(_SIMPLIFIED)
    return bool(_BOUNDARY.match(text) or _HARD_STOP.match(text))


def is_end(text: str) -> bool:
    """Whether behind such a line no page goes on with its article: 猜你喜欢, Leave a comment."""
    return len(text) <= 40 and _HARD_STOP.match(text.translate(_SIMPLIFIED)) is not None


def is_soft_boundary(text: str) -> bool:
    """Whether the line heads further reading that pages also set between two paragraphs."""
    return len(text) <= 60 and _SOFT_STOP.match(text) is not None
