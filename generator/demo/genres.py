"""The body of each genre: which parts in which order, each sentence drawn from the pools of words/sentences.txt."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..model.dates import print_date
from .chance import Chance
from .citing import full, of_instrument
from .planning import Planned
from .writer import Body, Cite, Writer, chinese

ADDRESSEES = "各乡镇人民政府、街道办事处，样例经济开发区管委会，市直各有关单位："


def write_body(document: Planned, seed: int) -> Body:
    """The whole body but for its tables; a pure function of the document and the seed."""
    fixed = {"topic": document.topic, "form": document.form, "own-dept": document.bureau.short}
    writer = Writer(Chance(seed, document.key), document.sector, document.date, fixed)
    writer.cites = list(document.cites)
    writer.law = document.cites[0]
    writer.own = document.own or writer.law
    body = Body(writer)
    _GENRES[document.genre](document, body)
    return body


def _notice_of_instrument(document: Planned, body: Body) -> None:
    body.paragraph(body.writer.say("handing-out"))
    if document.table:
        body.paragraph("有关指标和分工见附件1，请一并组织落实。")
    body.part(document.instrument, "instrument")


def _scheme(document: Planned, body: Body) -> None:
    writer = body.writer
    _notice_of_instrument(document, body)
    body.paragraph(f"{writer.say('opening')}根据{_cites(writer, 2)}，制定本{document.form}。")
    headings = _Headings(body)
    headings.first("总体要求")
    body.paragraph(writer.say("guiding") + writer.say("guiding"))
    headings.first("基本原则")
    for number in range(1, writer.chance.between(3, 4) + 1):
        body.run_in(f"{number}. ", writer.say("principle"))
    headings.first("工作目标")
    body.paragraph(writer.say("goal") + writer.say("goal"))
    headings.first("重点任务")
    _tasks(body, headings, writer.chance.between(9, 12))
    for old in document.touched:
        body.paragraph(f"本{document.form}印发后，{_print(writer, of_instrument(old))}不再执行。")
    headings.first("保障措施")
    _support(body, headings, writer.chance.between(3, 4))


def _opinion(document: Planned, body: Body) -> None:
    writer = body.writer
    body.paragraph(f"{writer.say('opening')}根据{_cites(writer, 1)}，现提出以下意见。")
    headings = _Headings(body)
    headings.first("总体要求")
    body.paragraph(writer.say("guiding") + writer.say("guiding"))
    body.paragraph(writer.say("goal") + writer.say("goal"))
    for _ in range(writer.chance.between(4, 5)):
        headings.first(writer.say("task-heading"))
        _tasks(body, headings, writer.chance.between(2, 3))
    headings.first("组织实施")
    _support(body, headings, writer.chance.between(3, 5))
    _table_mention(document, body)


def _notice(document: Planned, body: Body) -> None:
    writer = body.writer
    body.paragraph(f"{writer.say('opening')}根据{_cites(writer, 1)}，现就有关事项通知如下：")
    if document.text == "digest":
        body.paragraph(writer.say("work"))
        return
    headings = _Headings(body)
    for _ in range(writer.chance.between(5, 7)):
        headings.first(writer.say("task-heading"))
        for _ in range(writer.chance.between(4, 5)):
            body.paragraph(_sentences(writer, 3))
    headings.first("工作要求")
    _support(body, headings, writer.chance.between(2, 3))
    _table_mention(document, body)
    body.paragraph(writer.say("closing"))


def _rules(document: Planned, body: Body) -> None:
    _notice_of_instrument(document, body)
    writer, articles = body.writer, _Articles(body)
    articles.chapter("总则")
    articles.article(writer.say("art-purpose"))
    articles.article(writer.say("art-scope"))
    articles.article(writer.say("art-meaning"))
    articles.several("art-general", 6, 9)
    for name in writer.chance.in_order(("规划与建设", "申请与办理", "服务与管护", "资金与补助"))[:3]:
        articles.chapter(name)
        articles.several("art-rule", 11, 14)
    articles.chapter("监督检查")
    articles.several("art-oversight", 6, 8)
    while writer.cites:
        articles.article(writer.say("cited"))
    if writer.defined:
        articles.article(writer.say("short-cited"))
    articles.chapter("法律责任")
    articles.several("art-liability", 5, 7)
    articles.chapter("附则")
    articles.several("art-final", 1, 2)
    assert document.effective is not None
    years = f"，有效期{document.years_valid}年" if document.years_valid else ""
    ends = "".join(f"{_print(writer, of_instrument(old))}同时废止。" for old in document.touched)
    articles.article(f"本{document.form}自{print_date(document.effective)}起施行{years}。{ends}")


def _approval(document: Planned, body: Body) -> None:
    writer = body.writer
    request = _print(writer, Cite(f"《关于报请批准{document.topic}有关事项的请示》", "title"))
    body.paragraph(f"你们{request}收悉。经研究，现批复如下：")
    if document.text == "digest":
        body.paragraph("同意所报方案，由主管部门组织实施。")
        return
    body.paragraph(f"一、原则同意所报方案。实施中应当符合{_cites(writer, 1)}的要求。")
    for number in range(2, writer.chance.between(5, 7)):
        body.paragraph(f"{chinese(number)}、{writer.say('approval-item')}{_sentences(writer, 1)}")


def _announce(document: Planned, body: Body) -> None:
    writer = body.writer
    body.paragraph(f"为{writer.say('aim')}，加强{document.topic}管理，根据{_cites(writer, 1)}，现将有关事项通告如下：")
    for number in range(1, 8):
        body.paragraph(f"{chinese(number)}、{writer.say('announce')}")
    assert document.expired is not None
    body.paragraph(f"{chinese(8)}、本通告有效期至{print_date(document.expired)}。")


def _amend(document: Planned, body: Body) -> None:
    writer, old = body.writer, document.touched[0]
    body.paragraph(
        f"根据{_cites(writer, 1)}，经市政府常务会议审议通过，决定对{_print(writer, of_instrument(old))}作如下修改："
    )
    body.paragraph(f"一、将第五条修改为：“{writer.say('art-general')}”")
    body.paragraph(f"二、第五条增加一款，作为第二款：“{writer.say('art-rule')}”")
    body.paragraph(f"三、第五条第三款中的“{writer.say('dept')}”修改为“{writer.say('own-dept')}”。")
    body.paragraph("本决定自公布之日起施行。")


def _abolish(document: Planned, body: Body) -> None:
    writer = body.writer
    body.paragraph(f"为维护法制统一，根据{_cites(writer, 1)}，市政府对现行行政规范性文件进行了清理。"
                   f"经市政府常务会议审议通过，决定废止下列{chinese(len(document.touched))}件文件：")  # fmt: skip
    for number, old in enumerate(document.touched, 1):
        body.paragraph(f"{number}. {_print(writer, full(old))}")
    body.paragraph("本决定自公布之日起施行。")


def _interpret(document: Planned, body: Body) -> None:
    writer, old = body.writer, document.touched[0]
    body.paragraph(f"{print_date(old.date)}，市政府印发了{_print(writer, of_instrument(old))}。现就有关内容解读如下：")
    headings = _Headings(body)
    for title in ("出台背景", "主要内容", "群众关心的问题"):
        headings.first(title)
        for _ in range(3):
            body.paragraph(writer.say("explain"))
    while writer.cites:
        body.paragraph(writer.say("cited"))


def _correct(document: Planned, body: Body) -> None:
    writer, old = body.writer, document.touched[0]
    wrong, right = writer.chance.between(12, 46), writer.chance.between(51, 92)
    body.paragraph(f"本刊刊登的{_print(writer, full(old))}，因排版疏漏，个别数字有误，现更正如下：")
    body.paragraph(f"第二部分中“{writer.say('thing')}{wrong}处”应为“{writer.say('thing')}{right}处”。")
    body.paragraph("电子文本已同步注明，特此说明，并向读者致歉。")


def _forward(document: Planned, body: Body) -> None:
    writer, old = body.writer, document.touched[0]
    body.paragraph(f"{_print(writer, full(old))}已经市政府同意，现转发给你们，请结合实际，认真贯彻执行。")
    body.paragraph(_sentences(writer, 3))
    body.part(document.instrument, "instrument")
    headings = _Headings(body)
    body.paragraph(f"{writer.say('opening')}现通知如下：")
    for _ in range(4):
        headings.first(writer.say("task-heading"))
        for _ in range(3):
            body.paragraph(_sentences(writer, 3))


_GENRES: Mapping[str, Callable[[Planned, Body], None]] = {
    "scheme": _scheme,
    "rules": _rules,
    "opinion": _opinion,
    "notice": _notice,
    "joint": _notice,
    "approval": _approval,
    "forward": _forward,
    "announce": _announce,
    "amend": _amend,
    "abolish": _abolish,
    "interpret": _interpret,
    "correct": _correct,
}


class _Headings:
    """Counts 一、 and （一）."""

    def __init__(self, body: Body) -> None:
        self._body, self._first, self._second = body, 0, 0

    def first(self, title: str) -> None:
        self._first, self._second = self._first + 1, 0
        self._body.heading(1, f"{chinese(self._first)}、{title}")

    def second(self, title: str) -> None:
        self._body.heading(2, self.number() + title)

    def number(self) -> str:
        self._second += 1
        return f"（{chinese(self._second)}）"


class _Articles:
    """Counts 第一章 and 第一条."""

    def __init__(self, body: Body) -> None:
        self._body, self._chapter, self._article = body, 0, 0

    def chapter(self, title: str) -> None:
        self._chapter += 1
        self._body.heading(1, f"第{chinese(self._chapter)}章　{title}")

    def article(self, text: str) -> None:
        self._article += 1
        self._body.paragraph(f"第{chinese(self._article)}条　{text}")

    def several(self, pool: str, low: int, high: int) -> None:
        for _ in range(self._body.writer.chance.between(low, high)):
            self.article(self._body.writer.say(pool))


def _print(writer: Writer, cite: Cite) -> str:
    writer.printed.append(cite)
    return cite.text


def _cites(writer: Writer, count: int) -> str:
    """The next citations of the document, joined."""
    return "、".join(writer.say("cite") for _ in range(max(1, min(count, len(writer.cites)))))


def _sentences(writer: Writer, count: int) -> str:
    """Sentences of work, now and then one that cites."""
    found = []
    for _ in range(count):
        if writer.cites and writer.chance.often(0.4):
            found.append(writer.say("cited"))
        elif writer.defined and writer.chance.often(0.06):
            found.append(writer.say("short-cited"))
        else:
            found.append(writer.say("work"))
    return "".join(found)


def _tasks(body: Body, headings: _Headings, count: int) -> None:
    """Tasks, each with who answers for it in brackets at its end."""
    writer = body.writer
    for _ in range(count):
        headings.second(writer.say("task-heading"))
        body.paragraph(_sentences(writer, writer.chance.between(2, 3)))
        body.paragraph(_sentences(writer, writer.chance.between(2, 3)) + writer.say("responsible"))


def _support(body: Body, headings: _Headings, count: int) -> None:
    for _ in range(count):
        body.run_in(headings.number(), body.writer.say("support"))


def _table_mention(document: Planned, body: Body) -> None:
    if document.table:
        body.paragraph("具体任务、指标和时限见附件1。")
