"""Who the parties are where a sentence alone doesn't tell: groups, answers, first persons, neighbours, companions."""

import pytest

from chancery.pipeline import read

NAMED = [
    ("en", "Hamas attacked Israel on Saturday.", ("ASSAULT", ("Hamas",), ("ISR",))),
    ("nl", "De rebellen van M23 vielen de Congolese stad Goma aan.", ("ASSAULT", ("M23",), ("COD",))),
    ("ro", "Talibanii au eliberat doi americani.", ("RETREAT", ("talibani",), ("USA",))),
    ("en", "The rebel group Popular Front attacked a Turkish base.", ("ASSAULT", ("Popular Front",), ("TUR",))),
    ("nl", "Houthi-leider Abdul-Malik al-Houthi dreigde Saoedi-Arabië aan te vallen.", ("THREATEN", ("Houthi's",), ("SAU",))),
    ("en", "The UAE denied that it had armed the RSF.", ("AID", ("ARE",), ("RSF",))),
    ("nl", "De VN-sancties tegen Noord-Korea blijven van kracht.", ("SANCTION", ("UN",), ("PRK",))),
]
RECALLED = [
    ("en", "Saudi Arabia accused Qatar of backing terrorism. Egypt and Jordan lowered ties. Doha rejects the accusations.",
     ("REJECT", ("QAT",), ("SAU",))),
    ("nl", "Ecuador viel de Mexicaanse ambassade binnen. Brazilië sprak schande van de actie.", ("ACCUSE", ("BRA",), ("ECU",))),
    ("en", "Pakistan fears India. Pakistan was accusing its neighbour of grabbing the river. India denied it.",
     ("ACCUSE", ("PAK",), ("IND",))),
    ("nl", "Iran en Saoedi-Arabië sloten een akkoord. Het Witte Huis heeft het akkoord verwelkomd.", ("SUPPORT", ("USA",), ("IRN", "SAU"))),
    ("nl", "Nederland en Zuid-Korea spraken over veiligheid. De ministers veroordeelden de lancering door Noord-Korea.",
     ("ACCUSE", ("KOR", "NLD"), ("PRK",))),
    ("ro", "Premierul maghiar a ajuns marți la Belgrad. A mulțumit Serbiei pentru sprijin și a acuzat Ucraina de sabotaj.",
     ("ACCUSE", ("HUN",), ("UKR",))),
    ("ro", "Macron a plecat la Kiev. Zelenski i-a cerut ajutor.", ("REQUEST", ("UKR",), ("FRA",))),
    ("ro", "Ministrul grec a sunat la Ankara. Turcia i-a promis ajutor.", ("AGREE", ("TUR",), ("GRC",))),
]
WHOSE = [
    ("nl", "Rusland pakte een Franse onderzoeker op.", ("COERCE", ("RUS",), ("FRA",))),
    ("nl", "Turkije bombardeerde Koerdische stellingen in Noord-Irak.", ("ASSAULT", ("TUR",), ("IRQ",))),
    ("nl", "Het buurland Nigeria viel Niger aan.", ("ASSAULT", ("NGA",), ("NER",))),
    ("nl", "NAVO-bondgenoot Turkije viel Syrië aan.", ("ASSAULT", ("TUR",), ("SYR",))),
    ("nl", "Ecuadoraanse agenten drongen de Mexicaanse ambassade binnen.", ("COERCE", ("ECU",), ("MEX",))),
    ("nl", "De NAVO-chef prees Litouwen.", ("SUPPORT", ("NATO",), ("LTU",))),
    ("nl", "Trumps aanbod wijst New Delhi af.", ("REJECT", ("IND",), ("USA",))),
    ("nl", "De Amerikaanse sancties tegen Venezuela werden door Cuba veroordeeld.", ("ACCUSE", ("CUB",), ("USA",))),
    ("nl", "Demonstranten bestormden de Zweedse ambassade in Bagdad.", ("PROTEST", ("IRQ",), ("SWE",))),
]
SAID = [
    ("en", '"Russia has attacked us," said the Ukrainian president.', ("ACCUSE", ("UKR",), ("RUS",))),
    ("ro", "„Am înghețat relațiile cu Rusia”, a declarat ministrul armean de externe.", ("SANCTION", ("ARM",), ("RUS",))),
]
BESIDE = [
    ("en", "Pope Francis condemned Russia.", ("ACCUSE", ("VAT",), ("RUS",))),
    ("nl", "Paus Leo reisde naar Ankara.", ("CONSULT", ("VAT",), ("TUR",))),
    ("ro", "Papa Leon a ajuns la Ankara.", ("CONSULT", ("VAT",), ("TUR",))),
    ("en", "Greece and Turkey have expelled each other's diplomats.", ("SANCTION", ("GRC", "TUR"), ())),
    ("nl", "Marokko en Algerije sloten hun luchtruim voor elkaar.", ("COERCE", ("DZA", "MAR"), ())),
    ("ro", "India și Pakistan s-au bombardat reciproc.", ("ASSAULT", ("IND", "PAK"), ())),
    ("en", "Osman Saleh, the Eritrean Foreign Minister, flew into Djibouti yesterday with his Ethiopian and Somali counterparts.",
     ("CONSULT", ("ERI", "ETH", "SOM"), ("DJI",))),
    ("en", "Bahrain, a member of the Gulf Cooperation Council, has severed relations with Iran.", ("SANCTION", ("BHR",), ("IRN",))),
    ("nl", "Op uitnodiging van zijn Russische collega bracht de Chinese premier dinsdag een bezoek aan Moskou.",
     ("AGREE", ("RUS",), ("CHN",))),
    ("nl", "De Franse president is vandaag in Warschau.", ("CONSULT", ("FRA",), ("POL",))),
    ("en", "Gershkovich, an American journalist, was sentenced to 16 years in prison by a Russian court.",
     ("SANCTION", ("RUS",), ("USA",))),
    ("nl", "Rwanda verbrak de banden met België. Ons land verklaarde de Rwandese diplomaten persona non grata.",
     ("SANCTION", ("BEL",), ("RWA",))),
    ("nl", "President Marcos drong er vrijdag bij ASEAN op aan vaart te zetten achter een gedragscode.", ("REQUEST", ("PHL",), ("ASEAN",))),
    ("nl", "De Chinese zaakgelastigde is in Manilla op het matje geroepen.", ("ACCUSE", ("PHL",), ("CHN",))),
    ("nl", "Chili en Uruguay hekelden het Argentijnse besluit.", ("ACCUSE", ("CHL", "URY"), ("ARG",))),
]


