"""The words by which official Chinese marks where a number or a name begins, and what a title is the title of.

Closed lists only: function words, verbs of issuing, kinds of instruments (as the regulations on official documents and
the Legislation Law name them), endings of office names, abbreviations of provinces. None is taken from one text.
"""

from __future__ import annotations

import re

PROVINCES = "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀贵黔云滇藏陕秦甘陇青宁新蒙港澳台兵"

# First characters of the agency codes of central organs (国发, 财税, 教外, 银发 …).
CENTRAL = "国中财税发计工教科公民司人自环建交水农商文卫应审银海署市监体统医保林气证邮档法"

INSTRUMENT_WORDS = (
    "通知|意见|办法|方案|规定|决定|决议|条例|细则|规则|公告|通告|通报|批复|复函|请示|报告|命令|纪要|议案|解释|章程|"
    "規定|辦法|決定|條例|細則"
)

# Verbs that stand before a cited document or its issuer and occur in neither.
_VERBS = (
    "符合|属于|确保|作出|同意|批准|下达|提出|适用|享受|参考|引用|遵守|遵循|宣布|撤销|停止|取代|代替|修订|修改|修正|补充|明确|要求|结合|对应|包括|涉及|列入|满足|"
    "按照|依照|遵照|参照|对照|根据|依据|执行|贯彻|落实|违反|收到|接到|学习|传达|转来"
)
_ISSUE_VERBS = "印发|转发|批转|下发|发布|公布|颁布|出台|制定|施行|發佈|公佈|頒佈|核准|核發"

# After one of these an agency code or an issuer's name may begin; none occurs inside a code.
BEFORE_CODE = re.compile(
    rf"(?:文件|通知|意见|规定|要求|办法|精神)[和与及]|的|{_VERBS}|{_ISSUE_VERBS}|以及|简称|下称|详见|参见|文件|文号|编号|"
    rf"{INSTRUMENT_WORDS}|同时|废止|关于|附件|会同|按|据|由|及|与|或|见|并|了|在|是|第|根據|按照|依據|經|"
    # Some of these begin the name of a place (从化, 将乐) or of a field of work (经信, 经贸).
    "[我你][省市县区州部委局院厅会]|对(?!外)|以|为|向|因|被|等|其|此|该|已|又|则|仍|曾|均|将(?![政委府])|经(?![信贸济委办计协合建开科技管研法])"
)

# The same for the name of an office before 令 or 公告; such names hold 应对, 与 or 的 now and then.
BEFORE_ISSUER = re.compile(
    rf"{_VERBS}|{_ISSUE_VERBS}|以及|详见|参见|文件|{INSTRUMENT_WORDS}|同时|废止|"
    r"关于|附件|会同|现行|按|据|由|被|向|见|并|了|是|所|第(?![一二三四五六七八九十]{1,3}[届次])|根據|依據|經"
)

_FUNCTIONS = (
    "财政|教育|科技|科学技术|公安|民政|司法|国土资源|自然资源|生态环境|环境保护|交通运输|水利|农业|农业农村|农牧|商务|文化|卫生|审计|"
    "人力资源社会保障|劳动保障|建设|住房城乡建设|统计|林业|物价|税务|质监|工商|体育|旅游"
)
# An office's name that ends here cannot go on as an agency code: 省政府|川办发.
OFFICE_BEFORE_CODE = re.compile(
    rf"人民政府|[省市县区州旗]政府|国务院|办公厅|办公室|委员会|总局|总署|指挥部|领导小组|部门|地区|军区|(?:{_FUNCTIONS})[厅局部]"
)
# The same at the start of a run of characters: 省人社厅|晋财社.
OFFICE_AT_START = re.compile(r"原?(?:[省市县区州][\u4e00-\u9fff]{1,10}?[厅局委办]|国家[\u4e00-\u9fff]{1,8}?[局委])")
# The same after the name of a place, if a province's abbreviation comes next: 样例市卫健委|津卫医. Abbreviations that
# are words of codes themselves (新, 港, 台, 兵) say nothing.
OFFICE_BEFORE_PROVINCE = re.compile(
    rf"[厅局委办部院府会](?=[{PROVINCES.translate(str.maketrans('', '', '新港澳台兵'))}])"
)
# What follows an office's name and is no code by itself: 人社厅|发, 工信部|联企业.
SERIES_ONLY = re.compile(r"(?:发|函|办|办发|办函|办字|办规|字|规|电|令|发电|明电|便函|通|联[\u4e00-\u9fff]{0,4})")

