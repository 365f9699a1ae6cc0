"""What is wrong with contents lists, dates, bodies, tables and attachments, and how to mend it."""

from __future__ import annotations

from .problem_texts import texts

# code: Chinese text, Chinese hint, English text, English hint
MESSAGES = texts(
    {
        "mark-unclosed": (
            "“{mark}”没有配对",
            "核对原文；原文如此的照旧",
            "“{mark}” is not closed",
            "compare the print; if it is printed so, leave it",
        ),
        "marks-crossed": (
            "“{mark}”与另一对标号交错",
            "核对原文；原文如此的照旧",
            "“{mark}” and another pair of marks cross",
            "compare the print; if it is printed so, leave it",
        ),
        "cited-year": (
            "引用的文号年份是 {year}",
            "核对原文；原文如此的照旧",
            "a number is cited with the year {year}",
            "compare the print; if it is printed so, leave it",
        ),
        "cites-itself": (
            "正文引用了本件文号 {number}",
            "核对原文；原文如此的照旧，页面不列为引用",
            "the text cites its own number, {number}",
            "compare the print; if it is printed so, leave it: pages do not list it as a citation",
        ),
        "body-missing": (
            "正文文件 {file} 不存在",
            "补上该文件；确无正文的写 text: none",
            "the body file {file} does not exist",
            "add it, or write text: none if there is no text",
        ),
        "body-empty": (
            "正文是空的",
            "补上正文；确无正文的写 text: none 并删去文件",
            "the body is empty",
            "fill it in, or write text: none and remove the file",
        ),
        "body-not-none": (
            "写了 text: none，却有正文文件",
            "改为 full 或 digest",
            "text is none, yet there is a body",
            "write full or digest",
        ),
        "table-missing": (
            "表格文件 {file} 不存在",
            "补上该文件",
            "the table file {file} does not exist",
            "add the file",
        ),
        "duplicate-id": (
            "id {id} 在本期用了两次",
            "改成不同的 id",
            "the id {id} is used twice in this issue",
            "give one of them another id",
        ),
        "issued-after-publication": (
            "成文日期 {issued} 晚于出版日期 {published}",
            "核对两个日期",
            "issued on {issued}, after publication on {published}",
            "check both dates",
        ),
        "effective-before-issue": (
            "施行日期 {effective} 早于成文日期 {issued}",
            "核对两个日期",
            "effective from {effective}, before it was issued on {issued}",
            "check both dates",
        ),
        "expired-before-effective": (
            "失效日期 {expired} 早于施行日期 {start}",
            "核对两个日期",
            "expired on {expired}, before it took effect on {start}",
            "check both dates",
        ),
        "contents-without-document": (
            "目录所列 {id} 在本期公文中没有",
            "改正 id 或补上公文",
            "the contents list {id}, which is not among the documents",
            "correct the id or add the document",
        ),
        "contents-twice": ("目录两次列出 {id}", "删去其中一条", "the contents list {id} twice", "remove one entry"),
        "document-without-contents": (
            "公文 {id} 不在目录中",
            "在 contents 中补上条目",
            "the document {id} is not in the contents list",
            "add an entry to contents",
        ),
        "page-order": (
            "页码 {page} 小于前面的 {before}",
            "核对页码和顺序",
            "page {page} comes after page {before}",
            "check the pages and the order",
        ),
        "page-differs": (
            "目录页码 {contents} 与公文页码 {document} 不同",
            "核对页码",
            "the contents say page {contents}, the document page {document}",
            "check the page",
        ),
        "orphan-file": (
            "文件不属于任何公文",
            "在 issue.yml 中引用它，或移走",
            "the file belongs to no document",
            "refer to it in issue.yml or move it away",
        ),
        "table-undeclared": (
            "正文引用的表格 {file} 没有在 issue.yml 中登记",
            "在该公文的 tables 中补上",
            "the table {file} is not declared in issue.yml",
            "add it to the document's tables",
        ),
        "table-twice": (
            "表格 {file} 在正文中引用了两次",
            "删去其中一处",
            "the table {file} is shown twice",
            "remove one reference",
        ),
        "table-unreferenced": (
            "表格 {file} 在正文中没有引用",
            "在正文中写一行 [表：标题]({file})",
            "the table {file} is not shown in the body",
            "put a line [表：title]({file}) into the body",
        ),
        "header-rows": (
            "表头与合计行数之和超过表格的 {rows} 行",
            "核对 header_rows 和 totals_rows",
            "header and totals are more than the table's {rows} rows",
            "check header_rows and totals_rows",
        ),
        "ragged-table": (
            "本行有 {given} 列，第一行有 {expected} 列",
            "补齐或删去多余的列；单元格内的逗号要加引号",
            "this row has {given} columns, the first has {expected}",
            "add or remove columns; quote commas within a cell",
        ),
        "table-quote": (
            "从本行起，单元格的引号没有配对",
            "补上缺少的引号；单元格内的引号要写两个，整格再加引号",
            "from this row on the quotes of a cell do not match",
            "close the quote; a quote within a cell is written twice, and the cell in quotes",
        ),
        "table-separator": (
            "表格只有一列，而每行都有同样多的“{sign}”",
            "在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”",
            "the table has one column, and each row as many “{sign}” as the others",
            "save it as “CSV UTF-8 (comma delimited)”",
        ),
        "table-empty-column": (
            "最后一列（第 {column} 列）全是空的",
            "删去多余的列；印刷如此的照旧",
            "the last column, number {column}, is empty",
            "remove it; if it is printed so, leave it",
        ),
        "table-empty-row": (
            "最后一行全是空的",
            "删去多余的行；印刷如此的照旧",
            "the last row is empty",
            "remove it; if it is printed so, leave it",
        ),
        "merge-nothing": (
            "合并标记 {mark} 没有可合并的单元格",
            "改为实际内容；若内容就是这个符号，写成 \\{mark}",
            "the merge mark {mark} has nothing to merge with",
            "write the cell's text; if the text is this sign, write \\{mark}",
        ),
        "totals-differ": (
            "“{column}”合计印为 {printed}，各行之和为 {sum}",
            "照印刷保留；如系录入错误请改正",
            "“{column}”: the printed total is {printed}, the rows add up to {sum}",
            "kept as printed; correct it only if it was mistyped",
        ),
        "totals-rounded": (
            "“{column}”合计印为 {printed}，各行之和为 {sum}（四舍五入后相同）",
            "照印刷保留",
            "“{column}”: the printed total is {printed}, the rows add up to {sum} (equal when rounded)",
            "kept as printed",
        ),
        "heading-level": (
            "标题“{text}”的级别应是 {expected}，现为 {given}",
            "按编号改 # 的个数：一、=##，（一）=###，1.=####",
            "the heading “{text}” should have {expected}, it has {given}",
            "the number gives the level: 一、=##, （一）=###, 1.=####",
        ),
        "heading-skips": (
            "标题“{text}”从第 {before} 级跳到第 {given} 级",
            "核对是否漏了一级标题",
            "the heading “{text}” goes from level {before} to level {given}",
            "is a heading missing in between?",
        ),
        "part-unknown": (
            "“{title}”在 issue.yml 中没有对应的附件或所印发文件",
            "在 attachments 或 instrument 中补上",
            "issue.yml knows no attachment or instrument for “{title}”",
            "add it to attachments or instrument",
        ),
        "html-in-body": (
            "正文中有 HTML 标签",
            "正文只写文字；若确是文字，在 < 前加 \\",
            "the body holds an HTML tag",
            "bodies are text; if it is text, put a \\ before the <",
        ),
        "heading-mark": (
            "“{mark}”后没有空格，不会成为标题",
            "写成半角 # 加一个空格：{example}",
            "there is no blank after “{mark}”, so it makes no heading",
            "write half-width # and a blank: {example}",
        ),
        "to-be-filled": (
            "还是新建时的“{text}”",
            "填写公报所印的内容",
            "this is still “{text}”, as it was begun",
            "fill in what the gazette prints",
        ),
        "blank-noise": (
            "有制表符或多余的空白",
            "删去行首行尾的空白和制表符",
            "there are tabs or superfluous blanks",
            "remove tabs and blanks at the ends of the line",
        ),
        "attachment-order": (
            "附件序号应从 1 起连续",
            "改正 number",
            "attachments must be numbered from 1 without a gap",
            "correct the numbers",
        ),
        "attachment-missing": (
            "正文提到附件 {number}，issue.yml 中没有",
            "补上附件；公报未刊登的写 supplied: false",
            "the text names attachment {number}, issue.yml does not",
            "add it; write supplied: false if the gazette did not print it",
        ),
        "attachment-not-shown": (
            "附件 {number} 没有内容",
            "在正文文件中加一节“# 标题 {{attachment={number}}}”；公报未刊登的写 supplied: false",
            "attachment {number} is not shown",
            "add a part “# title {{attachment={number}}}” to the body; write supplied: false if it was not printed",
        ),
        "bold-in-text": (
            "** 只能用在段首标题；此处会照原样显示",
            "段首标题写成 **（一）标题。**正文；若确是星号，写成 \\*",
            "** marks only a run-in heading at the start of a paragraph; here it shows as it is",
            "write **（一）heading。**text; write \\* if it is an asterisk",
        ),
    }
)
