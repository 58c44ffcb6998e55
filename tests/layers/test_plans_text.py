import pytest

from layers.model import Citation
from layers.plans import FOREWORD, PlansText
from layers.vocabulary import Plan

TITLES = """\
山东省“十四五”服务贸易发展规划
山东省“十四五”对外贸易发展规划
山东省“十四五”利用外资规划
山东省“十四五”对外投资合作规划
山东省“十四五”经济园区规划
"""
# Eight lines of a plan that nobody wrote, with all that the source's form has.
TEXT = f"""\
封面上的一行
山东省“十四五”商贸流通业发展规划
本规划的第一句。
    一、发展基础
全省有甲市场。
（一）成效
乙港建成。
1.流通更畅。丙园区投产，丁园区开工。
2.5万亿元不是标题。
	专栏1  重点工程

戊市场
（二）专栏里的括号不是标题

己市场


（二）问题
庚物流港待建。
二、思路
（三）这一行特别特别特别特别特别特别特别特别特别特别特别特别特别特别长所以它不是标题
辛口岸。
专栏2 目标
壬枢纽
专栏3 布局
癸基地
{TITLES}"""


@pytest.fixture
def read(tmp_path):
    def read_text(text, encoding="utf-8"):
        path = tmp_path / "plans.txt"
        path.write_bytes(text.encode(encoding))
        return PlansText.read(path)

    return read_text


@pytest.fixture
def plans(read):
    return read(TEXT)


@pytest.mark.parametrize(
    ("mention", "section", "box", "line"),
    [
        ("第一句", FOREWORD, None, 3),
        ("甲市场", "一、发展基础", None, 5),
        ("乙港", "一、发展基础 / （一）成效", None, 7),
        ("丁园区", "一、发展基础 / （一）成效 / 1.流通更畅", None, 8),
        ("万亿元", "一、发展基础 / （一）成效 / 1.流通更畅", None, 9),
        ("戊市场", "一、发展基础 / （一）成效 / 1.流通更畅", "专栏1  重点工程", 12),
        ("专栏里的括号", "一、发展基础 / （一）成效 / 1.流通更畅", "专栏1  重点工程", 13),
        ("己市场", "一、发展基础 / （一）成效 / 1.流通更畅", "专栏1  重点工程", 15),
        ("庚物流港", "一、发展基础 / （二）问题", None, 19),
        ("辛口岸", "二、思路", None, 22),
        ("壬枢纽", "二、思路", "专栏2 目标", 24),
        ("癸基地", "二、思路", "专栏3 布局", 26),
    ],
)
def test_a_passage_knows_its_section_box_and_line(plans, mention, section, box, line):
    (passage,) = [passage for passage in plans.passages if mention in passage.text]
    assert (passage.plan, passage.section, passage.box) == (Plan.COMMERCE_CIRCULATION, section, box)
    assert passage.line == line


def test_what_stands_before_the_first_title_belongs_to_no_plan(plans):
    assert not [passage for passage in plans.passages if "封面" in passage.text]


def test_a_new_plan_starts_without_the_headings_and_box_of_the_last(plans):
    (title,) = [passage for passage in plans.passages if passage.plan is Plan.SERVICE_TRADE]
    assert (title.section, title.box) == (FOREWORD, None)


def test_a_missing_title_is_named(read):
    with pytest.raises(ValueError, match="利用外资规划"):
        read(TEXT.replace("山东省“十四五”利用外资规划", "别的"))


def test_a_text_of_another_encoding_is_an_error(read):
    with pytest.raises(UnicodeDecodeError):
        read(TEXT, "gb18030")


def test_a_byte_order_mark_does_not_matter(read):
    """Windows Notepad writes one; here it stands right before the first title."""
    text = TEXT.removeprefix("封面上的一行\n")
    assert read(text, "utf-8-sig").passages == read(text).passages


def test_windows_line_ends_do_not_matter(read, plans):
    assert read(TEXT.replace("\n", "\r\n")) == plans


def cite(mention, section="一、发展基础", box=None, plan=Plan.COMMERCE_CIRCULATION):
    return Citation(plan, section, box, mention)


def test_a_mention_is_cited_where_it_stands(plans):
    assert [passage.text for passage in plans.cited(cite("甲市场"))] == ["全省有甲市场。"]


@pytest.mark.parametrize(
    "wrong",
    [
        cite("甲市场", section="二、思路"),
        cite("甲市场", box="专栏1  重点工程"),
        cite("甲市场", plan=Plan.SERVICE_TRADE),
        cite("甲 市场"),
    ],
)
def test_a_mention_is_not_cited_in_another_plan_section_box_or_spelling(plans, wrong):
    assert plans.cited(wrong) == ()


def test_naming_finds_a_mention_anywhere_in_its_plan(plans):
    assert [passage.line for passage in plans.naming(cite("市场"))] == [5, 12, 15]
