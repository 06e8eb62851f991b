"""Subjects and objects that only their order, number or sense tells apart, in languages whose clauses end in the verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache, partial

from chancery.lang import Pack
from chancery.model import Token

# Kinds of names that may be a bare subject or object.
_BARE = ("state", "capital", "nonstate", "organisation")
# Those of them that bear no article.
_WITHOUT_ARTICLE = ("state", "capital", "nonstate")
_INSIDE = ("flat", "appos", "nmod", "amod", "nummod", "compound")
_CLAUSES = ("ccomp", "advcl", "acl", "csubj")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a language that the steps need."""

    names: frozenset[str] = field(repr=False)
    whole: frozenset[str] = field(repr=False)
    bare: frozenset[str] = field(repr=False)
    articles: frozenset[str]
    bodies: frozenset[str] = field(repr=False)
    answered: frozenset[str] = field(repr=False)
    answering: frozenset[str] = field(repr=False)
    plans: frozenset[str] = field(repr=False)


@cache
def _words(pack: Pack) -> Words:
    tokens, rows = pack.settings("tokens"), [row for row in pack.table("names") if row["kind"] in _BARE]
    neuter = frozenset(tokens.get("neuter_names", ()))
    single = [row for row in rows if " " not in row["form"]]
    return Words(
        names=frozenset(row["form"] for row in single),
        whole=frozenset(row["form"] for row in rows if " " in row["form"]),
        bare=frozenset(r["form"] for r in single if r["kind"] in _WITHOUT_ARTICLE and not _acronym(r["form"])) - neuter,
        articles=frozenset(tokens.get("pronoun_articles", ())),
        bodies=frozenset(row["form"] for row in pack.table("bodies") if row["stands"] != "no"),
        answered=frozenset(n for nouns in pack.settings("grammar").get("answers", {}).values() for n in nouns),
        answering=frozenset(tokens.get("answering", ())),
        plans=frozenset(pack.settings("grammar").get("plans", ())),
    )


def _acronym(form: str) -> bool:
    return form.isalpha() and form.isupper()


def argument_steps(pack: Pack) -> list[Callable[[list[Token]], list[Token]]]:
    """Return the steps of repair that tell subjects from objects, none for a language whose clauses do not end in the verb."""
    if not pack.settings("tokens").get("verb_final"):
        return []
    words = _words(pack)
    steps = (
        own_arguments, opening_appositions, infinitive_objects, planning_phrases, planned_acts, pronoun_subjects, agreeing_subjects,
        parted_names, answered_objects,
    )
    return [partial(step, words=words) for step in steps]


def _kids(tokens: list[Token], index: int, *relations: str) -> list[Token]:
    return [t for t in tokens if t.head == index and (not relations or t.deprel.split(":")[0] in relations)]


def _finite(tokens: list[Token], verb: Token) -> Token | None:
    return next((t for t in (verb, *_kids(tokens, verb.index, "aux")) if "VerbForm=Fin" in t.feats), None)


def _below_clause(tokens: list[Token], verb: Token) -> bool:
    return verb.deprel.split(":")[0] in _CLAUSES or bool(_kids(tokens, verb.index, "mark"))


def own_arguments(tokens: list[Token], words: Words) -> list[Token]:
    """Return the tokens with what stands before a participle hung on it, not on the infinitive that follows it.

    "Thailand heeft Peru ervan beticht mijnen te leggen": nothing of an infinitive behind its governor stands before that.
    """
    found = list(tokens)
    for verb in tokens:
        above = tokens[verb.head] if verb.head >= 0 else None
        if above is None or above.index > verb.index or "VerbForm=Part" not in above.feats or not _kids(tokens, verb.index, "mark"):
            continue
        given = bool(_kids(tokens, above.index, "obj"))
        for kid in _kids(tokens, verb.index):
            if kid.index < above.index and kid.deprel.split(":")[0] in ("nsubj", "aux", "obj", "iobj", "advmod", "obl"):
                deprel = "obj" if kid.deprel == "iobj" and not given else kid.deprel
                found[kid.index] = replace(kid, head=above.index, deprel=deprel)
    return found


