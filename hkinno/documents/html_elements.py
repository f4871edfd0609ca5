"""What the elements of HTML are: which part blocks, hide their words, or are closed by the start of others."""

from hkinno.documents.sheet import CODE, METADATA, NOT_SHOWN

SIGN = "is the sign of a note"


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")
# Their content is no markup: up to their end tag.
RAW = {
    "script": CODE,
    "style": CODE,
    "title": METADATA,
    "xmp": CODE,
    "iframe": NOT_SHOWN,
    "noembed": NOT_SHOWN,
    "noframes": NOT_SHOWN,
    "noscript": NOT_SHOWN,
    "textarea": NOT_SHOWN,
}
CODES = _names("pre code kbd samp tt listing plaintext")
# Not a part of the page's words. A reading stands beside the words that it is of; a raised figure or letter is a
# note's sign or a power.
UNSEEN = {
    **dict.fromkeys(_names("template svg math object audio video canvas select datalist map dialog"), NOT_SHOWN),
    **dict.fromkeys(_names("del s strike rt rp"), NOT_SHOWN),
    "sup": SIGN,
}
BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search"
    " section summary table tbody td tfoot th thead tr ul"
)
HEADINGS = _names("h1 h2 h3 h4 h5 h6 summary legend")
CAPTIONS = frozenset({"figcaption", "caption"})
# An end tag in a cell closes nothing outside of the table's cell; one of these does.
CELLS, TABLE = _names("td th caption"), _names("td th caption tr tbody thead tfoot table")
# A start tag closes one of these that is open, up to the element that holds them.
CLOSES = {
    "li": ("li", "p"),
    "dd": ("dd", "dt", "p"),
    "dt": ("dd", "dt", "p"),
    "tr": ("tr", "caption", "p"),
    "td": ("td", "th", "p"),
    "th": ("td", "th", "p"),
    "tbody": ("tbody", "thead", "tfoot", "caption", "p"),
    "tfoot": ("tbody", "thead", "tfoot", "p"),
    **dict.fromkeys(HEADINGS, (*HEADINGS, "p")),
    "rt": ("rt", "rp"),
    "rp": ("rt", "rp"),
}
CLOSED_BY_BLOCKS = ("p",)
HOLDERS = {
    "li": ("ul", "ol", "menu", "dir"),
    "dd": ("dl",),
    "dt": ("dl",),
    "tr": ("table",),
    "td": ("tr",),
    "th": ("tr",),
    "tbody": ("table",),
    "tfoot": ("table",),
    "rt": ("ruby",),
    "rp": ("ruby",),
}
