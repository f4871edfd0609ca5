"""What a cut does to the sense, on sentences of our own, with a case on each side of each rule."""

import pytest

from hkinno.check import clipping


@pytest.mark.parametrize(
    ("exact", "quoted", "lost"),
    [
        ("若只有大學，人們讀完書就會離開。", "人們讀完書就會離開。", "若只有大學"),
        ("若只有大學，人們讀完書就會離開。", "若只有大學，人們讀完書就會離開。", ""),
        ("我們希望在三年內修好全部舊渠。", "在三年內修好全部舊渠", "我們希望"),
        ("我們希望修好舊渠。所以今年就會動工招標。", "今年就會動工招標", ""),
        ("即使有，也不過是互相趕一程路。", "是互相趕一程路。", "即使有"),
        ("怎樣更加順利地在區內修渠？", "更加順利地在區內修渠", "怎樣"),
        ("怎樣更加順利地在區內修渠？", "更加順利地在區內修渠？", ""),
        ("除了它為本區帶來新的水源以外，它也養活漁民。", "為本區帶來新的水源", "除了……以外"),
        ("除了它為本區帶來新的水源以外，它也養活漁民。", "它也養活漁民", ""),
        ("一個重要的準則，是要看它能否防止水浸。", "是要看它能否防止水浸。", "一個重要的準則"),
        ("這個準則，是要看它能否防止水浸。", "是要看它能否防止水浸。", ""),
        ("新渠的成功，很大程度上得益於街坊的支持。", "得益於街坊的支持", "很大程度上"),
        # The first half of an antithesis says another thing without the second; the second stands by itself.
        ("修一條渠是花錢的，種這些田是掙錢的。", "修一條渠是花錢的，", "種這些田是掙錢的"),
        ("修一條渠是花錢的，種這些田是掙錢的。", "種這些田是掙錢的。", ""),
        ("這條舊渠曾經很有用，但近年已經淤塞。", "這條舊渠曾經很有用", "但近年已經淤塞"),
        ("我們現在拿不出這麼多人來通宵趕工。", "我們現在拿不出這麼多人來", "通宵趕工"),
        # A term is no claim that anything governs.
        ("我們希望在三年內全部完成。", "全部完成", ""),
    ],
)
def test_what_governs_is_told_when_it_is_cut_off(exact, quoted, lost):
    """A condition, hope, question, limit or part that a quotation has lost is told, and nothing else."""
    found = clipping.lost(quoted, exact, "", lambda: clipping.Round(""))
    assert found.startswith(lost)
    assert bool(found) == bool(lost)


@pytest.mark.parametrize(
    ("exact", "quoted", "outside"),
    [
        ("若只有大學，人們讀完書就會離開。", "人們讀完書就會離開。", "他說，如果除了大學甚麼都沒有，"),
        ("我們希望在三年內修好全部舊渠。", "在三年內修好全部舊渠", "他期望當局"),
        ("怎樣更加順利地在區內修渠？", "更加順利地在區內修渠", "他問如何"),
        ("除了它為本區帶來新的水源以外，它也養活漁民。", "為本區帶來新的水源", "它不但，還養活漁民。"),
        ("修一條渠是花錢的，種這些田是掙錢的。", "修一條渠是花錢的，", "另一半說的是種田"),
    ],
)
def test_what_the_draft_says_itself_is_not_lost(exact, quoted, outside):
    """Words of the same class round the quotation say what it leaves out."""
    assert clipping.lost(quoted, exact, "", lambda: clipping.Round(outside, (), outside)) == ""
    assert clipping.lost(quoted, exact, "", lambda: clipping.Round("")) != ""


