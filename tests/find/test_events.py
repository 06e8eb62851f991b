import pytest

from chancery.pipeline import read

CASES = [
    ("en", "France imposed sanctions on Iran.", ("SANCTION", ("FRA",), ("IRN",), "actual")),
    ("en", "France did not impose sanctions on Iran.", ("SANCTION", ("FRA",), ("IRN",), "negated")),
    ("en", "France will impose sanctions on Iran.", ("SANCTION", ("FRA",), ("IRN",), "future")),
    ("en", "France could impose sanctions on Iran.", ("SANCTION", ("FRA",), ("IRN",), "hypothetical")),
    ("en", "The French president will visit Poland.", ("AGREE", ("FRA",), ("POL",), "future")),
    ("en", "Hungary did not condemn Russia but criticised Ukraine.", ("ACCUSE", ("HUN",), ("UKR",), "actual")),
    ("en", "Armenia signalled its willingness to cooperate with Turkey.", ("AGREE", ("ARM",), ("TUR",), "actual")),
    ("nl", "De Franse president bezocht Duitsland.", ("CONSULT", ("FRA",), ("DEU",), "actual")),
    ("nl", "De Franse president zal Duitsland bezoeken.", ("AGREE", ("FRA",), ("DEU",), "future")),
    ("nl", "Turkije trad niet toe tot de EU.", ("SUPPORT", ("TUR",), ("EU",), "negated")),
    ("nl", "China heeft zich niet aangesloten bij de sancties.", ("REJECT", ("CHN",), (), "actual")),
    ("nl", "Ierland wil van Londen weten wat er gebeurt.", ("REQUEST", ("IRL",), ("GBR",), "actual")),
    ("nl", "Een Noorse zakenman is in Rusland de cel in gevlogen.", ("COERCE", ("RUS",), ("NOR",), "actual")),
    ("nl", "Denemarken liet de Amerikaanse ambassadeur komen.", ("ACCUSE", ("DNK",), ("USA",), "actual")),
    ("nl", "Polen veroordeelde vorig jaar de Russische inval.", ("ACCUSE", ("POL",), ("RUS",), "actual")),
    ("nl", "Rwanda heeft de banden verbroken en de Belgische diplomaten het land uitgezet.", ("SANCTION", ("RWA",), ("BEL",), "actual")),
    ("nl", "Het hof had Venezuela bevolen te stoppen, maar dat veroordeelde Peru.", ("ACCUSE", ("VEN",), ("PER",), "actual")),
    ("nl", "Mexico hekelde Ecuador, waarvan het excuses verlangt.", ("REQUEST", ("MEX",), ("ECU",), "actual")),
    ("nl", "Brazilië is niet van plan Maduro te erkennen.", ("REJECT", ("BRA",), ("VEN",), "actual")),
    ("nl", "Israëlische tanks rukten dinsdag op tot in het centrum van Gaza-stad.", ("ASSAULT", ("ISR",), ("PSE",), "actual")),
    ("nl", "Duitsland levert Taurus-raketten aan Oekraïne.", ("AID", ("DEU",), ("UKR",), "actual")),
    ("ro", "România a semnat un acord cu Polonia.", ("SUPPORT", ("POL", "ROU"), (), "actual")),
    ("ro", "Rusia nu a expulzat diplomați polonezi.", ("SANCTION", ("RUS",), ("POL",), "negated")),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=lambda v: v if isinstance(v, str) and len(v) > 2 else "")
def test_who_did_what_and_whether(language, text, expected):
    found = [(e.type, e.actors, e.recipients, e.status) for e in read(text, id="case", language=language).events]
    assert expected in found


def test_a_side_left_out_is_recalled_from_the_same_sentence():
    text = "Siria a pierdut. Baku i-a cerut scuze Moscovei și s-a arătat dispus să plătească despăgubiri."
    found = {(e.type, e.actors, e.recipients) for e in read(text, id="case", language="ro").events}
    assert found == {("CONCEDE", ("AZE",), ("RUS",)), ("AGREE", ("AZE",), ("RUS",))}


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("ro", "La Tbilisi, mii de oameni au protestat împotriva guvernului.", ("PROTEST", ("GEO",), ("GEO",))),
    ("en", "Tokyo protested against the decision of Seoul.", ("ACCUSE", ("JPN",), ("KOR",))),
    ("ro", "Tokyo protestează față de Seul.", ("ACCUSE", ("JPN",), ("KOR",))),
])
def test_crowds_protest_against_their_rulers_and_governments_criticise(language, text, expected):
    before = {"en": "France praised Georgia. ", "ro": "Franța a lăudat Georgia. "}[language]
    assert expected in [(e.type, e.actors, e.recipients) for e in read(before + text, id="case", language=language).events]


