"""What the command says itself: help, progress, results."""

MESSAGES: dict[str, tuple[str, str]] = {
    "cli.help": (
        "公报：把政府公报做成可检索、可长期保存的静态网站。\n\n"
        "\b\n常用：\n"
        "  gongbao new issue        新建一期\n"
        "  gongbao import 文件…     从文字稿、Word 或网页导入\n"
        "  gongbao check            检查内容\n"
        "  gongbao build            生成网站\n"
        "  gongbao serve            在本机预览",
        "Gongbao: a static archive for government gazettes.\n\n"
        "\b\nMost used:\n"
        "  gongbao new issue        start a new issue\n"
        "  gongbao import FILE...   import a transcript, Word or HTML file\n"
        "  gongbao check            check the content\n"
        "  gongbao build            build the site\n"
        "  gongbao serve            preview on this machine",
    ),
    "cli.error": ("错误：{text}", "error: {text}"),
    "cli.option.root": (
        "档案所在文件夹（含 site_config.yml），默认当前文件夹",
        "folder of the archive (with site_config.yml); default: here",
    ),
    "cli.option.lang": ("提示语言", "language of messages"),
    "cli.option.version": ("显示版本", "show the version"),
    "cli.option.help": ("显示帮助", "show this message"),
    "cli.usage": ("用法：{line}", "usage: {line}"),
    "cli.usage.more": ("说明：{command} --help", "more: {command} --help"),
    "cli.usage.missing": ("缺少 {name}", "{name} is missing"),
    "cli.usage.no-option": ("没有选项 {name}", "there is no option {name}"),
    "cli.usage.no-value": ("选项 {name} 后面要有一个值", "the option {name} takes a value"),
    "cli.usage.no-command": ("没有命令 {name}；可用：{known}", "there is no command {name}; there are: {known}"),
    "cli.usage.near": ("。是否想写：{near}", ". Did you mean: {near}"),
    "cli.usage.unexpected": ("多出：{given}", "too much: {given}"),
    "cli.usage.choice": ("{name} 只能是：{choices}", "{name} must be one of: {choices}"),
    "cli.usage.range": ("{name} 要在 {least} 到 {most} 之间", "{name} must lie between {least} and {most}"),
    "cli.usage.path": ("{name} 不能用：没有 {given}，或不能读", "{name} cannot be used: no {given}, or not readable"),
    "cli.usage.value": ("{name} 的值不对：{detail}", "the value of {name} is wrong: {detail}"),
    "cli.stopped": ("已中断。", "interrupted."),
    "cli.errno.EACCES": ("没有权限", "no permission"),
    "cli.errno.EISDIR": ("这是文件夹，不是文件", "this is a folder, no file"),
    "cli.errno.ENAMETOOLONG": ("文件名太长", "the name is too long"),
    "cli.errno.ENOENT": ("没有这个文件或文件夹", "there is no such file or folder"),
    "cli.errno.ENOSPC": ("磁盘已满", "the disk is full"),
    "cli.errno.ENOTDIR": ("路径中间有一段不是文件夹", "a part of the path is no folder"),
    "cli.errno.EPERM": ("系统不允许", "the system does not allow it"),
    "cli.errno.EROFS": ("磁盘是只读的", "the disk is read-only"),
    "cli.progress": (
        "{label} {done}/{total}，每秒 {rate}，约剩 {left} 秒",
        "{label} {done}/{total}, {rate}/s, about {left} s left",
    ),
    "cli.interrupted": ("已中断；网站仍是上一次的完整版本。", "interrupted; the site is still the last complete one."),
    "cli.build.help": (
        "生成网站。有错误时不改动已发布的网站。",
        "Build the site. With errors in the content the published site stays as it is.",
    ),
    "cli.build.no-cache": ("不用缓存，全部重新生成", "use no cache, make everything again"),
    "cli.build.jobs": ("进程数，默认与处理器核数相同", "number of processes; default: number of cores"),
    "cli.build.no-exports": ("不生成数据导出", "leave out the exports"),
    "cli.build.no-search": ("不生成检索索引", "leave out the search index"),
    "cli.build.no-markdown": (
        "不在 build/ 留下各页的 Markdown 与 MkDocs 工程",
        "leave no Markdown of the pages and no MkDocs project in build/",
    ),
    "cli.build.cluster": (
        "在 dask.distributed 集群上生成：调度器的地址，或在本机启动 N 个进程",
        "build on a dask.distributed cluster: the scheduler's address, or so many processes on this machine",
    ),
    "cli.build.no-cluster": ("集群不可用：{detail}", "the cluster cannot be used: {detail}"),
    "cli.build.busy": ("另一个生成正在进行：{folder}", "another build is at work in {folder}"),
    "cli.build.taken": (
        "site_folder 是 {folder}，那里有不属于网站的内容：{found}。未改动；请在 site_config.yml 中另选文件夹",
        "site_folder is {folder}, where there is something that is no part of a site: {found}. Nothing was touched; "
        "choose another folder in site_config.yml",
    ),
    "cli.build.template": (
        "模板 {file} 第 {line} 行有误，或与本版程序不合：{detail}。网站仍是上一次的完整版本。",
        "the template {file} is wrong in line {line}, or does not fit this version: {detail}. "
        "The site is still the last complete one.",
    ),
    "cli.build.failed": (
        "无法写入：{detail}。网站仍是上一次的完整版本。",
        "cannot write: {detail}. The site is still the last complete one.",
    ),
    "cli.build.reading": ("读取", "reading"),
    "cli.build.resolving": ("解析引用", "resolving citations"),
    "cli.build.making": ("生成", "making"),
    "cli.build.indexes": ("索引", "indexes"),
    "cli.build.nothing": (
        "内容没有变化，网站已是最新：{site}（{seconds} 秒）",
        "nothing changed, the site is current: {site} ({seconds} s)",
    ),
    "cli.build.done": (
        "已发布：{issues} 期，{documents} 件公文；本次更新 {changed} 个文件（{seconds} 秒）。\n请打开 {open}",
        "published: {issues} issues, {documents} documents; {changed} files updated ({seconds} s).\nOpen {open}",
    ),
    "cli.build.stopped": (
        "内容有错误，网站未改动。改正后请再运行 gongbao build。",
        "the content has errors, the site was not touched. Mend them and run gongbao build again.",
    ),
    "cli.check.help": ("检查内容，列出全部问题。", "Check the content and list every problem."),
    "cli.serve.help": (
        "在本机预览网站；内容改动后自动重新生成。",
        "Preview the site on this machine; builds again when content changes.",
    ),
    "cli.serve.port": ("端口", "port"),
    "cli.serve.once": ("不监视改动", "do not watch for changes"),
    "cli.serve.at": ("预览地址：{url}（按 Ctrl-C 结束）", "preview: {url} (Ctrl-C ends)"),
    "cli.serve.port-taken": (
        "端口 {port} 已被占用，请用 --port 另选一个",
        "port {port} is taken; choose another with --port",
    ),
    "cli.schema.help": (
        "写出 issue.yml 等文件的 JSON Schema，供编辑器补全和检查。",
        "Write the JSON Schemas of issue.yml and the other files, for completion in an editor.",
    ),
    "cli.schema.target": ("写到哪个文件夹，默认 docs/schemas", "folder to write to; default docs/schemas"),
    "cli.schema.done": ("已写出 {count} 个文件到 {folder}", "wrote {count} files to {folder}"),
    "cli.verify.help": (
        "按 manifest-sha256.txt 核对一份网站副本：缺少、改动、多出的文件逐一列出。",
        "Prove a copy of the site by its manifest-sha256.txt: missing, altered and extra files by name.",
    ),
    "cli.verify.ok": ("完整：{count} 个文件与清单一致。", "whole: {count} files agree with the manifest."),
    "cli.verify.missing": ("缺少：{file}", "missing: {file}"),
    "cli.verify.altered": ("改动：{file}", "altered: {file}"),
    "cli.verify.extra": ("多出：{file}", "extra: {file}"),
    "cli.verify.no-manifest": (
        "{folder} 里没有 manifest-sha256.txt；请写明网站副本所在的文件夹：gongbao verify 文件夹",
        "{folder} has no manifest-sha256.txt; name the folder of the copy: gongbao verify FOLDER",
    ),
    "cli.cache.help": ("查看或清空缓存。", "Look at the cache or clear it."),
    "cli.cache.info.help": ("缓存的位置和大小。", "Where the cache is and how large."),
    "cli.cache.clear.help": (
        "清空缓存；下次生成会慢一些，结果不变。",
        "Clear the cache; the next build is slower, its result the same.",
    ),
    "cli.cache.info": ("{folder}：{count} 个文件，{size} MB", "{folder}: {count} files, {size} MB"),
    "cli.cache.cleared": ("已清空 {folder}", "cleared {folder}"),
    "cli.new.help": ("新建一期或一件公文；不覆盖任何文件。", "Start an issue or a document; overwrites nothing."),
    "cli.new.issue.help": (
        "新建下一期：期号、总期号、日期按上一期推算，请核对。",
        "Start the next issue: number, overall number and date follow from the last one; check them.",
    ),
    "cli.new.document.help": (
        "在某一期里新建公文：发文字号按本机关上一件推算，请核对。",
        "Start a document in an issue: its number follows from the office's last one; check it.",
    ),
    "cli.new.code": ("机关代字，如 孝政发", "agency code, such as 孝政发"),
    "cli.new.title": ("标题", "title"),
    "cli.new.issue": ("哪一期，如 2020-03；默认最新一期", "which issue, such as 2020-03; default: the newest"),
    "cli.new.made": ("已新建 {file}", "made {file}"),
    "cli.new.exists": ("{file} 已存在，未改动", "{file} exists already and was not touched"),
    "cli.new.added": ("已把 {id} 写入 {file}", "added {id} to {file}"),
    "cli.new.not-added": (
        "{file} 的写法无法自动添加（例如列表写在方括号里），请照 docs/content.md 手工添加",
        "cannot add to {file} as it is written (a list in brackets, perhaps); add it by hand, see docs/content.md",
    ),
    "cli.new.issue.guessed": (
        "以下是推算的，请核对：{year}年第{number}期，总期号 {overall}，出版日期 {date}；刊头照上一期",
        "worked out, so check it: issue {number} of {year}, overall number {overall}, published on {date}; "
        "masthead as in the last issue",
    ),
    "cli.new.document.guessed": (
        "以下是推算的，请核对：发文字号 {number}，成文日期 {date}（同出版日期），署名同发文机关，页码",
        "worked out, so check it: number {number}, date of issue {date} (that of publication), signatory as the "
        "issuing office, page",
    ),
    "cli.new.next": ("请填写后运行 gongbao check", "fill it in, then run gongbao check"),
    "cli.new.no-issue": (
        "没有这一期：{issue}。先运行 gongbao new issue",
        "no such issue: {issue}. Run gongbao new issue first",
    ),
    "cli.new.no-code": (
        "没有机关代字 {code}；已有：{known}。新代字请先写入 content/authorities/offices.yml",
        "no agency code {code}; there are: {known}. Add a new one to content/authorities/offices.yml first",
    ),
    "cli.new.not-loaded": (
        "内容有错误，先运行 gongbao check 改正",
        "the content has errors; mend them with gongbao check first",
    ),
    "cli.new.contents-text": ("（标题待填）", "(title to be filled in)"),
    "cli.new.body-text": ("（正文待填）", "(text to be filled in)"),
}
