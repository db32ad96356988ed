import pytest

from flows.annotating.patterns import Compiler, PatternError, literal_classes
from flows.annotating.tokens import Tokens
from flows.annotating.views import Viewer
from flows.annotating.vocabulary import Vocabulary

PATTERNS = [
    "rose by",
    "rose|fell sharply",
    "[very] large",
    "from (low: <small>) to (high: <small>)",
    "( rose fast | fell )",
    "cut ..2 costs",
    "year-on-year",
    "tax !cut",
    "^ prices",
    "very+ large",
]
BASE = {
    "clause_end": [";", "."], "up": ["rose"], "down": ["fell"], "small": ["one", "two"], "quantity_like": ["many"],
}  # fmt: skip


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    vocabulary = Vocabulary(BASE | literal_classes(PATTERNS))
    Viewer(vocabulary)
    return vocabulary


def search(vocabulary: Vocabulary, pattern: str, text: str) -> str | None:
    tokens = Tokens(text, vocabulary)
    found = Compiler(vocabulary).compile(pattern).regex.search(tokens.letters)
    return tokens.surface(*found.span()) if found else None


@pytest.mark.parametrize(
    ("pattern", "text", "matched"),
    [
        ("rose by", "Prices rose by a lot", "rose by"),
        ("rose by", "Prices ROSE BY a lot", "ROSE BY"),
        ("rose|fell sharply", "it fell sharply", "fell sharply"),
        ("[very] large", "a very large tax", "very large"),
        ("[very] large", "a large tax", "large"),
        ("( rose fast | fell )", "it fell", "fell"),
        ("cut ..2 costs", "cut all its costs", "cut all its costs"),
        ("year-on-year", "up year-on-year again", "year-on-year"),
        ("^ prices", "prices rose", "prices"),
        ("very+ large", "very very large", "very very large"),
        ("tax !cut", "tax rose", "tax"),
    ],
)
def test_matches(vocabulary: Vocabulary, pattern: str, text: str, matched: str) -> None:
    assert search(vocabulary, pattern, text) == matched


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("rose by", "rose and by"),
        ("cut ..2 costs", "cut one two three costs"),
        ("cut ..2 costs", "cut; costs"),
        ("tax !cut", "tax cut"),
        ("^ prices", "all prices"),
    ],
)
def test_does_not_match(vocabulary: Vocabulary, pattern: str, text: str) -> None:
    assert search(vocabulary, pattern, text) is None


def test_roles_are_groups(vocabulary: Vocabulary) -> None:
    tokens = Tokens("from one to two", vocabulary)
    found = Compiler(vocabulary).compile("from (low: <small>) to (high: <small>)").regex.search(tokens.letters)
    assert found is not None
    assert (found.span("low__1"), found.span("high__1")) == ((1, 2), (3, 4))


def test_needs_are_letters_that_every_match_holds(vocabulary: Vocabulary) -> None:
    compiled = Compiler(vocabulary).compile("rose [very] ( fast | fell ) by")
    assert [vocabulary["rose"] in n for n in compiled.needs] == [True, False]
    assert vocabulary["by"] in compiled.needs[1]


@pytest.mark.parametrize("pattern", ["( rose", "rose )", "{nowhere}", "<nowhere>", "| rose", "", "{a: rose", "]"])
def test_what_is_no_pattern_says_so(vocabulary: Vocabulary, pattern: str) -> None:
    with pytest.raises(PatternError):
        Compiler(vocabulary).compile(pattern)


def test_fragment_that_contains_itself_is_an_error(vocabulary: Vocabulary) -> None:
    with pytest.raises(PatternError, match="contains itself"):
        Compiler(vocabulary, {"loop": "rose {loop}"}).compile("{loop}")
