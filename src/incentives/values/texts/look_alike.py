"""Texts that look alike though they differ: what an officer is asked about.

The rows of this table are those that occur in Chinese names of institutions and in numbers: letters
of other scripts that look Latin, digits and letters, strokes and dashes, characters that differ by
the length of one stroke, and the other form (traditional) of common ones. Width and what Unicode
calls compatible are settled before (see `compared`).
"""

import unicodedata
from functools import lru_cache

from incentives.values.texts.plain_text import compared, without_hidden

_ALIKE = (
    # Digits and letters, as they are told apart in hardly any typeface.
    "1li|丨ıɩιіӏ",
    "0o○〇οоօσ",
    "5s",
    "8bвβ",
    "2zζ",
    # Dashes and the one that is a word.
    "一ー—–‒―‐−-ㄧ─━",
    "·•・‧∙⋅",
    # Letters of Greek, Cyrillic and Armenian whose small or capital form looks Latin.
    "aаαɑ",
    "cс",
    "dԁ",
    "eеҽ",
    "gɡց",
    "hһհнη",
    "jјϳ",
    "kκк",
    "mмμϻ",
    "nпνո",
    "pрρ",
    "qԛգ",
    "tтτ",
    "uս",
    "vѵ",
    "wѡωԝш",
    "xхχ",
    "yуγυүყ",
    "fẝϝ",
    "rгᴦ",
    # Kana that look like characters, and characters that are taken for others.
    "二ニ",
    "口ロ囗",
    "八ハ",
    "力カ",
    "夕タ",
    "工エ",
    "卜ト",
    "才オ",
    "第笫",
    # Characters that differ by the length of one stroke, or where it begins.
    "日曰",
    "未末",
    "土士",
    "己已巳",
    "戊戌戍",
    "人入",
    "干千于",
    "天夭",
    "壬王",
    "汩汨",
    "刀刁",
    "毋母毌",
    "侯候",
    "茶荼",
    "祟崇",
    "冶治",
    "睛晴",
    "拆折析",
    "爪瓜",
    "免兔",
    "辩辨",
    # The traditional form, as another keyboard writes it.
    "托託",
    "儿兒",
    "园園囩",
    "幼㓜幻",
    "婴嬰",
    "爱愛",
    "乐樂",
    "宝寶寳",
    "贝貝⻉",
    "护護",
    "学學",
    "养養",
    "发發髮",
    "门門⻔",
    "区區",
    "县縣",
    "镇鎮",
    "乡鄉",
    "东東",
    "阳陽",
    "华華",
    "国國",
    "业業",
    "务務",
    "机機",
    "构構",
    "团團",
    "艺藝",
    "庆慶",
    "龙龍⻰",
    "马馬⻢",
    "凤鳳",
    "圣聖",
    "亲親",
    "欢歡",
    "级級",
    "关關",
    "长長⻓",
    "张張",
    "陈陳",
    "刘劉",
    "赵趙",
    "杨楊",
    "苏蘇",
    "宁寧㝉",
    "广廣",
    "岛島",
    "湾灣",
    "个個",
    "启啟啓",
    "蓝藍",
    "绿綠緑",
    "红紅",
    "飞飛⻜",
    "鸟鳥⻦",
    "鱼魚⻥",
    "鹤鶴",
    "梦夢",
    "伞傘",
    "云雲",
    "电電",
    "办辦",
    "号號",
    "楼樓",
    "里裏裡",
    "后後",
    "与與",
    "运運",
    "产產",
    "医醫",
    "卫衛衞",
    "妇婦",
    "专專",
    "众眾衆",
    "户戶戸",
    "吕呂",
    "吴吳呉",
    "麦麥⻨",
    "见見⻅",
    "车車⻋",
    "风風⻛",
    "页頁⻚",
    "齐齊⻬",
    "黄黃⻩",
    # Radicals that stand for the character itself where text is copied from a PDF.
    "民⺠",
    "西⻄",
    "青⻘",
    "食⻝",
    "角⻆",
    "虎⻁",
    "鬼⻤",
    "骨⻣",
)
_FIRST_OF = str.maketrans({other: row[0] for row in _ALIKE for other in row[1:]})


@lru_cache(maxsize=20_000)
def skeleton(text: str) -> str:
    r"""What is left of a text if those that look alike are one, and what cannot be seen is none.

    Two texts that differ but have one skeleton are put to the officer; it is shown to nobody.

    >>> skeleton("海门第一托育") == skeleton("海门第—托育")
    True
    >>> skeleton("托儿所A1") == skeleton("托兒所АI\u200b")
    True
    """
    plain = without_hidden(text)
    while (again := compared(plain)) != plain:  # what stood apart may join once blanks are gone
        plain = again
    return unicodedata.normalize("NFD", plain).translate(_FIRST_OF)
