"""Measures of money that somebody does something with."""

from __future__ import annotations

import re

from flows.extracting.figures.participles import participle_of
from flows.extracting.figures.proceeds import of_proceeds
from flows.extracting.figures.purposes import fronted_purpose
from flows.extracting.figures.shares import plain
from flows.extracting.figures.syntax import Interval
from flows.extracting.figures.wording import LONGEST_DOER, Spot, Told
from flows.extracting.figures.words import measure_words


def of_deed(spot: Spot, verb: int) -> Told | None:
    """Money that somebody does something with: `set aside Q for drought` gives `money set aside for drought`."""
    view, coarse = spot.view, spot.coarse
    carried = _carried(spot, verb) or of_proceeds(spot, verb)
    if carried is not None:
        return carried
    done = participle_of(spot.word(verb))
    if not _is_done(spot, verb):
        return _of_investors(spot, verb, done) if done is not None else None
    if done is None or "at" in view.surface(verb + 1, spot.at).lower().split():
        return None  # `traded at $5`: a price
    if spot.word(spot.at - 1) == "with" and spot.word(verb) in measure_words().leading:
        return _first(spot, verb)
    own = _to_subject(spot, verb, done) if _is_passive(spot, verb) else _fetched(spot, verb)
    if own is not None or _is_passive(spot, verb):
        return own
    noun, start = _noun(spot, done)
    purpose = _purpose(spot, start) or fronted_purpose(spot)
    between = view.surface(verb + 1, spot.at).lower() if spot.at > verb + 1 else ""
    drawn = _of_topic(spot, verb, done) if not noun and spot.word(spot.at + 1) not in _AWAY else None
    drawn = drawn or (_foreseen(spot, verb) if not noun else None)
    if drawn is not None:
        return drawn
    particle = _particle(between)
    nominal = _nominal(spot, done, particle)
    if nominal is not None:
        nominal = "earnings" if done == "earned" and not noun and _is_earner(spot, verb) else nominal
        told = (
            nominal if not noun else f"{noun} {done}" if nominal in measure_words().takings else f"{nominal} of {noun}"
        )
    else:
        told = " ".join(w for w in (noun or "money", done, particle) if w)
    if purpose:
        told += " " + purpose
    subject = spot.syntax.subject(verb)
    if (
        subject is not None
        and subject[1] - subject[0] <= LONGEST_DOER
        and not (noun and coarse[subject[1] - 1] in "HZL")
    ):
        frame = told.replace("{", "(").replace("}", ")") + " by {}"
        return Told(frame.format(spot.words(subject)), noun or told, noun or "money", frame=frame)
    return Told(told, noun or told, noun or "money")


#: The end of a clause, or a time.
_ALONE = re.compile(r"[Pp]?[TUW]|[,.;]|$")


def _fetched(spot: Spot, verb: int) -> Told | None:
    """`Rice exports brought in Q`: the value of the exports, no deed with money."""
    subject = spot.syntax.subject(verb)
    if subject is None or spot.view.letters[subject[1] - 1] not in spot.lexis.volume:
        return None
    return spot.told(subject)


def _foreseen(spot: Spot, verb: int) -> Told | None:
    """`The institute sees $670 billion`: of the money told before, where nothing is said of what else."""
    subject, known = spot.syntax.subject(verb), spot.topic.by_kind.get(spot.kind)
    if spot.word(verb) not in measure_words().foreseen or subject is None or known is None:
        return None
    alone = _ALONE.match(spot.coarse, spot.at + 1) is not None
    fresh = spot.topic.sentence >= spot.topic.number - 1
    return known if alone and fresh and verb >= spot.at - 2 and spot.lexis.is_agent(spot.view, *subject) else None


def _carried(spot: Spot, verb: int) -> Told | None:
    """`40 idle ventures carrying $10 billion`: their capital."""
    if spot.word(verb) not in measure_words().bearing or not spot.is_money:
        return None
    noun = spot.words(spot.syntax.before(verb))
    if not noun or noun.split()[-1].lower() not in measure_words().ventures:
        return None
    return Told(f"capital of {noun}", f"capital of {noun}", noun)


