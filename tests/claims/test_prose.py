"""Every frame on sentences that a drafter could have written: proved, contradicted, or silent where its evidence is missing."""

from __future__ import annotations

import pytest

from lawlint.claims.claim import Claim, Verdict
from lawlint.claims.frames import frames
from lawlint.report import analyse
from lawlint.source import Source

OK, NEAR, WRONG = Verdict.CONSISTENT, Verdict.ROUNDING, Verdict.INCONSISTENT


def claims(text: str) -> tuple[Claim, ...]:
    return analyse(Source(text)).claims


def of_frame(text: str, frame: str) -> list[tuple[Verdict, str]]:
    return [(c.verdict, c.formula) for c in claims(text) if f"{c.kind}/{c.frame}" == frame]


def contradicted(text: str) -> list[str]:
    return [c.formula for c in claims(text) if c.verdict is WRONG]


HOLDS = [
    ("ratio/sexes", "男性72334人，女性68844人，性别比（以女性为100）为105.07。", "72334 × 100 ÷ 68844 = 105.07"),
    ("cagr/years", "可支配收入从28993元增加到45794元，年均增长9.6%。", "45794 ÷ 28993 = (100% + 9.6%) ^ 5"),
    ("implied/rate-first", "执结案件1819件，同比上升7%，增加119件。", "119 ÷ (1819 − 119) = 7%"),
    ("implied/delta", "收入28909亿元，比上年增长4866亿元，增长率为20.2%。", "4866亿 ÷ (28909亿 − 4866亿) = 20.2%"),
    ("implied/delta", "上划收入37.78亿元，减少0.46亿元，负增长1.20%。", "0.46亿 ÷ (37.78亿 + 0.46亿) = 1.20%"),
    ("partof/bracket", "共受理案件1803件（旧存240件）。", "240 ≤ 1803"),
    ("sum/percents", "超标天数比例为23.3%，其中轻度为15.9%，中度为4.2%，重度为3.2%。", "15.9% + 4.2% + 3.2% = 23.3%"),
    ("sum/division", "总人口14117人。\n年末出生120人。\n男性7233人，女性6884人。", "7233 + 6884 = 14117"),
    ("shares/run", "对增长的贡献率分别为36.9%、36.8%和26.3%。", "36.9% + 36.8% + 26.3% = 100%"),
    ("change/points", "贡献率由去年的40%上升至63.2%，提升了23.2个百分点。", "63.2% − 40% = 23.2个百分点"),
    ("change/amount", "平均每户人口为2.62人，比2010年的3.10人减少0.48人。", "3.10 − 2.62 = 0.48"),
    ("repeat/headline", "查出违规金额2.76亿元\n\n全市审计单位18个，查出违规金额27614万元。", "2.76亿元 = 27614万元"),
    (
        "balance/told",
        "经营收入1493万元，补助收入44万元，上年结余140万元，经营支出1459万元。收支相抵，年终结余218万元。",
        "1459万 + 218万 = 1493万 + 44万 + 140万",
    ),
    ("count/ranked", "排名前三的分别是消费知识、举报处理、交易监管。", "列举 3 项 = 三"),
    ("count/ranked", "居前三位的是甲县占42.68%，乙县占24.47%，丙县占13.38%。", "列举 3 项 = 三"),
    ("count/summed", "甲县、乙县、丙县收案分别为35件、31件、26件，以上三县占全市的62%。", "列举 3 项 = 三县"),
    ("count/announced", "数量最多的3类案由分别是：合同纠纷，婚姻家庭纠纷，劳动争议。", "列举 3 项 = 3类"),
    (
        "sum/contents",
        "财政拨款支出预算90.12万元。\n财政拨款支出主要内容如下：\n1.教育支出60.10万元，用于工资。\n2.卫生支出30.02万元，用于保险。",
        "60.10万 + 30.02万 = 90.12万",
    ),
    ("sum/topped", "当年结余15.44亿元，加上年结余198.23亿元，年末滚存结余213.67亿元。", "15.44亿 + 198.23亿 = 213.67亿"),
    (
        "sum/list",
        "资金82.37亿元，其中超期30天以内51.62亿元、30天至90天24.05亿元、90天以上6.70亿元。",
        "51.62亿 + 24.05亿 + 6.70亿 = 82.37亿",
    ),
    ("balance/natural", "出生率6.77‰，死亡率7.76‰，自然增长率-0.99‰。", "6.77‰ − 7.76‰ = -0.99‰"),
    (
        "share/crude",
        "年末总人口50万人，比上年末增加2万人。出生率10.2‰，出生人口5000人，出生率10.2‰。",
        "5000 ÷ (50万 − 2万 ÷ 2) = 10.2‰",
    ),
    ("share/natural", "年末总人口50万人，比上年末增加2万人。自然增长率40.8‰。", "2万 ÷ (50万 − 2万 ÷ 2) = 40.8‰"),
    ("balance/population", "年末总人口50万人，比上年末减少2000人。出生人口3000人，死亡人口5000人。", "5000 − 3000 = 2000"),
    (
        "sum/pull",
        "地区生产总值500亿元，增长5.0%。消费拉动经济增长2.2个百分点，投资拉动增长1.3个百分点，出口拉动增长1.5个百分点。",
        "2.2个百分点 + 1.3个百分点 + 1.5个百分点 = 5.0%",
    ),
    ("share/days", "空气优良天数281天。空气质量优良天数比例达到77%。", "281 ÷ 365 = 77%"),
    ("balance/account", "收入总计90.50亿元，支出总计88.25亿元，结转下年2.25亿元。", "88.25亿 + 2.25亿 = 90.50亿"),
    (
        "sum/changes",
        "支出减少2.15万元，其中：出国费与上年持平；购车费增加1.20万元；接待费减少3.35万元。",
        "3.35万 − 1.20万 = 2.15万",
    ),
    ("sum/changes", "支出增加1.20万元，其中：出国费与上年持平；购车费增加1.20万元。", "1.20万 = 1.20万"),
    ("sum/grown", "新认定工厂12家，工厂总数由86家增加到98家。", "86 + 12 = 98"),
    ("funnel/done", "指出缺陷63个，已整改57个。", "57 ≤ 63"),
    ("funnel/done", "应考347人，实考331人。", "331 ≤ 347"),
    ("average/time", "组织学法12次，平均每月1次。", "12 ÷ 12 = 1"),
    ("average/time", "五年累计接待游客2856万人次，年均571.2万人次。", "2856万 ÷ 5 = 571.2万"),
    ("ratio/multiple", "起诉34人，是上年17人的2倍。", "34 ÷ 17 = 2"),
    ("partof/plus", "减税2亿元，加上清理收费等措施，共减轻负担3亿元。", "2亿 ≤ 3亿"),
    (
        "sum/division",
        "基本支出150.25万元。人员经费100.05万元，主要包括：工资；公用经费50.20万元。",
        "100.05万 + 50.20万 = 150.25万",
    ),
    # -- sums
    ("sum/list", "召开会议12次，分为全体会议4次和专题会议8次。", "4 + 8 = 12"),
    ("sum/list", "制定规章13件（含新制定5件、修改4件、废止4件）。", "5 + 4 + 4 = 13"),
    ("sum/list", "受理申请90件，其中城镇50件，农村40件。", "50 + 40 = 90"),
    ("sum/list", "受理申请90件，其中青禾县50件，临江区40件。", "50 + 40 = 90"),
    ("sum/list", "审查决策9件，其中完成7件，另外2件正在审查。", "7 + 2 = 9"),
    ("sum/colon", "全年共受理事项60项：许可类20项，处罚类30项，确认类10项。", "20 + 30 + 10 = 60"),
    ("sum/within", "云溪市行政复议案件共120件。在行政复议案件中，维持70件，撤销30件，其余20件终止。", "70 + 30 + 20 = 120"),
    ("sum/total", "收到建议168件、提案144件，共计312件。", "168 + 144 = 312"),
    ("sum/total", "培训干部30人，建议120件、提案90件，共计210件。", "120 + 90 = 210"),
    ("sum/rest", "收到申请20件，已办结17件，其余3件正在办理。", "17 + 3 = 20"),
    ("sum/other", "保留事项515项，许可事项218项，其他事项297项。", "218 + 297 = 515"),
    ("sum/bracket", "受理案件90件（一审50件、二审30件、再审10件）。", "50 + 30 + 10 = 90"),
    ("sum/agreement", "制发公文1904件，主动公开783件，依申请公开412件，不予公开709件。", "783 + 412 + 709 = 1904"),
    ("balance/sides", "收入总计100万元，支出总计100万元。", "100万 = 100万"),
    ("balance/carried", "上年结转19件，新收387件，办结391件，结转下年15件。", "391 + 15 = 19 + 387"),
    ("balance/carried", "上年结转未办结35件，新收100件，办结120件，结转下年15件。", "120 + 15 = 35 + 100"),
    ("balance/surplus", "全年进口1.72亿元，出口6.92亿元，贸易顺差5.20亿元。", "6.92亿 − 1.72亿 = 5.20亿"),
    ("balance/deficit", "全年出口1.72亿元，进口6.92亿元，贸易逆差5.20亿元。", "6.92亿 − 1.72亿 = 5.20亿"),
    # -- parts
    ("partof/item", "受理申请18件，其中撤回2件。", "2 ≤ 18"),
    ("partof/outcomes", "审结案件40件，其中驳回20件、撤销18件。", "20 + 18 ≤ 40"),
    ("partof/parallel", "谷物产量40万吨，其中，稻谷产量20万吨、小麦产量15万吨。", "20万 + 15万 ≤ 40万"),
    ("partof/within", "全市行政执法人员共300人。在行政执法人员中，持证280人。", "280 ≤ 300"),
    ("partof/stock", "新增企业30家，总数达到800家。", "30 ≤ 800"),
    ("partof/total", "公路总里程900公里，高速公路里程100公里。", "100 ≤ 900"),
    ("cumulative/to-date", "2024年受理办件810件，试运行至今累计受理办件2665件。", "810 ≤ 2665"),
    ("funnel/stage", "排查隐患90处，整改88处。", "88 ≤ 90"),
    ("funnel/stage", "提出建议90条，采纳88条。", "88 ≤ 90"),
    ("funnel/stage", "委派调解90件，调解成功88件。", "88 ≤ 90"),
    ("funnel/stage", "收到申请90件，受理88件。", "88 ≤ 90"),
    ("funnel/stage", "应编制清单90项，已编制88项。", "88 ≤ 90"),
    ("funnel/stage", "抽查企业90家，合格88家。", "88 ≤ 90"),
    ("funnel/stage", "受理案件90件，审结88件。", "88 ≤ 90"),
    ("funnel/stage", "进驻事项90项，可办事项88项。", "88 ≤ 90"),
    # -- rates
    ("bound/rate", "答复率达100%。", "100% ≤ 100%"),
    ("progress/target", "收入150亿元，完成预算120亿元的125%。", "150亿 ÷ 120亿 = 125%"),
    ("progress/target", "收入预算100亿元，实际完成收入50亿元，完成预算的50%。", "50亿 ÷ 100亿 = 50%"),
    ("progress/target", "年初预算为100万元，支出决算为50万元，完成年初预算的50%。", "50万 ÷ 100万 = 50%"),
    ("progress/rate", "年度目标任务40件，完成30件，完成率75%。", "30 ÷ 40 = 75%"),
    ("share/rate", "收到申请18件，其中撤回2件，撤回率为11.11%。", "2 ÷ 18 = 11.11%"),
    ("share/rate", "受理案件40件，办结38件，办结率95%。", "38 ÷ 40 = 95%"),
    ("share/other", "决定逮捕70人，不捕30人，不捕率30%。", "30 ÷ (30 + 70) = 30%"),
    ("share/share", "办件84000件，其中网上办理52920件，占63%。", "52920 ÷ 84000 = 63%"),
    ("share/share", "全年办件总数84000件，网上办理52920件，占总数的63%。", "52920 ÷ 84000 = 63%"),
    ("share/share", "全年办件量84000件。网上办理52920件，占全年办件量的63%。", "52920 ÷ 84000 = 63%"),
    ("share/share", "收到举报线索340件，属于检察机关管辖152件，占44.71%。", "152 ÷ 340 = 44.71%"),
    (
        "share/named",
        "云溪市农产品加工产值400亿元。\n云溪市工业总产值800亿元。\n农产品加工产值占工业总产值比重为50%。",
        "400亿 ÷ 800亿 = 50%",
    ),
    ("shares/list", "受理150件，其中一审占70%，二审占20%，其他占10%。", "70% + 20% + 10% = 100%"),
    ("shares/run", "一审占70%，二审占20%，其他占10%。", "70% + 20% + 10% = 100%"),
    ("shares/structure", "三次产业结构为10.4：32.9：56.7。", "10.4 + 32.9 + 56.7 = 100"),
    ("ratio/structure", "教师30人，学生600人，师生比为1：20。", "30 ÷ 600 = 1 ÷ 20"),
    ("average/mean", "31户共补助310万元，户均10万元。", "310万 ÷ 31 = 10万"),
    ("product/each", "设5个站点，每个站点配备3人，共15人。", "5 × 3 = 15"),
    # -- changes
    ("growth/base", "2024年受理25件，上年同期20件，增长25%。", "(25 − 20) ÷ 20 = 25%"),
    ("growth/base", "2024年受理15件，上年同期20件，下降25%。", "(20 − 15) ÷ 20 = 25%"),
    ("growth/base-after", "2024年受理25件，增长25%，上年同期为20件。", "(25 − 20) ÷ 20 = 25%"),
    ("growth/named", "2023年收入500亿元。2024年收入600亿元，比2023年收入增长20%。", "(600亿 − 500亿) ÷ 500亿 = 20%"),
    (
        "growth/elsewhere",
        "2023年新设经营主体1250户。全市稳步发展。产业向好。市场活跃。\n2024年新设经营主体1375户，增长10%。",
        "(1375 − 1250) ÷ 1250 = 10%",
    ),
    ("implied/delta", "收入3600万元，比上年增加600万元，增长20%。", "600万 ÷ (3600万 − 600万) = 20%"),
    ("implied/delta", "收入3000万元，比上年减少600万元，下降16.7%。", "600万 ÷ (3000万 + 600万) = 16.7%"),
    ("implied/subject", "公共预算支出3600万元。公共预算支出比上年增加600万元，增长20%。", "600万 ÷ (3600万 − 600万) = 20%"),
    ("implied/back", "本年支出3600万元，教育支出1000万元。与上年相比增加600万元，增长20%。", "600万 ÷ (3600万 − 600万) = 20%"),
    ("implied/base", "收入比上年决算数100万元增加20万元，增长20%。", "20万 ÷ 100万 = 20%"),
    ("change/amount", "接诉3600件，上年同期3000件，增加600件。", "3600 − 3000 = 600"),
    ("change/amount", "接诉3600件，同比增加600件（上年同期为3000件）。", "3600 − 3000 = 600"),
    ("change/amount", "窗口由142家增加到159家，净增17家。", "159 − 142 = 17"),
    ("change/points", "合格率97.5%，上年为95.2%，提高2.3个百分点。", "97.5% − 95.2% = 2.3个百分点"),
    (
        "cagr/years",
        "产值由2020年的100亿元增加到2025年的161.05亿元，年均增长10%。",
        "161.05亿 ÷ 100亿 = (100% + 10%) ^ 5",
    ),
    ("direction/up", "企业由10家增加到12家。", "10 < 12"),
    ("direction/up", "合格率由90%提高到95%。", "90% < 95%"),
    ("direction/down", "办理时限由12天压缩至7天。", "7 < 12"),
    ("direction/down", "不合格率由5%降至3%。", "3% < 5%"),
    ("direction/rank-up", "全市排名由第7位提升至第3位。", "3位 < 7位"),
    ("direction/rank-down", "全市排名由第3位下降至第7位。", "3位 < 7位"),
    # -- lists over paragraphs
    ("sum/outline", "全年收入90万元，其中：\n1.财政拨款收入60万元。\n2.其他收入30万元。", "60万 + 30万 = 90万"),
]

