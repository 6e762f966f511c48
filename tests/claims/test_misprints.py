"""A figure that one misprint keeps from what would be confirmed is told; one that only differs is not."""

from __future__ import annotations

import pytest

import lawlint
from lawlint.claims.binding import Tie
from lawlint.claims.frames import frames
from lawlint.registry import all_rules
from lawlint.rule import WARNING, ClaimRule

# text, and the figure that is told to be wrong as it should have been
WRONG = {
    "a mean in another scale": ("公务接待费1.68万元，接待24批次、210人次，人均800000元。", "80"),
    "a share of what came in, by its short name": (
        "收入完成45200万元，为年初预算43000万元的105.1%。其中税收收入31640万元，占收入的73.6%。",
        "70.0%",
    ),
    "a share of what was done": (
        "收入完成52640万元，为年初预算68000万元的77.4%。其中土地出让收入48913万元，占92.3%。",
        "92.9%",
    ),
    "a share of all that came in": (
        "到位金额3.42亿元。救助312人。涉民生案件到位4386万元，占全部到位金额的21.8%。",
        "12.8%",
    ),
    "a share of the product, not of that for each": (
        "全县生产总值248.67亿元，人均生产总值52176元。民营经济增加值142.84亿元，占生产总值的比重为54.7%。",
        "57.4%",
    ),
    "a rate whose base is fixed": ("提出抗诉37件，法院审结29件，改判或发回重审22件，采纳率78.56%。", "75.86%"),
    "a total, one digit": ("云溪市营造林312万亩，其中人工造林118万亩、封山育林97万亩、退化林修复107万亩。", "322万"),
    "a part, two digits exchanged": ("全年偿还到期债券本息34972万元，其中本金22480万元、利息12942万元。", "35422万"),
    "a total, of all there are": (
        "审结5719件。按案由分，婚姻家庭继承纠纷1117件，合同纠纷3406件，侵权及其他纠纷1206件。",
        "5729",
    ),
    "a part of all there are": (
        "年末资产3864.20万元，其中流动资产82.35万元、固定资产3528.64万元、无形资产235.21万元。",
        "3846.20万",
    ),
    "ranks that end below": ("处理处分529人，其中厅级7人、处级94人、科级及以下438人。", "539"),
    "what is left": ("拨付资金1762.69万元，已使用1736.99万元，尚未使用27.50万元。", "1764.49万"),
    "a rate named after its part": ("办理企业诉求426件，按时办结419件，按时办结率98.63%。", "98.36%"),
    "a bare share": ("共清理往来款4263万元，账龄5年以上的1918万元，占40.5%。", "45.0%"),
    "a share of what its words call": (
        "全县生产总值248.67亿元。第一产业增加值51.93亿元，第二产业增加值84.36亿元。民营经济增加值142.84亿元，占生产总值的比重为54.7%。",
        "57.4%",
    ),
    "a share of several together": (
        "支出241.8亿元，其中教育46.3亿元、社会保障和就业51.7亿元、卫生健康28.4亿元，三项合计占54.2%。",
        "52.3%",
    ),
    "two sides of an account": (
        "收入总计148.55亿元。市级支出安排120.90亿元，加上转移性支出26.65亿元，支出总计147.55亿元。",
        "147.55亿",
    ),
    "what comes on top": (
        "基金收入完成46218万元。加上级补助12640万元、转贷收入68500万元、上年结余5127万元，收入总量为132845万元。",
        "132485万",
    ),
    "shares of more than all": ("三次产业对经济增长的贡献率分别为21.6%、38.1%、41.3%。", "101%"),
    "parts with a name that the whole has": ("配备专兼职人员148人，其中专职21人、兼职137人。", "158"),
    "the outcomes of reviews": ("引发行政复议24件，结果维持13件、结果纠正4件、其他结果5件、尚未审结3件。", "25"),
    "a base between": ("建成助餐点68个，较去年的51个增长33.3%，其中中央厨房2个、老年食堂23个、助餐服务点44个。", "69"),
    "a mean": ("作出行政处罚161起，罚款1847.6万元，平均每起11.3万元。", "11.5万"),
    "a plan that was not updated": (
        "一般公共预算收入78324万元，增长4.2%。\n新建学校5所。\n改造小区3个。\n一般公共预算收入增长13.9%，达到88898万元。",
        "13.5%",
    ),
    "a part of claims made twice": ("查出违规领取214人，其中重复领取93人、冒名领取87人、死亡后领取44人。", "224"),
    "parts with one word in all names": ("云溪市128个重点工程已开工。其中省级重点21个，市级重点42个，县级重点68个。", "131"),
    "parts of what their sentence names": ("住院病人763名，其中骨折118名、烧伤645名；骨折中车祸31名、坠落97名。", "128"),
    "the most of each in brackets": ("自评得分93.6分，其中投入（20分）19.2分、过程（50分）46.8分、效果（30分）28.6分。", "94.6"),
    "a mean between": ("编发简报131期，平均每期2.8篇；其中专报53期、快报27期、月报14期、信息等39期。", "133"),
    "events": ("开展演练326场次，其中消防45场次、地震118场次、防汛167场次。", "330"),
    "ages that follow each other": ("发放补贴7418人，其中70-79岁5127人、80-89岁2264人、90岁以上37人。", "7428"),
    "all grades of a scale": ("46家医院参评，得分85分以上的27家、70至85分的15家、70分以下的5家。", "47"),
    "all grades under their whole": ("46家医院参评，其中70分以下的5家、70至85分的13家、85分以上的27家。", "45"),
    "two opposites": ("接待游客756万人次，其中境内游客482万人次、境外游客247万人次。", "729万"),
    "two opposites of another word": ("实施工程178个，其中续建47个、新建121个。", "168"),
    "a division before its limit": (
        "年末债务余额286.35亿元，其中一般债务142.18亿元、专项债务143.17亿元，在限额302.46亿元以内。",
        "285.35亿",
    ),
    "a division that its whole is named after": (
        "进出口总额765.3亿元，增长4.4%；出口548.7亿元，增长5.6%，进口226.6亿元，下降1.2%。",
        "775.3亿",
    ),
    "a whole in a bracket": ("为8640名残疾人提供康复服务，服务率88.0%（有需求8815名）。", "98.0%"),
    "kinds of a thing": ("自查问题235条，其中思想作风类84条、司法行为类112条、制度机制类49条。", "245"),
    "all that the whole names": ("超标准列支会议费、培训费48.72万元，其中会议费21.45万元、培训费17.27万元。", "38.72万"),
    "a share of what stands before": ("在编人员232人，研究生学历46人，占34.8%。", "19.8%"),
    "the count of a mean": ("落实退税18.6亿元，惠及企业5210户，户均退税44.2万元。", "35.7万"),
    "what came in all": ("总收入1208.40亿元、总支出1174.96亿元、结转下年34.34亿元。", "1209.30亿"),
    "what is owned and owed": ("年末资产总额128.70亿元，负债总额84.94亿元，净资产43.67亿元。", "128.61亿"),
    "what was not done": ("清查废弃矿坑3420亩，已回填3104亩，回填率90.8%，尚有361亩未回填。", "3465"),
    "what was not done, behind a semicolon": ("排查隐患612处，已消除487处，占79.6%；未消除135处均已登记。", "622"),
    "a growth whose past value stands in a bracket": ("新登记企业4,386户，登记数同比上升22.46%（上年登记3,900户）。", "12.46"),
    "a growth of all": (
        "共受理投诉3,516件，其中质量投诉2,104件、价格投诉412件，投诉总量同比上升16.4%（上年为2,161件）。",
        "62.7%",
    ),
    "growths in the order of their past values": ("制定规划43件、标准36件，较上年的29件、30件分别增加13.8%和20.0%。", "48.3%"),
    "one up and one down": (
        "检查车辆624台，查处违规287台次，同比分别上升7.4%、下降9.5%（2024年检查681台、查处317台次）。",
        "-8.4%",
    ),
    "points whose past value stands behind": ("回收利用率68.42%，比上年提高3.31个百分点（上年为64.11%）。", "4.31"),
    "points whose past value stands before": ("空置率7.6%（上年为8.5%），下降1.9个百分点。", "0.9"),
    "a multiple": ("救助流浪动物34只，是上年27只的2倍。", "1.3"),
    "shares in the order of their parts": (
        "全所职工98人，其中甲班33人、乙班39人、丙班16人，占比分别为37.5%、44.3%、18.2%。",
        "33.7%",
    ),
    "a rate of the first of several": ("受理投诉8263件，其中旧存517件、新收7746件；办结7681件，办结率12.96%。", "92.96%"),
    "a rate of what was done in time": ("转办工单4247件，按时办结3198件，按时办结率98.5%。", "75.3%"),
    "all that were graded": ("抽检玩具248批次，优秀121批次、合格19批次、不合格8批次。", "148"),
    "all that were examined": ("审结审查逮捕案件393人，批准逮捕214人，不批准逮捕169人。", "383"),
    "a single digit": ("办理援助692件，其中劳务318件、侵权365件、婚姻1件。", "684"),
    "what was carried over, behind others": ("受理641件，不予受理27件，其他处理25件。加上年结转46件，共办理587件。", "687"),
    "a mean for each case": ("办结案件2368件，罚没款2841.6万元，案均2.20万元。", "1.20万"),
    "a mean for each time": ("实施救助2,530人次，支出428.4万元，次均救助2,800元。", "1693"),
    "a mean for each, and of what": ("在14个社区设置公开栏41块，更新124次，平均每块更新4次。", "124 ÷ 41 = 3"),
    "what was built and what it cost beside": ("完成投资3720万元，其中建安投资3187.60万元，待摊投资352.40万元。", "3540万"),
    "who came and who did not": ("实有代表251名，出席235名，缺席19名。", "254"),
    "how far things were mended": ("发现问题58个，已整改41个，部分整改12个，未整改4个。", "57"),
    "those who were not tried": ("审结386件，提起公诉271件，不起诉108件，附条件不起诉9件。", "388"),
    "what is left of several": ("核查线索126条，退回81条、移送39条，其余8条仍在核查。", "128"),
}
SILENT = {
    "a mean of others": "公务接待费1.68万元，接待24批次、210人次，人均90元。",
    "a rate of several outcomes": "审结206件，驳回57件，直接纠错率21.7%。",
    "more may belong to the whole": "现有检察人员72人，其中员额检察官26人、检察辅助人员31人、司法行政人员14人。",
    "more may belong to it, by a hundred": "发电量136.8亿千瓦时，其中火电71.4亿千瓦时、水电22.9亿千瓦时、风电18.6亿千瓦时等。",
    "of another year": "办理184件，其中刑事62件，民事30件，公益92件。上年办理180件，其中刑事60件，民事28件，公益92件。",
    "shares of not all": "三个镇产量分别占21.6%、38.1%、31.3%。",
    "a share of the whole it names": "耕地41.7万亩。高标准农田累计25.3万亩，占耕地面积38.9万亩的65.0%。",
    "parts that say more than their whole": "进出口总额765.3亿元，其中一般贸易出口448.7亿元，加工贸易进口206.6亿元。",
    "parts that some are of at once": "高产村126个，其中早稻村18个、晚稻村42个、双季稻村68个，2个村同时列入两类。",
    "who did not ask for leave": "应到代表251名，实到235名，请假13名。",
    "what else is spent": "支出128.5亿元，其中本级支出46.5亿元，对下转移支付62亿元。",
    "grades within each other": "全市129个村中，收入5万元以上的86个、10万元以上的31个、20万元以上的5个。",
    "what was not done of those done": "任务620户，已完成580户，其中危房改造420户，未完成的40户中8户已动工。",
    "what may be of last year too": "全年共受理675件，审结604件，未结81件。",
    "a part of what was done": "征求意见196条，采纳83条，部分采纳41条，未采纳72条。",
    "what was not done, of two kinds": "清查废弃矿坑3420亩，已回填3104亩，尚有261亩未回填、55亩不需回填。",
    "what comes on top of several": "核查线索126条，退回81条、移送45条，另有8条仍在核查。",
    "grades that leave the lowest out": "46家医院参评，得分95分以上的12家、85至95分的23家。",
    "grades that leave one out between": "46家医院参评，得分95分以上的12家、80至90分的23家、80分以下的3家。",
    "two opposites and one more": "实施工程188个，其中续建47个、新建121个、改建20个。",
    "more may belong to two": "实施工程188个，其中道路47个、桥梁121个。",
    "another part behind a division": "总支出680万元，人员经费150万元、公用经费420万元，项目支出110万元。",
    "parts told twice": "参保单位300家，其中企业182家、机关108家、重复参保20家。",
    "some that others may be too": "有企业128家，其中民营企业61家、规上企业72家。",
    "visits": "接待群众326人次，其中上访45人次、咨询118人次、投诉167人次。",
    "parts that overlap": "参加培训135人，其中女性103人、党员82人。",
    "parts that overlap by their unit": "检查企业4505家次，其中危化企业2278家次、夜间检查1504家次、联合检查733家次。",
    "the list has ended before": "现行文件29件，其中区政府21件、部门8件，年内新出台6件、清理废止4件。",
    "too little for a misprint": "受理工单1905件，回复1893件，按时回复率96.1%。",
    "a rate of fewer": "受理工单1905件，回复1893件，按时回复率99.7%。",
    "a rate of several": "送审764万元，审减95万元，审减率12.4%；平均审减率11.4%。",
    "what came new": "年末贷款22.46亿元。当年新增贷款3.08亿元，新增存款6.16亿元，存贷比80.12%。",
    "each of two": "预算评审送审5.32亿元，核减0.80亿元；结算评审送审7.22亿元，核减1.16亿元；核减率分别为15.0%和16.1%。",
    "other prices": "完成税收收入117246万元。下年安排税收收入123500万元，同口径增长5.5%。",
    "two figures make another sum": "进出口总额8.64亿元，其中出口6.92亿元、进口1.72亿元，对东盟出口5.20亿元。",
    "vouched for by another relation": "核定编制18640名，实有16217名，缺编2423名，缺编率13.0%，其中教师占缺编数的87%。",
    "shares of another place": "登记8412人：甲3027人、乙2946人、丙2103人、丁336人，分别占全省的6.0%、5.0%、4.0%和2.0%。",
    "a growth of something else than what is told behind": "新登记企业4,386户，同比上升12.46%（上年注销3,900户）。",
    "a growth in other prices": "农业产值438.6亿元，按可比价增长2.4%（上年392.1亿元）。",
    "those who came in, and may wait": "受理审查逮捕318件437人，批准逮捕291人，不批准逮捕139人。",
    "graded, and others that were not": "回访群众82人，满意59人、基本满意18人、不满意2人，其余未接通。",
    "two grades of three": "评查案卷158卷，评定优秀21卷、合格127卷。",
    "a rate of fewer, done somehow": "转办工单4247件，办结3198件，满意率98.5%。",
    "two of four digits": "移动电话用户35.28万户，其中4G用户29.46万户、5G用户1.83万户。",
    "what was added to something else": "受理641件，办结612件。加上级交办46件，共办理587件。",
    "times are no values": "出口海外仓9个，是上年的2倍；实际使用外资770.82万美元，增长6.5%，总量是2020年的1.5倍。",
}


@pytest.mark.parametrize(("text", "right"), WRONG.values(), ids=WRONG)
def test_a_misprint_is_reported_with_what_holds(text: str, right: str) -> None:
    found = [f.message.zh for f in lawlint.check(text).findings if f.severity >= WARNING]
    assert len(found) == 1
    assert right in found[0]


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_what_only_differs_is_not(text: str) -> None:
    assert not [f.message.zh for f in lawlint.check(text).findings if f.severity >= WARNING]


def test_every_relation_that_may_fail_has_a_rule() -> None:
    taken = {kind for rule in all_rules() if isinstance(rule, ClaimRule) for kind in rule.claims}
    anchored = {(f.kind, f.name) for some in frames().values() for f in some if f.tie is not Tie.LOOSE}
    assert {f"{kind}/{name}" for kind, name in anchored if kind not in taken} <= taken
