"""Word classes that all rooms share: closed-class words and verbs by form and meaning."""

from __future__ import annotations

from flows.annotating import idioms
from flows.lexicon.deeds import deeds
from flows.lexicon.inflection import verb_forms
from flows.lexicon.loading import LexiconModel, load


class Words(LexiconModel):
    """`words.yml`: class name to words."""

    classes: dict[str, list[str]]


class Verbs(LexiconModel):
    """`verbs.yml`: verbs by meaning, and those whose base form is a noun as often."""

    meanings: dict[str, list[str]]
    noun_like: list[str]


def word_classes() -> dict[str, list[str]]:
    """Closed classes, verb forms (`vb`, `vbz`, `vbd`, `vbn`, `vbg`), meanings (`up`, `say`, ...) and `noun_like`.

    A meaning holds all forms of its verbs, those of `deeds.yml` under the names of their classes with `deed_` before.
    `verb` is any form of any verb that cannot be mistaken for a noun.
    """
    verbs, done = load("verbs.yml", Verbs), deeds()
    classes = {name: list(words) for name, words in load("words.yml", Words).classes.items()} | idioms.word_classes()
    noun_like = {*verbs.noun_like, *done.noun_like}
    for meaning, entries in [*verbs.meanings.items(), *((f"deed_{name}", list(d)) for name, d in done.deeds.items())]:
        for entry in entries:
            forms = verb_forms(entry)
            for tag, form in forms.items():
                ambiguous = forms["vb"] in noun_like and tag in ("vb", "vbz") and form != forms["vbd"]
                classes.setdefault("noun_like" if ambiguous else "verb", []).append(form)
                classes.setdefault(tag, []).append(form)
                classes.setdefault(meaning, []).append(form)
    return {name: sorted(set(words)) for name, words in classes.items()}