def _nominal(spot: Spot, done: str, particle: str) -> str | None:
    """`took in Q` is revenue, `placed Q abroad` an investment there; None for a deed without a noun of its own."""
    behind = spot.word(spot.at + 1)
    if behind in _AWAY and done in measure_words().investing:
        return f"investment {behind}"
    known = measure_words().deeds
    if done == "borrowed" and not measure_words().hoping.isdisjoint(_opening(spot)):
        return "loan"
    return known.get(f"{done} {particle}") or known.get(done)


def _is_earner(spot: Spot, verb: int) -> bool:
    """`Nurses earn $900 a month`, `Ana earns $200`: people earn, a trade has revenue."""
    subject = spot.syntax.subject(verb)
    if subject is None:
        return False
    head = subject[1]
    for at in range(*subject):
        if spot.coarse[at] in "OPt,":
            head = at
            break
    return spot.coarse[head - 1] == "H" or spot.word(head - 1) in measure_words().earners


def _opening(spot: Spot) -> list[str]:
    """The words before the figure, near it."""
    return spot.view.surface(max(0, spot.at - 2 * LONGEST_DOER), spot.at).lower().split()


_AWAY = ("abroad", "overseas")


def earned_by(spot: Spot, verb: int) -> str:
    """`Tourism earned the province Q`: the noun of the deed and whose it is; empty where it has none."""
    done = participle_of(spot.word(verb))
    nominal = measure_words().deeds.get(done) if done is not None else None
    subject = spot.words(spot.syntax.subject(verb))
    if subject and done in measure_words().yielding:
        return f"proceeds from {subject}"
    return f"{nominal} of {subject}" if nominal and subject else ""


def _is_done(spot: Spot, verb: int) -> bool:
    """Whether a verb may be a deed with money: not of a level, change or share, no `projects carrying Q`."""
    lexis, coarse = spot.lexis, spot.coarse
    if not spot.is_money or coarse[verb] == "M":
        return False
    behind = spot.word(spot.at + 1)
    put = spot.word(verb) in ("put", "puts", "putting") and behind in ("into", "in", "towards", "behind")
    put = put or behind in _AWAY or (spot.word(verb) in measure_words().raising and behind in ("for", "from", "to"))
    if not put and spot.view.letters[verb] in lexis.level | lexis.moving | lexis.share_verb:
        return False
    return not (coarse[verb] == "G" and coarse[verb - 1 : verb] in tuple("NxZLH"))


def _first(spot: Spot, verb: int) -> Told | None:
    """`Japan led with Q`: what the figures before told of, there."""
    subject = spot.syntax.subject(verb)
    known = spot.topic.by_kind.get(spot.kind)
    if subject is None:
        return known
    return known.at(spot.words(subject)) if known is not None and known.base else spot.told(subject)


def flowing(spot: Spot) -> str:
    """What money is called that is a subject: the flow told before, in this sentence or the last, else `money`."""
    known = spot.topic.by_kind.get(spot.kind)
    if known is None or spot.topic.sentence < spot.topic.number - 1:
        return "money"
    base = _FLOW.match(known.base or known.text)
    flows = base is not None and not measure_words().flows.isdisjoint(base.group().lower().split())
    return base.group() if base is not None and flows else "money"


def _of_topic(spot: Spot, verb: int, done: str) -> Told | None:
    """`Manufacturing attracted Q`, `Japan put in Q`: so much of the money that the figures before told of."""
    words, topic = measure_words(), spot.topic
    link = "in" if done in words.drawing else "from" if done in words.investing | words.bringing else ""
    known = topic.by_kind.get(spot.kind)
    subject = spot.syntax.subject(verb)
    if not link or known is None or subject is None or topic.sentence < topic.number - _FRESH:
        return None
    base = _FLOW.match(known.base or known.text)
    if subject[1] - subject[0] > LONGEST_DOER:
        return None
    if link == "in" and not words.budgets.isdisjoint(known.base.lower().split()):
        return Told(f"allocation for {spot.words(subject)}", "allocation", link="for", frame="allocation for {}")
    if base is None or words.flows.isdisjoint(base.group().lower().split()):
        return None
    name = spot.words(subject)
    if name.lower() in base.group().lower():
        return None
    frame = f"{plain(base.group())} {link} {{}}"
    return Told(frame.format(name), base.group(), base.group(), link, frame=frame)