def test_what_is_denied_to_have_been_done_is_negated():
    assert [e.status for e in read("Iranul a negat că ar fi livrat drone Rusiei.", id="case", language="ro").events] == ["negated"]


def test_a_number_in_a_name_is_no_fault():
    text = "Emmanuel Macron a anunțat că Franța va furniza Ucrainei avioane Mirage 2000-5."
    assert [e.type for e in read(text, id="case", language="ro").events] == ["AGREE"]


def test_a_sentence_without_parties_gives_no_event():
    assert read("The committee met on Tuesday and discussed the budget.", id="case", language="en").events == ()


@pytest.mark.parametrize(("language", "text"), [
    ("ro", "Pakistanul a ripostat cu lovituri aeriene asupra Afganistanului."),
    ("ro", "Donald Trump amenință Canada cu taxe de 35%."),
])
def test_a_verb_and_its_noun_tell_one_act(language, text):
    assert len(read(text, id="case", language=language).events) == 1


def test_what_somebody_agrees_to_give_up_is_no_second_act():
    found = read("Siria a acceptat să predea Olandei stocurile de arme chimice.", id="case", language="ro").events
    assert [e.type for e in found] == ["CONCEDE"]


@pytest.mark.parametrize(("text", "expected"), [
    ("Premierul bulgar a vorbit cu președintele turc, pe care l-a invitat la Sofia.", ("AGREE", ("BGR",), ("TUR",))),
    ("Cancelarul austriac s-a întâlnit cu premierul irakian, căruia i-a cerut reforme.", ("REQUEST", ("AUT",), ("IRQ",))),
])
def test_a_relative_clause_without_a_subject_has_that_of_the_clause_around(text, expected):
    assert expected in [(e.type, e.actors, e.recipients) for e in read(text, id="case", language="ro").events]


def test_what_somebody_is_accused_of_is_done_by_the_accused():
    text = "Armenia a acuzat Azerbaidjanul că a lansat un atac cu drone asupra orașului Vardenis."
    assert [(e.type, e.actors, e.recipients) for e in read(text, id="case", language="ro").events] == [("ACCUSE", ("ARM",), ("AZE",))]


def test_two_who_come_to_an_understanding_visit_nobody():
    assert read("Peru și Chile pot să ajungă la o soluție.", id="case", language="ro").events == ()


@pytest.mark.parametrize("text", [
    "Iranul a acuzat Irakul că minte, în timp ce Polonia a bombardat Ungaria.",
    "Franța și Italia cer Siriei explicații, după ce Polonia a bombardat Ungaria.",
    "Franța a anunțat că este pregătită pentru discuții cu Siria, asta după ce Polonia a bombardat Ungaria.",
])
def test_what_is_told_beside_a_report_is_nobody_s_claim(text):
    found = [(e.type, e.actors, e.recipients) for e in read(text, id="case", language="ro").events]
    assert ("ASSAULT", ("POL",), ("HUN",)) in found


@pytest.mark.parametrize(("text", "expected"), [
    ("„Turcia va plăti un preț mare”, a avertizat premierul bulgar.", ("THREATEN", ("BGR",), ("TUR",))),
    ("„Rusia trebuie să se retragă”, a cerut cancelarul austriac.", ("REQUEST", ("AUT",), ("RUS",))),
    ("Ministrul estonian i-a cerut omologului său ungar explicații privind vizita acestuia la Minsk.", ("CONSULT", ("HUN",), ("BLR",))),
    ("Ambasadorul Japoniei în Ciad, Aiko Mori, a venit. Ambasadorul Mori a condamnat Libia.", ("ACCUSE", ("JPN",), ("LBY",))),
])
def test_whoever_speaks_or_is_pointed_at_acts(text, expected):
    assert expected in [(e.type, e.actors, e.recipients) for e in read(text, id="case", language="ro").events]


