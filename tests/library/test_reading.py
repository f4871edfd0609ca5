"""Articles of many kinds are read as a person reads them: a text in tests/library/articles, and beside it what it says.

News, a court report, a feature and a column in Cantonese, in both scripts and in English; transcripts with labels and
with times, questions and answers without any, speeches, a press release. A speaker ? is one who is said to be unsure.
"""

import json

import pytest

from hkinno.documents.files import open_document
from hkinno.library import add, metadata
from hkinno.library.layout import BODY
from tests.conftest import ROOT

ARTICLES = sorted((ROOT / "tests" / "library" / "articles").glob("*.txt"))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_is_read(path):
    """What it says of itself, its parts, who says what, what in marks says nothing, and its quantities."""
    content = path.read_bytes()
    document = open_document(content, path.name)
    proposal = add.propose(document, add.Given(), *metadata.of(document, content))
    known = proposal.known
    read = {
        **{key: getattr(known, key) for key in ("title", "paper", "issued", "language")},
        "authors": list(known.authors),
        "paragraphs": sum(part.kind == BODY for part in proposal.parts),
        "quotes": [[said.speaker if said.sure else "?", said.exact] for said in proposal.quotes],
        "terms": proposal.terms,
        "figures": [
            [amount.printed, amount.min, amount.max, *(["about"] if amount.about else [])]
            for amount, _ in proposal.figures
        ],
    }
    for part in proposal.parts:
        if part.kind in ("subhead", "caption", "out"):
            read.setdefault(part.kind, []).append(part.words[:16])
    assert read == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("lines", "first"),
    [
        ("Toll rises\n\nBy Ada Lund\n\n4 May 2024\n\nMoss Hale disagreed: “It’ll empty the pier.”", "Moss Hale"),
        ("Toll rises\n\n4 May 2024\n\nMoss Hale sighed: “No.”\n\n“I can’t say,” said Jo Pell.", "Moss Hale"),
        ("Mayor says no\n\nJo Pell told the Courier: “No.”", "Jo Pell"),
    ],
)
def test_a_short_first_paragraph_with_a_quotation(run, tmp_path, lines, first):
    """It stands above the first long one, and is no line of the header."""
    rest = "The new gates would be painted by spring, the council said in a statement on Friday, after two years."
    (tmp_path / "toll.txt").write_text(f"{lines}\n\n{rest}\n", encoding="utf-8")
    assert run("add", str(tmp_path / "toll.txt"), "--library", str(tmp_path / "l")).returncode == 0
    paragraphs = json.loads((tmp_path / "l" / "toll.json").read_text(encoding="utf-8"))["paragraphs"]
    assert first.startswith(next(each["opens"] for each in paragraphs.values() if each["kind"] == "body")[:6])


def test_apostrophes_make_no_quotation(run, tmp_path):
    """Neither as entities of a page nor behind a plural."""
    page = "<h1>Pier to stay</h1><p>The council voted on Friday to keep the pier open for two more years.</p>"
    page += (
        "<p>Keeper Moss Hale disagreed: &ldquo;They&#8217;ll empty the pier. <em>We</em> won&#8217;t pay.&rdquo;</p>"
    )
    page += "<p>‘We aren’t the keepers’ enemy,’ said Jo Pell.</p>"
    page += "<p>The dogs’ home stays, and so does the boys’ school beside the old pier, the council said.</p>"
    (tmp_path / "pier.html").write_text(page, encoding="utf-8")
    toml = run("add", str(tmp_path / "pier.html"), "--library", str(tmp_path / "l"), "--dry-run").stdout
    assert toml.count("[[quote]]") == 2
    assert "We aren’t the keepers’ enemy," in toml
    assert "They’ll empty the pier. We won’t pay." in toml


def test_a_speech_is_its_speakers_and_not_its_places(run, tmp_path):
    """Where it was given is told above who gives it, who is cited once."""
    head = "Speech by the Secretary for Health at the opening of the Northern Clinic\nDr Lena Moss\n1 September 2023"
    body = "Good morning. I am glad to open this clinic, which we promised to you two years ago.\n\nI thank you all."
    (tmp_path / "talk.txt").write_text(f"{head}\n\n{body}\n", encoding="utf-8")
    assert run("add", str(tmp_path / "talk.txt"), "--library", str(tmp_path / "l")).returncode == 0
    assert 'authors = ["Lena Moss"]' in (tmp_path / "l" / "talk.toml").read_text(encoding="utf-8")
    for style in ("chicago", "hk"):
        assert run("cite", "Q01", "--style", style, "--db", str(tmp_path / "l")).stdout.count("Lena Moss") == 1


def test_a_file_without_a_headline_has_its_name(run, tmp_path):
    """It is told, and may be mended; a folder is no article."""
    (tmp_path / "pier-talk.txt").write_text("“Bring sandwiches,” he said, and left the pier.\n", encoding="utf-8")
    done = run("add", str(tmp_path / "pier-talk.txt"), "--library", str(tmp_path / "l"))
    assert (done.returncode, "no headline was found" in done.stderr) == (0, True)
    assert 'title = "pier-talk"' in (tmp_path / "l" / "pier-talk.toml").read_text(encoding="utf-8")
    done = run("add", str(tmp_path))
    assert (done.returncode, "is a folder; name the files in it" in done.stderr) == (2, True)
