"""What stands beside a number that a row of patterns.py found, or in the title it belongs to.

Expressions run over `plain(text)`.
"""

from __future__ import annotations

import re

from .patterns import FILE, NO_PARCEL, SEQUENCE, YEAR, G

_INDUSTRY = (
    "AQ|BB|CB|CBM|CECS|CH|CJ|CJJ|CY|DA|DG|DL|DY|DZ|EJ|FZ|GA|GC|GD|GF|GH|GM|GY|HB|HG|HJ|HS|HY|JB|JC|JG|JGJ|JJF|JJG|"
    "JR|JT|JTG|JTJ|JTS|JY|LB|LD|LS|LY|MH|MT|MZ|NB|NY|QB|QC|QJ|QX|RB|SB|SC|SF|SH|SJ|SL|SN|SW|SY|TB|TD|TSG|TY|WB|WH|"
    "WJ|WM|WS|WW|XB|XF|YB|YC|YD|YJ|YY|YZ|ZY"
)

# What may stand before the number of a standard (GB/T 20000.1, and the industry codes of the standards administration).
STANDARD_CODE = re.compile(rf"(?:GBZ?|GBJ|{_INDUSTRY})(?:/[TZJ])?|DB\d{{2,6}}(?:/T)?|T/[A-Z]{{2,10}}")
# The year before a number that stands before its word: 样例部2015年第|7号令.
YEAR_BEFORE = re.compile(r"(?:(?P<year>\d{4})[ ]?年[ ]?)?(?:第[ ]?)?$")
# A number that goes on from the one before it: 样政发〔2020〕1号、2号; 〔2019〕13号、〔2019〕14号.
FOLLOWER = re.compile(
    rf"""[ ]? [、,和及与] [ ]?
    (?P<own> (?: [〔(] {G} {YEAR} {G} [〕)] [ ]? | (?P<year_before> \d{{4}} ) [ ]? 年 [ ]? )?
    (?: 第 [ ]? )? {SEQUENCE} [ ]? 号 (?: {FILE} )? {NO_PARCEL} )""",
    re.VERBOSE,
)
# 第12号令|、第13号令: each with its word.
FOLLOWER_WITH_WORD = re.compile(
    r"[ ]?[、,和及与][ ]?(?P<own>第[ ]?(?P<sequence>\d{1,5})[ ]?号[ ]?(?P<word>令|公告|通告))"
)
IN_LIST = re.compile(r"号[ ]?[、,和及与][ ]?$")
# Numbers before the one that bears the word: 第11号、|第12号通告.
BEFORE_IN_LIST = re.compile(r"(?P<own> (?:第[ ]?)? (?P<sequence>\d{1,4}) [ ]? 号 ) [ ]? [、,和及与] [ ]? $", re.VERBOSE)
# What the list of bare numbers is a list of: [2020]8号、[2020]9号公告.
LIST_WORD = re.compile(r"[ ]?(?P<word>公告|通告|令)")
# The number of a title in the bracket after it, without an issuer: 《…公告》（2020年第8号）.
NUMBER_OF_TITLE = re.compile(r"[ ]?(?:(?P<year>\d{4})[ ]?年)?[ ]?第[ ]?(?P<sequence>\d{1,5})[ ]?号(?=[ ]?[),;])")
# The same with nothing but the year: 《关于样例的指示》（〔1982〕3号）.
BARE_NUMBER_OF_TITLE = re.compile(
    rf"{G}[〔(] {G} {YEAR} {G}[〕)] {G} 第? {G} {SEQUENCE} {G} 号 (?= [ ]? [),;] )", re.VERBOSE
)
# The number at the end of a title: 《样例指挥部通告（第1号）》.
NUMBER_IN_TITLE = re.compile(r"(?P<word>公告|通告|令)[ ]?\(?[ ]?第[ ]?(?P<sequence>\d{1,5})[ ]?号[ ]?\)?$")
# The number of a document or a standard in the title's own marks: 《…通知（样政发〔2020〕1号）》, 《GB 12-2020 …》.
CODE_IN_TITLE = re.compile(
    rf"\(? (?P<prefix> [\u3400-\u9fff]{{2,10}} ) [ ]? [〔(] {YEAR} [〕)] [ ]? (?P<sequence> \d{{1,5}} ) [ ]? 号 \)? $",
    re.VERBOSE,
)
STANDARD_IN_TITLE = re.compile(
    r"(?:^|[ (])(?P<prefix>(?:DB\d{2}|[A-Z]{2,4})(?:/[TZJ])?)[ ]?(?P<sequence>\d{2,6}(?:\.\d{1,3})?)[ ]?[-‐‑–—−─][ ]?"
    r"(?P<year>(?:19|20)\d\d)(?=$|[ )]|[\u3400-\u9fff])"
)
# 第三条第二款第（一）项, right after the citation.
ARTICLE = re.compile(
    r"\s?(?P<article>第[○一二三四五六七八九十百千\d]{1,7}条(?:之[一二三四五六七八九十])?"
    r"(?:第[一二三四五六七八九十\d]{1,3}款)?(?:第?\(?[一二三四五六七八九十\d]{1,3}\)?[项項])?)"
)
# 以下简称|《…》: the title only gives a short name
DEFINES = re.compile(r"(?:简称|下称|簡稱|统称)(?:为)?\s?$")
# （…，以下简称《样例办法》）
SHORT_NAME = re.compile(
    r"(?:简称|下称|簡稱|统称)(?:为)?\s?(?P<quote>[《“\"「])(?P<name>[^《》“”\"「」()\n]{1,40})[》”\"」]"
)
