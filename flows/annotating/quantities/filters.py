"""What is no quantity: ordinals, names, references, years, clock times, ages, list numbers, codes."""

from __future__ import annotations

from flows.annotating.quantities import lexicon
from flows.annotating.quantities.letters import Letters
from flows.annotating.quantities.passage import Passage
from flows.annotating.quantities.phrases import Phrases, words_of
from flows.annotating.quantities.sections import is_section
from flows.annotating.quantities.series import goes_on

_NUMBER_MARKS = frozenset("-–—‑/:.")
_PHONE_PART = 3
#: Ages of people who are named.
_YOUNGEST, _OLDEST = 10, 110
_DASHES = frozenset("-–—‑")
#: How many tokens before the ayes and noes the word of voting stands at most.
_BALLOT = 6
#: How far back a list of numbers reaches to the word that it belongs to.
_LISTED = 8
#: How many words the name of a street has at most.
_STREET = 5


class NameFilter:
    """Tells numbers that measure nothing. Methods look at the tokens around and keep no state."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        file = lexicon.context()
        self._cased = frozenset(file.designators_cased)
        self._plurals = frozenset(file.designator_plurals)
        self._streets = frozenset(file.street)
        self._marks = frozenset(file.designator_marks)
        self._minors = frozenset(file.minors)
        self._after_age = frozenset(file.ages_after)
        self._named_numbers: Phrases[bool] = Phrases(reverse=True)
        self._named_numbers.add(file.named_numbers, True)
        self._idioms: dict[str, list[tuple[str, ...]]] = {}
        for idiom in file.idioms:
            words = words_of(idiom)
            self._idioms.setdefault(words[0], []).append(words)

    def chain(self, passage: Passage, at: int) -> int:
        """The token behind a run of numbers that is no quantity (`12/2013/QH13`, `2-1-3`, `10:30`), or `at`."""
        letters, sets, words, k = passage.letters, self._letters, passage.words, at
        if (
            letters[at + 1] in sets.dash
            and letters[at + 3] in sets.dash
            and all(letters[at + n] in sets.num for n in (2, 4))
        ):
            return at + 5  # `21 - 08 - 2022`
        if words[at][0] == "0" and letters[at + 1] in sets.num and words[at].rstrip().isdigit():
            while letters[k] in sets.num:
                k += 1
            return k  # `0903 123 456`
        parts, colon, letter_part = 1, False, False
        while words[k][-1] != " " and k + 2 < len(words) + 1 and words[k + 1 : k + 2]:
            mark = words[k + 1]
            if mark not in _NUMBER_MARKS or k + 2 >= len(words):
                break
            if letters[k + 2] in sets.num:
                parts, colon = parts + 1, colon or mark == ":"
            elif mark in "/-" and letters[k + 2] in sets.upper and letters[k + 2] not in sets.unit:
                letter_part = True
            else:
                break
            k += 2
        if parts > 2 or colon or letter_part:
            return self._chain_end(passage, k)
        return at

    def phone(self, passage: Passage, at: int) -> int:
        """The token behind a phone number whose code stands in brackets at token `at` (`(651) 296-3391`), or `at`."""
        letters, num, k = passage.letters, self._letters.num, at + 2
        if not all(letters[j] in num for j in (k, k + 2)) or letters[k + 1] not in self._letters.dash:
            return at
        return k + 3 if passage.glued(k + 2) and len(passage.word(k + 2)) >= _PHONE_PART else at

    def _chain_end(self, passage: Passage, k: int) -> int:
        """Past the glued rest of a code."""
        while k + 1 < len(passage.words) and passage.words[k][-1] not in " \n":
            k += 1
            if passage.letters[k] in self._letters.comma:
                return k
        return k + 1

    def idiom(self, passage: Passage, at: int) -> int:
        """The token behind a fixed expression at token `at` (`24/7`), or `at`."""
        words = passage.words
        if words[at + 1 : at + 4 : 2] == ["-", "-"] and words[at + 2] == "for":
            return at + 5  # `a one-for-five rights issue`
        options = self._idioms.get(words[at].rstrip().lower())
        for option in options or ():
            stretch = [w.rstrip().lower() for w in words[at : at + len(option)]]
            if tuple(stretch) == option and not any(passage.glued(at) and words[at - 1] in "/-" for _ in (0,)):
                return at + len(option)
        return at

    def glued_left(self, passage: Passage, at: int) -> bool:
        """Whether the number is the tail of a word or code: `G20`, `COVID-19`, `10:30`."""
        letters, sets, words = passage.letters, self._letters, passage.words
        if at == 0 or words[at - 1][-1] in " \n":
            return False
        letter = letters[at - 1]
        if letter in sets.alpha:
            return letter not in sets.glued_words
        mark = words[at - 1]
        if mark in ("'", "’", "‘"):
            return True  # `since '82`
        if (
            mark in ("-", "–", "/", ".", ":", "‑", "'", "_", "&", "@", "’")
            and at > 1
            and words[at - 2][-1] not in " \n"
        ):
            if letters[at - 2] in sets.num and mark in _DASHES and self._voted(passage, at - 2):
                return False
            return letters[at - 2] in sets.alpha or letters[at - 2] in sets.num
        return mark in ("#", "№", "_", "@", "/", "\\")

    def ordinal(self, passage: Passage, end: int) -> bool:
        """Whether letters are glued behind that are no unit: `14th`, `1990s`, `4G`, `7h30`."""
        letters, sets = passage.letters, self._letters
        if not passage.glued(end):
            return letters[end] in sets.ordinal_endings and passage.word(end) != "st"
        if letters[end] in sets.times:
            return False  # `1.5x EBITDA`
        if letters[end] in sets.alpha:
            word = passage.words[end].rstrip()
            return letters[end] in sets.ordinal_endings or len(word) < 4 or not word.islower()
        return (passage.word(end) in ("'", "’") and letters[end + 1] in sets.alpha) or passage.word(end) in ("'s", "’s")

    def clock(self, passage: Passage, end: int) -> bool:
        """Whether a time of day: `5 pm`, `6 a.m.`."""
        letters, words = passage.letters, passage.words
        if letters[end] in self._letters.clock:
            return True
        return passage.word(end).lower() in ("a", "p") and words[end + 1 : end + 3] in (
            [".", "m"], [".", "m "], [".", "M"], [".", "m\n"], [".", "M "])  # fmt: skip

    def age(self, passage: Passage, first: int, end: int) -> bool:
        """Whether an age: `35 years old`, `aged 35`, `35-year-old`, `years of age`."""
        letters, sets = passage.letters, self._letters
        k = end + 1 if letters[end] in sets.dash else end
        if passage.word(k).lower() in self._after_age and letters[k - 1] not in sets.num:
            return True  # `12 old bridges` has no unit of time
        if letters[end] in sets.of and passage.word(end + 1).lower() == "age":
            return True
        if first > 1 and letters[first - 1] in sets.of and letters[first - 2] in sets.ages_before:
            return True  # `at the age of 56`
        if first > 0 and letters[first - 1] in sets.ages_before:
            return True
        if first < 2 or letters[first - 1] not in sets.age_bounds or letters[first - 2] not in sets.age_groups:
            return False
        word = passage.word(first)
        return not word.isdigit() or int(word) <= 110  # `children under 5`

    def designated(self, passage: Passage, first: int) -> bool:
        """Whether the number belongs to a name or reference before it: `Article 8`, `Line No. 2`, `Group of 20`."""
        words, k = passage.words, first - 1
        while k >= 0 and first - k < 4 and words[k].rstrip().lower() in self._marks:
            if words[k].rstrip() != ".":
                return True
            k -= 1
        if k < 0:
            return False
        if passage.letters[k] in self._letters.num and passage.letters[k - 1] in self._letters.designators and k > 0:
            return True  # `hotline 2545 6182`
        if passage.letters[k] in self._letters.joined_left:
            k = self._list_head(passage, k)
        word = words[k].rstrip()
        if word in self._plurals:
            return True
        if passage.letters[k] in self._letters.designators:
            return word.lower() not in self._cased or word[0].isupper()
        return word == "of" and k > 0 and words[k - 1].rstrip() == "Group"

    def _list_head(self, passage: Passage, k: int) -> int:
        """The token before a list of numbers that ends at token `k` (`Highways 2, 4C and 34`), else `k`."""
        letters, sets, j = passage.letters, self._letters, k
        listed = sets.num | sets.joined_left
        while j > max(0, k - _LISTED) and (letters[j] in listed or passage.glued(j)):
            j -= 1
        return j if letters[j + 1] in sets.num and passage.word(j) in self._plurals else k

    def addressed(self, passage: Passage, end: int) -> bool:
        """Whether a number of a house, before the name of its street: `54 Ring Road`, `10 Downing Street`."""
        letters, sets, k = passage.letters, self._letters, end
        while k < end + _STREET and letters[k] in sets.cap:
            k += 1
        return k > end + 1 and passage.word(k - 1) in self._streets

    def closing(self, passage: Passage, at: int, end: int) -> bool:
        """Whether the number between dashes with which agencies close a report: `--30--`."""
        letters, dash = passage.letters, self._letters.dash
        return letters[at - 1] in dash and letters[at - 2] in dash and letters[end] in dash and letters[end + 1] in dash

    def year(self, passage: Passage, at: int, *, counted: bool) -> bool:
        """Whether four bare digits are a year: unless something is counted that is not of that year."""
        word = passage.words[at].rstrip()
        if not (len(word) == 4 and word.isdigit() and 1800 <= int(word) <= 2199):
            return False
        letters, sets = passage.letters, self._letters
        if not counted or (at > 0 and letters[at - 1] in sets.year_cues):
            return True
        if letters[at + 1] in sets.plural_nouns or (at > 0 and letters[at - 1] in sets.before):
            return False
        return 1990 <= int(word) <= 2100

    def listed(self, passage: Passage, at: int, end: int) -> bool:
        """Whether a list number or a page counter: `1.` at the head of a block, `(2)`, `Views: 12`."""
        words, letters, sets = passage.words, passage.letters, self._letters
        head = at == 0 or words[at - 1] == "\n"
        if passage.word(at - 1) == "=" or is_section(passage, at, end):
            return True
        if (
            head
            and end < len(words)
            and words[end].rstrip() in (".", ")")
            and end + 1 < len(words)
            and words[end] != ".\n"
        ):
            return words[end][-1] == " " or words[end + 1] != "\n"
        word = passage.word(at)
        if at > 0 and end == at + 1 and words[at - 1] == "(" and passage.word(end) == ")":
            return word.isdigit() and int(word) < 30
        return at > 1 and words[at - 1].rstrip() == ":" and letters[at - 2] in sets.counters

    def month_day(self, passage: Passage, at: int, end: int) -> bool:
        """Whether a day or year beside a month's name: `May 4`, `4 May`, `May 4-6`."""
        letters, months = passage.letters, self._letters.months
        return (letters[at - 1] in months and at > 0) or letters[end] in months

    def named(self, passage: Passage, at: int, end: int, *, counted: bool) -> bool:
        """Whether a bare number belongs to the name before it: `Boeing 787`, `Trent 900 engines`, `S&P 500`.

        A name that a preposition introduces is a place or a day: `in Hanoi 35 people`.
        """
        letters, sets = passage.letters, self._letters
        if at == 0:
            return False
        if self._named_numbers.match(passage.words, at) is not None:
            return True
        if letters[at - 1] not in sets.cap:
            word = passage.word(at - 1)
            return word.isalpha() and not word.islower()  # `iOS 4`
        if not counted and goes_on(passage, sets, at, end):
            return False
        k = at - 2
        while (
            k >= 0 and letters[k] not in sets.place_prepositions and (letters[k] in sets.cap or letters[k] in sets.dash)
        ):
            k -= 1
        head = k < 0 or passage.words[k] == "\n" or letters[k] in sets.stop
        if head and not counted and letters[at - 1] in sets.upper and letters[end] in sets.comma:
            return True  # `ASPIRE 2, now in its last year, …`
        if counted and letters[end] in sets.low:
            return not (head and k == at - 2) and letters[k] not in sets.place_prepositions
        if counted and not head and letters[end] in sets.cap:
            return len(passage.word(at)) == 3 and passage.word(at).isdigit()
        return not (head and k == at - 2) or (letters[end] in sets.cap and not counted)

    def pair(self, passage: Passage, at: int, end: int) -> bool:
        """Whether a falling pair such as a score follows: `52-35`. The ayes and noes of a vote are counts."""
        letters, sets = passage.letters, self._letters
        mark = letters[end] in sets.dash or letters[end] in sets.slash
        return mark and passage.glued(end) and letters[end + 1] in sets.num and not self._voted(passage, at)

    def _voted(self, passage: Passage, at: int) -> bool:
        """Whether a word of voting stands shortly before token `at`: `voted 52-35`, `by a vote of 52-35`."""
        return any(letter in self._letters.ballot for letter in passage.letters[max(0, at - _BALLOT) : at])

    def titled(self, passage: Passage, at: int) -> bool:
        """Whether a number word in capitals belongs to a name: `the Big Three`, `the Group of Seven`."""
        letters, sets = passage.letters, self._letters
        if letters[at] not in sets.cap or at < 2:
            return False
        k = at - 2 if letters[at - 1] in sets.of else at - 1
        return letters[k] in sets.cap and letters[k - 1] not in sets.stop and letters[at + 1] not in sets.cap

    def score(self, passage: Passage, end: int) -> bool:
        """Whether a score: `a 2-1 win`."""
        return passage.letters[end] in self._letters.score_words

    def aside(self, passage: Passage, at: int, end: int) -> bool:
        """Whether an age between commas behind a name or noun: `John Smith, 35, said`."""
        letters, sets = passage.letters, self._letters
        named = at > 1 and (letters[at - 2] in sets.cap or self._hyphened(passage, at - 2))
        named = named or (at > 1 and letters[at - 2] in sets.low and letters[end] in sets.comma)  # the suspect, 32, was
        between = letters[at - 1] in sets.comma and (letters[end] in sets.comma or letters[end] in sets.close)
        word = passage.word(at)
        youngest = 1 if passage.word(at - 2).lower() in self._minors else _YOUNGEST
        return named and between and word.isdigit() and youngest <= int(word) <= _OLDEST

    def _hyphened(self, passage: Passage, k: int) -> bool:
        """Whether token `k` ends a name with a hyphen: `Cho Mi-ran`."""
        letters, sets = passage.letters, self._letters
        return k > 1 and letters[k - 1] in sets.dash and passage.glued(k) and letters[k - 2] in sets.cap
