/// What is known to be odd in Freedom House's own files: it is named, and not counted as a failure.
///
/// Everything here was checked against the workbooks of February 2025 (ratings 1973-2025, aggregate
/// scores 2003-2024, all data 2013-2025), the *Freedom of the Press* workbook 1980-2013 and the
/// tables of 2016-2017.
enum KnownOddities {
  /// An entity and an edition in which an official file is known to contradict the rules.
  struct Oddity: Hashable {
    let entity: String
    let edition: Int
  }

  /// Scores of *Freedom in the World*: Kosovo's sums (one is a wrong formula, and question Q stands
  /// under question A).
  static let scores: Set<Oddity> = [
    Oddity(entity: "XKX", edition: 2006), Oddity(entity: "XKX", edition: 2007),
  ]

  /// Ratings of territories that their scores do not give, in the sheet of 2003 to 2005.
  static let ratings: Set<Oddity> = [
    Oddity(entity: "XIO", edition: 2003), Oddity(entity: "XPK", edition: 2003),
    Oddity(entity: "XTN", edition: 2005),
  ]

  /// *Freedom of the Press*: statuses beside totals (Bosnia and Herzegovina 76 PF, Colombia 49 NF,
  /// Pakistan 59 NF, Zambia 60 NF, El Salvador 42 NF; Kosovo's 0 is a placeholder), and the parts
  /// of the two Congos, exchanged.
  static let press: Set<Oddity> = [
    Oddity(entity: "BIH", edition: 1996), Oddity(entity: "COL", edition: 1994),
    Oddity(entity: "PAK", edition: 2004), Oddity(entity: "ZMB", edition: 1996),
    Oddity(entity: "SLV", edition: 2004), Oddity(entity: "XKX", edition: 2009),
    Oddity(entity: "COD", edition: 2012), Oddity(entity: "COG", edition: 2012),
  ]
}
