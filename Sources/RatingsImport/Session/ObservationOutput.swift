internal import DisplayText
import FreedomModel
import TabularFiles

/// Passes the observations of one file to the sink, under the sink's numbers of entities,
/// editions and indicators.
final class ObservationOutput {
  let sink: any ObservationSink
  private let findings: FileFindings
  private let counts: RowCounts
  private let catalog: IndicatorCatalog
  private var declared: DeclaredIndicators
  private var indicators: [String: FileIndicator] = [:]
  /// The row in which an indicator was declared.
  private var declaringRows: [String: Int] = [:]
  private var editions: [Edition: Int] = [:]
  private var entities: [String: Int] = [:]
  private var checks: [RecordCheck] = []

  init(
    sink: any ObservationSink, catalog: IndicatorCatalog, declared: DeclaredIndicators,
    findings: FileFindings, counts: RowCounts
  ) {
    self.sink = sink
    self.catalog = catalog
    self.declared = declared
    self.findings = findings
    self.counts = counts
  }

  // MARK: Numbers

  /// An indicator that the file has; `nil` where it does not have it.
  func known(_ id: String) -> FileIndicator? { indicators[id] }

  /// An indicator of the catalog.
  func indicator(_ id: String) throws -> FileIndicator {
    if let known = indicators[id] { return known }
    guard let indicator = catalog[id] else { throw UnknownIndicator(id: id) }
    return try self.indicator(declaring: indicator)
  }

  /// An indicator, declared when it is new. Throws an ``IndicatorTwin`` where no reader could
  /// distinguish it from one that is known.
  func indicator(declaring indicator: Indicator) throws -> FileIndicator {
    if let known = indicators[indicator.id] { return known }
    if let known = sink.indicator(like: indicator.id), known != indicator.id {
      throw IndicatorTwin(id: indicator.id, known: known, row: declaringRows[known])
    }
    declaringRows[indicator.id] = findings.row?.number
    let (declared, reasons) = try declared.declare(indicator, in: sink)
    for finding in reasons { findings.report(finding) }
    let numbered = FileIndicator(indicator: declared, number: try sink.number(of: declared))
    indicators[indicator.id] = numbered
    checks = RecordCheck.all(among: indicators)
    return numbered
  }

  func number(of edition: Edition) throws -> Int {
    if let known = editions[edition] { return known }
    let number = try sink.number(of: edition)
    editions[edition] = number
    return number
  }

  func number(of entity: Entity) throws -> Int {
    if let known = entities[entity.id] { return known }
    let number = try sink.number(ofEntity: entity.id)
    entities[entity.id] = number
    return number
  }

  // MARK: Observations

  /// An empty record of an entity and edition.
  func record(of entity: Entity, in edition: Edition, row: Int) throws -> RatingRecord {
    RatingRecord(
      entity: entity, entityNumber: try number(of: entity), edition: edition,
      editionNumber: try number(of: edition), row: row)
  }

  /// Passes on the observations of a record, unless one of its cells was refused, and checks them
  /// against the rules of Freedom House.
  func take(_ record: RatingRecord) throws {
    guard !record.isRefused else { return counts.reject() }
    for observation in record.observations { try sink.take(observation) }
    guard record.hasValues else { return }
    counts.add(
      rowOf: record.entityNumber, edition: record.editionNumber, year: record.edition.year)
    for check in checks { check.report(on: record, to: findings) }
  }

  /// Reports what is unclear or not declared about the indicators of the file.
  func reportDeclarations() throws {
    for finding in try declared.finish(in: sink) { findings.report(finding) }
  }
}

/// An indicator of the file, and the number that the sink gave it.
final class FileIndicator: Sendable {
  let indicator: Indicator
  let number: Int

  init(indicator: Indicator, number: Int) {
    self.indicator = indicator
    self.number = number
  }

  var isStatus: Bool { indicator.measure == .status }

  /// Whether it is a user's own, and no end of its scale is known.
  var isWithoutScale: Bool {
    indicator.measure == .figure && indicator.minimum == nil && indicator.maximum == nil
  }
}

/// A layout names an indicator that the catalog does not have: a mistake in the layout.
struct UnknownIndicator: Error {
  let id: String
}

