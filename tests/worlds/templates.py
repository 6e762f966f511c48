"""Sentences of reports with named slots, and the relations that each promises between its slots.

A slot is a figure of the template's world (``strategies.py``) or one of the words that the report fixes: ``{county}``,
``{year}``, ``{last}`` and so on.  A promise names the kind of claim and the slots that it joins.
"""

from __future__ import annotations

from typing import NamedTuple

from tests.worlds import strategies as w
from tests.worlds.strategies import World


class Promise(NamedTuple):
    """A relation that the sentence asserts: lawlint proves it and, where ``contradictable``, refutes it once a figure is changed.

    ``pending``: a reader can prove or refute it, lawlint cannot yet.
    """

    kind: str
    slots: tuple[str, ...]
    contradictable: bool = True
    pending: bool = False


class Template(NamedTuple):
    """A sentence.  ``topic``: what it speaks of; a report speaks of a thing once."""

    topic: str
    world: World
    text: str
    promises: tuple[Promise, ...]


def proves(kind: str, slots: str, *, pending: bool = False) -> Promise:
    """The relation is proved, and contradicted when one of its figures is changed."""
    return Promise(kind, tuple(slots.split()), pending=pending)


def confirms(kind: str, slots: str, *, pending: bool = False) -> Promise:
    """The relation is proved, but no word forbids another reading: a changed figure may go unnoticed."""
    return Promise(kind, tuple(slots.split()), contradictable=False, pending=pending)


