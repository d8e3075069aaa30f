import FreedomModel
import RatingsExport
import RatingsImport
import RatingsStore

/// The figures of a selection as tables that `import` reads back: where a column's header says all of
/// an indicator, one row an entity and edition, of everything else one row a figure.
struct FigureTables {
  private var wide: [(name: String, table: WideTable)] = []
  private var long: [(publication: String, rows: [[ResultValue]])] = []
  /// The editions that figures are of.
  private(set) var editions: Set<Edition> = []

  /// Reads the figures.
  init(_ library: RatingsLibrary, _ selection: ExportSelection) throws {
    let indicators = try library.indicators(of: selection).filter { !$0.isComputed }
    let wideOnes = indicators.filter(Self.isSaidByHeader)
    for name in wideOnes.map(Self.name(ofTableWith:)).uniqued() {
      let columns = wideOnes.filter { Self.name(ofTableWith: $0) == name }
      var table = WideTable(columns)
      try library.forEachFigure(of: selection, indicators: columns) {
        table.add($0, $1, $2)
        editions.insert($2.edition)
      }
      table.end()
      if !table.rows.isEmpty { wide.append((name, table)) }
    }
    let others = indicators.filter { !Self.isSaidByHeader($0) }
    for publication in others.map(\.publication).uniqued() {
      let mine = others.filter { $0.publication == publication }
      var rows: [[ResultValue]] = []
      try library.forEachFigure(of: selection, indicators: mine) { entity, indicator, figure in
        rows.append(Self.longRow(entity, indicator, figure))
        editions.insert(figure.edition)
      }
      if !rows.isEmpty { long.append((publication, rows)) }
    }
  }

  /// Whether an import knows all of an indicator by the header of its column.
  private static func isSaidByHeader(_ indicator: Indicator) -> Bool {
    if Indicator.freedomHouse.contains(where: { $0.id == indicator.id }) { return true }
    guard
      let said = Indicator.declared(
        byHeader: indicator.shortName, publication: indicator.publication)
    else { return false }
    return said.measure == indicator.measure && said.direction == indicator.direction
      && said.minimum == indicator.minimum && said.maximum == indicator.maximum
      && said.description == indicator.description
  }

  /// The table that an indicator is in. Freedom House's are those of the bundled figures, so that what
  /// is read back from a package of these has the same places.
  private static func name(ofTableWith indicator: Indicator) -> String {
    switch indicator.publication {
    case Publication.freedomInTheWorld.id:
      indicator.measure == .score ? "fiw_scores" : "fiw_ratings"
    case let publication where Publication.freedomHouse.contains { $0.id == publication }:
      publication
    case let publication: publication + "_ratings"
    }
  }

  /// The tables, each with a name for its file.
  var tables: [DataPackage.Table] {
    var taken: Set<String> = []
    return wide.map { name, table in
      DataPackage.Table(
        name: Self.fileName(name, &taken),
        table: ResultTable(
          title: Self.title(name, table.indicators), columns: table.shownColumns,
          rows: table.shownRows, notes: SeriesTable.notes(on: table.used),
          citation: table.used.citation),
        primaryKey: ["id", "edition"])
    }
      + long.map { publication, rows in
        DataPackage.Table(
          name: Self.fileName(publication + "_figures", &taken),
          table: ResultTable(
            title: "\(publication): one figure a row", columns: Self.longColumns, rows: rows),
          primaryKey: ["id", "year", "indicator"])
      }
  }

  private static func title(_ name: String, _ indicators: [Indicator]) -> String {
    let id = indicators.first?.publication ?? name
    let title = Publication.freedomHouse.first { $0.id == id }?.title ?? id
    return title
      + (name.hasSuffix("_ratings") ? ": ratings" : name.hasSuffix("_scores") ? ": scores" : "")
  }

  /// A name that a file can have anywhere, and no other table has.
  private static func fileName(_ name: String, _ taken: inout Set<String>) -> String {
    let plain = String(
      name.lowercased().map { character in
        character.isASCII
          && (character.isLetter || character.isNumber || "._-".contains(character))
          ? character : "-"
      })
    var free = plain
    var number = 1
    while !taken.insert(free).inserted {
      number += 1
      free = "\(plain)-\(number)"
    }
    return free
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
    [
      .text(indicator.publication), .text(entity.id), .text(entity.name),
      .integer(figure.edition.year), .text(indicator.shortName), ResultValue(figure.value),
      ResultValue(figure.text),
    ]
  }
}

extension Indicator {
  /// The id without the publication in front.
  var shortName: String {
    id.hasPrefix(publication + ".") ? String(id.dropFirst(publication.count + 1)) : id
  }
}
