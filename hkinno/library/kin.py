"""Those who are told of by whose they are: 我二伯, his boss, 丈夫 of whom the article is about."""

import re

from hkinno.library.people import People
from hkinno.text import fold

# 我媽, his boss
OWNED = re.compile(r"(?P<zh>[我他她佢])的?(?=.)|(?P<en>[Mm]y|[Hh]is|[Hh]er) ")
MINE = ("我", "My", "my")
KIN = re.compile(fold("父親|母親|丈夫|妻子|老公|老婆|兒子|女兒|太太|父母|爸爸|媽媽|爸|媽"))
HUSBANDS, WIVES = frozenset(fold("丈夫 老公").split()), frozenset(fold("妻子 太太 老婆").split())
PARENTS = {"父親": fold("爸 爸爸 阿爸 老爸 老豆 老竇").split(), "母親": fold("媽 媽媽 阿媽 老媽").split()}


def owner(printed: str) -> tuple[str, str]:
    """The pronoun of whose somebody is, and what he is to whom: 我 and 二伯; nothing where none is told."""
    match = OWNED.match(printed)
    return (match["zh"] or match["en"], printed[match.end() :]) if match else ("", "")


def named(people: People, whose: str, kin: str, printed: str) -> str:
    """What somebody is called by whose he is; as it is printed, and plainly, where that differs, are other names."""
    chinese = not kin.isascii()
    name = f"{whose}的{kin}" if chinese else f"{whose}'s {kin}"
    plainly = next((f"{whose}的{word}" for word, names in PARENTS.items() if fold(kin) in names), "")
    others = people.others.setdefault(name, [])
    others += [each for each in (printed, plainly) if each and each not in (name, *others)]
    return name


def spouse(people: People, role: str) -> str:
    """Who is meant by 丈夫 where a wife is named: whom the article is about."""
    others = WIVES if fold(role) in HUSBANDS else HUSBANDS if fold(role) in WIVES else frozenset()
    wed = {name for name, titles in people.titles.items() if others & set(map(fold, titles))}
    return people.hero if wed and people.hero not in wed else ""