@pytest.mark.parametrize(
    ("exact", "quoted", "outside", "sentence", "lost"),
    [
        # A place is lost only where the draft speaks of another one in that sentence.
        (
            "甲城周邊無論是乙區還是丙區，近年修渠非常之快。",
            "近年修渠非常之快",
            "他說甲城",
            "他說甲城",
            "甲城周邊無論是乙區還是丙區",
        ),
        ("甲城周邊無論是乙區還是丙區，近年修渠非常之快。", "近年修渠非常之快", "甲城。他說", "他說", ""),
        ("甲城周邊無論是乙區還是丙區，近年修渠非常之快。", "近年修渠非常之快", "甲城的鄰居", "甲城的鄰居", ""),
        # Whose guidance, and when, is lost where the draft's sentence denies it; a part where it makes it the only one.
        ("在水務署的指導下，加快本村修渠的步伐。", "加快本村修渠的步伐", "他說", "他說", ""),
        ("在水務署的指導下，加快本村修渠的步伐。", "加快本村修渠的步伐", "", "毋須別人幫", "在水務署的指導下"),
        ("現在拿不出這麼多人手來修渠。", "拿不出這麼多人手來修渠", "他說", "他說", ""),
        ("現在拿不出這麼多人手來修渠。", "拿不出這麼多人手來修渠", "", "村裏永遠", "現在"),
        ("一個重要的準則，是要看它能否防水。", "是要看它能否防水。", "他也說", "只看一點", "一個重要的準則"),
        ("一個重要的準則，是要看它能否防水。", "是要看它能否防水。", "他也說", "他說", ""),
        # A condition that stands far before is lost where the draft draws a conclusion.
        ("若只有大學，人們讀完書就走，畢業後沒有出路。", "畢業後沒有出路", "", "他說", ""),
        ("若只有大學，人們讀完書就走，畢業後沒有出路。", "畢業後沒有出路", "", "可見學生失業", "若只有大學"),
        # So is the first half of a comparison, and where a few words go on to.
        (
            "我們要靠甲村，就如同以前乙村離不開我們一樣。",
            "以前乙村離不開我們",
            "",
            "可見只有我們幫人",
            "我們要靠甲村，就如同",
        ),
        ("現在請不到這麼多人來通宵趕工。", "請不到這麼多人", "", "意思是沒有人", "來通宵趕工"),
        ("現在請不到這麼多人來通宵趕工。", "請不到這麼多人", "", "他說", ""),
        # What must be for it, where the draft takes it for done.
        ("甲城打造新的水利中心，須有不怕難的精神。", "甲城打造新的水利中心", "", "中心已經建成", "須有不怕難的精神"),
        ("甲城打造新的水利中心，須有不怕難的精神。", "甲城打造新的水利中心", "", "他說", ""),
        # What a condition supposes may be said without its word; a question that asks nothing is no loss.
        ("若只有大學，人們讀完書就會離開。", "人們讀完書就會離開", "那是只有大學的地方", None, ""),
        ("所以為什麼每一條村都要修渠。", "每一條村都要修渠", "", None, ""),
        # A few words of a hope, of which the draft makes a promise.
        ("我們希望在三年內全部通水。", "全部通水", "", "他承諾全村", "我們希望在三年內"),
        ("我們希望在三年內全部通水。", "全部通水", "", "他說", ""),
        # A predicate that the draft joins to the other subject of its sentence.
        ("修一條渠是花錢的，種這些田是掙錢的。", "是掙錢的", "", "他說，修一條渠", "種這些田"),
        ("修一條渠是花錢的，種這些田是掙錢的。", "是掙錢的", "", "他說，種田", ""),
        # What governs is said in the sentence of the words, in any words; or round those that stand by themselves.
        ("我們希望在三年內修好全部舊渠。", "在三年內修好全部舊渠", "他說。別人希望", "他說", "我們希望"),
        ("我們希望在三年內修好全部舊渠。", "在三年內修好全部舊渠", "他說。目標是", "：", ""),
        ("新渠的成功，很大程度上得益於街坊的支持。", "得益於街坊的支持", "", "主要", ""),
        ("怎樣更加順利地在區內修渠？", "更加順利地在區內修渠", "She wonders how to", None, ""),
        ("我們今後要靠甲村，就如同從前甲村靠我們一樣。", "我們今後要靠甲村", "", "他說", "就如同從前甲村靠我們一樣"),
        ("我們今後要靠甲村，就如同從前甲村靠我們一樣。", "我們今後要靠甲村", "", "以前是反過來的", ""),
        # A reason for one thing, of which the draft makes a reason for another.
        (
            "我們放棄了舊渠，因為太慢，而且現在請不到這麼多人來趕工。",
            "現在請不到這麼多人來趕工",
            "",
            "全村停工",
            "我們放棄了舊渠",
        ),
        ("我們放棄了舊渠，因為太慢，而且現在請不到這麼多人來趕工。", "現在請不到這麼多人來趕工", "", "舊渠停工", ""),
        (
            "我們放棄了舊渠，因為太慢，而且現在請不到這麼多人來趕工。",
            "現在請不到這麼多人來趕工",
            "",
            "全村沒有停工",
            "",
        ),
        # What concedes says itself that it is no plain claim, unless the draft makes one of it.
        ("即使有，也是兩村的人互相催促修渠而已。", "即使有，也是兩村的人互相催促", "", "可見兩村不和", "修渠而已"),
        ("即使有，也是兩村的人互相催促修渠而已。", "即使有，也是兩村的人互相催促", "", "他說", ""),
        # A few words of what is no more than that, of which the draft makes more; where something is, is no claim.
        ("即使有，也是兩村的人互相催促修渠而已。", "互相催促", "", "他說兩村是對手", "修渠而已"),
        ("即使有，也是兩村的人互相催促修渠而已。", "互相催促", "", "他說", ""),
        ("即使有，也是兩村在同一條渠上游互相催促。", "在同一條渠上", "", "他說", ""),
        # What is said not to be a hope is none; an analogy is named as such.
        ("我們希望在三年內修好全部舊渠。", "在三年內修好全部舊渠", "他說這不是希望", None, "我們希望"),
        ("我們要靠甲村，就如同以前乙村離不開我們一樣。", "以前乙村離不開我們", "只是比方", None, ""),
        # 就如同 alone says nothing that the clause does not say.
        ("我們要幫忙，就如同以前乙村離不開我們一樣。", "以前乙村離不開我們", "", None, ""),
    ],
)
def test_what_the_draft_makes_of_it(exact, quoted, outside, sentence, lost):
    """A cut is told where the draft makes something else of the words."""
    assert clipping.lost(quoted, exact, "", lambda: clipping.Round(outside, (), sentence or outside)) == lost