FAILS = [
    ("implied/rate-first", "执结案件1819件，同比上升9%，增加119件。", "119 ÷ (1819 − 119) = 7% ≠ 9%"),
    (
        "sum/contents",
        "财政拨款支出预算90.12万元。\n财政拨款支出主要内容如下：\n1.教育支出60.10万元，用于工资。\n2.卫生支出50.02万元，用于保险。",
        "60.10万 + 50.02万 > 90.12万",
    ),
    (
        "sum/topped",
        "当年结余15.44亿元，加上年结余198.23亿元，年末滚存结余216.37亿元。",
        "15.44亿 + 198.23亿 = 213.67亿 ≠ 216.37亿",
    ),
    (
        "sum/list",
        "资金84.87亿元，其中超期30天以内51.62亿元、30天至90天24.05亿元、90天以上6.70亿元。",
        "51.62亿 + 24.05亿 + 6.70亿 = 82.37亿 ≠ 84.87亿",
    ),
    ("sum/division", "评估现行文件312件，保留241件、修改28件、废止45件。", "241 + 28 + 45 = 314 ≠ 312"),
    ("balance/natural", "出生率6.77‰，死亡率7.76‰，自然增长率-0.89‰。", "6.77‰ − 7.76‰ = -0.99‰ ≠ -0.89‰"),
    ("sum/list", "确定指标24个，包括经济增长等17个预期性指标，以及碳排放等8个约束性指标。", "17 + 8 = 25 ≠ 24"),
    (
        "sum/changes",
        "支出减少2.15万元，其中：出国费与上年持平；购车费增加1.20万元；接待费减少3.45万元。",
        "3.45万 − 1.20万 = 2.25万 ≠ 2.15万",
    ),
    ("partof/plus", "减税5亿元，加上清理收费等措施，共减轻负担3亿元。", "5亿 > 3亿"),
    (
        "sum/division",
        "基本支出250.25万元。人员经费100.05万元，主要包括：工资；公用经费50.20万元。",
        "100.05万 + 50.20万 = 150.25万 ≠ 250.25万",
    ),
    ("sum/list", "召开会议12次，分为全体会议4次和专题会议7次。", "4 + 7 = 11 ≠ 12"),
    ("sum/list", "制定规章13件（含新制定5件、修改4件、废止3件）。", "5 + 4 + 3 = 12 ≠ 13"),
    ("sum/list", "受理申请90件，其中城镇50件，农村41件。", "50 + 41 = 91 ≠ 90"),
    ("sum/list", "审查决策9件，其中完成7件，另外3件正在审查。", "7 + 3 = 10 ≠ 9"),
    ("sum/colon", "全年共受理事项60项：许可类20项，处罚类30项，确认类11项。", "20 + 30 + 11 = 61 ≠ 60"),
    ("sum/within", "云溪市行政复议案件共120件。在行政复议案件中，维持70件，撤销30件，其余21件终止。", "70 + 30 + 21 = 121 ≠ 120"),
    ("sum/total", "收到建议168件、提案144件，共计321件。", "168 + 144 = 312 ≠ 321"),
    ("sum/rest", "收到申请20件，已办结17件，其余4件正在办理。", "17 + 4 = 21 ≠ 20"),
    ("sum/other", "保留事项515项，许可事项218项，其他事项279项。", "218 + 279 = 497 ≠ 515"),
    ("sum/bracket", "受理案件90件（一审50件、二审30件、再审11件）。", "50 + 30 + 11 = 91 ≠ 90"),
    (
        "sum/outline",
        "全年收入90.0万元，其中：\n1.财政拨款收入60.0万元。\n2.其他收入31.0万元。",
        "60.0万 + 31.0万 = 91.0万 ≠ 90.0万",
    ),
    ("balance/carried", "上年结转19件，新收387件，办结391件，结转下年16件。", "391 + 16 = 407 ≠ 19 + 387"),
    ("balance/surplus", "全年进口1.72亿元，出口6.92亿元，贸易顺差5.40亿元。", "6.92亿 − 1.72亿 = 5.20亿 ≠ 5.40亿"),
    ("balance/deficit", "全年出口1.72亿元，进口6.92亿元，贸易逆差5.40亿元。", "6.92亿 − 1.72亿 = 5.20亿 ≠ 5.40亿"),
    ("partof/item", "受理申请18件，其中撤回20件。", "20 > 18"),
    ("partof/outcomes", "审结案件40件，其中驳回26件、撤销18件。", "26 + 18 > 40"),
    ("partof/within", "全市行政执法人员共300人。在行政执法人员中，持证320人。", "320 > 300"),
    ("partof/stock", "新增企业900家，总数达到800家。", "900 > 800"),
    ("partof/total", "公路总里程900公里，高速公路里程1000公里。", "1000 > 900"),
    ("cumulative/to-date", "2024年受理办件2665件，试运行至今累计受理办件810件。", "2665 > 810"),
    ("funnel/stage", "排查隐患90处，整改98处。", "98 > 90"),
    ("funnel/stage", "提出建议90条，采纳98条。", "98 > 90"),
    ("funnel/stage", "委派调解90件，调解成功98件。", "98 > 90"),
    ("funnel/stage", "收到申请90件，受理98件。", "98 > 90"),
    ("funnel/stage", "应编制清单90项，已编制98项。", "98 > 90"),
    ("funnel/stage", "抽查企业90家，合格98家。", "98 > 90"),
    ("funnel/stage", "受理案件90件，审结98件。", "98 > 90"),
    ("funnel/stage", "进驻事项90项，可办事项98项。", "98 > 90"),
    ("bound/rate", "答复率达101%。", "101% > 100%"),
    ("progress/target", "收入150亿元，完成预算120亿元的152%。", "150亿 ÷ 120亿 = 125% ≠ 152%"),
    ("progress/target", "年初预算为100万元，支出决算为50万元，完成年初预算的55%。", "50万 ÷ 100万 = 50% ≠ 55%"),
    ("progress/rate", "年度目标任务40件，完成30件，完成率57%。", "30 ÷ 40 = 75% ≠ 57%"),
    ("share/rate", "收到申请18件，其中撤回2件，撤回率为12.11%。", "2 ÷ 18 = 11.11% ≠ 12.11%"),
    ("share/rate", "收到申请18件，其中撤回2件，撤回率为11.12%。", "2 ÷ 18 = 11.11% ≠ 11.12%"),
    ("share/other", "决定逮捕70人，不捕30人，不捕率33%。", "30 ÷ (30 + 70) = 30% ≠ 33%"),
    ("share/share", "办件84000件，其中网上办理52920件，占64%。", "52920 ÷ 84000 = 63% ≠ 64%"),
    ("share/share", "全年办件总数84000件，网上办理52920件，占总数的64%。", "52920 ÷ 84000 = 63% ≠ 64%"),
    ("share/share", "全年办件量84000件。网上办理52920件，占全年办件量的64%。", "52920 ÷ 84000 = 63% ≠ 64%"),
    (
        "share/named",
        "云溪市农产品加工产值400亿元。\n云溪市工业总产值800亿元。\n农产品加工产值占工业总产值比重为55%。",
        "400亿 ÷ 800亿 = 50% ≠ 55%",
    ),
    ("shares/list", "在云溪市居民中，城镇40.0万人，占66.7%；农村20.0万人，占38.3%。", "66.7% + 38.3% = 105% ≠ 100%"),
    ("shares/run", "一审占70%，二审占20%，其他占15%。", "70% + 20% + 15% = 105% ≠ 100%"),
    ("shares/structure", "三次产业结构为10.4：32.9：57.7。", "10.4 + 32.9 + 57.7 = 101 ≠ 100"),
    ("ratio/structure", "教师30人，学生600人，师生比为1：30。", "30 ÷ 600 = 0.05 ≠ 1 ÷ 30"),
    ("average/mean", "31户共补助310万元，户均12万元。", "310万 ÷ 31 = 10万 ≠ 12万"),
    ("product/each", "设5个站点，每个站点配备3人，共配备16人。", "5 × 3 = 15 ≠ 16"),
    ("growth/base", "2024年受理25件，上年同期20件，增长30%。", "(25 − 20) ÷ 20 = 25% ≠ 30%"),
    ("growth/base", "2024年受理15件，上年同期20件，下降33.3%。", "(20 − 15) ÷ 20 = 25.0% ≠ 33.3%"),
    ("growth/base-after", "2024年受理25件，增长30%，上年同期为20件。", "(25 − 20) ÷ 20 = 25% ≠ 30%"),
    ("growth/named", "2023年收入500亿元。2024年收入600亿元，比2023年收入增长25%。", "(600亿 − 500亿) ÷ 500亿 = 20% ≠ 25%"),
    ("implied/delta", "收入3600万元，比上年增加600万元，增长16.7%。", "600万 ÷ (3600万 − 600万) = 20.0% ≠ 16.7%"),
    ("implied/delta", "收入3000万元，比上年减少600万元，下降20%。", "600万 ÷ (3000万 + 600万) = 17% ≠ 20%"),
    (
        "implied/subject",
        "公共预算支出3600万元。公共预算支出比上年增加600万元，增长25%。",
        "600万 ÷ (3600万 − 600万) = 20% ≠ 25%",
    ),
    ("implied/base", "收入比上年决算数100.0万元增加20.0万元，增长25.0%。", "20.0万 ÷ 100.0万 = 20.0% ≠ 25.0%"),
    ("change/amount", "接诉3600件，上年同期3000件，增加500件。", "3600 − 3000 = 600 ≠ 500"),
    ("change/amount", "接诉3600件，同比增加500件（上年同期为3000件）。", "3600 − 3000 = 600 ≠ 500"),
    ("change/amount", "窗口由142家增加到159家，净增18家。", "159 − 142 = 17 ≠ 18"),
    ("change/points", "合格率97.5%，上年为95.2%，提高3.2个百分点。", "97.5% − 95.2% = 2.3 ≠ 3.2个百分点"),
    (
        "cagr/years",
        "产值由2020年的100亿元增加到2025年的161.05亿元，年均增长12%。",
        "161.05亿 ÷ 100亿 = 1.61 ≠ (100% + 12%) ^ 5",
    ),
    ("direction/up", "企业由12家增加到10家。", "12 > 10"),
    ("direction/up", "合格率由95%提高到90%。", "95% > 90%"),
    ("direction/down", "办理时限由7天压缩至12天。", "12 > 7"),
    ("direction/down", "不合格率由3%降至5%。", "5% > 3%"),
    ("direction/rank-up", "全市排名由第3位提升至第7位。", "7位 > 3位"),
    ("direction/rank-down", "全市排名由第7位下降至第3位。", "7位 > 3位"),
]