def told(language, text):
    return [(e.type, e.actors, e.recipients) for e in read(text, id="case", language=language).events]


@pytest.mark.parametrize(("language", "text", "expected"), [*NAMED, *RECALLED, *WHOSE, *SAID, *BESIDE], ids=str)
def test_the_parties_of_an_act_are_found(language, text, expected):
    assert expected in told(language, text)


@pytest.mark.parametrize(("language", "text"), [
    ("en", "The Gulf Cooperation Council, of which Qatar is a member, kept silent."),
    ("en", "Does Japan stand by the Philippines?"),
    ("ro", "Serbia a condamnat atacul asupra poliției kosovare."),
    ("nl", "Rwanda ontkent dat."),
    ("en", "Hamas attacked."),
])
def test_what_is_no_act_between_parties_gives_none(language, text):
    assert told(language, text) == []


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "Hungary said it will not support the accession of Ukraine.", ("REJECT", "assist", ("HUN",), ("UKR",), "actual")),
    ("nl", "Congo wil niet met Rwanda praten.", ("REJECT", "meet", ("COD",), ("RWA",), "actual")),
    ("en", "Russia denied supplying Iran with missiles.", ("AID", None, ("RUS",), ("IRN",), "negated")),
    ("en", "EU foreign ministers met in Brussels.", ("CONSULT", "multilateral", ("EU",), (), "actual")),
    ("en", "The leaders of China, Russia and India met in Kazan.", ("CONSULT", "multilateral", ("CHN", "IND", "RUS"), (), "actual")),
    ("en", "Norway called on Sudan to resume talks with Chad.", ("REQUEST", "meet", ("NOR",), ("SDN",), "actual")),
])
def test_modes_follow_what_is_refused_denied_or_asked(language, text, expected):
    found = [(e.type, e.mode, e.actors, e.recipients, e.status) for e in read(text, id="case", language=language).events]
    assert expected in found


