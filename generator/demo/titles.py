"""What documents of each genre are called."""

from __future__ import annotations

from collections.abc import Mapping

CITY = "样例市"
GOVERNMENT = "样例市人民政府"
OFFICE = "样例市人民政府办公室"

# How many of 48 documents are of a genre.
GENRES: Mapping[str, int] = {
    "scheme": 11,
    "rules": 9,
    "opinion": 6,
    "notice": 10,
    "joint": 3,
    "approval": 2,
    "forward": 1,
    "announce": 2,
    "amend": 1,
    "abolish": 1,
    "interpret": 1,
    "correct": 1,
}
KINDS: Mapping[str, str] = {
    "approval": "批复",
    "opinion": "意见",
    "announce": "通告",
    "amend": "决定",
    "abolish": "决定",
    "interpret": "解读",
    "correct": "更正",
}
RULES = (
    ("管理办法", "办法"),
    ("管理暂行办法", "办法"),
    ("管理规定", "规定"),
    ("管理实施细则", "细则"),
    ("监督管理办法", "办法"),
    ("管理若干规定", "规定"),
    ("管理试行办法", "办法"),
)
SCHEMES = (
    ("{city}{year}年{work}工作方案", "方案"),
    ("{city}{work}实施方案", "方案"),
    ("{city}{work}三年行动计划（{year}—{third}年）", "计划"),
    ("{city}{work}专项行动方案", "方案"),
    ("{city}{year}年{work}工作要点", "要点"),
    ("{city}{work}工作考核细则", "细则"),
    ("{city}{work}重点任务清单及责任分解方案", "方案"),
    ("{city}{town}{work}试点方案", "方案"),
    ("{city}{work}百日攻坚方案", "方案"),
    ("{city}{year}—{third}年{work}规划", "规划"),
)
OPINIONS = (
    "关于进一步加强{work}工作的意见",
    "关于加快推进{work}的实施意见",
    "关于深入推进{work}工作的若干意见",
    "关于全面做好{work}工作的指导意见",
    "关于{year}年{work}工作的意见",
    "关于支持{town}{work}的意见",
    "关于健全{rule}管理机制的意见",
    "关于推动{work}高质量发展的意见",
)
NOTICES = (
    "关于做好{year}年{work}工作的通知",
    "关于进一步做好{work}有关工作的通知",
    "关于切实抓好{work}工作的通知",
    "关于开展{rule}管理专项检查的通知",
    "关于加强{rule}管理的通知",
    "关于扎实推进{town}{work}工作的通知",
    "关于报送{year}年{work}情况的通知",
    "关于规范{rule}管理有关事项的通知",
    "关于调整{rule}管理有关标准的通知",
    "关于{year}年{work}任务安排的通知",
    "关于开展{town}{rule}管理试点的通知",
)
APPROVALS = (
    "关于{town}{work}规划（{year}—{third}年）的批复",
    "关于同意{town}开展{work}试点的批复",
    "关于{rule}管理改革方案的批复",
    "关于同意调整{town}{rule}管理范围的批复",
)
ANNOUNCEMENTS = (
    "关于加强{rule}管理的通告",
    "关于{town}{rule}管理有关事项的通告",
    "关于开展{year}年{work}的通告",
)


def nested(title: str) -> str:
    """`title` as it stands within 《》: its own marks become 〈〉 (GB/T 15834-2011, 4.16.3.4)."""
    return title.replace("《", "〈").replace("》", "〉")
