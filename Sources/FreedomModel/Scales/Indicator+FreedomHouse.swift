extension Indicator {
  /// Every indicator of Freedom House's three publications, with scale and direction.
  ///
  /// Ranges are those of the published methodologies; `fiw.pr_score` and `fiw.total` can fall
  /// below zero through the additional question that lowers the score.
  public static let freedomHouse: [Indicator] = inTheWorld + ofThePress + onTheNet

  /// The political rights rating, `fiw.pr`: 1 (most free) to 7 (least free).
  public static let politicalRights = rating(
    "pr", "Political rights rating", "Political rights, 1 (most free) to 7 (least free).")
  /// The civil liberties rating, `fiw.cl`: 1 (most free) to 7 (least free).
  public static let civilLiberties = rating(
    "cl", "Civil liberties rating", "Civil liberties, 1 (most free) to 7 (least free).")
  /// The mean of both ratings, `fiw.rating`, computed here: 1 (most free) to 7 (least free).
  public static let freedomRating = Indicator(
    id: "fiw.rating", publication: "fiw", label: "Freedom rating", measure: .rating,
    minimum: 1, maximum: 7, direction: .lower,
    description: """
      Mean of the political rights and civil liberties ratings, 1 (most free) to 7 (least \
      free); computed here from the two published ratings.
      """,
    meanOf: ["fiw.pr", "fiw.cl"])
  /// The status of *Freedom in the World*, `fiw.status`: Free, Partly Free or Not Free.
  public static let status = Indicator(
    id: "fiw.status", publication: "fiw", label: "Freedom in the World status",
    measure: .status, direction: .higher,
    description: """
      Free, Partly Free or Not Free, as published. From the edition 2004 the mean of the \
      ratings decides: 1.0-2.5 Free, 3.0-5.0 Partly Free, 5.5-7.0 Not Free; before, 5.5 was \
      either.
      """)
  /// The total score of *Freedom in the World*, `fiw.total`: -4 (least free) to 100 (most free).
  public static let total = score(
    "total", "Total score", -4...100, "Political rights and civil liberties together.")

  private static let inTheWorld: [Indicator] =
    [
      politicalRights, civilLiberties, freedomRating, status, total,
      score(
        "pr_score", "Political rights score", -4...40,
        "A + B + C, plus or minus the additional questions."),
      score("cl_score", "Civil liberties score", 0...60, "D + E + F + G."),
      score(
        "electoral_democracy", "Electoral democracy", 0...1,
        "Whether Freedom House lists a country as an electoral democracy, 1 (yes) or 0 (no)."),
    ] + categories + items

  private static let categories: [Indicator] =
    QuestionText.freedomInTheWorld.prefix(3).map(category) + [
      Indicator(
        id: "fiw.add_q", publication: "fiw", label: "Additional question Q", measure: .score,
        minimum: 0, maximum: 4, direction: .lower,
        description:
          "Deliberate change of the ethnic composition of a territory; lowers the score."),
      score(
        "add_a", "Additional question A", 0...4,
        "Traditional monarchies, until the edition 2017; raises the score."),
    ] + QuestionText.freedomInTheWorld.dropFirst(3).map(category)

  private static func category(_ part: QuestionText.Part) -> Indicator {
    score(
      part.letter, "\(part.letter.uppercased()) \(part.name)",
      0...Double(4 * part.questions.count), part.text)
  }

  private static let items: [Indicator] = QuestionText.freedomInTheWorld.flatMap { part in
    part.questions.enumerated().map { place, question in
      let name = "\(part.letter)\(place + 1)"
      return score(name, "\(name.uppercased()) \(question.name)", 0...4, question.text)
    }
  }

  private static let ofThePress: [Indicator] = [
    press("total", "Press freedom total", 0...100, "Legal, political and economic parts together."),
    press(
      "legal", "Legal environment", 0...30,
      "Part A: the laws that bear on the media and how the state uses them."),
    press(
      "political", "Political environment", 0...40,
      "Part B: political pressure on reporting, from censorship to violence against journalists."
    ),
    press(
      "economic", "Economic environment", 0...30,
      "Part C: ownership, costs, advertising and bribes that bear on what is reported."),
    pressStatus("status", "Press freedom status", "From the edition 1989."),
    pressStatus("print_status", "Print media status", "Editions 1980 to 1988."),
    pressStatus("broadcast_status", "Broadcast media status", "Editions 1980 to 1988."),
  ]

  private static let onTheNet: [Indicator] =
    [net("total", "Internet freedom total", 0...100, "The three parts together.")]
    + zip(QuestionText.freedomOnTheNet, [25, 35, 40]).map { part, points in
      net(part.letter, "\(part.letter.uppercased()) \(part.name)", 0...points, part.text)
    }
    + [
      Indicator(
        id: "fotn.status", publication: "fotn", label: "Freedom on the Net status",
        measure: .status, direction: .higher,
        description: "Free, Partly Free or Not Free, as published.")
    ]
    + QuestionText.freedomOnTheNet.flatMap { part in
      part.questions.enumerated().map { place, question in
        let name = "\(part.letter)\(place + 1)"
        return net(name, "\(name.uppercased()) \(question.name)", nil, question.text)
      }
    }

  private static func rating(_ name: String, _ label: String, _ text: String) -> Indicator {
    Indicator(
      id: "fiw." + name, publication: "fiw", label: label, measure: .rating, minimum: 1,
      maximum: 7, direction: .lower, description: text)
  }

  private static func score(
    _ name: String, _ label: String, _ range: ClosedRange<Double>, _ text: String
  ) -> Indicator {
    Indicator(
      id: "fiw." + name, publication: "fiw", label: label, measure: .score,
      minimum: range.lowerBound, maximum: range.upperBound, direction: .higher, description: text)
  }

  private static func press(
    _ name: String, _ label: String, _ range: ClosedRange<Double>, _ text: String
  ) -> Indicator {
    Indicator(
      id: "fotp." + name, publication: "fotp", label: label, measure: .score,
      minimum: range.lowerBound, maximum: range.upperBound, direction: .lower, description: text)
  }

  private static func pressStatus(_ name: String, _ label: String, _ text: String) -> Indicator {
    Indicator(
      id: "fotp." + name, publication: "fotp", label: label, measure: .status, direction: .higher,
      description: "Free, Partly Free or Not Free, as published. " + text)
  }

  private static func net(
    _ name: String, _ label: String, _ range: ClosedRange<Double>?, _ text: String
  ) -> Indicator {
    Indicator(
      id: "fotn." + name, publication: "fotn", label: label, measure: .score,
      minimum: range?.lowerBound ?? 0, maximum: range?.upperBound, direction: .higher,
      directionSince: 2019,
      description: (text + " Until the edition 2018 lower was freer; since 2019 higher is.")
        .trimmedOfBlanks)
  }
}

