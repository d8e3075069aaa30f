extension Indicator {
  /// What surprises people about the published figures, one sentence each; none is put right here.
  public var oddities: [String] {
    (Self.oddities[id] ?? []) + (directionSince.map { Self.turned($0) } ?? [])
  }

  private static func turned(_ edition: Int) -> [String] {
    [
      "The scale was reversed in the edition \(edition): a trend counts older values the other way round."
    ]
  }

  private static let oddities: [String: [String]] = [
    "fiw.pr": [southAfrica, scoresOfThree, revised],
    "fiw.cl": [southAfrica, scoresOfThree, revised],
    "fiw.rating": ["Before the edition 2004 a mean of 5.5 was Partly Free or Not Free."],
    "fiw.status": [
      "South Africa has two statuses, F (NF), in the first edition, and no single one.",
      "Before the edition 2004, 14 statuses contradict the rule of their own time.", revised,
    ],
    "fiw.total": [belowZero, "Luxembourg has 101 of 100 points in the edition 2003."],
    "fiw.pr_score": [
      belowZero, "Luxembourg has 44 of 40 points in the edition 2003.",
      "Kosovo's of the editions 2006 and 2007 is not the sum of its parts.",
    ],
    "fiw.cl_score": ["Kosovo's of the edition 2007 is not the sum of its parts."],
    "fiw.a": [
      "Older issues of the scores give Bahrain 21 of 12 points in twelve editions; newer ones 2 or 3."
    ],
    "fiw.add_a": ["Kosovo's 3 points of question Q in 2006 and 2007 stand here."],
    "fotp.total": [
      "The old workbook has the two Congos exchanged in the editions 2007, 2008 and 2013.",
      "Kosovo's 0 of the edition 2009 is a placeholder, taken as not rated.",
    ],
    "fotp.legal": [congos], "fotp.political": [congos], "fotp.economic": [congos],
    "fotp.status": [
      "Four statuses contradict the bands of the totals: Colombia 1994, Bosnia and Herzegovina and "
        + "Zambia 1996, El Salvador 2004."
    ],
    "fotp.print_status": [twoStatuses], "fotp.broadcast_status": [twoStatuses],
  ]

  private static let southAfrica =
    "South Africa's figures of the first edition are two, as in 2(5): no analysis uses them."
  private static let scoresOfThree =
    "Three ratings of territories in the editions 2003 to 2005 do not follow from their scores."
  private static let revised = "Later issues changed a few figures of earlier editions."
  private static let belowZero = "Additional question Q can take it below 0."
  private static let congos = "Those of the two Congos are exchanged in the edition 2012."
  private static let twoStatuses =
    "Print and broadcast media had a status each; no single one is made up from the two."
}
