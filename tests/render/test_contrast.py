"""What the program writes on a terminal is read on the palettes that people have: light ones and dark ones."""

import re

import pytest

from tests.terminal import on_terminal

# Text and background, the eight colours and the eight bright ones, as the terminals ship them.
PALETTES = {
    "Windows Campbell": (
        "cccccc 0c0c0c",
        "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc",
        "767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2",
    ),
    "VS Code dark": (
        "cccccc 1e1e1e",
        "000000 cd3131 0dbc79 e5e510 2472c8 bc3fbc 11a8cd e5e5e5",
        "666666 f14c4c 23d18b f5f543 3b8eea d670d6 29b8db e5e5e5",
    ),
    "Solarized dark": (
        "839496 002b36",
        "073642 dc322f 859900 b58900 268bd2 d33682 2aa198 eee8d5",
        "002b36 cb4b16 586e75 657b83 839496 6c71c4 93a1a1 fdf6e3",
    ),
    "VS Code light": (
        "333333 ffffff",
        "000000 cd3131 00bc00 949800 0451a5 bc05bc 0598bc 555555",
        "666666 cd3131 14ce14 b5ba00 0451a5 bc05bc 0598bc a5a5a5",
    ),
    "Tango light": (
        "2e3436 eeeeec",
        "2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf",
        "555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec",
    ),
    "Gruvbox light": (
        "3c3836 fbf1c7",
        "fbf1c7 cc241d 98971a d79921 458588 b16286 689d6a 7c6f64",
        "928374 9d0006 79740e b57614 076678 8f3f71 427b58 3c3836",
    ),
}
LEAST = 4.5
COMMANDS = (
    ("facts", "高才通", "--explain"),
    ("facts", "talent", "--fields", "id,place"),
    ("quote", "背水一戰"),
    ("show", "F097", "Q01", "talent", "main-1", "ta-kung-pao"),
    ("topics", "--entities"),
    ("figures", "talent"),
    ("source",),
    ("source", "main-1"),
    ("cite", "Q01", "--style", "apa7"),
    ("cite", "--style", "list"),
    ("check", "--all", "--text", "孫東說：「基礎科研是掙錢的，做轉化和產業是花錢的」。他說「硬起來」。"),
    ("help", "filters"),
    ("facts", "--help"),
)

Colour = tuple[int, int, int]


def colour(text: str) -> Colour:
    return int(text[:2], 16), int(text[2:4], 16), int(text[4:], 16)


def fixed(number: int) -> Colour:
    """One of the 240 colours that are the same in every palette of 256."""
    if number >= 232:
        return (8 + 10 * (number - 232),) * 3
    steps = (0, 95, 135, 175, 215, 255)
    number -= 16
    return steps[number // 36], steps[number // 6 % 6], steps[number % 6]


def luminance(of: Colour) -> float:
    linear = [value / 255 / 12.92 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4 for value in of]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    """As WCAG 2 has it: 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def styles(shown: str) -> set[tuple[str, ...]]:
    """The codes that are on where something is written."""
    found, on = set(), []
    for piece in re.split(r"(\x1b\[[0-9;]*m)", shown):
        if piece.startswith("\x1b["):
            codes = piece[2:-1].split(";")
            on = [] if codes in (["0"], [""]) else [*on, *codes]
        elif piece.strip():
            found.add(tuple(on))
    return found


def drawn(codes: tuple[str, ...], text: Colour, ground: Colour, sixteen: list[Colour]) -> tuple[Colour, Colour]:
    """What is written and what it is written on under these codes."""
    left = list(map(int, codes))
    reverse = dim = False
    while left:
        code = left.pop(0)
        if code in (38, 48):
            assert left.pop(0) == 5, "a colour of 24 bits"
            number = left.pop(0)
            chosen = sixteen[number] if number < 16 else fixed(number)
            text, ground = (chosen, ground) if code == 38 else (text, chosen)
        elif code % 60 in range(30, 38):
            text = sixteen[code % 60 - 30 + 8 * (code > 60)]
        elif code - 100 in range(8) or code - 40 in range(8):
            ground = sixteen[code - 92 if code >= 100 else code - 40]
        else:
            assert code in (1, 2, 3, 4, 7), f"a style that this test does not know: {code}"
            reverse, dim = reverse or code == 7, dim or code == 2
    text, ground = (ground, text) if reverse else (text, ground)
    # A dim text is drawn half way to its background.
    return tuple((one + other) // 2 for one, other in zip(text, ground, strict=True)) if dim else text, ground


@pytest.fixture(scope="module")
def used() -> dict[tuple[str, ...], str]:
    """The styles that the program writes with, each with a command that does."""
    found: dict[tuple[str, ...], str] = {}
    for command in COMMANDS:
        for style in styles(on_terminal(*command, COLUMNS="80").decode()):
            found.setdefault(style, " ".join(command))
    return found


@pytest.mark.parametrize("name", PALETTES)
def test_everything_is_read_on_every_palette(name, used):
    """Each style has a contrast of 4.5 or more with what it stands on, computed from what is written."""
    ends, *sixteen = PALETTES[name]
    text, ground = map(colour, ends.split())
    colours = [colour(each) for each in " ".join(sixteen).split()]
    assert len(used) > 3
    for codes, command in used.items():
        assert contrast(*drawn(codes, text, ground, colours)) >= LEAST, (codes, command)


def test_the_test_would_see_it():
    """Dim text on white, and a terminal's own yellow and cyan on light ones, are below."""
    ends, *sixteen = PALETTES["VS Code light"]
    text, ground = map(colour, ends.split())
    colours = [colour(each) for each in " ".join(sixteen).split()]
    for codes in (("2",), ("33",), ("96",), ("38", "5", "250")):
        assert contrast(*drawn(codes, text, ground, colours)) < LEAST
    assert round(contrast((0, 0, 0), (255, 255, 255))) == 21
