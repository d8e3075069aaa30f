import FreedomModel

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
