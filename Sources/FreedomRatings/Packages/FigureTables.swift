import FreedomModel
import RatingsExport
import RatingsImport
import RatingsStore
import RatingsTables

/// The values of a selection as tables that `import` reads back: where a column's header says all
/// of an indicator, one row an entity and edition, for everything else one row per value.
struct FigureTables {
  private var wide: [(name: String, table: WideTable)] = []
  private var long: [(publication: String, rows: [[ResultValue]])] = []
  /// Whose values they are.
  private(set) var used = UsedSources()

  init(_ library: RatingsLibrary, _ selection: ExportSelection) throws {
    let indicators = try library.indicators(of: selection).filter { !$0.isComputed }
    let wideOnes = indicators.filter(Self.isSaidByHeader)
    for publication in wideOnes.map(\.publication).uniqued() {
      let mine = wideOnes.filter { $0.publication == publication }
      for trust in SourceTrust.allCases {
        for name in mine.map({ Self.name(ofTableWith: $0, trust) }).uniqued() {
          let columns = mine.filter { Self.name(ofTableWith: $0, trust) == name }
          var table = WideTable(columns, trust)
          try library.forEachObservation(of: selection, indicators: columns) {
            guard $2.trust == trust else { return }
            table.add(RatingPoint($2, entity: $0, indicator: $1))
            used.insert($2.edition, trust: $2.trust)
          }
          table.end()
          if !table.rows.isEmpty { wide.append((name, table)) }
        }
      }
    }
    let others = indicators.filter { !Self.isSaidByHeader($0) }
    for publication in others.map(\.publication).uniqued() {
      let mine = others.filter { $0.publication == publication }
      var rows: [[ResultValue]] = []
      try library.forEachObservation(of: selection, indicators: mine) {
        rows.append(Self.longRow(RatingPoint($2, entity: $0, indicator: $1)))
        used.insert($2.edition, trust: $2.trust)
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

  /// The table that an indicator is in: values of third parties apart from Freedom House's own.
  /// Freedom House's are those of the bundled data, so that what is read back from a package of
  /// these has the same places.
  private static func name(ofTableWith indicator: Indicator, _ trust: SourceTrust) -> String {
    switch trust {
    case .agreeingThirdParties: return indicator.publication + "_third_parties"
    case .oneThirdParty: return indicator.publication + "_one_third_party"
    case .official: break
    }
    return switch indicator.publication {
    case Publication.freedomInTheWorld.id:
      indicator.measure == .score ? "fiw_scores" : "fiw_ratings"
    case let publication where Publication.freedomHouse.contains { $0.id == publication }:
      publication
    case let publication: publication + "_ratings"
    }
  }

  var tables: [DataPackage.Table] {
    var taken: Set<String> = []
    return wide.map { name, table in
      DataPackage.Table(
        name: Self.fileName(name, &taken),
        table: ResultTable(
          title: Self.title(name, table.indicators), columns: table.shownColumns,
          rows: table.shownRows, notes: table.used.scaleNotes,
          citation: table.used.citation),
        primaryKey: ["id", "edition"])
    }
      + long.map { publication, rows in
        DataPackage.Table(
          name: Self.fileName(publication + "_figures", &taken),
          table: ResultTable(
            title: "\(publication): one value per row", columns: Self.longColumns, rows: rows),
          primaryKey: ["id", "year", "indicator"])
      }
  }

  private static func title(_ name: String, _ indicators: [Indicator]) -> String {
    let id = indicators.first?.publication ?? name
    let title = Publication.freedomHouse.first { $0.id == id }?.title ?? id
    let part = [
      "_ratings": ": ratings", "_scores": ": scores",
      "_third_parties": ", by two or more third parties that agree",
      "_one_third_party": ", by one third party",
    ].first { name.hasSuffix($0.key) }
    return title + (part?.value ?? "")
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
    .publication, .id, .entityName, .year,
    .init("indicator", .string, description: "The indicator, without its publication"),
    .init("value", .number, description: "The value"),
    .init("text", .string, description: "The value as written where that says more"),
  ]

  private static func longRow(_ point: RatingPoint) -> [ResultValue] {
    [
      .text(point.indicator.publication), .text(point.entity.id), .text(point.entity.name),
      .integer(point.edition.year), .text(point.indicator.shortName), point.numberCell,
      ResultValue(point.text),
    ]
  }
}

extension Indicator {
  /// The id without the publication in front.
  var shortName: String {
    id.hasPrefix(publication + ".") ? String(id.dropFirst(publication.count + 1)) : id
  }
}

/// A table of one row an entity and edition, one column an indicator, and one for each indicator
/// that has texts beside its values.
private struct WideTable {
  let indicators: [Indicator]
  private let trust: SourceTrust
  private(set) var rows: [[ResultValue]] = []
  private var hasFigures: [Bool]
  private var hasTexts: [Bool]
  private var current: Entity?
  private var editions: [Int: (edition: Edition, cells: [ResultValue])] = [:]

  private static let leading: [ResultTable.Column] = [
    .publication, .id, .entityName, .kind, .edition, .year, .coverageStart, .coverageEnd,
  ]

  init(_ indicators: [Indicator], _ trust: SourceTrust) {
    self.indicators = indicators
    self.trust = trust
    hasFigures = Array(repeating: false, count: indicators.count)
    hasTexts = hasFigures
  }

  mutating func add(_ point: RatingPoint) {
    if current?.id != point.entity.id { end() }
    current = point.entity
    guard let position = indicators.firstIndex(where: { $0.id == point.indicator.id }) else {
      return
    }
    let year = point.edition.year
    let empty = (point.edition, [ResultValue](repeating: .missing, count: 2 * indicators.count))
    editions[year, default: empty].cells[position] =
      point.indicator.measure == .status ? ResultValue(point.value.status?.code) : point.numberCell
    hasFigures[position] = true
    if let text = point.text {
      editions[year, default: empty].cells[indicators.count + position] = .text(text)
      hasTexts[position] = true
    }
  }

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
          return .init(name + "_text", .string, description: "\(indicator.label), as published")
        }
        return .init(
          name, indicator.measure == .status ? .string : .number, description: indicator.label)
      } + trustColumns
  }

  private var trustColumns: [ResultTable.Column] {
    guard trust != .official else { return [] }
    return [
      .init(
        TidyExport.trust, .string,
        description: "How far to trust the file")
    ]
  }

  var shownRows: [[ResultValue]] {
    let shown = shown
    let count = Self.leading.count
    let ends: [ResultValue] = trustColumns.isEmpty ? [] : [.text(trust.rawValue)]
    return rows.map { row in Array(row[..<count]) + shown.map { row[count + $0] } + ends }
  }
}