# The frame's evidence is missing, or where it only confirms, its figures do not agree.
SILENT = [
    ("ratio/sexes", "男性72334人，女性68844人，性别比（以女性为100）为108.07。"),
    ("implied/rate-first", "执结案件1819件，同比上升7%，标的额增加119件。"),
    ("partof/bracket", "共受理案件103件（旧存240件）。"),
    ("sum/percents", "超标天数比例为23.3%，其中轻度为15.9%，中度为4.2%。"),
    (
        "sum/contents",
        "财政拨款支出预算90.12万元。\n财政拨款支出主要内容如下：\n1.教育支出40.10万元，用于工资。\n2.卫生支出30.02万元。",
    ),
    ("sum/topped", "当年结余15.44亿元，加上年结余198.23亿元，实际用于救灾216.37亿元。"),
    ("sum/topped", "当年结余15.44亿元，加上年结余198.23亿元，年末滚存结余250.37亿元。"),
    ("sum/list", "资金84.87亿元，其中超期30天以内51.62亿元、30天至90天24.05亿元。"),
    ("balance/natural", "出生率6.77‰，死亡率7.76‰，人口增长率-0.89‰。"),
    ("share/crude", "年末总人口50万人，比上年末增加2万人。出生人口5000人，结婚率10.2‰。"),
    ("share/natural", "年末总人口50万人，比上年末增加2万人。人口增长率40.8‰。"),
    ("balance/population", "年末总人口50万人，比上年末减少2000人。出生人口3000人，迁入人口5000人。"),
    ("sum/pull", "地区生产总值500亿元，增长5.0%。消费拉动经济增长2.2个百分点，投资拉动增长1.3个百分点。"),
    ("share/days", "空气优良天数281天。水质优良比例达到77%。"),
    ("balance/account", "收入总计90.50亿元，支出总计88.25亿元，预备费2.25亿元。"),
    ("sum/list", "在编干警118人，其中法官35人、助理31人、书记员84人。"),
    ("sum/list", "在编干警118人，其中党员35人、人均办案31件、本科以上54人。"),
    ("sum/changes", "支出减少2.15万元，其中：出国费不再安排；购车费增加1.20万元；接待费减少3.45万元。"),
    ("sum/grown", "新认定工厂12家，工厂总数由86家增加到96家。"),
    ("funnel/done", "新建泵站3座，已建成20座。"),
    ("funnel/done", "审查合同63份，已整改问题57个。"),
    ("average/time", "组织学法15次，平均每月1次。"),
    ("ratio/multiple", "起诉34人，上年17人，批捕2倍于此。"),
    ("partof/plus", "减税5亿元，通过清理收费等措施，共减轻负担3亿元。"),
    ("sum/division", "基本支出573.91万元。人员经费100.05万元，主要包括：工资；公用经费50.20万元。"),
    ("sum/list", "受理申请90件，其中青禾县50件，临江区30件。"),
    ("sum/list", "召开会议12次，包括全体会议4次和专题会议7次等。"),
    ("sum/list", "培训干部12人，分为党员、团员5人和群众4人。"),
    ("sum/colon", "办理事项60项：许可20项，处罚30项，确认5项。"),
    ("sum/within", "云溪市行政复议案件共120件。在行政复议案件中，维持70件，撤销30件。"),
    ("sum/total", "收到建议168件，提案144件，共召开座谈会20次。"),
    ("sum/total", "制定计划94项，联合计划31项，共受理咨询法律服务事务的群众130项。"),
    ("sum/rest", "收到申请20件，已办结17件，另外接待来访5件。"),
    ("sum/other", "保留事项515项，许可事项218项，公共服务事项279项。"),
    ("sum/bracket", "受理案件90件（一审50件、二审30件等）。"),
    ("sum/agreement", "制发公文1904件，主动公开783件，依申请公开412件，不予公开719件。"),
    ("sum/outline", "全年收入90.0万元，其中：\n1.财政拨款收入60.0万元。\n2.事业收入20.0万元。"),
    ("balance/sides", "收入总计100.0万元，支出总计120.0万元。"),
    ("balance/carried", "新收387件，办结391件，结转下年15件。"),
    ("balance/surplus", "全年进口1.72亿元，贸易顺差5.40亿元。"),
    ("balance/deficit", "全年出口1.72亿元，贸易逆差5.40亿元。"),
    ("partof/item", "受理申请18件，其中提出意见20条。"),
    ("partof/outcomes", "审结案件40件，其中驳回26件、标的较大的18件。"),
    ("partof/parallel", "谷物产量40.0万吨，其中，稻谷产量20.0万吨、小麦产量25.0万吨。"),
    ("partof/within", "全市行政执法人员共300人。在窗口工作人员中，党员320人。"),
    ("partof/stock", "新增企业900家，培训机构800家。"),
    ("partof/total", "公路总里程900公里，人均公路里程1000公里。"),
    ("cumulative/to-date", "2024年发放补贴2665件，试运行至今累计受理办件810件。"),
    ("funnel/stage", "排查隐患90处；整改98处。"),
    ("funnel/stage", "上年结转20件，受理案件90件，审结98件。"),
    ("funnel/stage", "受理案件90件，未审结98件。"),
    ("bound/rate", "完成率达101%。"),
    ("bound/rate", "移动电话覆盖率达121%。"),
    ("progress/target", "收入150亿元，完成预算的152%。"),
    ("progress/rate", "完成30件，完成率57%。"),
    ("share/rate", "收到申请18件，其中撤回2件，满意率为12.11%。"),
    ("share/rate", "收到建议60件、提案38件，提案率为95%。"),
    ("share/other", "不捕30人，不捕率33%。"),
    ("share/share", "受理申请30件，占全年受理总数的20%。"),
    ("share/share", "临江区办件84000件，其中网上办理52920件，占全市的64%。"),
    ("share/share", "收到举报线索340件，属于检察机关管辖152件，占55.71%。"),
    ("share/named", "云溪市农产品加工产值400亿元。\n林业产值占工业总产值比重为55%。"),
    ("shares/list", "受理150件，其中一审占70%，二审占15%。"),
    ("shares/run", "一审占70%，二审占20%。"),
    ("shares/structure", "三支队伍比分为10.4：32.9：57.7。"),
    ("ratio/structure", "教师30人，学生600人，师生比约为1：30。"),
    ("average/mean", "31人共补助310万元，户均12万元。"),
    ("product/each", "设5个站点，每个站点配备3名社工，共配备16台设备。"),
    ("growth/base", "2024年受理25件，上年同期20件，可比增长20%。"),
    ("growth/base", "2024年受理25件，上年同期20件，罚款增长20%。"),
    ("growth/base-after", "2024年受理25件，罚款增长30%，上年同期为20件。"),
    ("growth/named", "2024年收入600亿元，比2023年收入增长20%。"),
    ("growth/elsewhere", "2023年新设经营主体1250户。全市稳步发展。产业向好。市场活跃。\n2024年新设经营主体1375户，增长12%。"),
    ("implied/delta", "收入3600万元，税收增加600万元，增长16.7%。"),
    ("implied/delta", "收入3600万元，比上年增加600万元，同口径增长16.7%。"),
    ("implied/subject", "公共预算支出3600万元。其他支出比上年增加600万元，增长25%。"),
    ("implied/back", "本年支出3600万元，教育支出1000万元。与上年相比增加600万元，增长30%。"),
    ("implied/back", "本年支出3600万元。专项收入增加600万元，增长20%。"),
    ("implied/base", "收入比上年决算数100.0万元增加20.0件，增长25.0%。"),
    ("change/amount", "接诉3600件，上年同期3000件，投诉增加500件。"),
    ("change/amount", "窗口由142家增加到159家，网点净增18家。"),
    ("change/points", "合格率97.5%，比上年提高3.2个百分点。"),
    ("cagr/years", "产值由2020年的100亿元增加到2025年的161.05亿元，按可比价年均增长12%。"),
    ("direction/up", "企业为12家，增加到10家。"),
    ("direction/up", "办理时限由12小时增加到7天。"),
    ("direction/down", "办理时限由7小时压缩至12天。"),
    ("direction/rank-up", "综合排名第3位，提升至第7位。"),
    ("direction/rank-down", "综合排名第7位，下降至第3位。"),
]