def test_support_that_does_something_itself_is_given_to_nobody():
    assert read("Sprijinul puternic al Germaniei face o diferență decisivă, a spus șeful NATO.", id="case", language="ro").events == ()


@pytest.mark.parametrize(("text", "expected"), [
    ("Peru and Chile agreed to expand trade as their foreign ministers held talks in Lima.", ("CONSULT", ("CHL", "PER"), ())),
    ("Kenya last month severed relations with Sudan after accusing Khartoum of meddling.", ("SANCTION", ("KEN",), ("SDN",))),
    ("The Qatari emir met the leader of the Palestinian movement Hamas, Ismail Haniyeh.", ("CONSULT", ("Hamas", "QAT"), ())),
    ("The Norwegian envoy was summoned to the Sudanese Foreign Ministry.", ("ACCUSE", ("SDN",), ("NOR",))),
    ("Sudan's Abdel Fattah Al Burhan met the Kenyan president.", ("CONSULT", ("KEN", "SDN"), ())),
    ("Peru's Foreign Ministry said the country does not recognise Palestine.", ("SUPPORT", ("PER",), ("PSE",))),
])
def test_press_sentences_name_both_sides(text, expected):
    assert expected in [(e.type, e.actors, e.recipients) for e in read(text, id="case", language="en").events]


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("ro", "Cuba așteaptă. Premierul maltez a declarat la Praga că țara sa va oferi ajutor Islandei.", ("AGREE", ("MLT",), ("ISL",))),
    ("en", "Cuba waits. The Maltese premier said in Prague that his country would give aid to Iceland.", ("AGREE", ("MLT",), ("ISL",))),
    ("nl", "Cuba wacht. De Maltese premier zei in Praag dat zijn land hulp aan IJsland zal geven.", ("AGREE", ("MLT",), ("ISL",))),
])
def test_his_country_is_that_of_whoever_speaks(language, text, expected):
    assert expected in [(e.type, e.actors, e.recipients) for e in read(text, id="case", language=language).events]


def test_a_where_clause_has_the_subject_of_the_clause_around():
    text = "Premierul maltez și-a încheiat vizita la Praga, unde a avut întâlniri, reafirmând sprijinul Maltei pentru Islanda."
    found = {(e.type, e.actors, e.recipients) for e in read(text, id="case", language="ro").events}
    assert ("SUPPORT", ("MLT",), ("ISL",)) in found


def test_an_announced_withdrawal_is_still_to_come_and_an_announced_truce_is_none():
    left, held = (read(t, id="case", language="en").events[0] for t in (
        "Peru announced the withdrawal of Peruvian troops from Chad.", "Chad and Sudan announced a ceasefire."))
    assert (left.type, left.status) == ("CONCEDE", "future")
    assert held.status == "actual"


def test_a_question_that_somebody_was_asked_is_no_request():
    found = read("Asked whether Turkey would help Sweden, the Chilean president praised Oslo.", id="case", language="en").events
    assert [e.type for e in found] == ["SUPPORT"]


def test_the_dollars_of_a_price_make_no_party():
    found = read("China and Peru signed deals worth two billion U.S. dollars, the Peruvian president said.", id="case", language="en")
    assert [(e.type, e.actors) for e in found.events] == [("SUPPORT", ("CHN", "PER"))]
    assert not any("USA" in m.codes for m in found.mentions)


def test_an_attack_named_by_one_side_only_is_none_on_itself():
    assert read("Atacul rusesc s-a soldat cu moartea unei fetițe.", id="case", language="ro").events == ()


def test_who_calls_an_act_something_did_not_do_it():
    text = "Chile's president called the killing of the Venezuelan dissident an outrage."
    assert not [e for e in read(text, id="case", language="en").events if e.type == "ASSAULT"]


def test_whose_citizen_was_arrested_arrested_nobody():
    text = "A Turkish court ordered the release of a Swedish journalist who had been arrested on his arrival in March."
    assert ("SWE",) not in [e.actors for e in read(text, id="case", language="en").events]


def test_who_tells_of_an_act_is_no_part_of_it():
    text = "The minister said the US had sent a message to Iran."
    assert not [e for e in read(text, id="case", language="en").events if e.mode == "visit"]
