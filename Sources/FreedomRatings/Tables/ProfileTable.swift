public import FreedomModel
internal import RatingsStore

extension RatingsLibrary {
  /// All that was published of one entity in one edition of each publication, with what the rules
  /// make of it beside it.
  ///
  /// - Parameters:
  ///   - entity: Who is rated.
  ///   - edition: The sort year; `nil` for the newest edition of each publication that rates it.
  ///   - withItems: Whether single questions are shown too.
  /// - Returns: One row a figure; no rows where the entity was not rated.
  /// - Throws: A `StoreError`.
  public func profile(
    of entity: Entity, edition: Int? = nil, withItems: Bool = false
  ) throws -> ResultTable {
    var rows: [[ResultValue]] = []
    var shown: [Indicator] = []
    var places: [String] = []
    var judged: Set<ClosedRange<CalendarDate>> = []
    let catalog = try database.catalog()
    for publication in try database.publications() {
      let indicators = catalog.indicators.filter {
        $0.publication == publication.id && !$0.isComputed
      }
      let years = edition.map { $0...$0 }
      let figures = try database.observations(
        of: entity, indicators: indicators.map(\.id), years: years)
      guard let newest = figures.map(\.edition).max() else { continue }
      for figure in figures where !places.contains(figure.file) { places.append(figure.file) }
      let profile = Profile(figures.filter { $0.edition == newest })
      for indicator in indicators where withItems || !indicator.isItem {
        guard let row = profile.row(for: indicator) else { continue }
        rows.append(row)
        shown.append(indicator)
        judged.insert(newest.coverageStart...newest.coverageEnd)
      }
    }
    let when = edition.map { ", edition \($0)" } ?? ", newest editions"
    return ResultTable(
      title: entity.name + when, columns: Profile.columns, rows: rows,
      notes: [
        "An edition mostly judges the year before\(Self.period(judged)).",
        "recomputed: what the published rules make of the other figures; the published value stands.",
        "Read from: \(places.joined(separator: ", ")).",
      ], citation: shown.citation)
  }
}

extension RatingsLibrary {
  /// The period that an edition judges, in words, where all of a profile judge one.
  private static func period(_ judged: Set<ClosedRange<CalendarDate>>) -> String {
    guard judged.count == 1, let period = judged.first else { return "" }
    return ": here \(period.lowerBound) to \(period.upperBound)"
  }
}

/// The figures of one entity in one edition.
private struct Profile {
  private let figures: [String: StoredObservation]

  init(_ figures: [StoredObservation]) {
    self.figures = Dictionary(figures.map { ($0.indicator, $0) }) { first, _ in first }
  }

  static let columns: [ResultTable.Column] = [
    .init("publication", .string, description: "The publication's short name"),
    .init("edition", .string, description: "The edition as published"),
    .init("coverage_start", .date, description: "First day of the period judged"),
    .init("coverage_end", .date, description: "Last day of the period judged"),
    .init("indicator", .string, description: "The indicator's id"),
    .init("label", .string, description: "Its name"),
    .init("value", .number, description: "The figure; empty for a status"),
    .init("text", .string, description: "A status, or the figure as written where that says more"),
    .init(
      "freer_is", .string,
      description: "Which end of the scale is the freer; empty where not declared"),
    .init("recomputed", .string, description: "What the rules make of the other figures"),
    .init("source", .string, description: "The file and place it was read from"),
  ]

  func row(for indicator: Indicator) -> [ResultValue]? {
    guard let figure = figures[indicator.id] else { return nil }
    let isStatus = indicator.measure == .status
    let direction = indicator.direction(inEdition: figure.edition.year)
    return [
      .text(indicator.publication), .text(figure.edition.label),
      .text(figure.edition.coverageStart.description),
      .text(figure.edition.coverageEnd.description), .text(indicator.id), .text(indicator.label),
      isStatus ? .missing : ResultValue(figure.value),
      ResultValue((isStatus ? figure.status?.code : nil) ?? figure.text),
      isStatus ? .missing : ResultValue(direction?.rawValue),
      ResultValue(recomputed(indicator, in: figure.edition.year)), .text(figure.place),
    ]
  }

  private func number(_ id: String) -> Double? {
    figures[id].flatMap { $0.isSplit ? nil : $0.value }
  }

  private func recomputed(_ indicator: Indicator, in edition: Int) -> String? {
    // What has no single value is not made up from one half of it.
    guard figures[indicator.id]?.isSplit != true else { return nil }
    switch indicator.id {
    case "fiw.pr":
      return number("fiw.pr_score").map { String(RatingConversion.politicalRights(score: $0)) }
    case "fiw.cl":
      return number("fiw.cl_score").map { String(RatingConversion.civilLiberties(score: $0)) }
    case "fiw.status":
      guard let rights = number("fiw.pr"), let liberties = number("fiw.cl") else { return nil }
      let status = StatusRule.status(
        politicalRights: rights, civilLiberties: liberties, edition: edition)
      return status?.code ?? "PF or NF"
    case "fotp.status":
      return number("fotp.total").flatMap(StatusRule.pressStatus(total:))?.code
    case "fotn.status":
      return number("fotn.total").flatMap { StatusRule.netStatus(total: $0, edition: edition) }?
        .code
    default:
      return ScoreSum.freedomHouse.first { $0.total == indicator.id }?.value(number)?
        .shortestExact
    }
  }
}

extension Indicator {
  /// Whether it is a single question, such as `fiw.a1`.
  var isItem: Bool { id.last?.isNumber == true && measure == .score }
}