@pytest.mark.parametrize(("frame", "text", "formula"), HOLDS)
def test_a_relation_that_holds_is_proved(frame: str, text: str, formula: str) -> None:
    assert of_frame(text, frame) == [(OK, formula)]
    assert contradicted(text) == []


@pytest.mark.parametrize(("frame", "text", "formula"), FAILS)
def test_a_relation_that_fails_is_contradicted_once(frame: str, text: str, formula: str) -> None:
    assert of_frame(text, frame) == [(WRONG, formula)]
    assert contradicted(text) == [formula]


@pytest.mark.parametrize(("frame", "text"), SILENT)
def test_without_its_evidence_a_frame_is_silent(frame: str, text: str) -> None:
    assert of_frame(text, frame) == []
    assert contradicted(text) == []


def test_every_frame_has_its_sentences() -> None:
    every = [frame for found in frames().values() for frame in found]
    names = {f"{frame.kind}/{frame.name}" for frame in every}
    contradicting = {f"{frame.kind}/{frame.name}" for frame in every if not frame.confirms}
    assert names <= {frame for frame, *_ in HOLDS}
    assert contradicting <= {frame for frame, *_ in FAILS}
    assert names <= {frame for frame, *_ in SILENT}


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        (
            "收入600亿元，上年同期500亿元，增长21%。",
            "(600亿 − 500亿) ÷ 500亿 = 20% ≈ 21%",
        ),  # one last digit between rounded figures
        ("收到申请15件，其中撤回2件，撤回率为13.34%。", None),  # exact counts: only a correct rounding holds
        ("收到申请300件，其中撤回200件，撤回率为66.6%。", "200 ÷ 300 = 66.7% ≈ 66.6%"),  # cut off
    ],
)
def test_rounding(text: str, formula: str | None) -> None:
    assert [c.formula for c in claims(text) if c.verdict is NEAR] == ([formula] if formula else [])


