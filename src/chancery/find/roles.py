"""Who stands where around a matched unit: the slots of its valence on the tree; knows no language."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.find.grammar import Grammar
from chancery.find.match import Match
from chancery.find.tree import Tree, called_something, is_told_of, plain

_VERBAL = ("VERB", "AUX")
# Slots of subjects, and the slots of objects.
_SUBJECTS = ("subj", "person", "both")
_OBJECTS = ("obj", "named")


@dataclass(frozen=True, slots=True)
class Frame:
    """The argument structure around words of one sentence.

    `named` holds the words that begin the name of a party, `speakers` those who said what the sentence tells: behind a verb of
    saying they are its subject, whatever the parser took them for.
    """

    tree: Tree
    grammar: Grammar
    named: frozenset[int] = frozenset()
    speakers: frozenset[int] = frozenset()

    # --- voice -------------------------------------------------------------------------------------------------

    def passive(self, verb: int) -> bool:
        """Return whether a verb form is passive: by auxiliary, passive subject, reflexive or bare participle."""
        tree = self.tree
        if tree.children(verb, "aux:pass", "nsubj:pass", "csubj:pass", "expl:pass"):
            return True
        token = tree.tokens[verb]
        otherwise = token.lemma.lower() in self.grammar.having and not tree.children(verb, "obj")
        if otherwise and any(tree.tokens[i].text.lower() in self.grammar.being for i in tree.children(verb, "aux")):
            return True
        if plain(token.deprel) in ("acl", "amod") and token.deprel != "acl:relcl" and not tree.children(verb, "nsubj", "mark", "aux"):
            return "VerbForm=Part" in token.feats and "Tense=Pres" not in token.feats
        if plain(token.deprel) == "xcomp" and "VerbForm=Part" in token.feats and not tree.children(verb, "aux", "obj"):
            agents = self.grammar.agents - self.grammar.genitives  # "feels backed by Chad"
            return any(tree.case(k) in agents for k in tree.children(verb, "obl"))
        beside = plain(token.deprel) == "advcl" and not tree.children(verb, "nsubj", "mark", "aux", "obj")
        return beside and "VerbForm=Part" in token.feats and "Tense=Past" in token.feats  # "accused by Niger, Benin ..."

    def relative(self, index: int) -> bool:
        """Return whether a word heads a relative clause; some treebanks tell it by its pronoun alone."""
        deprel = self.tree.tokens[index].deprel
        if deprel != "acl":
            return "relcl" in deprel
        kids = (self.tree.tokens[k] for k in self.tree.kids[index])
        return any("PronType=Rel" in t.feats or t.text.lower() in self.grammar.relatives for t in kids)

    def finite(self, verb: int) -> int | None:
        """Return the finite word of a verb without a subject of its own: the verb itself or its auxiliary, also of a support verb."""
        tree = self.tree
        at = verb if tree.tokens[verb].upos in _VERBAL else self.supporter(verb)
        if at is None or tree.children(at, "nsubj"):
            return None
        words = (at, *tree.children(at, "aux"))
        return next((i for i in words if "VerbForm=Fin" in tree.tokens[i].feats or "Person=" in tree.tokens[i].feats), None)

    def _agents(self, verb: int) -> list[int]:
        tree = self.tree
        marked = [k for k in tree.children(verb, "obl", "nmod") if tree.case(k) in self.grammar.agents]
        return tree.children(verb, "obl:agent") or marked or self._stray_agents(verb)

    def _stray_agents(self, verb: int) -> list[int]:
        """Return the agent of a passive that the tree hangs on a word behind it: "sentenced to years in prison by a court"."""
        tree, agents = self.tree, self.grammar.agents
        nouns = (i for i in tree.clause(verb) if i > verb and plain(tree.tokens[i].deprel) == "nmod" and tree.tokens[i].head != verb)
        marked = (i for i in nouns if tree.case(i) in agents and (i in self.named or tree.case(i) not in self.grammar.genitives))
        return [i for i in marked if self._governed(i, verb)][-1:]

    def _governed(self, index: int, verb: int) -> bool:
        """Return whether a word stands below a verb in no clause and no object of its own: an object's agent made the object."""
        path: list[int] = []
        for above in self.tree.ancestors(index):
            if above == verb:
                return all(plain(self.tree.tokens[i].deprel) in ("obl", "nmod", "iobj") for i in path)
            path.append(above)
        return False

    def _antecedent(self, index: int) -> int | None:
        """Return the noun that a relative pronoun stands for, or None where the word is no relative pronoun."""
        tree = self.tree
        token = tree.tokens[index]
        relative = token.text.lower() in self.grammar.relatives or "PronType=Rel" in token.feats
        if not relative or token.upos not in ("PRON", "DET", "SCONJ", "ADV"):
            return None
        for above in (index, *tree.ancestors(index)):
            if tree.tokens[above].deprel in ("acl:relcl", "acl", "advcl:relcl"):
                return tree.tokens[above].head
        return None

    def _resolved(self, indices: list[int]) -> list[int]:
        found = []
        for index in indices:
            antecedent = self._antecedent(index)
            found.append(index if antecedent is None else antecedent)
            if antecedent is not None and self.tree.children(antecedent, "cop"):
                found += self.tree.children(antecedent, "nsubj")  # "Turkey was the one that mediated"
            found += self._relative_owners(index)
        return found

    def _relative_owners(self, index: int) -> list[int]:
        """Return the noun whose thing a word is by a relative possessive: "Oman, whose country mediated"."""
        owners = (self._antecedent(k) for k in self.tree.children(index, "nmod:poss"))
        return [i for i in owners if i is not None and i != index]

    # --- verbs -------------------------------------------------------------------------------------------------

    def subjects(self, verb: int, depth: int = 0) -> list[int]:
        """Return the deep subjects of a verb, an adjective or a predicate noun."""
        tree = self.tree
        if self.passive(verb):
            agents = self._resolved(self._agents(verb))
            return agents
        own = tree.children(verb, "nsubj") or [k for aux in tree.children(verb, "aux", "cop") for k in tree.children(aux, "nsubj")]
        own = own or self._tellers(verb)
        if own:
            return self._resolved(own[:1] if len(own) == 1 else [self._best_subject(verb, own)])
        return self._borrowed(verb, depth) if depth < 4 else []

    def _tellers(self, verb: int) -> list[int]:
        """Return the speaker right behind a verb that ends a report: "…, warned the president"."""
        tree = self.tree
        if plain(tree.tokens[verb].deprel) not in ("parataxis", "conj") or tree.children(verb, "nsubj"):
            return []
        return [k for k in tree.children(verb, "obj", "iobj") if k > verb and k in self.speakers and not tree.case(k)][:1]

    def _best_subject(self, verb: int, own: list[int]) -> int:
        before = [k for k in own if k < verb]
        return before[-1] if before else own[0]

    def _borrowed(self, verb: int, depth: int) -> list[int]:
        """Return the subject that a verb without one shares with another word."""
        tree = self.tree
        token = tree.tokens[verb]
        above, relation = token.head, plain(token.deprel)
        if above < 0:
            return []
        head = tree.tokens[above]
        if relation in ("acl", "amod") and head.upos not in _VERBAL:
            infinitive = "VerbForm=Inf" in token.feats and not self.relative(verb)
            predicate = infinitive and (tree.children(above, "cop") or plain(head.deprel) == "xcomp")
            if infinitive:  # "Mali was the first state to leave", "the decision of Mali to leave"
                return (self.subjects(above, depth + 1) if predicate else self._owners(above, depth + 1)) or [above]
            outer = self._outer_subjects(verb, depth)
            return outer if outer or (above in self.objects(verb, depth + 1) and self.grammar.pro_drop) else [above]
        if relation == "conj" and head.upos in (*_VERBAL, "ADJ", "NOUN"):
            return self._surface_subjects(above, depth + 1)
        if relation in ("xcomp", "ccomp", "advcl", "csubj", "parataxis", "obl", "aux", "cop"):
            if relation in ("xcomp", "ccomp") and verb > above and head.lemma.lower() in self.grammar.object_control:
                controlled = self.objects(above, depth + 1) or self.datives(above)
                if controlled:
                    return controlled
            if relation == "parataxis":
                return []
            return self._surface_subjects(above, depth + 1)
        return []

    def _outer_subjects(self, verb: int, depth: int) -> list[int]:
        """Return the subject that a relative clause leaves out because it is that of the clause around: "France, which [it] accuses"."""
        tree = self.tree
        kids = [k for k in tree.children(verb, "obj", "iobj", "obl") if tree.tokens[k].text.lower() in self.grammar.relatives]
        kids += [k for k in tree.children(verb, "advmod") if "Rel" in tree.tokens[k].feats]  # "in Kyiv, where [he] met"
        if not kids or tree.children(verb, "expl:pass", "aux:pass"):
            return []
        around, described = self.clause_verb(tree.tokens[verb].head), tree.tokens[verb].head
        found = self._surface_subjects(around, depth + 1) if around is not None else []
        return [i for i in found if i != described and described not in tree.children(i, "nmod", "appos", "conj")]

    def _owners(self, noun: int, depth: int) -> list[int]:
        """Return who would do what an infinitive says that completes a noun: whose plan it is, else who has it."""
        support = self.supporter(noun)
        return self.genitives(noun) or (self.subjects(support, depth) if support is not None else [])

    def _surface_subjects(self, verb: int, depth: int) -> list[int]:
        """Return what a coordinated or governed verb takes over: the subject on the surface, passive or not."""
        if self.passive(verb):
            passive = self.tree.children(verb, "nsubj:pass", "nsubj")
            if passive:
                return self._resolved(passive[:1])
        return self.subjects(verb, depth)

    def objects(self, verb: int, depth: int = 0) -> list[int]:
        """Return the deep objects of a verb."""
        tree = self.tree
        if self.passive(verb):
            own = tree.children(verb, "nsubj:pass") or tree.children(verb, "nsubj")
            if own:
                return self._resolved(own)
            token = tree.tokens[verb]
            if plain(token.deprel) in ("acl", "amod"):
                return [token.head]
            above = token.head
            if plain(token.deprel) in ("advcl", "xcomp") and above >= 0 and depth < 3 and not tree.children(verb, "obj"):
                return self._surface_subjects(above, depth + 1)
            if plain(token.deprel) == "conj" and above >= 0 and depth < 3 and tree.tokens[above].upos in _VERBAL:
                return self.objects(above, depth + 1) if self.passive(above) else self.subjects(above, depth + 1)
            return self._resolved(tree.children(verb, "obj"))
        tellers = self._tellers(verb)
        own = [k for k in tree.children(verb, "obj") if k not in tellers and tree.tokens[k].text.lower() not in self.grammar.reflexives]
        own = own or [k for k in tree.children(verb, "nummod") if tree.tokens[k].upos == "NUM"]  # "i-a felicitat pe amândoi"
        nouns = [k for k in own if tree.tokens[k].upos != "PRON"]
        if own:
            return self._resolved(nouns or own)
        addressed = [k for k in tree.children(verb, "iobj") if tree.tokens[k].upos in ("NOUN", "PROPN")]
        return self._shared_objects(verb, depth) or self._resolved(addressed)

    def _shared_objects(self, verb: int, depth: int) -> list[int]:
        """Return the object that a coordinated verb shares with a later verb ("bombed and occupied the city")."""
        tree = self.tree
        if depth >= 3:
            return []
        later = [k for k in tree.children(verb, "conj") if tree.tokens[k].upos == "VERB" and k - verb <= 3]
        return self.objects(later[0], depth + 1) if later else []

    def datives(self, verb: int) -> list[int]:
        """Return the indirect objects of a verb, nouns before clitic pronouns."""
        own = self.tree.children(verb, "iobj")
        nouns = [k for k in own if self.tree.tokens[k].upos != "PRON"]
        return self._resolved(nouns or own)

    def complement_subjects(self, verb: int) -> list[int]:
        """Return the subjects of the clauses that complete a verb or noun."""
        found: list[int] = []
        for kid in self.tree.children(verb, "ccomp", "xcomp", "csubj", "acl", "advcl"):
            found += self._resolved(self.tree.children(kid, "nsubj", "nsubj:pass"))
        return found

    def obliques(self, words: tuple[int, ...], prepositions: tuple[str, ...]) -> list[int]:
        """Return the words that stand after one of the prepositions below any of the words."""
        tree = self.tree
        found: list[int] = []
        for word in words:
            for kid in tree.children(word, "obl", "nmod", "obj", "iobj", "advcl", "acl", "xcomp", "advmod", "conj", "appos"):
                occasion = f"{tree.case(kid)}_{tree.tokens[kid].text.lower()}" in self.grammar.occasions  # "on the occasion of"
                if kid not in words and self._local_case(kid) in prepositions and not occasion:
                    found.append(kid)
        return self._resolved(found)

    def _local_case(self, index: int) -> str:
        """Return the preposition before a word, of two that go before it the last: "up to in the centre"."""
        cases = self.tree.children(index, "case")
        single = len(cases) == 2 and not any(self.tree.children(case, "fixed") for case in cases)
        return self.tree.tokens[cases[1]].text.lower() if single and cases[1] == cases[0] + 1 else self.tree.case(index)

    # --- nouns -------------------------------------------------------------------------------------------------

    def genitives(self, noun: int) -> list[int]:
        """Return the possessors of a noun: genitives, possessives, "of" complements, adjectives, compound parts."""
        tree = self.tree
        cases = {"", *self.grammar.genitives, *self.grammar.between}
        found = tree.children(noun, "nmod:poss", "compound", "amod", "flat", "det")
        return self._resolved(found + [k for k in tree.children(noun, "nmod") if tree.case(k) in cases])

    def supporter(self, noun: int) -> int | None:
        """Return the support verb above a noun ("held talks", "a lansat un atac"), or None."""
        tree = self.tree
        token = tree.tokens[noun]
        above = token.head
        if above < 0 or plain(token.deprel) not in ("obj", "nsubj", "obl", "xcomp", "nmod", "iobj", "conj"):
            return None
        head, case = tree.tokens[above], set(tree.case(noun).split("_"))
        beside = case & self.grammar.grounds and not case & self.grammar.purposes  # "sent help after the attack" launched none
        # "voiced its thanks for the help" gives no help
        other = plain(token.deprel) == "obl" and any(tree.tokens[k].upos == "NOUN" for k in tree.children(above, "obj"))
        # "the support makes a difference" is given to nobody
        done = [k for k in tree.children(above, "obj") if plain(token.deprel) == "nsubj" and tree.children(k, "det", "amod", "nmod")]
        shared = any(tree.case(k) in self.grammar.between for k in tree.children(noun, "nmod"))
        other = other or bool(done and not shared and not self.passive(above)) or called_something(tree, noun, above)
        supports = head.upos in _VERBAL and head.lemma.lower() in self.grammar.support
        return above if supports and not beside and not other else None

    # --- slots -------------------------------------------------------------------------------------------------

    def fillers(self, match: Match, slots: tuple[str, ...]) -> list[int]:
        """Return the words that fill the slots of a matched unit, in the order of the slots."""
        found: list[int] = []
        for slot in slots:
            found += [i for i in self._slot(match, slot) if i not in found and (i not in match.tokens or self._holds(match, slot, i))]
        return found

    def _holds(self, match: Match, slot: str, index: int) -> bool:
        """Return whether a word of the unit itself fills a slot: the place where somebody is, the name inside "VN-sancties"."""
        if slot == "subj" and match.unit.pos == "v" and self.tree.tokens[index].deprel == "nsubj" and is_told_of(self.tree, index):
            return True  # "Russian hackers stole": who they are is part of the unit
        return slot == "place" or (slot == "gen" and index == match.head and "-" in self.tree.tokens[index].text)

    def _slot(self, match: Match, slot: str) -> list[int]:
        head, words = match.head, (match.head, *match.words)
        nominal = match.unit.pos == "n"
        support = self.supporter(head) if nominal else None
        if slot == "place":
            return [head]
        if slot in _SUBJECTS:
            if nominal and not self.tree.children(head, "cop"):
                return self.subjects(support) if support is not None else []
            found = self.subjects(head)
            if not found and plain(self.tree.tokens[head].deprel) == "acl" and self._gathered(match):
                found = [self.tree.tokens[head].head]  # "leaders gathered in Rio" are gathered by nobody else
            if not found and "obj" not in (*match.unit.actors, *match.unit.recipients):
                # What takes no object has no passive: the parser took a perfect with "be" for one.
                found = self._resolved(self.tree.children(head, "nsubj:pass", "nsubj")[:1])
            return found
        if slot in _OBJECTS:
            return self.objects(head) or ([] if "iobj" in (*match.unit.actors, *match.unit.recipients) else self.datives(head))
        if slot == "iobj":
            owned = nominal and any(i in self.named for i in (head, *self.genitives(head)))  # "sancțiunile americane impuse Rusiei"
            done = [k for k in self.tree.children(head, "acl") if owned and self.passive(k)]
            return next(filter(None, map(self.datives, (head, *([support] if support is not None else []), *done))), [])
        if slot == "comp":
            return [i for word in words for i in self.complement_subjects(word)]
        if slot == "gen":
            return self._genitive_slot(match, support)
        if slot == "adj":
            return [k for k in self.tree.children(head, "amod") if self.tree.tokens[k].upos == "ADJ"]
        if slot == "clause":
            return self._clause_subjects(head)
        if slot == "clauseobj":
            return [] if (verb := self.clause_verb(head)) is None else self.objects(verb) + self.datives(verb)
        places = words if support is None else (*words, support)
        found = self.obliques(places, (slot,))
        if not found:
            below = self._described_by(head) if nominal and slot in self.grammar.agents else []
            kin = ("nmod", "acl") if nominal else ("obj", "nsubj:pass", "xcomp", "obl")
            below = below or self.tree.children(head, *kin)
            joined = [k for i in below if nominal for k in self.tree.children(i, "conj")]  # "an attack with drones and missiles on"
            found = self.obliques((*below, *joined), (slot,))
        if nominal and len(found) == 1 and slot in self.grammar.between:
            found = found + [k for k in self.tree.children(head, "conj") if not self.tree.case(k) and k > found[0] and self._other(k)]
        if not found and nominal and slot in self.grammar.between:
            found = [k for k in self.tree.children(head, "conj") if not self.tree.case(k)] and self._pair_between(head, slot)
        return found

    def _gathered(self, match: Match) -> bool:
        """Return whether a participle that seems to describe a noun takes no object, and so tells what that does.

        A directed unit must head the only verb of its sentence: "Indian soldiers disengaged from the Chinese".
        """
        above, unit = self.tree.tokens[self.tree.tokens[match.head].head], match.unit
        if unit.reciprocal:
            return "obj" not in unit.recipients
        bare = not {"obj", "named", "iobj"} & {*unit.actors, *unit.recipients} and above.head < 0 and above.upos in ("NOUN", "PROPN")
        return bare and not any("VerbForm=Fin" in t.feats for t in self.tree.tokens) and not self._agents(match.head)

    def _other(self, index: int) -> bool:
        """Return whether a coordinated word is a party rather than another act: "talks between X and his colleague"."""
        return self.tree.tokens[index].upos == "PROPN" or any(i in self.named for i in self.tree.phrase(index))

    def _clause_subjects(self, noun: int) -> list[int]:
        """Return the subjects of the clause in which a noun stands: who came "at the invitation of" somebody."""
        verb, first = self.clause_verb(noun), min(self.tree.phrase(noun))
        if plain(self.tree.tokens[noun].deprel) == "nmod" and (verb is None or self.tree.tokens[max(first - 1, 0)].text == ","):
            return [self.tree.tokens[noun].head]
        if verb is None:
            return []
        return self.subjects(verb) or self._resolved(self.tree.children(verb, "nsubj:pass", "nsubj")[:1])

    def clause_verb(self, noun: int) -> int | None:
        """Return the verb in whose clause a noun stands, None where there is none."""
        return next((i for i in self.tree.ancestors(noun) if self.tree.tokens[i].upos in _VERBAL), None)

    def _noun_agents(self, noun: int) -> list[int]:
        """Return who does what a noun tells of, where a phrase says so: "the recognition of Palestine by Norway"."""
        words = (noun, *self._described_by(noun))
        verb = self.tree.tokens[noun].head if self.tree.tokens[noun].deprel == "obj" else -1
        if verb >= 0 and self.tree.tokens[verb].upos == "VERB" and not self.passive(verb):
            words = (*words, verb)  # nothing that is done with an object has an agent of its own
        marked = [i for word in words for agent in self.grammar.agents - self.grammar.genitives for i in self.obliques((word,), (agent,))]
        return marked or [i for done in self.tree.children(noun, "acl") if self.passive(done) for i in self._agents(done)]

    def _described_by(self, noun: int) -> list[int]:
        """Return the words that describe a noun, however deep: an agent may hang on the last of them."""
        return [i for i in self.tree.phrase(noun) if i != noun and self.tree.tokens[i].upos in ("NOUN", "PROPN", "ADJ", "VERB")]

    def _pair_between(self, noun: int, slot: str) -> list[int]:
        """Return both sides of "between X and Y" where the tree hangs the second on the noun."""
        return self.obliques((noun,), (slot,)) + self.tree.children(noun, "conj")

    def _genitive_slot(self, match: Match, support: int | None) -> list[int]:
        if match.unit.pos != "n":
            return [i for word in match.words for i in self.genitives(word)]
        named = self.grammar.agents & {*match.unit.actors, *match.unit.recipients}  # "claims of interference by Russia" are not Russia's
        agents = self._noun_agents(match.head) if "gen" in match.unit.actors and not named else []
        if agents:
            return agents
        other = match.unit.recipients if "gen" in match.unit.actors else match.unit.actors
        own = [k for k in self.genitives(match.head) if k not in match.words and self.tree.case(k) not in other]
        joined = [k for word in match.words for k in self.tree.children(word, "conj")]  # "with drones and Russian missiles"
        if all(self.tree.tokens[k].upos == "ADJ" and k not in self.named for k in own):  # "a massive attack with Russian drones"
            own = own + [i for word in (*match.words, *joined) for i in self.genitives(word)]
        own = own + ([match.head] if "-" in self.tree.tokens[match.head].text else [])
        others = self.tree.children(match.head, "nmod:poss")
        if support is not None and not any(self.tree.tokens[k].upos in ("NOUN", "PROPN") for k in others):
            own = own + self.subjects(support)  # not of "announced Russia's withdrawal"
        return own
