"""Offices: which person holds which office of which state or organisation, as the text says."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher

from chancery.find.figures_scene import Scene
from chancery.find.gazetteer import fold
from chancery.find.numbers_forms import words_of
from chancery.find.offices_apposed import Holder, find_apposed, find_several, names_body
from chancery.find.offices_employers import find_employer
from chancery.find.offices_led import find_apposed_before, find_leads
from chancery.find.offices_settled import settle_offices
from chancery.find.pieces import Piece, find_names, find_titles
from chancery.find.ties_found import stamp, time_near
from chancery.find.ties_owners import owner_beside, owner_in_context, owner_of_list, usual_owner
from chancery.model import Mention, RoleSpan, Span, Tie
from chancery.world import World

# The rule of an office whose state was inferred from the text around it.
_GUESSED = "ties:office:context"
# Names of one office's holder that are as alike as this are two spellings of one name.
_SPELLINGS = 0.75
# A state's code has three letters.
_STATE = 3
_NAMED = ("person", "name", "role")
# Words between a title and the name behind its owner.
_REACH = 9
# How many sentences back the one may be named whose predecessor someone is.
_BACK = 6


def find_offices(scenes: list[Scene], world: World) -> list[Tie]:
    """Return the offices that the titles in a document's sentences give its people, each person and office once."""
    found: list[Tie] = []
    for scene in scenes:
        leads = [_tie(scene, str(lead.who.name), lead.code, lead.role, lead.who, lead.span) for lead in find_leads(scene)]
        for tie in [*_titled(scene), *_predicated(scene), *_entitled(scene), *_predecessors(scene), *_occupied(scene), *leads]:
            twin = next((n for n, other in enumerate(found) if _same(tie, other)), None)
            if twin is None:
                found.append(tie)
            elif found[twin].rule == _GUESSED or (tie.object or "").upper() != tie.object:
                found[twin] = replace(tie, start=tie.start or found[twin].start)
    return settle_offices(found, scenes[0].reading, world) if scenes else found


def _same(a: Tie, b: Tie) -> bool:
    """Return whether two ties tell of one office.

    A state that was inferred gives way; one person's name may be spelt in two ways; what a scholar is at one employer may be
    said in a wider and a narrower word, and the employer be written longer and shorter.
    """
    if a.subject == b.subject and a.role == b.role and _GUESSED in (a.rule, b.rule):
        return True
    employer = bool(a.object and b.object) and (str(a.object) in str(b.object) or str(b.object) in str(a.object))
    if not employer:
        return False
    if a.subject == b.subject:
        return a.role == b.role or str(a.object).upper() != a.object
    return a.role == b.role and SequenceMatcher(None, fold(str(a.subject)), fold(str(b.subject))).ratio() >= _SPELLINGS


def _titled(scene: Scene) -> list[Tie]:
    """Return the offices that the titles of a sentence give."""
    titles = _titles(scene)
    found: list[Tie] = []
    holder: Mention | None = None
    after: Piece | None = None
    for title in reversed(titles):
        mention = _holder(scene, title)
        several = list(find_several(scene, title, mention or _bearer(scene, title)))
        if several:
            found = [tie for person in several if (tie := _apposed(scene, title, person))] + found
            holder, after = None, title
            continue
        if mention is None and holder is not None and after is not None and _joined(scene, title, after):
            mention = holder
        person = (find_apposed(scene, title) or _apposed_before(scene, title) or _known(scene, title)) if mention is None else None
        holder, after = mention, title
        tie = _office(scene, title, mention) if mention else _apposed(scene, title, person) if person else None
        if tie:
            found.insert(0, tie)
    return found


def _known(scene: Scene, title: Piece) -> Holder | None:
    """Return the one person of the document who is known to hold the office that a bare title names: "the Ecuadorian president"."""
    bearer = _bearer(scene, title)
    if bearer is None or len(bearer.codes) != 1 or bearer.private:
        return None
    role = _role(scene, title, bearer, bearer.codes)
    same = [m for m in scene.reading.mentions if m.kind == "person" and m.name and m.codes == bearer.codes and m.role]
    names = {str(m.name) for m in same if scene.world.settings("ties").get("roles", {}).get(m.role, m.role) == role}
    return Holder(names.pop(), bearer.span, bearer.codes) if len(names) == 1 else None


