/// What Freedom House asks, in our own words: a short name and one sentence for each category and
/// question.
enum QuestionText {
  /// The letter of a part, the name of the part, what it is about, and its questions in their
  /// order.
  typealias Part = (
    letter: String, name: String, text: String, questions: [(name: String, text: String)]
  )

  /// *Freedom in the World*: A to C are political rights, D to G civil liberties.
  static let freedomInTheWorld: [Part] = [
    (
      "a", "Electoral process",
      "How those who govern come to office, and by which rules of voting: questions A1 to A3.",
      [
        (
          "Choice of the head of government",
          "Whether whoever leads the government or the state won office in free and fair elections."
        ),
        (
          "Choice of the legislature",
          "Whether the members of the national legislature won their seats in free and fair "
            + "elections."
        ),
        (
          "Electoral laws",
          "Whether the rules of voting are just and those who run the vote apply them "
            + "without favour."
        ),
      ]
    ),
    (
      "b", "Political pluralism and participation",
      "Who can compete for power and take part in politics: questions B1 to B4.",
      [
        (
          "Freedom to form parties",
          "Whether people can found parties and movements of their choice, and these can "
            + "rise and fall."
        ),
        (
          "Chances of the opposition",
          "Whether the opposition has a real prospect of gaining support or power at the "
            + "ballot box."
        ),
        (
          "Choices without domination",
          "Whether voters and candidates decide without pressure from soldiers, foreign "
            + "powers, clergy or wealth."
        ),
        (
          "Political rights of all groups",
          "Whether women, minorities and every other part of the population can take a full "
            + "part in politics."
        ),
      ]
    ),
    (
      "c", "Functioning of government",
      "Whether those who were elected rule, honestly and in the open: questions C1 to C3.",
      [
        (
          "Elected leaders decide",
          "Whether the chosen head of government and legislature, not others, set the "
            + "policies of the state."
        ),
        (
          "Safeguards against corruption",
          "Whether officials are kept from corruption by rules that are strong and that work."
        ),
        (
          "Openness of government",
          "Whether the government acts in view of the public and answers to it between votes."
        ),
      ]
    ),
    (
      "d", "Freedom of expression and belief",
      "What people may say, print, believe and teach: questions D1 to D4.",
      [
        (
          "Independent media",
          "Whether newspapers, broadcasters and online media can report freely."
        ),
        (
          "Freedom of religion",
          "Whether everyone can practise a religion, or none, in public and in private."
        ),
        (
          "Academic freedom",
          "Whether teaching and research are free, and schools are not used for political "
            + "indoctrination."
        ),
        (
          "Freedom to speak",
          "Whether people can talk about politics and other sensitive matters without fear "
            + "of being watched or punished."
        ),
      ]
    ),
    (
      "e", "Associational and organizational rights",
      "Whether people can gather and organize: questions E1 to E3.",
      [
        ("Freedom of assembly", "Whether people can meet and protest peacefully."),
        (
          "Non-governmental organizations",
          "Whether groups that work for human rights and other public causes can do so unhindered."
        ),
        (
          "Trade unions",
          "Whether workers and professions can form unions, bargain and strike."
        ),
      ]
    ),
    (
      "f", "Rule of law",
      "Whether courts, police and laws protect everyone: questions F1 to F4.",
      [
        ("Independent judiciary", "Whether judges decide without interference."),
        (
          "Due process",
          "Whether arrests, trials and lawsuits follow the law and the rights of those concerned."
        ),
        (
          "Protection from violence",
          "Whether people are safe from unlawful force of the state, from war and from insurgents."
        ),
        (
          "Equal treatment",
          "Whether laws and practice treat all parts of the population equally."
        ),
      ]
    ),
    (
      "g", "Personal autonomy and individual rights",
      "How far people decide about their own lives: questions G1 to G4.",
      [
        (
          "Freedom of movement",
          "Whether people can travel and choose where to live, work and study."
        ),
        (
          "Property and business",
          "Whether people can own property and run a business without undue interference."
        ),
        (
          "Personal social freedoms",
          "Whether people decide themselves about marriage, family size and appearance, and "
            + "are safe from violence at home."
        ),
        (
          "Equality of opportunity",
          "Whether people share in the economy's gains and are safe from exploitation at work."
        ),
      ]
    ),
  ]

  /// *Freedom on the Net*.
  static let freedomOnTheNet: [Part] = [
    (
      "a", "Obstacles to access",
      "What keeps people from going online: questions A1 to A5.",
      [
        ("Infrastructure", "Whether poor infrastructure limits access, or its speed and quality."),
        (
          "Cost and reach",
          "Whether access is too expensive or out of reach for some because of place, wealth "
            + "or group."
        ),
        (
          "Control of infrastructure",
          "Whether the government uses its control over networks to cut or slow connections."
        ),
        (
          "Choice of providers",
          "Whether laws, rules or the market keep service providers from competing."
        ),
        ("Regulators", "Whether the bodies that oversee the sector are independent and fair."),
      ]
    ),
    (
      "b", "Limits on content",
      "What can be read and published online: questions B1 to B8.",
      [
        (
          "Blocking",
          "Whether the state blocks or filters websites and other content that should be free."
        ),
        (
          "Forced deletion",
          "Whether the state or others make publishers and platforms delete content that "
            + "should be free."
        ),
        (
          "Rules of restriction",
          "Whether limits on content are open, proportionate and subject to appeal."
        ),
        (
          "Self-censorship",
          "Whether journalists and ordinary users refrain from saying what they think online."
        ),
        (
          "Manipulated information",
          "Whether the government or other powers manipulate online content for political ends."
        ),
        (
          "Economic pressure on publishers",
          "Whether money or rules hinder those who publish online."
        ),
        ("Diversity", "Whether varied and reliable sources of information are to be found online."),
        (
          "Organizing online",
          "Whether people can campaign and form communities online, above all on political matters."
        ),
      ]
    ),
    (
      "c", "Violations of user rights",
      "What happens to people for what they do online: questions C1 to C8.",
      [
        (
          "Legal protection",
          "Whether constitution, laws and courts protect free speech and the press, also online."
        ),
        (
          "Laws against online speech",
          "Whether laws punish online activity that should be free."
        ),
        ("Penalties", "Whether people are punished for online activity that should be free."),
        ("Anonymity", "Whether the government restricts anonymity or encryption."),
        ("State surveillance", "Whether surveillance by the state violates the privacy of users."),
        (
          "Data kept by companies",
          "Whether providers and technology companies must collect or hand over data about users."
        ),
        (
          "Violence and intimidation",
          "Whether people are threatened or attacked for what they do online."
        ),
        (
          "Cyberattacks",
          "Whether websites, organizations or users are hacked or attacked with technical means."
        ),
      ]
    ),
  ]
}
