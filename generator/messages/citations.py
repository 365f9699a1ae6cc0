"""What `gongbao cite` says."""

MESSAGES: dict[str, tuple[str, str]] = {
    "cite.help": (
        "找出文字中的文件引用，并指出所引为何。\n\nSOURCE 是文字、文件名，或 -（读标准输入）。"
        "没有档案时只找不认。\n\n\b\n例：\n  gongbao cite '根据《样例办法》（样政发〔2020〕10号）'\n"
        "  gongbao cite 文字稿.txt\n  gongbao cite --json - < 文字稿.txt",
        "Find the citations in a text and say what they refer to.\n\nSOURCE is a text, the name of a file, or - for "
        "standard input. Without an archive citations are found but not resolved.\n\n\b\nExamples:\n"
        "  gongbao cite '根据《样例办法》（样政发〔2020〕10号）'\n"
        "  gongbao cite transcript.txt\n  gongbao cite --json - < transcript.txt",
    ),
    "cite.json": ("输出 JSON", "print JSON"),
    "cite.date": (
        "引用者的日期（2020-06-09），同名文件据此取舍",
        "date of the citing text (2020-06-09); decides between namesakes",
    ),
    "cite.wrong-date": ("日期应写作 2020-06-09：{given}", "a date is written 2020-06-09: {given}"),
    "cite.not-utf-8": ("不是 UTF-8 编码的文字：{file}", "not text in UTF-8: {file}"),
    "cite.unreadable": ("读不了：{file}（{detail}）", "cannot read {file}: {detail}"),
    "cite.line": ("{line}:{column}  {kind}  {text}{target}", "{line}:{column}  {kind}  {text}{target}"),
    "cite.count": ("共 {count} 处引用。", "{count} citations."),
    "cite.none": ("没有找到引用。", "no citations found."),
    "cite.kind.document_number": ("文号", "document number"),
    "cite.kind.order": ("令", "order"),
    "cite.kind.announcement": ("公告", "announcement"),
    "cite.kind.own_number": ("本文文号", "own number"),
    "cite.kind.law_title": ("标题", "title"),
    "cite.kind.standard": ("标准", "standard"),
    "cite.kind.court_case": ("案号", "court case"),
    "cite.kind.gazette_issue": ("公报", "gazette issue"),
    "cite.target.document": (" → 本档案：{title}（{address}）", " → this archive: {title} ({address})"),
    "cite.target.instrument": (" → 已知文件：{title}", " → known instrument: {title}"),
    "cite.target.ambiguous": (" → 可能是 {count} 件之一：{titles}", " → one of {count}: {titles}"),
    "cite.target.unknown": (" → 未收录", " → not held"),
}