def _apposed_before(scene: Scene, title: Piece) -> Holder | None:
    """Return who is named before a title and its owner, where the title tells whose it is: "X, the German government's spokesman"."""
    first = title.first
    who = find_apposed_before(scene, scene.place(scene.sentence.tokens[first].start))
    if who is None or who.name is None or names_body(scene, who.name):
        return None
    return Holder(who.name, who.span, who.codes) if who.codes or owner_beside(scene, _piece_span(scene, title)) else None


def _titles(scene: Scene) -> list[Piece]:
    """Return the titles of a sentence; nations that say whose they are may stand inside one ("Secretary of Iran's Council")."""
    sentence = scene.sentence
    names = list(find_names(sentence, scene.reading.document.text, scene.pack))
    nations = {i for p in names if p.kind in ("adjective", "demonym") for i in range(p.first, p.last + 1)}
    for piece in names:
        after = piece.last + 1
        if piece.kind == "state" and after < len(sentence.tokens) and scene.starts("possessive", scene.place(sentence.tokens[after].start)):
            nations |= set(range(piece.first, after + 1))
    return list(find_titles(sentence, scene.pack, frozenset(nations)))


def _bearer(scene: Scene, title: Piece) -> Mention | None:
    """Return the mention that a title without a name makes."""
    span = _piece_span(scene, title)
    return next((m for m in scene.mentions if m.kind == "role" and m.span.overlaps(span)), None)


def _apposed(scene: Scene, title: Piece, person: Holder) -> Tie | None:
    """Return the office of a holder whose name stands away from the title."""
    bearer = _bearer(scene, title)
    if bearer and bearer.private:
        return None
    span = _piece_span(scene, title)
    codes = person.codes or (bearer.codes if bearer and len(bearer.codes) == 1 else ()) or owner_beside(scene, span)
    mention = Mention(
        span=person.span, sentence=scene.sentence.number, head=bearer.head if bearer else title.last, codes=codes, kind="person",
        name=person.name, role=title.role,
    )
    return _office(scene, title, mention)


def _piece_span(scene: Scene, piece: Piece) -> Span:
    return Span(scene.sentence.tokens[piece.first].start, scene.sentence.tokens[piece.last].end)


def _holder(scene: Scene, title: Piece) -> Mention | None:
    """Return the person whom a title in the text is given to."""
    span = _piece_span(scene, title)
    over = [m for m in scene.mentions if m.name and m.kind in _NAMED and m.span.overlaps(span) and not names_body(scene, m.name)]
    return min(over, key=lambda m: m.span.end - m.span.start, default=None)


def _joined(scene: Scene, title: Piece, other: Piece) -> bool:
    """Return whether a title is joined to the next one by a word for and."""
    words = scene.sentence.tokens[title.last + 1 : other.first]
    if not words:
        return True
    if len(words) > 3:
        return False
    place = scene.place(words[0].start)
    return scene.starts("office.joined", place) > 0


def _office(scene: Scene, title: Piece, mention: Mention) -> Tie | None:
    codes = _codes(scene, mention)
    role = _role(scene, title, mention, codes)
    if role is None or mention.name is None:
        return None
    name = _bare(scene, mention.name)
    span = Span(min(mention.span.start, _piece_span(scene, title).start), max(mention.span.end, _piece_span(scene, title).end))
    if mention.kind == "role" and not _fits_person(scene, mention):
        return None
    if _misplaced(scene, role, codes):
        own = scene.world.settings("ties").get("roles_in_organisations", {})
        role, codes = (own[role], codes) if role in own and len(codes) == 1 else (role, ())
        if codes:
            return _tie(scene, name, codes[0], role, mention, span)
    sure = bool(codes)
    if not codes and not mention.private:
        codes = owner_beside(scene, span) if not _misplaced(scene, role, owner_beside(scene, span)) else ()
        codes = codes or owner_of_list(scene, span) or usual_owner(scene, _piece_span(scene, title))
        sure = bool(codes)
        codes = codes or owner_in_context(scene, span, role, mention.name)
        if not sure and role in scene.world.settings("ties").get("organisation_roles", ()):
            return None
    if not codes and not mention.private:
        return None
    if mention.private:
        place = scene.place(_piece_span(scene, title).end)
        affiliation = find_employer(scene, place)
        if affiliation is None:
            return None
        return _tie(scene, name, affiliation[0], role, mention, Span(span.start, max(span.end, affiliation[1])))
    tie = _tie(scene, name, codes[0], _role(scene, title, mention, codes) or role, mention, span)
    return tie if sure else replace(tie, rule=_GUESSED, confidence=0.5)