def _of_investors(spot: Spot, verb: int, done: str) -> Told | None:
    """`Firms from Korea registered Q`: so much of the investment told before is from them."""
    words, subject = measure_words(), spot.syntax.subject(verb)
    if done not in words.bringing or subject is None or spot.coarse[verb] not in "VG":
        return None
    head = spot.words(subject).lower().split(" ")
    return _of_topic(spot, verb, done) if not words.investors.isdisjoint(head) else None


#: The head of a measure of money, before its place or branch.
_FLOW = re.compile(r"(?:(?! (?:in|from|by|for|of|to|into|among|with) ).)+")
#: Over how many sentences a flow of money is carried on.
_FRESH = 3


def given_to(spot: Spot, receiver: Interval | None) -> Told | None:
    """`Norway granted the country Q in aid`: what was given to whom stands before the figure."""
    verb = receiver[0] - 1 if receiver is not None else -1
    if verb < 0 or spot.coarse[verb] not in "VvG" or not spot.is_money:
        return None
    done = participle_of(spot.word(verb))
    if done not in measure_words().giving:
        return None
    noun, _ = _noun(spot)
    sanction = measure_words().sanctions.get(done)
    if sanction is not None:
        return Told(f"{sanction} for {spot.words(receiver)}", sanction, sanction, "for")
    text = f"{noun or 'money'} {done} to {spot.words(receiver)}"
    return Told(text, noun or text, noun or "money")


def _is_passive(spot: Spot, verb: int) -> bool:
    """Whether the money is not what somebody did something with: `the budget was revised to`, `towns were given`."""
    return (
        spot.coarse[verb] == "V"
        and spot.coarse[:verb].rstrip("A").endswith("M")
        and (spot.word(len(spot.coarse[:verb].rstrip("A")) - 1) in _BE)
    )


def _to_subject(spot: Spot, verb: int, done: str) -> Told | None:
    """`Eight towns were given $10 million` gives `money given to Eight towns`; not behind a preposition."""
    if any(c in "tPp" for c in spot.coarse[verb + 1 : spot.at]):
        return None
    subject = spot.words(spot.syntax.subject(verb))
    given = measure_words().deeds.get(done) or f"money {done}"
    return Told(f"{given} to {subject}", "money", "money") if subject else None


_BE = frozenset(("is", "are", "was", "were", "been", "be", "being"))


def nominal_of(told: str) -> str | None:
    """`allocated for roads` as `allocation for roads`; None for a deed without such a noun."""
    done, _, rest = told.partition(" ")
    noun = measure_words().deeds.get(done)
    return f"{noun} {rest}".strip() if noun is not None else None


def _particle(between: str) -> str:
    """`aside`, `out`, `in`: of what stands between verb and figure only words that belong to the verb."""
    return " ".join(
        w for w in between.split() if w in ("aside", "out", "up", "in", "back", "down", "off", "away", "on")
    )


def _noun(spot: Spot, done: str = "") -> tuple[str, int]:
    start = spot.at + 1
    following = spot.word(start)
    if following == "in" and done in measure_words().investing:
        return "", start
    if following in ("in", "of", "worth", "as"):
        at = start + 1 + (spot.word(start + 1) == "of")
        phrase = spot.syntax.after(at)
        if phrase is not None:
            return spot.words(phrase), phrase[1]
    return "", start


def _purpose(spot: Spot, start: int) -> str:
    following = spot.word(start)
    if following not in ("for", "to", "on", "from", "into", "in", "towards", "behind"):
        return ""
    phrase = spot.syntax.after(start + 1)
    return f"{following} {spot.words(phrase)}" if phrase else to_do(spot, start)


def to_do(spot: Spot, at: int) -> str:
    """`to build a bridge` where it stands at a position, else nothing."""
    done = _TO_DO.match(spot.coarse, at)
    thing = spot.syntax.after(done.end()) if done is not None else None
    return f"to {spot.word(at + 1)} {spot.words(thing)}" if thing is not None else ""


_TO_DO = re.compile("t[vxV]")
