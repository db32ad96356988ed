"""Which fragment is headline, heading, caption, body or related story, told by what stands around it."""

from __future__ import annotations

from flows.cleaning.fragments import Fragment, Frame
from flows.cleaning.lexicon import press
from flows.cleaning.text import BlockKind

_LONGEST_HEADING = 200
_HEADING_WORDS = 26
_HEADLINES = 3
_STOPPED_HEADING = 110
_STOPPED_HEADLINE = 160
_SHORT_LEAD_IN = 8
_LONGEST_CAPTION = 260
#: A heading over other stories ends the report when it stands behind this part of the lines or characters.
_RELATED_FROM = 0.5


def arrange(text: str, frame: Frame, title: str | None) -> None:
    """Give every fragment of the frame its kind. `title` is the title that metadata give, if any."""
    fragments = frame.fragments
    _mark_headlines(text, fragments, title)
    _mark_captions(text, fragments)
    _mark_tables(text, fragments)
    _mark_text(text, fragments)
    _mark_items(text, fragments)
    _mark_related(text, fragments)


def _is_heading_like(line: str) -> bool:
    """Short, without a closing mark, beginning like a heading."""
    if len(line) > _LONGEST_HEADING or line.endswith((".", "…", ";", ":", ",")):
        return False
    if line.endswith(("!", "?", "”", '"', "’", ")")) and len(line) > _STOPPED_HEADING:
        return False
    return line.count(" ") < _HEADING_WORDS and (not line[0].islower())


def _mark_headlines(text: str, fragments: list[Fragment], title: str | None) -> None:
    """The first heading-like fragments before the report begins, or the fragment that repeats the title."""
    undecided = [fragment for fragment in fragments if fragment.kind is None]
    folded_title = title.casefold().strip() if title else None
    for place, fragment in enumerate(undecided[: _HEADLINES + 1]):
        line = text[fragment.start : fragment.end]
        is_title = folded_title is not None and line.casefold() == folded_title
        may_be = len(undecided) > 1 and place < _HEADLINES
        if not is_title and not (may_be and _is_headline(text, line, fragments, fragment, place)):
            break
        fragment.kind = "headline"


def _is_headline(text: str, line: str, fragments: list[Fragment], fragment: Fragment, place: int) -> bool:
    index = fragments.index(fragment)
    before = fragments[index - 1] if index else None
    if before is not None and before.kind == "dateline" and text[before.end : fragment.start] == " ":
        # Text in the same line as a dateline is the report itself, in the line of a leading date it may be either.
        return text.startswith("date ", before.start) and _is_heading_like(line)
    if _is_heading_like(line):
        return True
    speaker = line.find(": ")
    one_sentence = line.find(". ") < 0
    return place == 0 and 0 < speaker < 40 and one_sentence and len(line) <= _STOPPED_HEADLINE and line.endswith(".")


def _mark_captions(text: str, fragments: list[Fragment]) -> None:
    """Text beside a picture or its credit; of the rest, short lines between paragraphs that open like a caption."""
    for index, fragment in enumerate(fragments):
        if fragment.kind is not None and not (fragment.kind == "headline" and _credit_follows(text, fragments, index)):
            continue
        length = fragment.end - fragment.start
        after_picture = index > 0 and fragments[index - 1].picture
        beside_picture = (after_picture and length <= _LONGEST_CAPTION) or _credit_follows(text, fragments, index)
        short = index > 0 and length <= _STOPPED_HEADING
        if beside_picture or (short and _opens_caption(text[fragment.start : fragment.end])):
            fragment.kind = "caption"


def _credit_follows(text: str, fragments: list[Fragment], index: int) -> bool:
    """Whether the next line is nothing but a photo credit."""
    if index + 1 >= len(fragments) or fragments[index + 1].kind != "boilerplate":
        return False
    following = fragments[index + 1]
    if (
        text[fragments[index].end : following.start].count("\n") > 2
        or fragments[index].end - fragments[index].start > 400
    ):
        return False
    credit = text[following.start : following.end].lower()
    return "photo" in credit or "image" in credit or "ảnh" in credit


def _opens_caption(line: str) -> bool:
    first = line.split(" ", 1)[0].casefold()
    return first in press().caption_openers_folded and _is_heading_like(line) and " " in line


def _mark_tables(text: str, fragments: list[Fragment]) -> None:
    if "|" not in text:
        return
    for fragment in fragments:
        if fragment.kind is None and text.count("|", fragment.start, fragment.end) >= 1:
            line = text[fragment.start : fragment.end]
            if line.count(" | ") + line.count("||") >= 2 or (line.count(" | ") == 1 and len(line) < _STOPPED_HEADING):
                fragment.kind = "table"


