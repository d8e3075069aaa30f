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