/// An indicator that is to be declared, and whose id differs from that of one known already only in
/// case or blanks: a reader could not distinguish the two, and most commands would mistake one
/// for the other.
struct IndicatorTwin: Error {
  static let code = "indicator-twin"

  let id: String
  /// The one known.
  let known: String
  /// The row that declared it, where that is in the same file.
  let row: Int?

  var rule: String {
    "\"\(id.visible(cutTo: 80))\" differs only in case or blanks from "
      + "\"\(known.visible(cutTo: 80))\""
      + (row.map { ", which row \($0) of the file has" } ?? ", which is in the database")
  }

  var hint: String { "write the known one, or choose another name for this one" }
}

/// The observations of one row about one entity and edition: all are stored, or none.
struct RatingRecord {
  let entity: Entity
  let entityNumber: Int
  let edition: Edition
  let editionNumber: Int
  let row: Int
  private(set) var observations: [Observation] = []
  /// Whether one of the cells was refused.
  private(set) var isRefused = false

  init(entity: Entity, entityNumber: Int, edition: Edition, editionNumber: Int, row: Int) {
    self.entity = entity
    self.entityNumber = entityNumber
    self.edition = edition
    self.editionNumber = editionNumber
    self.row = row
  }

  /// Adds what was read of the cell of a column.
  mutating func add(_ reading: CellReading, of indicator: FileIndicator, at column: Int) {
    switch reading {
    case .value(let value, let text):
      observations.append(
        Observation(
          entity: entityNumber, edition: editionNumber, indicator: indicator.number, value: value,
          text: text, row: row, column: column))
    case .nothing: break
    case .refused: isRefused = true
    }
  }

  /// Whether one of the observations is more than the mark of a missing value.
  var hasValues: Bool { observations.contains { $0.value.isFigure } }

  subscript(indicator: FileIndicator) -> Observation? {
    observations.first { $0.indicator == indicator.number }
  }
}

/// One rule of the ``RuleBook`` whose indicators a file has. A value that breaks it is reported,
/// and kept as published.
struct RecordCheck {
  private let rule: DerivationRule
  private let indicator: FileIndicator
  /// The indicators of the rule's inputs; `nil` for one that the file does not have.
  private let inputs: [FileIndicator?]

  /// The rules that can apply to a file with some indicators.
  static func all(among indicators: [String: FileIndicator]) -> [RecordCheck] {
    RuleBook.rules.compactMap { rule in
      guard let indicator = indicators[rule.indicator],
        rule.parts.allSatisfy({ indicators[$0] != nil })
      else { return nil }
      return RecordCheck(
        rule: rule, indicator: indicator, inputs: rule.inputs.map { indicators[$0] })
    }
  }

  func report(on record: RatingRecord, to findings: FileFindings) {
    guard let published = record[indicator] else { return }
    let values = inputs.map { $0.flatMap { record[$0]?.value.number } }
    guard let derived = rule.value(of: values, edition: record.edition.year) else { return }
    let text: String
    switch published.value {
    case .status(let status) where !derived.agrees(with: status): text = status.code
    case .number(let number) where !derived.agrees(with: number): text = number.shortestExact
    default: return
    }
    var finding = findings.finding(
      .warning, code: code, row: published.row, column: published.column,
      value: "\(record.entity.name) \(record.edition.label): \(rule.indicator) \(text)",
      rule: reason(derived.text, values.compactMap(\.self).map(\.shortestExact), record.edition),
      hint: "kept as published")
    finding.isKnown = RuleBook.isKnownToBreakRule(
      entity: record.entity.id, indicator: rule.indicator, edition: record.edition.year)
    findings.report(finding)
  }

  private var code: String {
    switch rule.kind {
    case .statusOfRatings, .statusOfTotal: "status-differs-from-rule"
    case .ratingOfScore: "rating-differs-from-score"
    case .sum: "sum-differs"
    }
  }

  private func reason(_ derived: String, _ values: [String], _ edition: Edition) -> String {
    switch rule.kind {
    case .statusOfRatings:
      "ratings \(values.joined(separator: ", ")) make \(derived) by the rule of the edition "
        + edition.label
    case .statusOfTotal:
      "a total of \(values.joined()) makes \(derived) in the edition \(edition.label)"
    case .ratingOfScore: "a score of \(values.joined()) makes the rating \(derived)"
    case .sum: "\(rule.formula) is \(derived)"
    }
  }
}
