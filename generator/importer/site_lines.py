"""Lines that sites print round a document: where you are, printing, sharing, who edited, who owns the site.

Such a line is known by its words, and only where sites print it: before the title and behind the end of the text.
Within a text the same words are text.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..model.text import squeeze
from .line import Line
from .titles import is_title

_LINE = re.compile(
    r"^(?:(?:您?的?(?:当前|现在)?所?在?的?位置|当前位置|您现在的位置)[:：]?|首页[>》»]|[【\[]?字[体号][:：]?|分享(?:到)?[:：]?|扫一扫|"
    r"[【\[（(]?(?:打印|关闭)|(?:信息)?来源[:：]|发布(?:日期|时间|机构)[:：]|(?:浏览|阅读|点击|访问)(?:次数|量|数)|作者[:：]|"
    r"[（(\[【]?(?:责任)?编辑[:：]|上一[篇条][:：]?|下一[篇条][:：]?|相关(?:链接|文档|附件|稿件|解读|政策)|版权所有|主办(?:单位)?[:：]|"
    r"承办(?:单位)?[:：]|网站标识码|网站地图|联系我们|关于我们|\w?ICP备|.{0,6}公网安备|返回顶部|无障碍|收藏本站|copyright|"
    r"(?:时间[:：]?|日期[:：]?)?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\d{1,2}:\d{2}|来源|作者|浏览|【|\[|字[体号]))",
    re.IGNORECASE,
)
_CERTAIN = re.compile(
    r"打印|关闭|扫一扫|责任编辑|版权所有|标识码|ICP备|公网安备|返回顶部|网站地图|上一[篇条]|下一[篇条]|"
    r"分享|copyright",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^(?:地址|邮编|邮政编码|电话|联系电话|传真|技术支持|主管(?:单位)?|协办(?:单位)?)[:：]")
_LONGEST = 120
_REACH = 12


def is_site_line(text: str) -> bool:
    """The line reads as one of a site's own, wherever it stands."""
    plain = squeeze(text)
    return len(plain) < _LONGEST and _LINE.match(plain) is not None


def without_site_lines(lines: list[Line]) -> tuple[list[Line], list[tuple[int, str, str]]]:
    """The lines with a site's own at both ends made blank, and (line number, reason, text) of what was taken off."""
    texts = [index for index, line in enumerate(lines) if line.plain or line.is_row]
    taken = {*_head(lines, texts), *_foot(lines, texts)}
    kept = [replace(line, text="", bold=(), marks=0) if index in taken else line for index, line in enumerate(lines)]
    return kept, [(lines[index].number, "site-line", lines[index].text) for index in sorted(taken)]


def _head(lines: list[Line], texts: list[int]) -> list[int]:
    """From the top down to the title."""
    found = []
    for index in texts[:_REACH]:
        text = lines[index].plain
        if is_title(text) or not is_site_line(text) or text.endswith("。"):
            break
        found.append(index)
    return found


def _foot(lines: list[Line], texts: list[int]) -> list[int]:
    """From the end up to the last line that is none. Who runs the site and where it sits could be said by a document
    too: such lines go only below one that no document prints."""
    found: list[int] = []
    pending: list[int] = []
    for index in reversed(texts[-_REACH:]):
        text = lines[index].plain
        if not text or not (is_site_line(text) or _ADDRESS.match(squeeze(text))):
            break
        pending.append(index)
        if _CERTAIN.search(text):
            found += pending
            pending = []
    return found
