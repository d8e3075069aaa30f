import FreedomModel
import RatingsExport
import RatingsStore

/// The figures of a selection as tables that `import` reads back: of each of Freedom House's
/// publications one row an entity and edition, of everything else one row a figure.
struct FigureTables {
  private var wide: [(publication: String, table: WideTable)] = []
  private var long: [(publication: String, rows: [[ResultValue]])] = []

  /// Reads the figures.
  init(_ library: RatingsLibrary, _ selection: ExportSelection) throws {
    let known = Set(Indicator.freedomHouse.map(\.id))
    let indicators = try library.indicators(of: selection).filter { !$0.isComputed }
    let publications = indicators.map(\.publication).uniqued()
    for publication in publications {
      let mine = indicators.filter { $0.publication == publication }
      let columns = mine.filter { known.contains($0.id) }
      if !columns.isEmpty {
        var table = WideTable(columns)
        try library.forEachFigure(of: selection, indicators: columns) { table.add($0, $1, $2) }
        table.end()
        if !table.rows.isEmpty { wide.append((publication, table)) }
      }
      let others = mine.filter { !known.contains($0.id) }
      var rows: [[ResultValue]] = []
      try library.forEachFigure(of: selection, indicators: others) { entity, indicator, figure in
        rows.append(Self.longRow(entity, indicator, figure))
      }
      if !rows.isEmpty { long.append((publication, rows)) }
    }
  }

  /// The tables, each with a name for its file.
  var tables: [DataPackage.Table] {
    wide.map { publication, table in
      let title =
        Publication.freedomHouse.first { $0.id == publication }?.title ?? publication
      return DataPackage.Table(
        name: publication,
        table: ResultTable(
          title: title, columns: table.shownColumns, rows: table.shownRows,
          notes: SeriesTable.notes(on: table.used), citation: Citations.line(for: table.used)),
        primaryKey: ["id", "edition"])
    }
      + long.map { publication, rows in
        DataPackage.Table(
          name: Self.fileName(publication) + "-figures",
          table: ResultTable(
            title: "\(publication): one figure a row", columns: Self.longColumns, rows: rows),
          primaryKey: ["id", "year", "indicator"])
      }
  }

  private static func fileName(_ publication: String) -> String {
    let plain = publication.lowercased().map { character in
      character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
        ? character : "-"
    }
    return String(plain)
  }

  private static let longColumns: [ResultTable.Column] = [
    .init("publication", .string, description: "The publication's short name"),
    .init("id", .string, description: "The entity's code"),
    .init("name", .string, description: "The entity's name"),
    .init("year", .integer, description: "The year that stands for the edition"),
    .init("indicator", .string, description: "The indicator, without its publication"),
    .init("value", .number, description: "The figure"),
    .init("text", .string, description: "The figure as written where that says more"),
  ]

  private static func longRow(
    _ entity: Entity, _ indicator: Indicator, _ figure: StoredObservation
  ) -> [ResultValue] {
    let name =
      indicator.id.hasPrefix(indicator.publication + ".")
      ? String(indicator.id.dropFirst(indicator.publication.count + 1)) : indicator.id
    return [
      .text(indicator.publication), .text(entity.id), .text(entity.name),
      .integer(figure.edition.year), .text(name), ResultValue(figure.value),
      ResultValue(figure.text),
    ]
  }
}

/// A table of one row an entity and edition, one column an indicator, and one for each indicator that
/// has texts beside its figures.
private struct WideTable {
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
        let name = String(indicator.id.dropFirst(indicator.publication.count + 1))
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

extension [String] {
  /// The texts without those that came before.
  func uniqued() -> [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
