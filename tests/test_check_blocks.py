"""The check of drafts in Markdown and HTML: code, block quotes, paragraphs, attributes."""

import pytest

from hkinno import proofread
from hkinno.proofread import marks


@pytest.fixture(scope="module")
def known(tables):
    return proofread.corpus(tables["quotes"], tables["facts"], tables["sources"], tables["entities"])


@pytest.mark.parametrize(
    ("draft", "in_code"),
    [
        ("```\r\n甲\r\n```\r\n「甲乙丙丁」\r\n", [False]),
        ("  ```\n「甲乙丙丁」\n   ```  \n「戊己庚辛」", [True, False]),
        ("```` \n「甲乙丙丁」\n```\n「戊己庚辛」\n`````\n「壬癸子丑」", [True, True, False]),
        ("~~~\n「甲乙丙丁」\n```\n~~~\n「戊己庚辛」", [True, False]),
        ("    ```\n「甲乙丙丁」", [False]),
        ("```code``` begins a line\n\n「甲乙丙丁」", [False]),
        ("```\n「甲乙丙丁」", [True]),
    ],
)
def test_code_begins_and_ends_as_in_commonmark(draft, in_code):
    """A fence may be indented and have blanks after it; inline code that begins a line is no fence."""
    assert [each.code for each in marks.find(draft)[0]] == in_code
