"""Where words stand on the page, as people say it: 主稿第1段, main story, para. 1.

``describe`` writes a place and ``find`` reads one back, however it was written.
"""

from hkinno.model import Bilingual

# Short names of the four articles: our own for the main story, the page's labels for two more.
ARTICLES: dict[str, Bilingual] = {
    "main": {"zh": "主稿", "en": "main story"},
    "funds": {"zh": "資金過河", "en": "funds across the border"},
    "talent": {"zh": "匯聚人才", "en": "attracting talent"},
    "north": {"zh": "北都", "en": "Northern Metropolis"},
}