def _fits_person(scene: Scene, mention: Mention) -> bool:
    """Return whether a title that was taken for a known person's agrees with the state which that person acts for elsewhere."""
    own = [m.codes for m in scene.reading.mentions if m.name == mention.name and m.kind == "person" and m.codes]
    return not own or not mention.codes or mention.codes in own


def _misplaced(scene: Scene, role: str, codes: tuple[str, ...]) -> bool:
    """Return whether an office that only states have was given to an organisation named in its title."""
    state_only = scene.world.settings("ties").get("state_roles", ())
    return role in state_only and any(len(code) != _STATE for code in codes)


def _bare(scene: Scene, name: str) -> str:
    """Return a name without a portfolio that was taken for part of it: "van Buitenlandse Zaken"."""
    words = words_of(name)
    for place in range(1, len(words)):
        if scene.cues.at("office.portfolios", words, place):
            length = scene.cues["of"].before(words, place)
            return name[: words[place - length].start].rstrip() if length else name
    return name


def _codes(scene: Scene, mention: Mention) -> tuple[str, ...]:
    """Return the one code that a person acts for, from this mention or else another of the same person."""
    if len(mention.codes) == 1 or mention.private:
        return mention.codes
    others = [m.codes for m in scene.reading.mentions if m.name == mention.name and len(m.codes) == 1]
    return others[0] if others else mention.codes[:1]


def _role(scene: Scene, title: Piece, mention: Mention, codes: tuple[str, ...]) -> str | None:
    """Return the role in the guide's words: a counterpart has the role of the one he is counterpart of."""
    settings = scene.world.settings("ties")
    role = settings.get("roles", {}).get(title.role, title.role)
    if role == settings["counterpart"]:
        role = _counterpart(scene, mention, settings["counterpart"])
        role = settings.get("counterparts_of", {}).get(role, role)
        if role in settings["heads_of_government"]:
            role = settings["chancellor"] if codes and codes[0] in settings["chancellors_of"] else settings["prime_minister"]
    if role is None:
        return None
    portfolio = _portfolio(scene, mention) if role in settings.get("plain_ministers", ()) else None
    role = portfolio or role
    if role in (settings["premier"], settings["prime_minister"]):
        role = settings["premier"] if codes and codes[0] in settings["premiers_of"] else settings["prime_minister"]
    return str(role)


def _counterpart(scene: Scene, mention: Mention, counterpart: str) -> str | None:
    """Return the role of the person before a counterpart, else of anyone in the sentences before."""
    settings = scene.world.settings("ties")
    near = [
        m for m in scene.reading.mentions
        if m.role and m.role != counterpart and m.name != mention.name and m.span.end <= mention.span.start
        and 0 <= scene.sentence.number - m.sentence <= 3
    ]
    for other in reversed(near):
        if other.role in settings["plain_ministers"]:
            named = [m for m in scene.mentions if m.name == other.name and m.kind == "person"]
            portfolio = next((role for m in named if (role := _portfolio(scene, m))), None)
            if portfolio:
                return portfolio
        if other.role not in settings["lesser_roles"]:
            return other.role
    return None


