"""What does not fit together in the archive as a whole, and how to mend it."""

from __future__ import annotations

from .problem_texts import texts

# code: Chinese text, Chinese hint, English text, English hint
MESSAGES = texts(
    {
        "permalink-lost": (
            "已发布的网址 {address} 不见了",
            "恢复该公文，或在本行末尾写明去处：{address} -> 新网址",
            "the published address {address} is gone",
            "bring the document back, or name its successor on this line: {address} -> new address",
        ),
        "permalink-successor": (
            "网址 {address} 的去处 {successor} 不存在",
            "改正箭头后的网址",
            "{successor}, the successor of {address}, does not exist",
            "correct the address after the arrow",
        ),
        "draft": ("本期还是草稿", "核对后删去 draft", "this issue is a draft", "remove draft once it is checked"),
        "review": (
            "待核对：{where} {reason}；采用“{chosen}”，另一种可能“{alternative}”",
            "核对后删去这一条 review",
            "to be reviewed: {where} {reason}; chosen “{chosen}”, alternative “{alternative}”",
            "delete this review entry once it is settled",
        ),
        "unknown-office": (
            "发文机关“{name}”没有登记",
            "在 content/authorities/offices.yml 中登记，或改正名称",
            "the issuing office “{name}” is not registered",
            "add it to content/authorities/offices.yml or correct the name",
        ),
        "number-unreadable": (
            "发文字号“{given}”无法识别",
            "写成 某政发〔2020〕10号 的形式；确系如此印刷的可保留",
            "the document number “{given}” cannot be read",
            "write it like 某政发〔2020〕10号; keep it if it is printed so",
        ),
        "unknown-agency-code": (
            "机关代字“{code}”没有登记；已登记：{known}",
            "在 content/authorities/offices.yml 中登记，或改正文号",
            "the agency code “{code}” is not registered; there are: {known}",
            "add it to content/authorities/offices.yml or correct the number",
        ),
        "number-office": (
            "机关代字“{code}”属于{office}，不在本件发文机关之列",
            "核对发文字号和发文机关",
            "the agency code “{code}” is that of {office}, which is not among the issuing offices",
            "check the number and the offices",
        ),
        "number-year": (
            "发文字号是 {year} 年，成文日期是 {date}",
            "核对年份",
            "the number is of {year}, the date of issue {date}",
            "check the year",
        ),
        "duplicate-number": (
            "发文字号 {number} 与 {other} 重复",
            "核对发文字号",
            "the document number {number} is also that of {other}",
            "check the number",
        ),
        "duplicate-address": (
            "网址 {address} 与 {other} 重复",
            "改成不同的 id 或发文字号",
            "the address {address} is also that of {other}",
            "give one of them another id or number",
        ),
        "sequence-gap": (
            "{series} 第 {missing} 号未见于已收各期",
            "可能未在公报刊登，不必处理",
            "{series} No. {missing} is in none of the issues held",
            "it may not have been printed; nothing need be done",
        ),
        "overall-number": (
            "总期号 {given} 不大于前一期 {issue} 的 {before}",
            "核对总期号",
            "the overall number {given} is not above {before} of the issue before ({issue})",
            "check the overall number",
        ),
        "publication-order": (
            "出版日期 {given} 早于前一期 {issue} 的 {before}",
            "核对出版日期",
            "published on {given}, before the issue before ({issue}, {before})",
            "check the date",
        ),
        "relation-to-itself": (
            "{target} 就是本件",
            "核对 target",
            "{target} is this document itself",
            "check the target",
        ),
        "relation-ambiguous": (
            "{target} 可以是多件：{candidates}",
            "改写为发文字号",
            "{target} may be any of: {candidates}",
            "give the document number",
        ),
        "relation-not-held": (
            "本档案未收录 {target}",
            "不必处理；收录后自动关联",
            "the archive does not hold {target}",
            "nothing need be done; it is linked once it is there",
        ),
        "relation-before-issue": (
            "关系日期 {date} 早于 {target} 的成文日期 {issued}",
            "核对日期和对方文件",
            "the relation begins on {date}, before {target} was issued ({issued})",
            "check the date and the target",
        ),
        "relation-twice": (
            "{target} 已由 {other} 废止或代替",
            "只保留一处；部分废止请写 scope",
            "{target} is already ended by {other}",
            "keep one of them; give a scope where only a part is repealed",
        ),
        "relation-after-end": (
            "{target} 已于 {end} 起失去效力，不能在 {date} 再被修改",
            "核对两处的日期",
            "{target} ended on {end} and cannot be amended on {date}",
            "check both dates",
        ),
        "correction-too-early": (
            "被更正的 {target} 刊于 {printed}（{date}），不早于本期",
            "核对 target",
            "{target}, which is corrected, was printed in {printed} ({date}), not before this issue",
            "check the target",
        ),
        "relation-circle": (
            "废止或代替关系成环：{circle}",
            "核对各件的 relations",
            "these documents end one another in a circle: {circle}",
            "check their relations",
        ),
        "validity-start": (
            "写有有效期，但没有施行日期，无法算出截止日",
            "补上 date_effective 或 date_expired",
            "a period of validity without a date of effect: its end cannot be computed",
            "add date_effective or date_expired",
        ),
    }
)
