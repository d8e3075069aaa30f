import FreedomModel
import RatingsStore

/// A table of one row an entity and edition, one column an indicator, and one for each indicator that
/// has texts beside its figures.
struct WideTable {
  let indicators: [Indicator]
  private(set) var rows: [[ResultValue]] = []
  private var hasFigures: [Bool]
  private var hasTexts: [Bool]
  private var current: Entity?
  private var editions: [Int: (edition: Edition, cells: [ResultValue])] = [:]

  private static let leading: [ResultTable.Column] = [
    .init("publication", .string, description: "The publication's short name"),
    .init("id", .string, description: "The entity's code"),
    .init("name", .string, description: "The entity's name"),
    .init("kind", .string, description: "Country or territory in that edition"),
    .init("edition", .string, description: "The edition as published"),
    .init("year", .integer, description: "The year that stands for the edition"),
    .init("coverage_start", .date, description: "First day of the period judged"),
    .init("coverage_end", .date, description: "Last day of the period judged"),
  ]

  init(_ indicators: [Indicator]) {
    self.indicators = indicators
    hasFigures = Array(repeating: false, count: indicators.count)
    hasTexts = hasFigures
  }

  mutating func add(_ entity: Entity, _ indicator: Indicator, _ figure: StoredObservation) {
    if current?.id != entity.id { end() }
    current = entity
    guard let position = indicators.firstIndex(where: { $0.id == indicator.id }) else { return }
    let empty = (figure.edition, [ResultValue](repeating: .missing, count: 2 * indicators.count))
    let cell =
      indicator.measure == .status
      ? ResultValue(figure.status?.code) : ResultValue(figure.value)
    editions[figure.edition.year, default: empty].cells[position] = cell
    hasFigures[position] = true
    if let text = figure.text {
      editions[figure.edition.year, default: empty].cells[indicators.count + position] = .text(text)
      hasTexts[position] = true
    }
  }

  /// Ends the rows of an entity.
  mutating func end() {
    guard let entity = current else { return }
    for (_, row) in editions.sorted(by: { $0.key < $1.key }) {
      let edition = row.edition
      rows.append(
        [
          .text(edition.publication), .text(entity.id), .text(entity.name),
          .text(entity.kind(inEdition: edition.year).rawValue), .text(edition.label),
          .integer(edition.year), .text(edition.coverageStart.description),
          .text(edition.coverageEnd.description),
        ] + row.cells)
    }
    editions = [:]
  }

  /// The indicators that have figures.
  var used: [Indicator] { indicators.indices.filter { hasFigures[$0] }.map { indicators[$0] } }

  private var shown: [Int] {
    indicators.indices.filter { hasFigures[$0] }
      + indicators.indices.filter { hasTexts[$0] }.map { indicators.count + $0 }
  }

  var shownColumns: [ResultTable.Column] {
    Self.leading
      + shown.map { position in
        let indicator = indicators[position % indicators.count]
        let name = indicator.shortName
        guard position < indicators.count else {
          return ResultTable.Column(
            name + "_text", .string, description: "\(indicator.label), as published")
        }
        return ResultTable.Column(
          name, indicator.measure == .status ? .string : .number, description: indicator.label)
      }
  }

  var shownRows: [[ResultValue]] {
    let shown = shown
    let count = Self.leading.count
    return rows.map { row in Array(row[..<count]) + shown.map { row[count + $0] } }
  }
}