def _portfolio(scene: Scene, mention: Mention) -> str | None:
    """Return the office that a portfolio behind a minister's name makes: "Robert Dussey (Foreign Affairs)"."""
    place = scene.place(mention.span.end)
    for here in range(place, min(place + 3, len(scene.words))):
        hit = scene.cues.at("office.portfolios", scene.words, here)
        if hit:
            return str(hit[0])
    return None


def _tie(scene: Scene, name: str, code: str, role: str, mention: Mention, span: Span) -> Tie:
    start = _since(scene, span)
    return Tie(
        kind="office", subject=name, object=code, role=role, start=start, evidence=scene.evidence(span),
        roles=(RoleSpan(role="subject", value=name, start=mention.span.start, end=mention.span.end),), rule="ties:office", confidence=0.85,
    )


def _since(scene: Scene, span: Span) -> str | None:
    """Return when an office was taken up, where a word such as sworn in or since stands beside it with a date."""
    place = scene.place(span.end)
    begun = scene.within("office.since", place, place + 3)
    if begun is None:
        return None
    time = time_near(scene, scene.span(begun, begun), 12)
    return stamp(time.interval) if time else None


def _predicated(scene: Scene) -> list[Tie]:
    """Return the offices that a sentence says of its subject: "X was president", "X became prime minister of Y"."""
    found: list[Tie] = []
    tokens = scene.sentence.tokens
    for title in find_titles(scene.sentence, scene.pack, frozenset()):
        if _holder(scene, title) is not None:
            continue
        token = next((t for t in tokens[title.first : title.last + 1] if not title.first <= t.head <= title.last), tokens[title.last])
        if any("NumType=Ord" in scene.sentence.tokens[k].feats for k in scene.tree.kids[token.index]):
            continue  # "the second leader of an EU country to visit": one of many, no office
        copula = bool(scene.tree.children(token.index, "cop"))
        verb = token.head if token.head >= 0 and scene.starts("office.became", scene.place(tokens[token.head].start)) else None
        if not copula and (verb is None or token.deprel.startswith("nsubj")):
            continue
        clause = token.index if copula or verb is None else verb
        subjects = scene.tree.children(clause, "nsubj")
        if tokens[clause].deprel == "acl:relcl" and all(tokens[n].feats and "PronType=Rel" in tokens[n].feats for n in subjects):
            subjects = [tokens[clause].head]
        who = next((m for m in scene.mentions if m.name and m.kind in ("person", "name") and m.head in subjects), None)
        if who is None or who.private:
            continue
        span = _piece_span(scene, title)
        codes = owner_beside(scene, span) or who.codes[:1]
        role = _role(scene, title, who, codes) if codes else None
        if role and who.name:
            whole = Span(min(span.start, who.span.start), max(span.end, who.span.end))
            found.append(_tie(scene, who.name, codes[0], role, who, whole))
    return found


def _entitled(scene: Scene) -> list[Tie]:
    """Return the offices that the titles of ties.toml give, which make no actor by themselves (a diplomat, a bare minister)."""
    found: list[Tie] = []
    for place in range(len(scene.words)):
        hit = scene.cues.at("office.titles", scene.words, place)
        if not hit or any(m.kind == "person" and m.role and m.span.holds(scene.span(place, place)) for m in scene.mentions):
            continue
        span = scene.span(place, place + hit[1] - 1)
        if any(span != _piece_span(scene, title) and _piece_span(scene, title).holds(span) for title in _titles(scene)):
            continue
        who = _beside(scene, place, place + hit[1])
        if who is None or who.name is None:
            continue
        role = str(hit[0])
        portfolio = _portfolio(scene, who) if role in scene.world.settings("ties")["plain_ministers"] else None
        role = portfolio or role
        others = [m.codes for m in scene.reading.mentions if m.name == who.name and len(m.codes) == 1]
        codes = owner_beside(scene, span) or (others[0] if others else ())
        sure = bool(codes)
        if not sure and role in scene.world.settings("ties").get("owned_roles", ()):
            continue
        codes = codes or owner_in_context(scene, Span(min(span.start, who.span.start), span.end), role, who.name)
        if codes and role not in scene.world.settings("ties")["plain_ministers"]:
            tie = _tie(scene, who.name, codes[0], role, who, Span(min(span.start, who.span.start), max(span.end, who.span.end)))
            found.append(tie if sure else replace(tie, rule=_GUESSED, confidence=0.5))
    return found


