internal import FreedomModel

/// What Freedom House published about its own figures, and what is known to be odd in them.
///
/// Everything here was checked against the workbooks of February 2025 (ratings 1973-2025, aggregate
/// scores 2003-2024, all data 2013-2025), the *Freedom of the Press* workbook 1980-2013 and the
/// tables of 2016-2017.
enum PublishedRecord {
  /// Countries that improved and declined, by the total: the overview essays of *Freedom in the
  /// World*, each edition's "gains and declines".
  ///
  /// Later revisions of the figures can move such a count by one: then the counts that today's figures
  /// give stand beside the published ones.
  static let gainsAndDeclines:
    [(edition: Int, improved: Int, declined: Int, revised: (counts: String, why: String)?)] = [
      (2013, 43, 63, nil), (2014, 40, 54, nil), (2015, 33, 62, nil), (2016, 43, 72, nil),
      (2017, 36, 67, ("36/66", "known: a later revision of the figures moved one decline")),
      (2018, 35, 71, nil), (2019, 50, 68, nil), (2020, 37, 64, nil), (2021, 28, 73, nil),
      (2022, 25, 60, nil), (2023, 34, 35, nil), (2024, 21, 52, nil), (2025, 34, 60, nil),
    ]

  /// Electoral democracies: the list published with the edition 2025.
  static let electoralDemocracies = (edition: 2025, yes: 106, no: 89)

  /// Statuses in *Freedom of the Press*, countries and territories: the reports of these editions.
  static let press: [StatusDistribution] = [
    StatusDistribution(edition: 2009, countries: 195, free: 70, partlyFree: 61, notFree: 64),
    StatusDistribution(edition: 2010, countries: 196, free: 69, partlyFree: 64, notFree: 63),
    StatusDistribution(edition: 2012, countries: 197, free: 66, partlyFree: 72, notFree: 59),
    StatusDistribution(edition: 2017, countries: 199, free: 61, partlyFree: 72, notFree: 66),
  ]

  /// Transitions between statuses, countries, editions 2004 to 2025, row by row from Free to Not
  /// Free: counted from the ratings workbook.
  static let transitions = (
    from: 2004, to: 2025,
    counts: [
      (from: FreedomStatus.free, to: "1803/22/1"), (.partlyFree, "20/1161/39"),
      (.notFree, "0/31/1000"),
    ]
  )

  /// Countries whose status, editions 1973 to 2003, today's rule does not give: in all, and those
  /// that the rule of the time does not give either.
  static let statusesAgainstToday = (all: 192, againstTheTime: 12)

  /// The edition after which the mean total of the world fell in every one.
  static let lastRiseOfTheWorld = 2006

  /// One country in full, as published.
  static let kazakhstan: [(indicator: String, edition: Int, figure: Double)] = [
    ("fiw.pr", 2009, 6), ("fiw.cl", 2009, 5), ("fiw.status", 2009, 0), ("fiw.total", 2009, 30),
    ("fotp.total", 2008, 78), ("fotp.status", 2008, 0), ("fotp.total", 2009, 78),
    ("fotp.status", 2009, 0),
  ]

  /// An entity and an edition in which an official file is known to contradict the rules.
  struct Oddity: Hashable {
    let entity: String
    let edition: Int
  }

  /// Scores of *Freedom in the World*: Kosovo's sums (one is a wrong formula, and question Q stands
  /// under question A).
  static let oddScores: Set<Oddity> = [
    Oddity(entity: "XKX", edition: 2006), Oddity(entity: "XKX", edition: 2007),
  ]

  /// Ratings of territories that their scores do not give, in the sheet of 2003 to 2005.
  static let oddRatings: Set<Oddity> = [
    Oddity(entity: "XIO", edition: 2003), Oddity(entity: "XPK", edition: 2003),
    Oddity(entity: "XTN", edition: 2005),
  ]

  /// *Freedom of the Press*: statuses beside totals (Bosnia and Herzegovina 76 PF, Colombia 49 NF,
  /// Pakistan 59 NF, Zambia 60 NF, El Salvador 42 NF; Kosovo's 0 is a placeholder), and the parts
  /// of the two Congos, exchanged.
  static let oddPress: Set<Oddity> = [
    Oddity(entity: "BIH", edition: 1996), Oddity(entity: "COL", edition: 1994),
    Oddity(entity: "PAK", edition: 2004), Oddity(entity: "ZMB", edition: 1996),
    Oddity(entity: "SLV", edition: 2004), Oddity(entity: "XKX", edition: 2009),
    Oddity(entity: "COD", edition: 2012), Oddity(entity: "COG", edition: 2012),
  ]
}
