"""What `gongbao import` says."""

MESSAGES: dict[str, tuple[str, str]] = {
    "importer.help": (
        "从文字稿导入一期公报或单件公文，写成草稿并列出待核对之处。文件可以是 .txt 或 .md，UTF-8 或 GB18030 编码；"
        "多个文件合为一期。",
        "Import an issue or a document from transcripts (.txt, .md; UTF-8 or GB18030) as a draft, and list what has to "
        "be looked at. Several files make one issue.",
    ),
    "importer.into": (
        "写到哪个 content 文件夹，默认本档案的",
        "which content folder to write to; default: this archive's",
    ),
    "importer.issue": ("期，如 2020-03；默认由刊头得知", "issue, such as 2020-03; default: as the masthead says"),
    "importer.json": (
        "只输出理解到的内容（JSON，gazette-neutral/1），不写文件",
        "print what was understood (JSON, gazette-neutral/1) and write nothing",
    ),
    "importer.replace": (
        "替换已有的一期；原来的内容保留在旁边的隐藏文件夹中",
        "replace an issue that is there; what was there is kept beside it in a hidden folder",
    ),
    "importer.too-large": ("{file} 超过 {limit} MB", "{file} is larger than {limit} MB"),
    "importer.unreadable": ("{file} 无法读取：{detail}", "cannot read {file}: {detail}"),
    "importer.empty": ("{file} 是空的", "{file} is empty"),
    "importer.binary": (
        "{file} 是 {kind} 文件，不是文字稿；请先另存为纯文本",
        "{file} is a {kind} file, not a transcript; save it as plain text first",
    ),
    "importer.null-bytes": (
        "{file} 第 {line} 行有空字节，不是纯文本；请另存为 UTF-8",
        "{file} line {line} has a null byte, it is not plain text; save it as UTF-8",
    ),
    "importer.encoding": (
        "{file} 第 {line} 行起既不是 UTF-8 也不是 GB18030，或在字符中间截断；请另存为 UTF-8",
        "{file} from line {line} is neither UTF-8 nor GB18030, or cut in the middle of a character; save it as UTF-8",
    ),
    "importer.no-chinese": ("{file} 中没有汉字，不像公报", "{file} has no Chinese characters; it is no gazette"),
    "importer.invisible": (
        "{file} 第 {line} 行有看不见的字符 {code}，会改变文字的含义；请删去后再导入",
        "{file} line {line} has the invisible character {code}, which can change what the text says; remove it first",
    ),
    "importer.no-document": ("{file} 中没有找到公文标题", "no document title was found in {file}"),
    "importer.issue-id": ("期应写成 2020-03 的形式：{given}", "write the issue like 2020-03: {given}"),
    "importer.which-issue": (
        "文字稿没有说是哪一期，请用 --issue 2020-03 指明",
        "the transcript does not say which issue it is; say so with --issue 2020-03",
    ),
    "importer.no-date": ("文字稿中没有日期，无法成为一期", "the transcript has no date at all"),
    "importer.exists": (
        "{folder} 已存在，未写任何文件；要替换请加 --replace",
        "{folder} is there already, nothing was written; add --replace to replace it",
    ),
    "importer.ledger": (
        "字符核对不平，未写任何文件；多出或缺少：{detail}。这是程序的错误，请报告。",
        "the ledger of characters does not close, nothing was written: {detail}. This is a fault of the program.",
    ),
    "importer.doubt.cell-restored": (
        "本行缺少前面的合并单元格，按编号列对齐并并入上一行，请对照印刷页",
        "this row lacks its merged cells; it was set right by the key column and merged with the row above",
    ),
    "importer.doubt.signature-differs": (
        "署名与标题中的发文机关不同，照印刷保留",
        "the signature differs from the office in the title; kept as printed",
    ),
    "importer.doubt.run-in": (
        "未加粗，但同级各段都以加粗小标题开头，故作段首标题",
        "not bold, but the paragraphs beside it begin with bold headings: taken as a run-in heading",
    ),
    "importer.doubt.joined": (
        "上一段以分号结束，与本段接成一段，依据较弱",
        "the piece before ends in a semicolon; joined on weak evidence",
    ),
    "importer.doubt.title-differs": (
        "目录所印标题与公文标题不同，均照印刷保留",
        "the contents list prints another title; both are kept as printed",
    ),
    "importer.doubt.date-published": (
        "文字稿没有出版日期，暂取最晚的成文日期",
        "the transcript has no date of publication; the latest date of issue stands in",
    ),
    "importer.doubt.number-differs": (
        "发文字号印了两次而不相同，采用前者",
        "the number is printed twice and differs; the first one was taken",
    ),
    "importer.doubt.date-of-note": (
        "文末没有成文日期，取标题下题注中的日期",
        "there is no date at the end; the date of the note under the title was taken",
    ),
    "importer.doubt.from-label": (
        "公文本身没有这一项，取自网页或数据库所加的标签",
        "the document itself does not have it; it was taken from a label that a site or database added",
    ),
    "importer.doubt.not-in-contents": (
        "目录中没有这件公文，请核对目录，或它是否属于上一件公文",
        "the contents list does not have this document; look whether it belongs to the one before it",
    ),
    "importer.doubt.total-differs": (
        "合计与各行之和不符（另一种可能为各行之和），照印刷保留",
        "the total is not the sum of its column (given as the alternative); kept as printed",
    ),
    "importer.doubt.cut": (
        "整件公文连成一行且没有空格，按序号和格式断开",
        "the whole document stands in one line without blanks; it was cut by its numbering and the order of its parts",
    ),
    "importer.doubt.traditional": (
        "简体文字中有繁体字，可能是识别错误，照来源保留",
        "a traditional character in a simplified text, perhaps an error of recognition; kept as it is",
    ),
    "importer.doubt.letter": (
        "数字处有形近的字母，可能是识别错误，照来源保留",
        "a letter where a figure belongs, perhaps an error of recognition; kept as it is",
    ),
    "importer.doubt.unpaired": (
        "书名号、引号或括号不成对，可能缺字或误识，照来源保留",
        "quotation or title marks do not pair, perhaps something is missing; kept as it is",
    ),
    "importer.left-out": ("第 {line} 行未收入：{text}", "line {line} was left out: {text}"),
    "importer.doubt": ("第 {line} 行待核对（{code}）：{chosen}", "line {line} to be reviewed ({code}): {chosen}"),
    "importer.done": (
        "已写入草稿 {folder}：{documents} 件公文，{tables} 个表格，{reviews} 处待核对；来源 {characters} 字，"
        "其中 {left} 字为版面标记等未收入。请运行 gongbao check。",
        "wrote the draft {folder}: {documents} documents, {tables} tables, {reviews} places to review; "
        "{characters} characters in the source, {left} of them page furniture and marks left out. Run gongbao check.",
    ),
}