def test_a_sentence_in_another_direction_is_another_act():
    text = "India expelled a Pakistani diplomat on Tuesday. The same evening Pakistan expelled an Indian diplomat."
    found = told("en", text)
    assert ("SANCTION", ("IND",), ("PAK",)) in found
    assert ("SANCTION", ("PAK",), ("IND",)) in found


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "At the end of a visit to Paris, the Armenian prime minister thanked France.", ("CONSULT", ("ARM",), ("FRA",))),
    ("ro", "La finalul vizitei la Paris, premierul armean a mulțumit Franței.", ("CONSULT", ("ARM",), ("FRA",))),
    ("en", "The Polish prime minister protested against a visit to Taiwan.", None),
])
def test_who_acts_in_the_course_of_a_visit_is_the_visitor(language, text, expected):
    visits = [(e.type, e.actors, e.recipients) for e in read(text, id="case", language=language).events if e.mode == "visit"]
    assert visits == ([expected] if expected else [])


@pytest.mark.parametrize(("language", "text"), [
    ("en", "Turkey watched. Azerbaijan apologised to Russia and was ready to pay."),
    ("ro", "Turcia privea. Azerbaidjanul i-a cerut scuze Rusiei și s-a arătat dispus să plătească."),
])
def test_a_second_verb_of_a_party_shares_the_other_side_of_the_first(language, text):
    found = [(e.type, e.actors, e.recipients) for e in read(text, id="case", language=language).events]
    assert ("AGREE", ("AZE",), ("RUS",)) in found


def test_the_warnings_and_plans_of_a_private_person_are_no_acts_of_states():
    text = "Political analyst John Smith threatened Russia with war. He promised Russia a visit."
    assert read(text, id="case", language="en").events == ()


@pytest.mark.parametrize(("language", "text"), [
    ("nl", "Premier Mark Rutte en minister Sophie van Dongen waren maandag en dinsdag in China."),
    ("en", "Prime Minister Mark Rutte is on Tuesday in China."),
    ("nl", "Premier Mark Rutte was vorige week in China."),
])
def test_who_is_somewhere_on_a_day_is_on_a_visit_there(language, text):
    (visit,) = read(text, id="case", language=language).events
    assert (visit.mode, visit.actors, visit.recipients) == ("visit", ("NLD",), ("CHN",))


@pytest.mark.parametrize(("language", "text"), [
    ("nl", "De Franse president reist volgende week naar Duitsland."), ("en", "The French president travels to Germany next week."),
    ("ro", "Președintele francez pleacă săptămâna viitoare în Germania."),
])
def test_what_is_told_of_next_week_is_to_come_though_nobody_knows_when_it_was_written(language, text):
    (event,) = read(text, id="case", language=language).events
    assert (event.type, event.status, event.date) == ("AGREE", "future", None)


def test_a_minister_named_beside_another_is_of_the_same_state():
    text = "Prime Minister Mark Rutte and Minister Geoffrey van Dongen left. Van Dongen met the Chinese foreign minister."
    (event,) = [e for e in read(text, id="case", language="en").events if e.type == "CONSULT"]
    assert event.actors == ("CHN", "NLD")


def test_talks_with_others_who_have_no_code_bring_in_nobody_else():
    text = "Russian President Vladimir Putin said that the Syrian government and armed groups had reached an agreement."
    assert all(e.actors != ("RUS", "SYR") for e in read(text, id="case", language="en").events)


def test_the_minister_is_the_one_of_whom_the_text_speaks():
    text = ("Ministrul de externe al României, Emil Hurezeanu, va vizita Republica Moldova. "
            "Acolo ministrul va fi primit marți de premierul Dorin Recean.")
    later = [e for e in read(text, id="case", language="ro").events if e.evidence.start > len("Ministrul de externe al României")]
    assert any(e.type == "AGREE" and {*e.actors, *e.recipients} == {"MDA", "ROU"} for e in later)