TEMPLATES: tuple[Template, ...] = (
    # ── rates ──────────────────────────────────────────────────────────────────────────────────────────────────────────
    Template(
        "复议撤回",
        w.part_of(400),
        "全年收到行政复议申请{whole}件，其中撤回{part}件，撤回率为{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    Template(
        "建议采纳",
        w.part_of(300),
        "提出审计建议{whole}条，被采纳{part}条，采纳率{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    Template(
        "问题整改",
        w.part_of(200),
        "上年度审计工作报告反映的{whole}个问题，已完成整改{part}个，整改率为{rate}%，尚在推进{rest}个。",
        (proves("share", "rate part whole"), confirms("sum", "whole part rest")),
    ),
    Template(
        "案卷评查",
        w.part_of(300),
        "抽查行政处罚案卷{whole}宗，评定优秀{part}宗，优秀率达到{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    Template(
        "不捕",
        w.refusal,
        "批准逮捕{done}人，不批准逮捕{refused}人，不捕率{rate}%。",
        (proves("share", "rate refused done"),),
    ),
    Template(
        "矛盾纠纷",
        w.part_of(9000),
        "排查化解矛盾纠纷{whole}起，调解成功{part}起，成功率{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    Template(
        "立案执结",
        w.part_of(5000),
        "受理执行案件{whole}件，执结{part}件，执结率为{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    Template(
        "药品抽检",
        w.part_of(900),
        "开展药品抽检{whole}批次，合格{part}批次，合格率{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    Template(
        "网民留言",
        w.part_of(900),
        "收到网民留言{whole}条，办结{part}条，办结率{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    Template(
        "追回基金",
        w.money_part(900),
        "{part_of}家定点医疗机构重复收费{whole}{u}，追回{part}{u}，追回率{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    # ── shares ─────────────────────────────────────────────────────────────────────────────────────────────────────────
    Template(
        "网办",
        w.part_of(90000),
        "政务服务大厅全年办件{whole}件，其中网上办理{part}件，占{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    Template(
        "企业规模",
        w.part_of(400),
        "年末规模以上工业企业{whole}家，其中产值过亿元企业{part}家，占比{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    Template(
        "民生支出",
        w.money_part(3000),
        "教育、卫生等民生支出{part}{u}，占财政总支出{whole}{u}的{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    Template(
        "建设用地",
        w.part_of(9000),
        "全年供应建设用地{whole}亩，其中工矿仓储用地{part}亩，占供应总量的{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    Template(
        "采购合同",
        w.money_part(3000),
        "政府采购支出总额{whole}{u}。授予中小企业合同金额{part}{u}，占政府采购支出总额的{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    Template(
        "立案领域",
        w.part_of(200),
        "立案办理公益诉讼案件{whole}件，生态环境领域{part}件，占立案总数的{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    Template(
        "发电",
        w.money_part(400, ("亿千瓦时",)),
        "全年发电量{whole}{u}，其中水力发电{part}{u}，占全部发电量的{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    Template(
        "信访",
        w.nested(900),
        "接收群众信访{whole}件，其中首次信访{part}件，占{rate}%；重复信访{rest}件，占{rest_rate}%。",
        (proves("share", "rate part whole"), proves("share", "rest_rate rest whole"), confirms("sum", "whole part rest")),
    ),
    Template(
        "授予小微",
        w.nested(900),
        "年度服务项目合同{whole}份，授予本地企业合同{part}份，其中授予小微企业合同{sub}份，占授予本地企业合同的{sub_rate}%。",
        (proves("share", "sub_rate sub part"),),
    ),
    Template(
        "涉企检查",
        w.part_of(5000),
        "开展涉企行政检查{whole}次，“扫码入企”{part}次，占检查总数的{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    # ── parts and wholes ───────────────────────────────────────────────────────────────────────────────────────────────
    Template(
        "会议",
        w.split(2, 90),
        "召开政府会议{whole}次，分为全体会议{a}次和常务会议{b}次。",
        (proves("sum", "whole a b"),),
    ),
    Template(
        "规章",
        w.split(3, 120),
        "公布行政规范性文件{whole}件（含新制定{a}件、修改{b}件、废止{c}件）。",
        (proves("sum", "whole a b c"),),
    ),
    Template(
        "车辆",
        w.split(4, 200),
        "共有公务用车{whole}辆，其中，应急保障用车{a}辆、执法执勤用车{b}辆、特种专业技术用车{c}辆、其他用车{d}辆。",
        (proves("sum", "whole a b c d"),),
    ),
    Template(
        "政府采购",
        w.money(3, 3000),
        "政府采购支出{whole}{u}，其中：政府采购货物支出{a}{u}、政府采购工程支出{b}{u}、政府采购服务支出{c}{u}。",
        (proves("sum", "whole a b c"),),
    ),
    Template(
        "债务",
        w.money(2, 900),
        "年末全{level}政府债务余额{whole}{u}，包括一般债务{a}{u}、专项债务{b}{u}。",
        (proves("sum", "whole a b"),),
    ),
    Template(
        "户籍",
        w.money(2, 90, ("万人",)),
        "年末全{level}户籍人口{whole}{u}，其中，男性{a}{u}，女性{b}{u}。",
        (proves("sum", "whole a b"),),
    ),
    Template(
        "预算收入",
        w.money(2, 90000),
        "全{level}一般公共预算收入完成{whole}{u}。其中：税收收入完成{a}{u}，占一般公共预算收入的{ra}%；非税收入完成{b}{u}，占{rb}%。",
        (proves("sum", "whole a b"), proves("share", "ra a whole"), proves("share", "rb b whole")),
    ),
    Template(
        "收支",
        w.money(3, 9000),
        "本年收入合计{whole}{u}，其中：财政拨款收入{a}{u}，占{ra}%；事业收入{b}{u}，占{rb}%；其他收入{c}{u}，占{rc}%。",
        (
            proves("sum", "whole a b c"),
            proves("share", "ra a whole"),
            proves("share", "rb b whole"),
            proves("share", "rc c whole"),
            confirms("shares", "ra rb rc"),
        ),
    ),
    Template(
        "部门支出",
        w.money(2, 9000),
        "本年支出合计{whole}{u}，其中：基本支出{a}{u}，占{ra}%；项目支出{b}{u}，占{rb}%。",
        (proves("sum", "whole a b"), proves("share", "ra a whole"), proves("share", "rb b whole"), confirms("shares", "ra rb")),
    ),
    Template(
        "违规金额",
        w.money(3, 90),
        "查出主要问题金额{whole}{u}，其中违规金额{a}{u}、管理不规范金额{b}{u}、损失浪费金额{c}{u}。",
        (confirms("sum", "whole a b c"),),
    ),
    Template(
        "合同纠纷",
        w.split(3, 60000),
        "审结一审民商事案件{whole}件。其中，合同纠纷{a}件，占比{ra}%；婚姻家庭纠纷{b}件，占比{rb}%；侵权及其他纠纷{c}件，占比{rc}%。",
        (
            proves("sum", "whole a b c"),
            proves("share", "ra a whole"),
            proves("share", "rb b whole"),
            proves("share", "rc c whole"),
        ),
    ),
    Template(
        "事项类别",
        w.split(3, 900),
        "梳理公布政务事项{whole}项：许可类{a}项，处罚类{b}项，确认类{c}项。",
        (proves("sum", "whole a b c"),),
    ),
    Template(
        "建议提案",
        w.split(2, 900),
        "办理人大代表建议{a}件、政协提案{b}件，共计{whole}件。",
        (proves("sum", "whole a b"),),
    ),
    Template(
        "监督立案",
        w.split(2, 90),
        "监督侦查机关立案{a}件，监督撤案{b}件，合计{whole}件。",
        (proves("sum", "whole a b"),),
    ),
    Template(
        "资金争取",
        w.money(3, 90),
        "争取中央预算内资金{a}{u}、专项债券{b}{u}、超长期特别国债{c}{u}，三项合计{whole}{u}。",
        (proves("sum", "whole a b c"),),
    ),
    Template(
        "镇街收入",
        w.money(3, 9),
        "甲镇隐瞒收入{a}{u}，乙镇{b}{u}，丙镇{c}{u}，合计{whole}{u}。",
        (proves("sum", "whole a b c"),),
    ),
    Template(
        "收支",
        w.money(4, 90000),
        "本级收入{a}{u}，上级补助收入{b}{u}，债务转贷收入{c}{u}，调入资金{d}{u}，收入总计{whole}{u}。",
        (proves("sum", "whole a b c d"),),
    ),
    Template(
        "国资支出",
        w.money(2, 900),
        "国有资本经营支出{a}{u}，调出资金{b}{u}，支出合计{whole}{u}。",
        (proves("sum", "whole a b"),),
    ),
    Template(
        "重大决策",
        w.split(2, 90),
        "审查重大行政决策{whole}件，已办结{a}件，其余{b}件正在审查。",
        (proves("sum", "whole a b"),),
    ),
    Template(
        "复议结果",
        w.split(4, 900),
        "审结行政复议案件{whole}件。在审结的行政复议案件中，维持{a}件，撤销{b}件，驳回{c}件，其余{d}件终止。",
        (proves("sum", "whole a b c d"),),
    ),
    Template(
        "诉讼结果",
        w.split(3, 120),
        "被提起行政诉讼{whole}件，其中结果维持{a}件、其他结果{b}件、尚未审结{c}件。",
        (proves("sum", "whole a b c"),),
    ),
    Template(
        "人员编制",
        w.split(3, 900),
        "全院实有工作人员{whole}人，包括员额法官{a}人、法官助理{b}人、司法行政人员{c}人。",
        (proves("sum", "whole a b c"),),
    ),
    Template(
        "粮食",
        w.money(2, 90, ("万吨",)),
        "全年粮食总产量{whole}{u}，其中夏粮产量{a}{u}，秋粮产量{b}{u}。",
        (proves("sum", "whole a b"),),
    ),
    Template(
        "调解组织",
        w.split(3, 300),
        "现有人民调解委员会{whole}个，其中村（社区）{a}个、镇街{b}个，另有企事业单位{c}个。",
        (proves("sum", "whole a b c"),),
    ),
    Template(
        "渠道",
        w.split(3, 9000),
        "主动公开政府信息{whole}条（门户网站{a}条、微信公众号{b}条、政府公报{c}条）。",
        (confirms("sum", "whole a b c"),),
    ),
    Template(
        "公文",
        w.split(3, 3000),
        "制发公文{whole}件，主动公开{a}件，依申请公开{b}件，不予公开{c}件。",
        (confirms("sum", "whole a b c"),),
    ),
    Template(
        "培训",
        w.nested(5000),
        "培训行政执法人员{whole}人次，其中乡镇人员{part}人次。",
        (proves("partof", "part whole"),),
    ),
    Template(
        "执法队伍",
        w.nested(900),
        "全{level}在编执法人员共{whole}人。在在编执法人员中，持证{part}人。",
        (proves("partof", "part whole"),),
    ),
    Template(
        "公路",
        w.nested(3000),
        "全{level}公路总里程{whole}公里，高速公路里程{part}公里。",
        (proves("partof", "part whole"),),
    ),
    Template(
        "专精特新",
        w.nested(90),
        "新增“专精特新”企业{part}家，总数达到{whole}家。",
        (proves("partof", "part whole"),),
    ),
    Template(
        "办件累计",
        w.nested(90000),
        "{year}年“一窗通办”受理{part}件，试运行至今累计受理{whole}件。",
        (proves("cumulative", "part whole"),),
    ),
    Template("隐患", w.nested(900), "排查燃气安全隐患{whole}处，整改{part}处。", (proves("funnel", "part whole"),)),
    Template("司法建议", w.nested(90), "发出检察建议{whole}份，采纳{part}份。", (proves("funnel", "part whole"),)),
    Template("申请受理", w.nested(900), "收到法律援助申请{whole}件，受理{part}件。", (proves("funnel", "part whole"),)),
    Template(
        "裁判",
        w.nested(900),
        "审结涉企案件{whole}件，其中判决{part}件、调解{sub_other}件。",
        (proves("partof", "part whole"),),
    ),
    # ── growth ─────────────────────────────────────────────────────────────────────────────────────────────────────────
    Template(
        "财政收入",
        w.change(90000, money=True),
        "地方级财政收入完成{new}{u}，比上年{more}{delta}{u}，{grew}{rate}%。",
        (proves("implied", "delta new rate"),),
    ),
    Template(
        "机关运行",
        w.change(900, money=True),
        "机关运行经费支出{new}{u}，较{last}年{more}{delta}{u}，{grew}{rate}%，主要原因是人员变动。",
        (proves("implied", "delta new rate"),),
    ),
    Template(
        "零售",
        w.change(900, money=True),
        "社会消费品零售总额{new}{u}，较上年的{old}{u}{grew}{rate}%。",
        (proves("growth", "rate new old"),),
    ),
    Template(
        "公证",
        w.change(5000),
        "公证处办理公证{new}件，较{last}年的{old}件{grew}{rate}%。",
        (proves("growth", "rate new old"),),
    ),
    Template(
        "应诉",
        w.change(300),
        "新收一审行政应诉案件{new}件，上年同期{old}件，{grew}{rate}%。",
        (proves("growth", "rate new old"),),
    ),
    Template(
        "建筑业",
        w.change(300, money=True),
        "建筑业总产值{new}{u}，上年为{old}{u}，{grew}{rate}%。",
        (proves("growth", "rate new old"),),
    ),
    Template(
        "依申请",
        w.change(900),
        "收到政府信息公开申请{new}件，同比{rose}{rate}%（上年{old}件）。",
        (proves("growth", "rate new old"),),
    ),
    Template(
        "刑事立案",
        w.change(3000),
        "刑事案件立案{new}起，{grew}{rate}%，上年同期为{old}起。",
        (proves("growth", "rate new old"),),
    ),
    Template(
        "热线",
        w.change(90000),
        "12345热线接诉{new}件，上年同期{old}件，{more}{delta}件。",
        (proves("change", "delta new old"),),
    ),
    Template(
        "证照",
        w.change(9000),
        "核发电子证照{new}张，同比{more}{delta}张（上年同期为{old}张）。",
        (proves("change", "delta new old"),),
    ),
    Template(
        "规上企业",
        w.rise(300),
        "规上工业企业由{old}家增加到{new}家，净增{delta}家。",
        (proves("direction", "old new"), proves("change", "delta new old")),
    ),
    Template(
        "示范村",
        w.rise(90),
        "省级民主法治示范村总数由{old}个增加至{new}个，增长{rate}%。",
        (proves("direction", "old new"), proves("growth", "rate new old")),
    ),
    Template(
        "时限",
        w.rise(60),
        "企业开办平均用时由{new}小时压缩至{old}小时。",
        (proves("direction", "old new"),),
    ),
    Template(
        "研发投入",
        w.change(90, money=True),
        "全社会研发投入{new}{u}，比上年的{old}{u}{more}{delta}{u}，{grew}{rate}%。",
        (proves("growth", "rate new old"), proves("change", "delta new old")),
    ),
    Template(
        "高企",
        w.rise(300),
        "高新技术企业达到{new}家，比上年净增{delta}家，增长{rate}%。",
        (proves("implied", "delta new rate"),),
    ),
    Template(
        "生猪",
        w.change(90, money=True, units=("万头",)),
        "年末生猪存栏{new}{u}，比上年末的{old}{u}{more}{delta}{u}，{grew}{rate}%。",
        (proves("growth", "rate new old"), proves("change", "delta new old")),
    ),
    Template(
        "基金收入",
        w.change(90000, money=True),
        "政府性基金收入较上年决算数{old}{u}{more}{delta}{u}，{grew}{rate}%。",
        (proves("implied", "delta old rate"),),
    ),
    Template(
        "利润",
        w.change(90, money=True),
        "市属企业净利润{new}{u}，比上年的{old}{u}{grew}{rate}%。",
        (proves("growth", "rate new old"),),
    ),
    Template(
        "达标率",
        w.points,
        "农村生活污水处理达标率{new}%，上年为{old}%，{rose}{points}个百分点。",
        (proves("change", "points new old"),),
    ),
    Template(
        "普及率",
        w.points_up,
        "农村卫生厕所普及率由{old}%提高到{new}%，提高{points}个百分点。",
        (proves("direction", "old new"), proves("change", "points new old")),
    ),
    Template(
        "文旅收入",
        w.compound,
        "文旅综合收入由{first}年的{old}亿元增加到{year}年的{new}亿元，年均增长{rate}%。",
        (proves("cagr", "old new rate"), proves("direction", "old new")),
    ),
    Template("排名", w.rank, "营商环境评价排名由全省第{old}位上升至第{new}位。", (proves("direction", "new old"),)),
    # ── plans ──────────────────────────────────────────────────────────────────────────────────────────────────────────
    Template(
        "预算完成",
        w.plan(90000),
        "公共财政收入完成{done}{u}，为年初预算{target}{u}的{rate}%。",
        (proves("progress", "rate done target"),),
    ),
    Template(
        "调整预算",
        w.plan(90000),
        "公共财政支出完成{done}{u}，完成调整预算{target}{u}的{rate}%。",
        (proves("progress", "rate done target"),),
    ),
    Template(
        "防汛",
        w.plan(900),
        "防汛项目年初预算为{target}{u}，支出决算为{done}{u}，完成年初预算的{rate}%。",
        (proves("progress", "rate done target"),),
    ),
    Template(
        "就业",
        w.tasks(9000),
        "城镇新增就业{done}人，为年计划{target}人的{rate}%。",
        (proves("progress", "rate done target"),),
    ),
    Template(
        "棚改",
        w.tasks(900),
        "棚户区改造年度目标任务{target}套，完成{done}套，完成率{rate}%。",
        (proves("progress", "rate done target"),),
    ),
    Template(
        "三公",
        w.plan(90),
        "“三公”经费支出预算为{target}{u}，支出决算为{done}{u}，完成预算的{rate}%。",
        (proves("progress", "rate done target"),),
    ),
    # ── balances ───────────────────────────────────────────────────────────────────────────────────────────────────────
    Template(
        "结转件",
        w.carry,
        "上年结转信访事项{opening}件，新收{inflow}件，办结{outflow}件，结转下年{closing}件。",
        (proves("balance", "opening inflow outflow closing"),),
    ),
    Template(
        "执行",
        w.carry,
        "执行案件旧存{opening}件，新收{inflow}件，执结{outflow}件，未结{closing}件。",
        (proves("balance", "opening inflow outflow closing"),),
    ),
    Template(
        "贸易",
        w.trade,
        "全年出口{exports}亿元，进口{imports}亿元，贸易顺差{surplus}亿元。",
        (proves("balance", "surplus exports imports"),),
    ),
    Template(
        "贸易",
        w.trade,
        "外贸进出口总额{total}亿元，其中出口总值{exports}亿元，进口总值{imports}亿元。",
        (proves("sum", "total exports imports"),),
    ),
    Template(
        "收支",
        w.money(3, 9000),
        "收入总计{whole}{u}，支出总计{whole_again}{u}，收支平衡。",
        (confirms("balance", "whole whole_again"),),
    ),
    # ── structures, ratios, averages, products ─────────────────────────────────────────────────────────────────────────
    Template("产业", w.structure, "三次产业结构调整为{a}∶{b}∶{c}。", (proves("shares", "a b c"),)),
    Template(
        "产业",
        w.structure,
        "三次产业比重由上年的{old_a}∶{old_b}∶{old_c}调整为{a}∶{b}∶{c}。",
        (proves("shares", "a b c"), proves("shares", "old_a old_b old_c")),
    ),
    Template("申请人", w.structure, "从申请主体看，自然人占{a}%，企业占{b}%，其他组织占{c}%。", (proves("shares", "a b c"),)),
    Template(
        "师生", w.ratio, "全{level}专任教师{a}人，在校学生{b}人，师生比为{one}∶{ratio}。", (proves("ratio", "a b one ratio"),)
    ),
    Template("补助", w.mean(900), "{count}户受灾群众共获补助{total}元，户均{mean}元。", (proves("average", "mean total count"),)),
    Template("欠薪", w.mean(900), "为{count}名农民工追回工资{total}元，人均{mean}元。", (proves("average", "mean total count"),)),
    Template(
        "法宣", w.mean(90), "举办法治讲座{count}场，听众{total}人，平均每场{mean}人。", (proves("average", "mean total count"),)
    ),
    Template(
        "驿站",
        w.product,
        "建成劳动者驿站{count}个，每个驿站配备志愿者{each}人，共{total}人。",
        (proves("product", "count each total"),),
    ),
    # ── figures further apart ──────────────────────────────────────────────────────────────────────────────────────────
    Template(
        "国资收入",
        w.plan(900),
        "国有资本经营收入{done}{u}，完成预算的{rate}%（预算数为{target}{u}）。",
        (proves("progress", "rate done target"),),
    ),
    Template(
        "代编预算",
        w.money_part(900),
        "代编预算{part}{u}，占市级支出预算的{rate}%（支出预算{whole}{u}）。",
        (proves("share", "rate part whole"),),
    ),
    Template(
        "高标准农田",
        w.part_of(900),
        "21个农田项目工程不达标，涉及面积{part}万亩，占抽查面积{whole}万亩的{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    Template(
        "主体责任",
        w.part_of(90),
        "{whole}个镇街中仅{part}个达到标准化要求，达标率{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    Template(
        "检察意见",
        w.nested(300),
        "提出检察意见{whole}人，行政机关作出处罚{part}人，占提出意见人数的{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    Template(
        "科研人员",
        w.part_of(300),
        "科研人员仅占在编职工的{rate}%（{whole}人中有{part}人）。",
        (proves("share", "rate part whole", pending=True),),
    ),
    Template(
        "送审造价",
        w.money_part(300),
        "送审造价{whole}{u}，审减{part}{u}，审减率{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    Template(
        "结案",
        w.money_part(300, ("万件",)),
        "全年受理仲裁案件{whole}{u}，审结{part}{u}，结案率{rate}%。",
        (proves("share", "rate part whole"),),
    ),
    Template(
        "滚存结余",
        w.change(90, money=True),
        "年末滚存结余{new}{u}，较上年末的{old}{u}{more}{delta}{u}。",
        (proves("change", "delta new old"),),
    ),
    Template(
        "养老床位",
        w.change(9000),
        "年末养老床位{new}张，比上年末{more}{delta}张，{grew}{rate}%。",
        (proves("implied", "delta new rate"),),
    ),
    Template(
        "存款",
        w.change(900, money=True),
        "年末各项存款余额{new}{u}，比年初{more}{delta}{u}，{grew}{rate}%。",
        (proves("implied", "delta new rate"),),
    ),
    Template(
        "收支",
        w.change(9000, money=True),
        "{year}年度收入、支出总计{new}{u}。与{last}年度相比，收、支总计各{more}{delta}{u}，{grew}{rate}%。",
        (proves("implied", "delta new rate", pending=True),),
    ),
    Template(
        "知识产权",
        w.change(3000),
        "知识产权案件收案{new}件，{grew}{rate}%（上年同期为{old}件）。",
        (proves("growth", "rate new old"),),
    ),
    Template(
        "户厕",
        w.points,
        "户厕改造合格率{new}%，比上年的{old}%{rose}{points}个百分点。",
        (proves("change", "points new old"),),
    ),
    Template(
        "送达",
        w.points_up,
        "电子送达适用率由{old}%升到{new}%，上升{points}个百分点。",
        (proves("direction", "old new"), proves("change", "points new old")),
    ),
    Template(
        "复议受理",
        w.split(3, 900),
        "全年共收到复议咨询{whole}件；经审查受理{a}件，不予受理{b}件，其余{c}件转其他机关办理。",
        (proves("sum", "whole a b c", pending=True),),
    ),
    Template(
        "继续有效",
        w.split(3, 300),
        "对{whole}份规范性文件开展清理，继续有效{a}份，修改{b}份，废止和宣布失效{c}份。",
        (confirms("sum", "whole a b c"),),
    ),
    Template(
        "重点项目",
        w.split(3, 300),
        "实施重点项目{whole}个，其中产业类{a}个、基础设施类{b}个、民生类{c}个。",
        (proves("sum", "whole a b c"),),
    ),
    Template(
        "巡查",
        w.split(2, 300),
        "开展专项巡查{whole}轮次，其中：日间{a}轮次，其余{b}轮次为夜间。",
        (proves("sum", "whole a b"),),
    ),
    Template(
        "按领域",
        w.split(4, 300),
        "办理公益诉讼线索{whole}条。按领域统计：生态环境领域{a}条、食药安全领域{b}条、国有财产领域{c}条，其余{d}条涉及文物等领域。",
        (proves("sum", "whole a b c d", pending=True),),
    ),
    Template(
        "收费", w.mean(90), "发出收费通知{count}件，收取{total}元，件均{mean}元。", (proves("average", "mean total count"),)
    ),
    Template(
        "户补",
        w.mean(900),
        "扶持创业人员{count}人，发放贷款{total}万元，人均{mean}万元。",
        (proves("average", "mean total count"),),
    ),
    Template(
        "两项合计",
        w.money(2, 900),
        "减缓免诉讼费{a}{u}，发放司法救助款{b}{u}，两项合计{whole}{u}。",
        (proves("sum", "whole a b"),),
    ),
    Template(
        "净增",
        w.rise(90),
        "社会组织党支部由{old}个整合扩建至{new}个，净增{delta}个。",
        (proves("direction", "old new", pending=True), proves("change", "delta new old", pending=True)),
    ),
    Template(
        "加上",
        w.carry,
        "新收政务公开申请{inflow}件，加上上年结转{opening}件，已办结{outflow}件，结转下年度继续办理{closing}件。",
        (proves("balance", "opening inflow outflow closing"),),
    ),
    Template(
        "收支结余",
        w.money(2, 90),
        "全{level}筹集就业补助资金{whole}{u}，支出{a}{u}，结余{b}{u}。",
        (proves("sum", "whole a b", pending=True),),
    ),
    Template(
        "跨省调用",
        w.part_of(300),
        "电子证照调用{whole}次，其中跨省调用{part}次，占比达{rate}%，其余{rest}次为省内调用。",
        (proves("share", "rate part whole"), proves("sum", "whole part rest")),
    ),
    # ── figures whose bases stand nowhere: they promise nothing, and nothing may be made of them ───────────────────────
    Template("居民收入", w.change(60000), "全体居民人均可支配收入{new}元，{grew}{rate}%，扣除价格因素实际增长5.1%。", ()),
    Template("用电量", w.change(90, money=True, units=("亿千瓦时",)), "全社会用电量{new}{u}，{grew}{rate}%。", ()),
    Template("增加值", w.change(900, money=True), "规模以上工业增加值{new}{u}，按可比价格计算比上年{grew}{rate}%。", ()),
    Template("存量住房", w.part_of(900), "完成老旧小区改造{whole}户，群众满意度{rate}%。", ()),
    Template("应诉率", w.part_of(300), "行政机关负责人出庭应诉{part}件，出庭应诉率{rate}%。", ()),
    Template("绿化", w.money_part(90, ("万亩",)), "完成造林绿化{part}{u}，森林覆盖率达{rate}%。", ()),
    Template(
        "旅游", w.change(900, money=True, units=("万人次",)), "接待游客{new}{u}，{grew}{rate}%；其中入境游客{delta}人次。", ()
    ),
    Template("研发强度", w.points, "研发投入强度{new}%，高于全市平均{points}个百分点。", ()),
    Template("市场主体", w.nested(9000), "新登记经营主体{part}户，户均注册资本{sub}万元。", ()),
    Template("民营", w.money_part(900), "民营经济增加值{part}{u}，占经济总量的{rate}%。", ()),
    Template("驻村", w.split(3, 200), "选派驻村干部{a}名，走访群众{b}户，解决问题{c}个。", ()),
    Template("纠错", w.part_of(300), "审结复核案件{whole}件，直接纠错率{rate}%，较上年下降1.9个百分点。", ()),
    Template("耕地", w.tasks(900), "建设高标准农田{done}亩，任务完成率居全省第3位。", ()),
    Template("医保", w.part_of(900), "基本医疗保险参保{whole}万人，参保率{rate}%。", ()),
    # ── lists, chains, 分别 ────────────────────────────────────────────────────────────────────────────────────────────
    Template("审议", w.listing, "审议通过{items}等{n}件地方性法规草案。", (proves("count", "n"),)),
    Template("区县", w.listing, "联合{places}{n}个县开展交叉执法检查。", (proves("count", "n"),)),
    Template("清单", w.listing, "公布{n}张清单：{lists}。", (proves("count", "n"),)),
    Template("方面", w.chain, "重点抓好{n}个方面工作：{chain}。", (proves("count", "n"),)),
    Template("不足", w.chain, "工作中还存在{n}方面不足：{chain}。", (proves("count", "n"),)),
    Template(
        "主导产业",
        w.money(3, 900),
        "装备制造、电子信息、绿色食品三大产业产值分别为{a}{u}、{b}{u}和{c}{u}，合计{whole}{u}。",
        (confirms("arity", "a b c"), proves("sum", "whole a b c")),
    ),
    Template(
        "三类纠纷",
        w.split(3, 5000),
        "婚姻家庭、邻里、损害赔偿纠纷分别为{a}件、{b}件和{c}件，合计{whole}件。",
        (confirms("arity", "a b c"), proves("sum", "whole a b c")),
    ),
    Template("金融", w.structure, "存款、贷款、保费分别增长{a}%、{b}%和{c}%。", (confirms("arity", "a b c"),)),
)

# Consistent sentences that lawlint still complains of.
FALSE_ALARMS = (
    "公共财政支出完成60亿元，完成调整预算100亿元的60%。教育支出8亿元，完成预算的95%。",
    "防汛项目年初预算为40万元，支出决算为24万元，完成年初预算的60%。水利支出决算为90万元，完成年初预算的98%。",
    "城镇新增就业5000人，为年计划4000人的125%。失业人员再就业2000人，完成年度任务的110%。",
    "甲镇虚增收入18万元，乙镇65万元，丙镇97万元，合计180万元。",
    "政府采购支出401亿元，其中：政府采购货物支出127亿元、政府采购工程支出134亿元、政府采购服务支出140亿元。",
    "主动公开政府信息2023条（门户网站204条、微信公众号402条、政府公报1417条）。",
    "全院实有工作人员760人，包括员额法官320人、法官助理302人、司法行政人员138人。",
    "处理纠纷30件。审结民商事案件72件。其中，合同纠纷7件；婚姻家庭纠纷7件；侵权及其他纠纷58件。",
    "年末全县政府债务余额1.20万元，包括一般债务0.12万元、专项债务1.08万元。",
    "5家定点医疗机构重复收费0.20万元，追回0.02万元，追回率10.00%。",
)

# A part that exceeds its whole by one wrong digit (53 of 62 is 85%).
MISPRINTED_PARTS = (
    "受理执行案件62件，执结93件，执结率为85%。",
    "收到网民留言40条，办结71条，办结率78%。",
    "抽查行政处罚案卷22宗，评定优秀39宗，优秀率达到54.17%。",
    "上年度审计工作报告反映的40个问题，已完成整改54个，整改率为35%，尚在推进26个。",
)
