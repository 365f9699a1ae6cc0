"""What `gongbao demo` says."""

MESSAGES: dict[str, tuple[str, str]] = {
    "cli.demo.help": (
        "在 DIR 里写出一个虚构城市（样例市）的公报档案，供试用和测速。同样的参数总得到同样的文件。",
        "Write the archive of a fabricated city (样例市) into DIR, to try the program with and to measure it by. "
        "The same options always give the same files.",
    ),
    "cli.demo.documents": ("公文件数", "number of documents"),
    "cli.demo.years": ("年数，到 2024 年为止", "number of years, up to 2024"),
    "cli.demo.seed": ("种子：换一个数得到另一批公文", "seed: another number gives other documents"),
    "cli.demo.add-issue": (
        "给 DIR 里已有的试用档案再加一期，其他文件不变",
        "add one more issue to the demo that is in DIR; the other files stay as they are",
    ),
    "cli.demo.writing": ("写出各期", "writing issues"),
    "cli.demo.done": (
        "已写出 {documents} 件公文、{issues} 期（{seconds} 秒）。\n下一步：gongbao -C {folder} build",
        "wrote {documents} documents in {issues} issues ({seconds} s).\nNext: gongbao -C {folder} build",
    ),
    "cli.demo.added": (
        "已加 {issue} 期，{documents} 件公文。\n下一步：gongbao -C {folder} build",
        "added issue {issue} with {documents} documents.\nNext: gongbao -C {folder} build",
    ),
    "cli.demo.too-few": (
        "每年至少一件公文：--documents {documents} 少于 --years {years}",
        "at least one document a year: --documents {documents} is less than --years {years}",
    ),
    "cli.demo.not-empty": (
        "{folder} 里已有文件，未改动。请换一个新文件夹",
        "{folder} is not empty and was not touched; name a new folder",
    ),
    "cli.demo.no-record": (
        "{folder} 里没有 {file}，不是 gongbao demo 写出的档案",
        "{folder} has no {file}: it was not made by gongbao demo",
    ),
    "cli.demo.bad-record": ("{file} 无法读取", "cannot read {file}"),
    "cli.demo.failed": ("无法写入：{detail}", "cannot write: {detail}"),
}
