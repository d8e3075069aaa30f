internal import FreedomModel

/// Why an analysis cannot be made from what it was given.
public enum AnalysisError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There are no values of an indicator, given by its id.
  case noFigures(indicator: String)
  /// No indicator is requested.
  case noIndicator
  /// Two sources, by the names that users know, have no indicator in common.
  case nothingInCommon(old: String, new: String)
  /// No entity has values of two indicators, given by their ids, in one year.
  case noPairs(first: String, second: String)
  /// There is no such edition of the publication that an indicator belongs to; the first and last
  /// that there are, where they are known.
  case noEdition(year: Int, indicator: String, known: ClosedRange<Int>? = nil)
  /// An entity, given by its name, has no value in an edition; the first and the last edition in
  /// which it has one, if any.
  case noValue(entity: String, indicator: String, year: Int, editions: ClosedRange<Int>?)
  /// No edition with an indicator judges a date; the first and the last day that are judged.
  case noEditionJudges(date: String, indicator: String, first: String, last: String)
  /// An entity, given by its name, has too few editions before or after an event; `nil` where this
  /// is so of all entities.
  case tooFewEditions(entity: String?, indicator: String, before: Int, after: Int, needed: Int)
  /// There is no earlier edition to compare with.
  case noEarlierEdition(year: Int, indicator: String)
  /// The first edition is not before the last.
  case editionsOutOfOrder(first: Int, last: Int)
  /// The table cannot be made by region.
  case notByRegion(table: String)
  /// The table cannot be made of an indicator.
  case unsuited(indicator: String, table: String, need: String)
  /// The analysis needs to know which end of an indicator's scale is freer, and its declaration is
  /// missing.
  case directionNotDeclared(indicator: String, what: String)
  /// A scale has no ends, and what is requested needs them.
  case noRange(indicator: String, what: String)
  /// Reversed values are requested, and on all scales requested higher is freer as published.
  case nothingToReverse(indicators: [String])
  /// An option is outside what makes sense.
  case badOption(name: String, value: String, rule: String)

  /// Checks a number of rows or editions.
  package static func check(_ name: String, _ number: Int) throws(AnalysisError) {
    guard number < 1 else { return }
    throw .badOption(name: name, value: String(number), rule: "it is 1 or more")
  }

  /// No edition of a year in a panel, whose editions the error names.
  static func missing(edition year: Int, in panel: Panel) -> AnalysisError {
    let years = panel.editions.map(\.year)
    let known = years.first.flatMap { first in years.last.map { first...max(first, $0) } }
    return .noEdition(year: year, indicator: panel.indicator.id, known: known)
  }

  /// What is wrong: a sentence in lower case without a final stop.
  public var description: String {
    switch self {
    case .noFigures(let indicator): "there are no values of \(indicator)"
    case .noIndicator: "no indicator is named"
    case .nothingInCommon(let old, let new):
      "there are no values of one indicator and edition in both \(old) and \(new)"
    case .noPairs(let first, let second):
      "no country or territory has values of \(first) and \(second) in one of these years"
    case .noEdition(let year, let indicator, _): "there is no edition \(year) with \(indicator)"
    case .noValue(let entity, let indicator, let year, let editions):
      "\(entity) has no value of \(indicator) in the edition \(year)"
        + (editions.map {
          "; it has values from \($0.lowerBound) to \($0.upperBound)"
        } ?? "")
    case .noEditionJudges(let date, let indicator, let first, let last):
      "no edition with \(indicator) judges \(date): they judge \(first) to \(last)"
    case .tooFewEditions(let entity, let indicator, let before, let after, let needed):
      (entity.map {
        "\($0) has too few editions with \(indicator) in the window: \(before) before the event, "
          + "\(after) from it on"
      } ?? "no entity has enough editions with \(indicator) before and after the event")
        + "; \(needed) are needed on each side: choose another date or a wider window"
        + (indicator == "fiw.rating" ? "" : ", or --indicator fiw.rating, which begins in 1973")
    case .noEarlierEdition(let year, let indicator):
      "there is no edition of \(indicator) so far before \(year)"
    case .editionsOutOfOrder(let first, let last): "\(first) is not before \(last)"
    case .notByRegion(let table): "the table \(table) cannot be made by region"
    case .unsuited(let indicator, let table, let need):
      "the table \(table) cannot be made of \(indicator): it needs \(need)"
    case .directionNotDeclared(let indicator, let what):
      "\(what) needs to know which end of \(indicator) is freer, and it is not declared"
    case .noRange(let indicator, let what): "\(indicator) has no range, and \(what)"
    case .nothingToReverse(let indicators):
      """
      there is nothing to reverse: on the scale\(indicators.count == 1 ? "" : "s") of \
      \(indicators.joined(separator: ", ")) higher is freer as published
      """
    case .badOption(let name, let value, let rule): "\(name) is \(value), but \(rule)"
    }
  }

  /// What to do about it, where there is something to do.
  public var hint: String? {
    switch self {
    case .noEdition(_, _, let known?):
      "the editions are \(known.lowerBound) to \(known.upperBound)"
    case .editionsOutOfOrder: "choose a --from before --to"
    case .unsuited(let indicator, _, "a status"):
      "choose --indicator \(indicator.prefix { $0 != "." }).status"
    case .nothingInCommon: "'freedom agree' compares the values of two publications"
    case .noPairs:
      "--years coverage pairs them by the year judged, --kind all counts territories too"
    case .directionNotDeclared:
      "import its file again with --lower-is-freer or --higher-is-freer"
    case .noRange: "import its file again with --range, such as --range 0:100"
    default: nil
    }
  }
}

package enum NameList {
  /// The names with commas; of a long list the first and a count of the others.
  package static func text(_ names: [String], limit: Int = 8) -> String {
    guard names.count > limit else { return names.joined(separator: ", ") }
    return names.prefix(limit).joined(separator: ", ") + " and \((names.count - limit).others)"
  }
}