@pytest.mark.parametrize(
    ("pieces", "outside", "lost"),
    [
        (["在渠務方面，", "每一條村都修好渠"], "他說", "我們希望在三年內"),
        (["在渠務方面，", "每一條村都修好渠"], "他希望", ""),
        (["在渠務方面，我們希望", "每一條村都修好渠"], "他說", ""),
        (["渠很長。", "每一條村都修好渠"], "他說", ""),
    ],
)
def test_a_hope_left_out_by_an_ellipsis(pieces, outside, lost):
    """What governs the piece after an ellipsis is lost with it, and what governs another sentence is not."""
    exact = "在渠務方面，我們希望在三年內，每一條村都修好渠。"
    if pieces[0].startswith("渠"):
        exact = "渠很長。我們希望雨少。每一條村都修好渠。"
    assert clipping.lost_between(pieces, exact, outside, []) == lost


@pytest.mark.parametrize(
    ("exact", "quoted", "lost"),
    [
        ("若只有大學，人們讀完書就會離開。", "人們讀完書就會離開。", "若只有大學"),
        ("即使有，也是兩村的人互相催促修渠而已。", "是兩村的人互相催促修渠", ""),
    ],
)
def test_a_concession_beside_it_says_no_other_condition(exact, quoted, lost):
    """“Even if” in another quotation is what a concession lost, and not what any condition did."""
    draft = clipping.Round("他說", ("even if there is any, they urge each other on",), "他說")
    assert clipping.lost(quoted, exact, "", lambda: draft) == lost