@pytest.mark.parametrize(
    "text",
    [
        "受理案件约90件，其中办结95件。",
        "收到申请约180件，其中撤回20件，撤回率为12.11%。",
        "收到建议约168件、提案144件，共计330件。",
    ],
)
def test_a_soft_figure_contradicts_nothing_near(text: str) -> None:
    assert contradicted(text) == []


def test_several_readings_must_all_fail_and_then_weigh_less() -> None:
    text = "年初预算100.0万元，调整预算120.0万元，完成支出110.0万元，完成预算的{}%。"
    assert of_frame(text.format("91.7"), "progress/target") == [(OK, "110.0万 ÷ 120.0万 = 91.7%")]
    assert of_frame(text.format("110.0"), "progress/target") == []
    found = [c for c in claims("收到建议20件，提案30件，议案40件，共计95件。") if c.frame == "total"]
    assert [(c.verdict, c.weaker) for c in found] == [(WRONG, True)]


def test_a_finding_marks_the_figure_that_is_tested() -> None:
    text = "审查决策9件，其中完成7件，另外3件正在审查，合格率为95%。"
    (claim,) = [c for c in claims(text) if c.verdict is WRONG]
    assert text[slice(*claim.span)] == "9件"
    assert [(o.role, text[slice(*o.span)]) for o in claim.operands] == [("whole", "9件"), ("parts", "7件"), ("parts", "3件")]


