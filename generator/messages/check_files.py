"""What is wrong with files and fields, and how to mend it."""

from __future__ import annotations

from .problem_texts import texts

# code: Chinese text, Chinese hint, English text, English hint
MESSAGES = texts(
    {
        "no-archive": (
            "{folder} 不是公报档案：没有 site_config.yml",
            "用 -C 指定档案所在文件夹",
            "{folder} is no archive: it has no site_config.yml",
            "name the archive's folder with -C",
        ),
        "yaml-syntax": (
            "YAML 写法有误：{detail}",
            "检查缩进、冒号后的空格和引号是否成对",
            "not valid YAML: {detail}",
            "look at the indentation, the blank after colons, and quotes",
        ),
        "yaml-blank": (
            "行首有不能用来缩进的空白（{sign}）",
            "缩进只用半角空格",
            "a blank that cannot indent ({sign}) stands at the start of the line",
            "indent with plain spaces only",
        ),
        "yaml-wide-colon": (
            "字段名后是全角冒号",
            "改为半角冒号加一个空格：number: 3",
            "a full-width colon follows the field's name",
            "write a plain colon and a space: number: 3",
        ),
        "yaml-colon-alone": (
            "冒号后没有空格",
            "冒号后加一个空格：number: 3",
            "no space follows the colon",
            "write a space after it: number: 3",
        ),
        "yaml-no-colon": (
            "这一行没有冒号，既不是字段，也不接上一行",
            "写成 字段: 值；接上一行的文字要多缩进两个空格",
            "this line has no colon: it is no field and does not go on from the one before",
            "write field: value; text that goes on is indented by two more spaces",
        ),
        "yaml-two-colons": (
            "值里又有半角冒号加空格",
            "整个值加引号，或照原文改为全角冒号",
            "a second colon with a space stands in the value",
            "put the value into quotes",
        ),
        "yaml-quote": (
            "从这里开始的引号没有配对",
            "补上后一个引号",
            "the quote that begins here is not closed",
            "close it",
        ),
        "yaml-beginning": (
            "以“{sign}”开头的值没有写完整",
            "若“{sign}”是文字的一部分，整个值加引号",
            "the value that begins with “{sign}” is not complete",
            "if “{sign}” is part of the text, put the value into quotes",
        ),
        "yaml-indentation": (
            "缩进不对",
            "同一级的字段左端对齐，下一级多缩进两个空格；列表每项以“- ”开头",
            "the indentation is wrong",
            "fields of one level begin in one column, the next level two spaces further; items begin with “- ”",
        ),
        "yaml-alias": (
            "不支持 YAML 引用（& 和 *）",
            "请写出完整的值",
            "YAML aliases are not supported",
            "write the value out",
        ),
        "yaml-tag": (
            "不支持 YAML 标签 {tag}",
            "删去以 ! 开头的标签",
            "the YAML tag {tag} is not supported",
            "remove the tag that begins with !",
        ),
        "yaml-key": (
            "字段名必须是文字",
            "检查该行冒号前的内容",
            "a field's name must be text",
            "look at what stands before the colon",
        ),
        "yaml-too-deep": ("嵌套过深", "检查缩进", "nested too deeply", "look at the indentation"),
        "duplicate-key": ("字段 {key} 写了两次", "删去其中一个", "the field {key} stands twice", "remove one of them"),
        "unknown-field": (
            "没有 {field} 这个字段",
            "是否想写：{expected}",
            "there is no field {field}",
            "did you mean: {expected}",
        ),
        "missing-field": (
            "缺少字段 {field}",
            "补上该字段，见 docs/content.md",
            "the field {field} is missing",
            "add it; see docs/content.md",
        ),
        "wrong-type": (
            "{field} 的值“{given}”类型不对",
            "应写成：{expected}",
            "{field}: “{given}” is of the wrong type",
            "write it like: {expected}",
        ),
        "impossible-date": (
            "{field} 的日期“{given}”不存在或写法不对",
            "写成 2020-06-09 的形式",
            "{field}: there is no date “{given}”",
            "write it like 2020-06-09",
        ),
        "wrong-form": (
            "{field} 的值“{given}”不合格式",
            "应写成：{expected}",
            "{field}: “{given}” does not have the right form",
            "write it like: {expected}",
        ),
        "empty-field": ("{field} 不能为空", "填写内容", "{field} must not be empty", "fill it in"),
        "unknown-value": (
            "{field} 的值“{given}”不在可选范围",
            "可选：{expected}",
            "{field}: “{given}” is not one of the values",
            "choose one of: {expected}",
        ),
        "out-of-range": (
            "{field} 的值 {given} 超出范围",
            "应 {expected}",
            "{field}: {given} is out of range",
            "it must be {expected}",
        ),
        "not-utf-8": (
            "文件不是 UTF-8 编码",
            "用编辑器另存为 UTF-8",
            "the file is not UTF-8",
            "save it as UTF-8 in your editor",
        ),
        "crlf": (
            "换行是 Windows 式（CRLF）",
            "用编辑器另存为 LF 换行；内容不受影响",
            "lines end in CRLF",
            "save it with LF line ends; the content is not affected",
        ),
        "byte-order-mark": (
            "文件开头有字节顺序标记（BOM）",
            "另存为“UTF-8（无 BOM）”",
            "the file begins with a byte order mark",
            "save it as UTF-8 without BOM",
        ),
        "file-too-large": (
            "文件超过 {limit} MB",
            "检查是否放错了文件",
            "the file is larger than {limit} MB",
            "is it the right file?",
        ),
        "file-no-permission": (
            "没有读取这个文件的权限",
            "改文件权限，或请文件的主人改",
            "there is no permission to read the file",
            "change its permissions, or have its owner do so",
        ),
        "file-unreadable": (
            "文件无法读取：{detail}",
            "检查磁盘和文件",
            "the file cannot be read: {detail}",
            "look at the disk and the file",
        ),
        "path-outside": (
            "路径指到了本期文件夹之外",
            "改为 tables/ 下的文件",
            "the path leaves the issue's folder",
            "use a file below tables/",
        ),
        "empty-file": ("文件是空的", "补上内容或删去文件", "the file is empty", "fill it in or remove it"),
        "no-issue-file": (
            "文件夹里没有 issue.yml",
            "补上 issue.yml 或删去文件夹",
            "the folder has no issue.yml",
            "add it or remove the folder",
        ),
        "issue-file-name": (
            "文件名不是 issue.yml",
            "改名为 issue.yml（小写，后面没有 .txt）",
            "the file is not named issue.yml",
            "name it issue.yml: in lower case, with no .txt behind it",
        ),
        "folder-name": (
            "文件夹名与年、期号不符",
            "文件夹应名为 {expected}",
            "the folder's name does not fit year and number",
            "the folder should be named {expected}",
        ),
        "no-offices": (
            "没有发文机关表",
            "新建 content/authorities/offices.yml，见 docs/content.md",
            "there is no list of issuing offices",
            "make content/authorities/offices.yml; see docs/content.md",
        ),
    }
)
