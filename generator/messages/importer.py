"""What `gongbao import` says."""

MESSAGES: dict[str, tuple[str, str]] = {
    "importer.help": (
        "导入一期公报或单件公文，写成草稿并列出待核对之处。文件可以是文字稿（.txt、.md，UTF-8 或 GB18030）、"
        "Word 文件（.docx）或从政府网站保存的网页（.html）；多个文件按所列顺序合为一期。",
        "Import an issue or a document as a draft, and list what has to be looked at. A file is a transcript (.txt, "
        ".md; UTF-8 or GB18030), a Word file (.docx) or a page saved from a government site (.html). Several files, in "
        "print order, make one issue.",
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
        "替换已有的一期，保留编辑手工所做的修改",
        "replace an issue that is there; what the editor changed by hand is kept",
    ),
    "importer.too-large": ("{file} 超过 {limit} MB", "{file} is larger than {limit} MB"),
    "importer.unreadable": ("{file} 无法读取：{detail}", "cannot read {file}: {detail}"),
    "importer.lock-file": (
        "{file} 是 Word 打开文件时所用的临时文件；请选名称中没有 ~$ 的原文件",
        "{file} is what Word keeps while a file is open; choose the file whose name has no ~$",
    ),
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
    "importer.folder": (
        "{file} 是文件夹，不是文件；请逐个列出其中的文件",
        "{file} is a folder, not a file; name the files in it one by one",
    ),
    "importer.no-file": ("{file} 不是普通文件", "{file} is no regular file"),
    "importer.utf-16": (
        "{file} 是 UTF-16 编码；请另存为 UTF-8",
        "{file} is encoded in UTF-16; save it as UTF-8",
    ),
    "importer.cut": (
        "{file} 在一个字的中间截断（最后一行，第 {line} 行），文件不完整；请重新取得",
        "{file} is cut in the middle of a character (its last line, {line}): it is not whole; get it again",
    ),
    "importer.control": (
        "{file} 第 {line} 行有控制字符 {code}，不是文字；请删去后再导入",
        "{file} line {line} has the control character {code}, which is no text; remove it first",
    ),
    "importer.too-deep": (
        "{file} 的标记嵌套超过 {limit} 层，不是正常的文件",
        "{file} nests its marks more than {limit} deep; it is no normal file",
    ),
    "importer.attributes": (
        "{file} 第 {line} 行的标记有 {limit} 个以上的属性，不是正常的网页",
        "{file} line {line}: an element with more than {limit} attributes; it is no normal page",
    ),
    "importer.table-too-large": (
        "{file} 第 {line} 处的表格合并单元格数目异常",
        "{file}: the merged cells of the table at {line} are out of all measure",
    ),
    "importer.old-word": (
        "{file} 是旧格式 Office 文件（.doc、.wps 等）；请用 Word 或 WPS 另存为 .docx",
        "{file} is an Office file of the old format (.doc, .wps …); save it as .docx",
    ),
    "importer.encrypted": (
        "{file} 已加密；请去掉密码另存后再导入",
        "{file} is encrypted; save it without a password first",
    ),
    "importer.docx-broken": (
        "{file} 不是完好的 .docx 文件；请在 Word 中打开并重新保存",
        "{file} is no sound .docx file; open it in Word and save it again",
    ),
    "importer.docx-other": (
        "{file} 不是 Word 文档（也许是表格或演示文稿）",
        "{file} is not a Word document (perhaps a spreadsheet or slides)",
    ),
    "importer.docx-bomb": (
        "{file} 解开后大得异常（上限 {limit}），可能是压缩炸弹，未予读取",
        "{file} unpacks to more than {limit}: perhaps a zip bomb, it was not read",
    ),
    "importer.docx-entities": (
        "{file} 含有文档类型声明（外部实体），Word 文档不应有此内容，未予读取",
        "{file} declares a document type (external entities), which no Word document does; it was not read",
    ),
    "importer.docx-outside": (
        "{file} 引用了文件以外的内容：{target}；程序不读取外部内容，请在 Word 中嵌入后重新保存",
        "{file} refers to content outside itself: {target}; nothing outside is ever read, embed it and save again",
    ),
    "importer.no-gazette": (
        "{file} 不像公报或公文：没有发文字号，没有公文标题，也没有署名和成文日期",
        "{file} is neither a gazette nor an official document: it has no number, no title of one, no signature",
    ),
    "importer.discard-edits": (
        "与 --replace 合用：不保留编辑手工所做的修改",
        "with --replace: give up what the editor changed by hand",
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
    "importer.now-broken": (
        "{file} 第 {line} 行有错误，无法与新导入合并；请先运行 gongbao check 改正，或加 --discard-edits",
        "{file} has an error on line {line} and cannot be merged with the new import; run gongbao check and mend it, "
        "or add --discard-edits",
    ),
    "importer.unwritable": ("无法写入 {folder}：{detail}", "cannot write {folder}: {detail}"),
    "importer.conflict": (
        "{where}：编辑与新导入改得不同，保留编辑的\n    编辑：{kept}\n    新导入：{new}\n    上次导入：{last}",
        "{where}: the editor and the new import differ, the editor's stays\n    editor: {kept}\n    new import: {new}\n"
        "    last import: {last}",
    ),
    "importer.nothing": ("（无）", "(nothing)"),
    "importer.comments": (
        "issue.yml 的结构有变，以下注释未能保留：{comments}",
        "the structure of issue.yml changed; these comments could not be kept: {comments}",
    ),
    "importer.merged": (
        "{folder} 已替换，编辑手工所做的修改均保留；{conflicts} 处冲突。",
        "replaced {folder}; what the editor changed by hand was kept; {conflicts} conflicts.",
    ),
    "importer.ledger": (
        "字符核对不平，未写任何文件；多出或缺少：{detail}。这是程序的错误，请报告。",
        "the ledger of characters does not close, nothing was written: {detail}. This is a fault of the program.",
    ),
    "importer.doubt.cell-restored": (
        "本行缺少前面的合并单元格，按编号列对齐并并入上一行，请对照印刷页",
        "this row lacks its merged cells; it was set right by the key column and merged with the row above",
    ),
    "importer.doubt.cells-merged": (
        "来源没有标出合并单元格，这些栏中的空格作为与上格合并（后列个数），也可能本来空白",
        "the source marks no merged cells; empty cells of these columns (number follows) were taken as merged with "
        "the one above; they may be blank",
    ),
    "importer.doubt.signature-differs": (
        "署名与标题中的发文机关不同，照印刷保留",
        "the signature differs from the office in the title; kept as printed",
    ),
    "importer.doubt.spaced-number": (
        "编号后是空格而不是顿号，因各条依次编号、下有正文，故作标题",
        "a blank, not 、, stands behind the number; taken as a heading, since they count up and have text below",
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
    "importer.doubt.several-numbers": (
        "印有几个机关的发文字号，采用第一个",
        "numbers of several offices are printed; the first one was taken",
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
    "importer.doubt.title-of-order": (
        "命令（令）没有标题，以所公布文件的标题为题",
        "an order prints no title; it goes by the title of the text that it issues",
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
    "importer.doubt.number-unknown": (
        "Word 自动编号的格式无法得知，未能补出编号，请对照印刷页",
        "the format of an automatic number is not known, so the number is missing; compare with the print",
    ),
    "importer.doubt.contents-open": (
        "Word 目录域没有结束标记，其后的文字都当作目录未收入，请查看未收入的内容",
        "the field of Word's contents list has no end: all text behind it was left out; look at it",
    ),
    "importer.doubt.text-box": (
        "取自文本框，位置以其锚点为准，请核对顺序",
        "from a text box, placed where it is anchored; check the order",
    ),
    "importer.doubt.nested-table": (
        "单元格内另有表格，其文字依次并入该单元格",
        "a table within a cell: its text was put into the cell in order",
    ),
    "importer.doubt.formula": (
        "公式按字符顺序收入，上下标与分式已失去，请对照印刷页",
        "a formula, taken in the order of its characters; fractions and indices are lost, compare with the print",
    ),
    "importer.doubt.symbol": (
        "符号字体中的字符无法对应，以〓代替，请对照印刷页",
        "a sign of a symbol font that has no equivalent, shown as 〓; compare with the print",
    ),
    "importer.doubt.image": ("此处有图片，未收入", "a picture stands here and was not taken over"),
    "importer.doubt.embedded": (
        "此处嵌有另一文件，其内容未收入",
        "another file is embedded here; its content was not taken over",
    ),
    "importer.doubt.import-conflict": (
        "编辑与新导入对同一处改得不同，保留编辑的改法",
        "the editor and the new import changed the same place differently; the editor's is kept",
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