def test_a_classic_slip_is_named() -> None:
    (claim,) = [c for c in claims("收入3600万元，比上年增加600万元，增长16.7%。") if c.verdict is WRONG]
    assert claim.message.zh.endswith("文中为 16.7%（像是除以了本期数）")
    assert claim.message.en.endswith("the text has 16.7% (as if divided by the new value)")


# One sentence for each false alarm that the trial of the model met: what looks like a relation and is none.
LESSONS = {
    "a bare number is no figure": "部门 2023 2024\n合计 30 40\n教育 10 15\n卫生 25 20",
    "past values end at their own word": "办理时限由20天压缩到10天，材料由12份压缩到9份，跑动由2次减少到1次。",
    "words are whole over a line's end": "本年收入8亿元，比上年减\n少2亿元，下降20%。",
    "common words make no kin": "总收入80亿元，完成固定资产投资120亿元。",
    "a mean is no part": "地区生产总值440亿元，人均生产总值9.8万元。",
    "a whole of another sentence is akin": "监测断面203个。抽测指标9项，优良率99.0%。",
    "two siblings are no part and whole": "新增学位900个，新增专业30个，匹配度95%。",
    "a mean stands right before its figure": "云溪市居民100户，人均可支配收入3.2万元，全年收入900万元。",
    "a number before a noun has an unknown unit": "办好民生实事15件，包括：惠及70万妇女的项目。",
    "what is carried over is no part": "收到申请3050件，其中：上年结转34件，另有新收103件。",
    "an open interval confirms nothing": "人均收入突破2万元，城镇20793元，合计2.15万亿元。",
    "another unit wants its whole right before": "开展活动80场，其中入境游客340万人次，引进项目带动消费184亿元。",
    "a yearly growth stands beside its values": "排放强度由2020年的0.94增加到1.55，全市收入年均增长8%。",
    "a share is attached to its part": "财政支出100.0亿元，其中教育支出20.0亿元，科技增长8.0%，占财政收入的18.0%。",
    "a remainder begins its name": "受理案件90件，其中本省50件、涉及其他省份12件。",
    "a division has its full names": "教育资金90亿元，其中中央财政下达50亿元、省级安排30亿元。",
    "a minor is no remainder": "受理案件90件，其中涉及成年人50件、未成年人12件。",
    "any thing is counted in 个": "建成3个园区，其中入驻项目45个。",
    "any thing is counted in 个, the whole before its noun": "3个园区，其中入驻项目45个。",
    "several targets are readings": "年初预算100.0万元，调整预算120.0万元，完成支出110.0万元，完成预算的110.0%。",
    "比上年X数 opens a past value": "收入比上年决算数100万元增加20万元，增长20%。",
    "a shorter run of addends is a reading": "培训干部30人，建议120人，提案90人，共计210人。",
    "起诉率 is off the text": "提起公诉100人，批准逮捕60人，起诉率60.5%。",
    "按期办结率 is off the text": "收到申请100件，办结60件，按期办结率99%。",
    "a real growth is not recomputed": "地区生产总值由2020年的300亿元增加到2025年的440亿元，年均增长6%。",
    "未办结 goes nowhere": "上年结转未办结35件，新收100件，办结120件，结转下年15件。",
    "an open whole bounds only its own parts": "企业引资超7亿元，带动项目投资184亿元。",
    "改造提升 is a word of its own": "耕地改造提升8.3万亩，高标准农田20万亩，增长5%。",
    "增加值 is a word of its own": "第一产业增加值50亿元，第二产业产值40亿元，增长4%。",
    # out of reach: nothing is decided, so nothing is said
    "another indicator's alias": "财政收入8亿元，增长7%，快于经济增速1个百分点。",
    "an addend that is not printed": "减税2.0亿元，加上缓税及其他，共减轻负担5.0亿元。",
    "a part by meaning": "21家老企业中，年内启动改造等8家。",
    "units that differ": "航道总里程900公里，千吨级航道里程1000米。",
    "units of different kinds": "办理时限从一个月压缩到4个工作日。",
    # what the labels of dev/ taught
    "加上 leans on the sentence before": "2025年收入预期905万元。加上级补助202万元、调入资金21万元，收入总计1128万元。",
    "unfinished business is no remainder of a list": "办理建议18件。\n存在问题：一是人均结案超过400件；二是未执结案件达5716件。",
    "a share of two parts together": "已办结391件。予以公开152件，部分公开31件；予以公开和部分公开合计占办结总数的46.8%。",
    "不予公开 is not what 公开率 names": "主动公开783件，依申请公开412件，不予公开709件，主动公开率41.12%。",
    "； ends a list": "抽查案卷248宗。其中处罚案卷156宗，许可案卷67宗，强制案卷25宗；评定优秀93宗，优秀率37.5%，不合格6宗。",
    "what one frame proves no other contradicts": "调解纠纷5348件，调解成功5241件。三类纠纷合计3554件，占调解总量的66.5%。",
    "接待 says nothing of waiting": "收到申请20件，已办结17件，另外接待来访5件。",
}


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_is_learnt(lesson: str) -> None:
    assert contradicted(LESSONS[lesson]) == []


@pytest.mark.parametrize(
    "text",
    [
        "提起公诉100人，批准逮捕60人，起诉率60%。",  # the rate is of another whole, whatever the figures say
        "本年收入3600万元。教育支出增加600万元，增长20%。",  # the change is of another subject
        "人均收入突破2万元，城镇20793元，合计2.15万亿元。",  # an open interval
    ],
)
def test_no_proof_by_chance(text: str) -> None:
    assert [c.formula for c in claims(text) if c.kind != "bound"] == []


def test_a_relation_is_claimed_once() -> None:
    text = "本年支出90万元，其中：\n1.基本支出60万元。\n2.项目支出30万元。"
    assert of_frame(text, "sum/outline") == [(OK, "60万 + 30万 = 90万")]
