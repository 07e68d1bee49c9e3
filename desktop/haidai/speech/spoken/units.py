"""Units, currencies and counters of Chinese news."""

import re
from collections.abc import Iterable

UNITS = {
    "km": "公里", "m": "米", "cm": "厘米", "mm": "毫米", "nm": "纳米", "μm": "微米",
    "km²": "平方公里", "m²": "平方米", "cm²": "平方厘米", "hm²": "公顷", "ha": "公顷",
    "km2": "平方公里", "m2": "平方米", "cm2": "平方厘米",
    "m³": "立方米", "cm³": "立方厘米", "m3": "立方米", "Nm³": "标准立方米", "km³": "立方公里",
    "kg": "公斤", "g": "克", "mg": "毫克", "μg": "微克", "t": "吨",
    "L": "升", "mL": "毫升", "ml": "毫升",
    "h": "小时", "min": "分钟", "s": "秒", "ms": "毫秒",
    "W": "瓦", "kW": "千瓦", "KW": "千瓦", "MW": "兆瓦", "GW": "吉瓦", "TW": "太瓦",
    "kWh": "千瓦时", "kW·h": "千瓦时", "KWh": "千瓦时", "MWh": "兆瓦时", "GWh": "吉瓦时",
    "V": "伏", "kV": "千伏", "KV": "千伏", "mA": "毫安", "mAh": "毫安时", "Ah": "安时",
    "Hz": "赫兹", "kHz": "千赫", "MHz": "兆赫", "GHz": "吉赫",
    "Pa": "帕", "hPa": "百帕", "kPa": "千帕", "MPa": "兆帕", "mmHg": "毫米汞柱",
    "dB": "分贝", "kN": "千牛", "kJ": "千焦", "MJ": "兆焦",
    "cal": "卡", "kcal": "千卡", "mol": "摩尔", "mmol": "毫摩尔", "μmol": "微摩尔",
    "nmol": "纳摩尔", "μSv": "微西弗", "mSv": "毫西弗", "μL": "微升", "Wh": "瓦时",
    "rpm": "转每分", "IU": "国际单位", "℃": "摄氏度",
    "°C": "摄氏度", "℉": "华氏度", "°F": "华氏度", "°": "度", "㎡": "平方米", "㎞": "公里",
    "㎝": "厘米", "㎜": "毫米", "㎎": "毫克", "㎏": "公斤", "㏄": "毫升", "㎥": "立方米",
    "Mbps": "兆比特每秒", "Gbps": "吉比特每秒", "kbps": "千比特每秒", "ppm": "百万分比浓度",
    "kt": "千吨", "Mt": "百万吨", "ft": "英尺",
    # as the hurried write them
    "Km": "公里", "KM": "公里", "CM": "厘米", "MM": "毫米", "Kg": "公斤", "KG": "公斤",
    "ML": "毫升", "kw": "千瓦", "kwh": "千瓦时", "kW.h": "千瓦时", "MAH": "毫安时", "mah": "毫安时",
    "GHZ": "吉赫", "Ghz": "吉赫", "MHZ": "兆赫", "HZ": "赫兹", "hz": "赫兹", "mpa": "兆帕",
    "Mpa": "兆帕", "db": "分贝",
    "m^2": "平方米", "m^3": "立方米", "km^2": "平方公里",
}  # fmt: skip
"""The sign behind a number → its Chinese name. A sign of two joined by `/` is read with 每."""

CURRENCIES = {
    "¥": "元", "$": "美元", "US$": "美元", "HK$": "港元", "NT$": "新台币", "A$": "澳元",
    "C$": "加元", "S$": "新加坡元", "€": "欧元", "£": "英镑", "₩": "韩元", "₽": "卢布",
    "₹": "卢比", "JP¥": "日元", "RMB": "元",
}  # fmt: skip
"""The sign before an amount → what is said behind it."""

_COUNTERS = (
    "个 名 人 位 家 件 项 条 座 艘 架 辆 台 只 头 匹 张 本 部 场 次 届 天 周 岁 倍 米 公里 千米 "
    "厘米 毫米 吨 斤 公斤 千克 克 升 毫升 元 块 万 亿 千 成 种 类 批 轮 处 所 间 栋 幢 套 份 支 "
    "枚 片 段 层 对 双 颗 株 户 国 省 市 地 县 口 棵 艇 列 节 门 瓶 箱 袋 碗 杯 首 篇 封 句 则 "
    "起 宗 桩 例 组 方 端 侧 岸 校 院 厂 村 镇 亩 公顷 平方 立方 小时 分钟 秒 昼夜 美元 欧元 英镑 "
    "港元 日元 年 多 点 枪 记 球 胜 连 度 步 遍 趟 顿 盏 幅 枝 具 粒 滴 道 股 把 副 册 卷 集 "
    "番 顶 根 款 档 笔 者 星期 航次 车道 夜 瓣 处 拨 尊 株 摞 杆 炮 幕 桌 沓"
)
_NO_COUNTERS = ("年级", "次方", "次元", "组团")
"""What only begins like one."""


def any_of(words: Iterable[str]) -> str:
    """An expression for one of `words`, the longest that is there."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


UNIT = rf"(?:{any_of(UNITS)})"
COUNTED = re.compile(
    rf"(?!{any_of(_NO_COUNTERS)})\s?(?:{any_of(_COUNTERS.split())}|"
    rf"(?:kg|km|m|cm|mm|g|t|h|L|㎡|m²|km²|m³)(?![A-Za-z\d])|室\d厅)"
)
"""What is counted: before it a single 2 is 两, not 二."""