OFFICE_END = re.compile(
    r"(?:部|委|局|署|院|会|行|厅|府|办|室|司|处|组|中心|指挥部|军委|主席|總監|长|長|總署|局長|机关|大队|支队|总队|同盟|海关|主席团)$"
)
# Central organs, present and past: the name begins at 国家 or at its own first character, whatever runs into it.
_MINISTRIES = (
    "外交|国防|教育|科学技术|科技|工业和信息化|公安|国家安全|民政|司法|财政|人力资源和?社会保障|劳动和社会保障|劳动|人事|自然资源|"
    "国土资源|生态环境|环境保护|住房和?城乡建设|建设|交通运输|交通|铁道|水利|农业农村|农业|商务|文化和旅游|文化|卫生|退役军人事务|"
    "应急管理|信息产业|对外贸易经济合作|监察"
)
_ADMINISTRATIONS = (
    "税务|市场监督管理|工商行政管理|质量监督检验检疫|食品药品监督管理|新闻出版广电|广播电影电视|安全生产监督管理|体育|广播电视|"
    "新闻出版|环境保护|旅游"
)
_COMMISSIONS = (
    "发展和?改革|发展计划|经济贸易|民族事务|卫生健康|卫生和计划生育|卫生计生|医疗保障|粮食和物资储备|国有资产监督管理"
)
_CENTRAL_OFFICE = (
    "(?:中华人民共和国)?(?:中共中央|国务院|全国人民代表大会常务委员会|中央军委|中央军事委员会|最高人民法院|最高人民检察院|"
    f"中国人民银行|(?:{_MINISTRIES})部|(?:国家)?(?:{_ADMINISTRATIONS})总局|海关总署|(?:国家)?审计署|"
    f"国家(?:{_COMMISSIONS})(?:委员会|委|局))"
)
CENTRAL_OFFICE_END = re.compile(f"{_CENTRAL_OFFICE}$")
CENTRAL_OFFICE = re.compile(_CENTRAL_OFFICE)
PLACE_START = re.compile(r"[\u4e00-\u9fff]{2,7}?(?:省|市|自治区|自治州|县|区|州|旗|镇|乡|街道)")
HEADLINE = re.compile(
    r"关于[^。；]{2,160}的?(?:通知|意见|决定|批复|函|公告|通告|通报|请示|报告|办法|方案|规定|决议|命令|纪要)"
)
ISSUED_BY = re.compile(
    r"(?:联合|共同|先后|陆续|分别|相继|已|还|又|也|另|曾|日前|近日)*"
    r"(?:发布|印发|公布|下发|出台|发出|颁布)(?:了|的)?"
)

# Numbers that look like document numbers but name a certificate, a right, a parcel or a listing.
NOT_A_CODE = re.compile(
    r"(?:国用|集用|不动产权|房权|林证|证|准|许可|网挂|网拍|公挂|挂|拍|储|路|街|巷|建字第|地字第|年|月|日|号|条|款|项|表|图|页|期|届|次|卷)字?$|"
    r"^(?:[表图第注至到在年月日号]|附[表图]|公式)"
)

_ENDING_VERSION = r"[(《〈<〔][^()《》]{0,24}[)》〉>〕]"
_KINDS = (
    r"宪法|法典|药典|税则|宪章|条例|条令|规定|办法|细则|规则|决定|决议|通知|意见|方案|规划|纲要|标准|规范|规程|章程|批复|复函|的函|通报|通告|公告|命令|"
    r"解释|制度|准则|目录|指南|指引|计划|措施|要点|预案|公约|条约|协定|议定书|宣言|总则|守则|导则|通则|请示|纪要|答复|指示|批示|"
    r"训令|法令|教令|若干政策|补充说明|(?:谅解|合作|联合)备忘录|负面清单|权力清单|责任清单|名录|指导原则|(?:大会|会议|全会|统计|联合)公报|"
    r"联合声明|修正案|草案|禁令|戒严令|布告"
)
# Words that end in 法 and are no laws; 预算法, 决算法 and 适用法 are.
_NO_LAW = "(?:(?<![方书语做看用想兵疗算手魔文技枪拳针])|(?<=[预决]算)|(?<=适用))"
# Kinds that count only with what a title of an instrument begins with.
_BEGUN = (
    r"关于.{4,}(?:政策|举措|安排)|.*关于.*(?:问题的解答|的安排|的声明)|"
    r"(?:国务院|国务院办公厅)?(?:批转|转发).*报告|(?:海峡两岸|内地[与和]).*协议"
)
INSTRUMENT_TITLE = re.compile(rf"(?:{_KINDS}|{_NO_LAW}法|^(?:{_BEGUN}))(?:{_ENDING_VERSION}){{0,3}}$")
# An office writes 请示 and 报告 to another, which answers that they came: 你局《关于…的报告》收悉.
RECEIVED_TITLE = re.compile(r"关于.*报告$")
RECEIVED = re.compile(r"[ ]?(?:\([^()]{0,20}\))?[ ]?(?:已)?(?:收悉|收到)")
# Branches of law, which end like a title of a law.
NOT_A_TITLE = re.compile(
    "(?:中国|国际|外国)?(?:经济法|税法|行政法|商法|国际法|国际私法|国际公法|民商法|环境法|宪政法|诉讼法|合同法规|教育法规)"
)
GENERIC_TITLE = re.compile(
    rf"(?:总体|实施|管理|暂行|工作|指导|若干|行动|试行|补充|专项|应急|技术|本|该|基本|建设|发展|处置|具体|配套|有关|上述|原|"
    rf"城市|详细|控制性|操作)*(?!宪法)(?:{_KINDS}|法|本?办法)(?:{_ENDING_VERSION})?"
)
# 考试科目为|《…》、《…》: what the titles of this list are titles of.
SUBJECTS_BEFORE = re.compile(
    r"(?:科目|课程|教材|教科书|专著|论文|讲座|考试内容|选修课|必修课|试卷|考试设|栏目|歌曲|电影|图书|漫画|专栏)"
    r"[^，。；、《》]{0,8}(?:《[^《》]{0,60}》[^，。；《》]{0,4})*$"
)

# Macao prints traditional characters; only those of the words above.
SIMPLER = str.maketrans("條規辦細則決議標準綱劃約協訓導總書請紀複復釋報憲號業彙編長權責單計畫產訂於關發佈",
                        "条规办细则决议标准纲划约协训导总书请纪复复释报宪号业汇编长权责单计划产订于关发布")  # fmt: skip