def opening_appositions(tokens: list[Token], words: Words) -> list[Token]:
    """Return the tokens with a name between a subject and the finite verb of a main clause made the subject's apposition.

    "Het buurland Nigeria viel Niger aan": but one part stands before the verb.
    """
    found = list(tokens)
    for name in tokens[1:]:
        subject, verb = tokens[name.index - 1], tokens[name.head] if name.head >= 0 else None
        if verb is None or name.text not in words.names or name.deprel not in ("obj", "iobj") or _below_clause(tokens, verb):
            continue
        finite = _finite(tokens, verb)
        opens = subject.deprel == "nsubj" and subject.head == verb.index and subject.upos == "NOUN"
        if opens and finite and finite.index == name.index + 1:
            found[name.index] = replace(name, deprel="appos", head=subject.index)
    return found


def infinitive_objects(tokens: list[Token], words: Words) -> list[Token]:
    """Return the tokens with the "subject" of an infinitive made its object, the indirect one where it has another.

    "Om Duitsland herstelbetalingen te vragen": an infinitive behind its particle has no subject of its own.
    """
    found = list(tokens)
    for token in tokens:
        verb = tokens[token.head] if token.deprel == "nsubj" and token.head > token.index and token.text in words.names else None
        if verb is None or "VerbForm=Inf" not in verb.feats or any("VerbForm=Fin" in t.feats for t in tokens[token.index : verb.index]):
            continue
        if any(t.index == verb.index - 1 for t in _kids(tokens, verb.index, "mark")):
            found[token.index] = replace(token, deprel="iobj" if _kids(tokens, verb.index, "obj") else "obj")
    return found


def planning_phrases(tokens: list[Token], words: Words) -> list[Token]:
    """Return the tokens with a predicate that tells of a plan made the head of its clause, where the object of the plan was taken for it.

    "Ethiopië is van plan de VN om hulp te vragen": "van plan" is what Ethiopia is, the UN whom it will ask.
    """
    found = list(tokens)
    for noun in tokens:
        case = tokens[noun.head] if noun.deprel == "fixed" and noun.head == noun.index - 1 and noun.lemma.lower() in words.plans else None
        taken = tokens[case.head] if case and case.deprel == "case" and case.head > noun.index else None
        verb = next((t for t in _kids(tokens, taken.index, "acl", "advcl") if "VerbForm=Inf" in t.feats), None) if taken else None
        if case is None or taken is None or verb is None or not _kids(tokens, taken.index, "cop"):
            continue
        for kid in _kids(tokens, taken.index):
            if kid.index < noun.index or kid.upos == "PUNCT":
                found[kid.index] = replace(kid, head=noun.index)
        found[case.index] = replace(case, head=noun.index)
        found[noun.index] = replace(noun, head=taken.head, deprel=taken.deprel)
        found[verb.index] = replace(verb, head=noun.index, deprel="acl")
        found[taken.index] = replace(taken, head=verb.index, deprel="obj")
    return found


def planned_acts(tokens: list[Token], words: Words) -> list[Token]:
    """Return the tokens with what stands before a predicate that tells of a plan hung on it, and the name behind it on the infinitive.

    "Brazilië is niet van plan Maduro te erkennen": nothing of an infinitive stands before the noun that it completes.
    """
    found = list(tokens)
    for noun in tokens:
        cased = noun.lemma.lower() in words.plans and bool(_kids(tokens, noun.index, "case"))
        verb = next((t for t in _kids(tokens, noun.index, "acl") if "VerbForm=Inf" in t.feats and t.index > noun.index), None)
        if not cased or verb is None:
            continue
        for kid in _kids(tokens, verb.index):
            if kid.index < noun.index:
                found[kid.index] = replace(kid, head=noun.index, deprel="cop" if kid.deprel == "aux" else kid.deprel)
        for name in _kids(tokens, noun.index, "nmod"):
            if noun.index < name.index < verb.index and not _kids(tokens, name.index, "case") and not _kids(tokens, verb.index, "obj"):
                found[name.index] = replace(name, head=verb.index, deprel="obj")
    return found


