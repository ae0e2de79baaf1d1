"""Nouns and adjectives of people, bodies and works. Open classes: each list can grow."""

from __future__ import annotations

from site_builder.text.lexicon import words

# Lower-case words that go with a name into one phrase: “Clinton campaign manager Robby Mook”.
PERSON_NOUNS = words(
    """
    campaign spokesman spokeswoman spokesperson spokesmen spokespeople adviser advisor
    advisers advisors aide aides supporter supporters ally allies administration surrogate
    surrogates lawyer lawyers official officials family voter voters governor senator
    congressman congresswoman businessman billionaire mogul nominee candidate candidates
    mayor president lawmaker lawmakers foundation team camp staffer staffers staff operative
    operatives reporter reporters host hosts anchor journalist historian manager director
    chairman chairwoman chair strategist strategists pollster pollsters donor donors
    fundraiser fans fan backer backers delegate delegates attorney attorneys doctor doctors
    professor author editor columnist correspondent analyst analysts economist economists
    executive chief coordinator secretary judge prosecutor prosecutors sheriff police
    officer officers agent agents general commander leader leaders minister ministers
    ambassador diplomat diplomats state campaign's representative representatives member
    members co-chair co-founder founder head activist activists writer blogger producer
    student students resident residents worker workers employee employees owner partner
    friend friends wife husband son daughter brother sister mother father native veteran
    resident volunteer volunteers coach actor actress singer expert experts
    """
)

# Between determiner or name and such a noun: “a senior Clinton campaign official”.
MODIFIERS = words(
    """
    supreme prime interim acting assistant associate first second third lead
    presidential vice senior top national former political foreign deputy press
    communications longtime state federal local chief executive general republican
    democratic conservative liberal progressive prominent fellow finance campaign media
    veteran retired current then then-president military policy security party house senate
    white-house public legal gubernatorial senatorial congressional
    """
)

# Capitalised words that open a sentence or are alone, and are not names.
NO_NAMES = words(
    """
    the a an in on at but and he she it they we i you this that if as for when while after
    before since then now yet so not no yes there here what who how why where both some many
    most other also still even just only his her their our my its monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august
    september october november december feb aug sept oct nov dec
    instead however meanwhile later earlier despite
    although because these those last next one two three first second according during
    speaking asked with from to by of or nor under over about against among another any all
    each every few several such than though through until upon which whether within without
    additionally moreover furthermore indeed perhaps maybe again once recently finally
    ultimately overall further likewise similarly thus therefore hence nevertheless
    nonetheless otherwise though unlike like given following regarding asking saying adding
    noting responding appearing writing calling citing referring pressed told related read
    watch see click photo image video update updated editor's note i'm i've i'll we're
    they're he's she's it's that's there's don't didn't can't won't isn't well oh ok okay
    let let's please never ever more less
    """
)

# A run of capitals that ends so is no person.
ORGANISATIONS = words(
    """
    university department committee party times post news journal street institute
    association court council agency bureau company inc corp corporation foundation center
    centre union hall park states kingdom nations press service commission board group
    republic city county college school act bank church tower hotel avenue road week day
    show house congress senate campaign administration convention fund network tribune
    herald globe gazette magazine today daily radio media tv league club society alliance
    coalition project conference caucus pac parliament ministry government guard force army
    navy forces police office organization organisation international america report review
    reporter beast politico reuters cnn msnbc fox nbc abc cbs ap bbc npr c-span breitbart
    twitter facebook google youtube instagram wikileaks democrats republicans americans
    iranians democrat republican
    """
)

# Adjectives before a title or a name that are no part of it: “Iranian President Hassan Rouhani”.
ADJECTIVES = words(
    """
    republican democratic democrat gop american us u.s uk u.k eu iranian israeli russian
    chinese british french german canadian mexican european iraqi syrian turkish saudi
    indian japanese korean cuban ukrainian palestinian muslim christian catholic jewish
    black white-house latino hispanic african libertarian green conservative liberal
    progressive tory labour social presidential national federal democratic-led then-
    candidate longtime veteran majority minority house senate press campaign white
    """
)

# Countries, states and cities: they make statements, and are nobody's name.
PLACES = words(
    """
    afghanistan america argentina australia austria bahrain belarus belgium brazil britain bulgaria
    canada chile china colombia cuba cyprus denmark egypt england estonia ethiopia europe finland
    france georgia germany greece hungary iceland india indonesia iran iraq ireland israel italy
    japan jordan kenya korea kuwait latvia lebanon libya lithuania malaysia mexico morocco
    netherlands nigeria norway oman pakistan palestine philippines poland portugal qatar romania
    russia scotland serbia singapore slovakia somalia spain sudan sweden switzerland syria taiwan
    thailand tunisia turkey uganda ukraine venezuela vietnam wales yemen zimbabwe
    alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
    illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
    mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas
    utah vermont wisconsin wyoming
    washington tehran moscow beijing london paris berlin brussels jerusalem baghdad damascus kabul
    ankara cairo riyadh beirut gaza vienna geneva boston chicago philadelphia detroit miami atlanta
    dallas houston denver seattle manhattan brooklyn hollywood aleppo mosul benghazi seoul tokyo
    york jersey hampshire mexico carolina dakota zealand arabia africa asia korea u.s u.k us uk eu
    un
    """
)

# Within a name: “Ursula von der Leyen”, “Maria das Graças da Silva”.
CONNECTORS = words(
    """
    de von van der den ten ter zu bin ibn bint al el la le los las du des di da das do dos del della
    e y
    """
)

# “Secretary of State John Kerry”, “White House Chief of Staff Denis McDonough”: one title.
OFFICES_OF = words("secretary chief minister undersecretary")
OFFICE_FIELDS = words("state staff defense defence war treasury education energy health justice")

# What somebody says, as a noun: “The agency also reported Khamenei’s criticism of …”.
SPEECH_NOUNS = words(
    """
    account accusation address allegation announcement answer appeal argument assertion assessment
    boast claim comment comments complaint criticism declaration demand denial description email
    explanation interview letter message op-ed opinion plea pledge post promise proposal question
    quote rant remark remarks reply report request response rhetoric speech statement statements
    suggestion testimony threat tirade tweet tweets view views vow warning words writing
    """
)

# A name for something: the so-called “coalition of the willing”, known as the “Buffett rule”.
NAMING = words(
    """
    called dubbed nicknamed titled entitled named labeled labelled so-called known term word words
    phrase nickname slogan hashtag calling calls call terms
    """
)

# Works and the people who make them: on the show “Morning Joe”, in his book, “An American Son”.
MEDIA = words(
    """
    show movie film book song album series sitcom episode program programme host anchor memoir
    novel documentary musical column podcast ad spot magazine play single bestseller hit star
    co-host author interview segment newsletter editorial article headline report essay
    """
)