def _predecessors(scene: Scene) -> list[Tie]:
    """Return the offices of predecessors: "his predecessor, NAME" held what the one before him in the text holds."""
    found: list[Tie] = []
    for place in range(len(scene.words)):
        if not scene.starts("office.predecessors", place):
            continue
        start, end = scene.words[place].start, scene.words[place].end
        who = next((m for m in scene.mentions if m.name and 0 <= m.span.start - end <= 3), None)
        known = [m for m in scene.reading.mentions if m.role and m.codes and m.span.end <= start]
        holders = [m for m in known if scene.sentence.number - m.sentence <= _BACK]
        own = [m for m in holders if m.sentence == scene.sentence.number]
        holder = (own or holders)[-1] if holders else None
        if who and who.name and holder and holder.role:
            role = _role(scene, Piece(first=0, last=0, kind="title", role=holder.role), holder, holder.codes)
            if role:
                found.append(_tie(scene, who.name, holder.codes[0], role, who, Span(start, who.span.end)))
    return found


def _occupied(scene: Scene) -> list[Tie]:
    """Return what people are at an organisation: a historian at a university, a director of a company."""
    found: list[Tie] = []
    for place in range(len(scene.words)):
        hit = scene.cues.at("office.occupations", scene.words, place)
        if not hit:
            continue
        after = place + hit[1]
        titled = [m for m in scene.mentions if m.kind in ("person", "role") and m.codes and m.span.overlaps(scene.span(place, after - 1))]
        who = _beside(scene, place, after)
        if who is None or who.name is None or titled:
            continue
        behind = scene.place(who.span.end) if who.span.start >= scene.words[place].end else after
        affiliation = find_employer(scene, behind) or find_employer(scene, after)
        if affiliation:
            span = Span(min(who.span.start, scene.words[place].start), max(who.span.end, affiliation[1]))
            found.append(_tie(scene, who.name, affiliation[0], str(hit[0]), who, span))
    return found


def _beside(scene: Scene, place: int, after: int) -> Mention | None:
    """Return the person named right after an occupation, or right before it with a comma between."""
    start, end = scene.words[place].start, scene.words[after - 1].end
    people = [m for m in scene.mentions if m.name and m.kind in _NAMED]
    text = scene.reading.document.text
    opening = next((m for m in people if m.span.start == start and m.span.end > end and m.name == m.span.of(text)), None)
    if opening:
        name = scene.reading.document.text[end : opening.span.end].strip()
        return replace(opening, span=Span(end + 1, opening.span.end), name=name)
    behind = [m for m in people if 0 <= m.span.start - end <= 2 and not _adjective(scene, m)]
    behind = behind or [m for m in people if _after_owner(scene, after, m)]
    before = [m for m in people if 0 <= start - m.span.end <= 25 and "," in text[m.span.end : start] and _apposes(scene, m, place)]
    found = behind or before[-1:]
    return found[0] if found else None


def _apposes(scene: Scene, mention: Mention, place: int) -> bool:
    """Return whether nothing but articles, adjectives and marks stands between a name and an occupation behind it."""
    return all(scene.upos(n) not in ("VERB", "AUX", "ADP") for n in range(scene.place(mention.span.end), place))


def _after_owner(scene: Scene, after: int, mention: Mention) -> bool:
    """Return whether a name follows a title with its owner and a comma between: "the high representative of the EU, NAME"."""
    place = scene.place(mention.span.start)
    if not 2 <= place - after <= _REACH or scene.key(place - 1) != ",":
        return False
    between = range(after, place - 1)
    return all(scene.upos(n) not in ("VERB", "AUX", "PUNCT") for n in between)


def _adjective(scene: Scene, mention: Mention) -> bool:
    """Return whether what was taken for a name is an adjective that describes the next word."""
    token = scene.sentence.tokens[mention.head]
    return token.upos == "ADJ" and token.head > token.index