extension Indicator {
  /// What surprises readers about the published values, one sentence each; none is corrected here.
  public var oddities: [String] {
    (Self.oddities[id] ?? []) + (directionSince.map { Self.turned($0) } ?? [])
  }

  private static func turned(_ edition: Int) -> [String] {
    [
      "The scale was reversed in the edition \(edition): a trend reverses older values."
    ]
  }

  private static let oddities: [String: [String]] = [
    "fiw.pr": [southAfrica, scoresOfThree, revised],
    "fiw.cl": [southAfrica, scoresOfThree, revised],
    "fiw.rating": ["Before the edition 2004 a mean of 5.5 was Partly Free or Not Free."],
    "fiw.status": [
      "South Africa has two statuses, F (NF), in the first edition.",
      "Before the edition 2004, 14 statuses contradict the rule of their own time.", revised,
    ],
    "fiw.total": [belowZero, "Luxembourg has 101 of 100 points in the edition 2003."],
    "fiw.pr_score": [
      belowZero, "Luxembourg has 44 of 40 points in the edition 2003.",
      "Kosovo's of the editions 2006 and 2007 is not the sum of its parts.",
    ],
    "fiw.cl_score": ["Kosovo's of the edition 2007 is not the sum of its parts."],
    "fiw.a": [
      "Older files of scores show 21 of 12 points for Bahrain in twelve editions; newer ones "
        + "2 or 3."
    ],
    "fiw.add_a": ["Kosovo's 3 points of question Q in 2006 and 2007 are stored here."],
    "fotp.total": [
      "The old workbook has the two Congos exchanged in the editions 2007, 2008 and 2013.",
      "Kosovo's 0 of the edition 2009 is a placeholder, read as not rated.",
    ],
    "fotp.legal": [congos], "fotp.political": [congos], "fotp.economic": [congos],
    "fotp.status": [
      "Four statuses contradict the bands of the totals: Colombia 1994, Bosnia and Herzegovina and "
        + "Zambia 1996, El Salvador 2004."
    ],
    "fotp.print_status": [twoStatuses], "fotp.broadcast_status": [twoStatuses],
  ]

  private static let southAfrica =
    "South Africa has two values in the first edition, as in 2(5): no analysis uses them."
  private static let scoresOfThree =
    "Three ratings of territories in the editions 2003 to 2005 do not follow from their scores."
  private static let revised = "Later files changed a few values of earlier editions."
  private static let belowZero = "Additional question Q can lower it below 0."
  private static let congos = "The values of the two Congos are exchanged in the edition 2012."
  private static let twoStatuses =
    "Print and broadcast media had a status each; the two are not combined here."
}