def pronoun_subjects(tokens: list[Token], words: Words) -> list[Token]:
    """Return the tokens with an "article" before a name that bears none made the clause's subject, the name its object.

    "Rwanda ontkent dat het M23 bewapent": M23 has no article, so that "het" is Rwanda; "dat het schepen stuurt": nor has a plural that one.
    """
    found = _hidden_pasts(tokens, words)
    for token in tokens:
        name = tokens[token.head] if token.deprel == "det" and token.text.lower() in words.articles else None
        many = name is not None and name.upos == "NOUN" and "Number=Plur" in name.feats
        if name is None or name.index != token.index + 1 or not (many or name.text in words.bare) or len(_kids(tokens, name.index)) > 1:
            continue
        verb = tokens[name.head] if name.deprel in ("nsubj", "obj") else None
        if verb is None or verb.upos != "VERB" or verb.index < name.index or not _below_clause(tokens, verb):
            continue
        if _kids(tokens, verb.index, "obj" if name.deprel == "nsubj" else "nsubj"):
            continue
        found[token.index] = replace(token, upos="PRON", deprel="nsubj", head=verb.index)
        found[name.index] = replace(name, deprel="obj")
    return found


def _hidden_pasts(tokens: list[Token], words: Words) -> list[Token]:
    """Return the tokens of "Het veroordeelde Chili." with the participle made the verb: there is no other, and Chile bears no article."""
    found = list(tokens)
    for article, verb, name in zip(tokens, tokens[1:], tokens[2:], strict=False):
        opens = article.text.lower() in words.articles and article.text[:1].isupper() and article.deprel == "det"
        if not opens or name.text not in words.bare or verb.deprel != "amod" or verb.upos != "VERB":
            continue
        end = next((t.index for t in tokens[name.index :] if t.text == "."), len(tokens))
        if {article.head, verb.head} != {name.index} or any("VerbForm=Fin" in t.feats for t in tokens[name.index : end]):
            continue
        found[article.index] = replace(article, upos="PRON", deprel="nsubj", head=verb.index)
        found[verb.index] = replace(verb, head=name.head, deprel="root" if name.head < 0 else "parataxis", feats="VerbForm=Fin|Tense=Past")
        found[name.index] = replace(name, deprel="obj", head=verb.index)
    return found


def agreeing_subjects(tokens: list[Token], words: Words) -> list[Token]:
    """Return the tokens with a plural before a verb in the singular made its object, the name behind it the subject.

    "De vissers die China oppakte": fishermen who arrested China would do so in the plural.
    """
    found = list(tokens)
    for subject in tokens:
        verb = tokens[subject.head] if subject.deprel == "nsubj" and subject.head > subject.index else None
        finite = (_finite(tokens, verb) or _shared(tokens, verb)) if verb else None
        other = _kids(tokens, verb.index, "obj") if verb else []
        if verb and finite and finite.head != verb.index and finite is not verb and _plural(subject) and "Number=Sing" in finite.feats:
            found[subject.index] = replace(subject, deprel="obj")
            continue
        if verb is None or finite is None or "Number=Sing" not in finite.feats or len(other) != 1 or other[0].text not in words.names:
            continue
        who = tokens[verb.head] if verb.deprel.startswith("acl") and subject.upos == "PRON" else subject
        if who.upos == "NOUN" and "Number=Plur" in who.feats and not who.text[:1].isupper() and not _kids(tokens, who.index, "conj"):
            found[subject.index] = replace(subject, deprel="obj")
            found[other[0].index] = replace(other[0], deprel="nsubj")
    return found