def _mark_text(text: str, fragments: list[Fragment]) -> None:
    for index, fragment in enumerate(fragments):
        if fragment.kind == "list_item" and _is_numbered_heading(text, fragments, index):
            fragment.kind = "heading"
        elif fragment.kind is None:
            fragment.kind = "heading" if _is_heading(text, fragments, index) else "body"


def _mark_items(text: str, fragments: list[Fragment]) -> None:
    """Lines that look like headings, two or more in a row behind a colon, are a list without bullets."""
    for index, fragment in enumerate(fragments):
        if fragment.kind not in ("heading", "body") or not text.endswith(":", fragment.start, fragment.end):
            continue
        end = index + 1
        while end < len(fragments) and fragments[end].kind == "heading" and text[fragments[end].end - 1] != ":":
            end += 1
        if end - index > 2:
            for item in fragments[index + 1 : end]:
                item.kind = "list_item"


def _is_heading(text: str, fragments: list[Fragment], index: int) -> bool:
    fragment = fragments[index]
    if fragment.end - fragment.start > _LONGEST_HEADING:
        return False
    line = text[fragment.start : fragment.end]
    following = _next_text(fragments, index)
    if following is None:
        return False
    if line.endswith(":"):
        return line.count(" ") < _SHORT_LEAD_IN
    if _is_heading_like(line):
        return True
    return _is_stopped_heading(text, fragments, index, following)


def _is_stopped_heading(text: str, fragments: list[Fragment], index: int, following: Fragment) -> bool:
    """A short sentence set apart from what is before, directly followed by a longer paragraph."""
    fragment = fragments[index]
    length = fragment.end - fragment.start
    return (
        index > 0
        and fragment.after_gap
        and not following.after_gap
        and length <= _STOPPED_HEADING
        and following.end - following.start > 2 * length
        and text.endswith(".", fragment.start, fragment.end)
        and text.find(". ", fragment.start, fragment.end) < 0
    )


def _is_numbered_heading(text: str, fragments: list[Fragment], index: int) -> bool:
    """`1. Growth` over a paragraph."""
    fragment = fragments[index]
    line = text[fragment.start : fragment.end]
    following = _next_text(fragments, index)
    if following is None or following.kind == "list_item" or not (line[0].isdigit() or line[0] in "IVX"):
        return False
    return _is_heading_like(line) and following.end - following.start > 2 * len(line)


def _next_text(fragments: list[Fragment], index: int) -> Fragment | None:
    for fragment in fragments[index + 1 : index + 6]:
        if fragment.kind in (None, "list_item", "body", "table", "heading"):
            return fragment
    return None


def _mark_related(text: str, fragments: list[Fragment]) -> None:
    """What stands under a heading of other stories.

    All of it at the end, else, and under what stands in a story as often (`See also`), the lines that look like titles.
    """
    under = at_end = False
    for index, fragment in enumerate(fragments):
        line = text[fragment.start : fragment.end]
        if fragment.kind == "related":
            tail = max(index / len(fragments), fragment.start / len(text)) >= _RELATED_FROM
            # The story goes on behind a single title that stands in it, however near its end.
            at_end = tail and line.casefold().rstrip(" :.") not in press().related_insets_folded
            # `Read more: …` names its story itself.
            under = under or ": " not in line
        elif under:
            if at_end or (fragment.kind in ("heading", "list_item") and _is_heading_like(line)):
                fragment.kind = "related"
            else:
                under = False


def heading_links(text: str, fragments: list[Fragment]) -> list[int | None]:
    """For each fragment the index of the heading, or of the lead-in that ends with a colon, which it stands under."""
    links: list[int | None] = []
    section: int | None = None
    lead_in: int | None = None
    for index, fragment in enumerate(fragments):
        kind: BlockKind | None = fragment.kind
        colon = text.endswith(":", fragment.start, fragment.end)
        link: int | None = None
        if kind == "heading" and not colon:
            section, lead_in = index, None
        elif kind in ("heading", "body") and colon:
            link, lead_in = section, index
        elif kind in ("body", "list_item", "table"):
            if (
                kind == "body"
                and lead_in is not None
                and fragments[lead_in].kind == "body"
                and not _goes_on(text, fragment)
            ):
                lead_in = None
            link = section if lead_in is None else lead_in
        elif kind in ("caption",):
            link = section
        links.append(link)
    return links


def _goes_on(text: str, fragment: Fragment) -> bool:
    """Whether a paragraph is an item of the list before it, though without a bullet."""
    return text[fragment.start].islower() or text.endswith(";", fragment.start, fragment.end)
