from hypothesis import given
from hypothesis import strategies as st

from flows.annotating.tokens import _TOKEN, Tokens, tokenise
from flows.annotating.vocabulary import Vocabulary


@given(st.text(alphabet=st.sampled_from("ab1 ,.'’sÀđ$%–\n5"), max_size=60))
def test_chunks_give_what_one_pass_gives(text: str) -> None:
    assert tokenise(text) == _TOKEN.findall(text)


@given(st.text(max_size=80))
def test_tokens_join_to_the_text(text: str) -> None:
    tokens = Tokens(text, Vocabulary({"a": ["a"]}))
    assert "".join(tokens.words) == text
    assert tokens.starts[-1] == len(text)
    assert len(tokens.letters) == len(tokens.words)


def test_written_together_shows() -> None:
    tokens = Tokens("US$14.72 billion, 39,000ha of the Party's 2026–2031 plan", Vocabulary({}))
    words = [w.rstrip() for w in tokens.words]
    assert words[:4] == ["US", "$", "14.72", "billion"]
    assert "39,000" in words and "ha" in words and "'s" in words
    assert not tokens.spaced(words.index("39,000"))
    assert tokens.spaced(words.index("billion") + 1)


def test_offsets_and_surface() -> None:
    tokens = Tokens("Tô Lâm said so.", Vocabulary({}))
    assert tokens.surface(0, 2) == "Tô Lâm"
    assert tokens.at(3) == 1
    assert tokens.end(2) == 6