def _shared(tokens: list[Token], verb: Token) -> Token | None:
    """Return the auxiliary that a participle shares with the one before it: "heeft X verbroken en de diplomaten uitgezet"."""
    above = tokens[verb.head] if verb.deprel == "conj" and verb.head >= 0 and "VerbForm=Part" in verb.feats else None
    return _finite(tokens, above) if above is not None else None


def _plural(noun: Token) -> bool:
    return noun.upos == "NOUN" and "Number=Plur" in noun.feats


def parted_names(tokens: list[Token], words: Words) -> list[Token]:
    """Return the tokens with a name right behind a subject, which the parser took for part of it, made the verb's object.

    "Twee dagen nadat Israël Qatar bombardeerde": two names side by side are two parties.
    """
    found = list(tokens)
    for token in tokens[1:]:
        if token.text not in words.names or token.deprel.split(":")[0] not in _INSIDE or _kids(tokens, token.index, "case"):
            continue
        subject = _subject_over(tokens, token)
        if subject is None or not _ends(tokens, subject, token, words):
            continue
        verb = tokens[subject.head]
        if verb.upos != "VERB" or _kids(tokens, verb.index, "cop") or any(t.deprel == "aux:pass" for t in _kids(tokens, verb.index)):
            continue
        if not _clause_holds(tokens, verb, subject, token):
            continue
        objects = _kids(tokens, verb.index, "obj")
        if any(t.index < subject.index and t.upos != "PRON" for t in objects):
            continue
        found[token.index] = replace(token, deprel="iobj" if objects else "obj", head=verb.index, upos="PROPN")
    return found


def _clause_holds(tokens: list[Token], verb: Token, subject: Token, name: Token) -> bool:
    """Return whether a name stands between subject and verb of a clause, or behind the finite verb of a main one and its subject."""
    if verb.index > name.index and _below_clause(tokens, verb):
        return True
    finite = _finite(tokens, verb)
    return finite is not None and finite.index < subject.index and not _below_clause(tokens, verb)


def _subject_over(tokens: list[Token], name: Token) -> Token | None:
    """Return the subject as part of which the parser took a name, with nothing but its own words between."""
    at = name
    for _ in range(3):
        if at.head < 0 or at.head > name.index:
            return None
        at = tokens[at.head]
        if at.deprel == "nsubj":
            plain = all(t.upos in ("PROPN", "NOUN", "ADJ") for t in tokens[at.index : name.index])
            return at if plain else None
        if at.deprel.split(":")[0] not in _INSIDE:
            return None
    return None


def _ends(tokens: list[Token], subject: Token, name: Token, words: Words) -> bool:
    """Return whether what stands before a name is a whole subject: another name, a person with a title, a body or "his country"."""
    before = tokens[name.index - 1]
    if f"{before.text} {name.text}" in words.whole:
        return False
    if before.text in words.names:
        return True
    if before.index == subject.index:
        owned = any(t.deprel == "nmod:poss" for t in _kids(tokens, subject.index))
        return subject.upos == "NOUN" and (owned or subject.lemma.lower() in words.bodies)
    return subject.upos == "NOUN" and subject.text.islower() and before.upos == "PROPN"


def answered_objects(tokens: list[Token], words: Words) -> list[Token]:
    """Return the tokens with an offer or the like before a verb of answering made its object, the name behind the verb its subject.

    "Trumps aanbod wijst New Delhi af": offers reject nothing.
    """
    found = list(tokens)
    for subject in tokens:
        verb = tokens[subject.head] if subject.deprel == "nsubj" and subject.head >= 0 else None
        if verb is None or subject.lemma.lower() not in words.answered or verb.lemma.lower() not in words.answering:
            continue
        objects = _kids(tokens, verb.index, "obj")
        finite = _finite(tokens, verb)
        if len(objects) == 1 and finite and subject.index < finite.index < objects[0].index and objects[0].upos == "PROPN":
            found[subject.index] = replace(subject, deprel="obj")
            found[objects[0].index] = replace(objects[0], deprel="nsubj")
    return found
