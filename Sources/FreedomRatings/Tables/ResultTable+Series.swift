package import FreedomModel
internal import RatingsExport
internal import RatingsTables

extension ResultTable {
  package init(_ series: RatingSeries, title: String? = nil) {
    self.init(
      title: title ?? "Ratings of " + series.entities.map(\.name).joined(separator: ", "),
      columns: [
        .id, .entityName, .kind, .publication, .indicatorID, .edition, .year, .coverageStart,
        .coverageEnd, .value, .text, .source,
      ],
      rows: series.map(\.row),
      notes: series.indicators.scaleNotes + [series.yearRule.note] + series.trustNotes,
      citation: series.indicators.citation)
    used = UsedSources(series.map { ($0.edition, $0.trust) })
  }

  /// All values of a selection, one row a value; without rows when they are to be streamed.
  package static func tidy(_ series: RatingSeries) -> ResultTable {
    ResultTable(series, title: "Ratings, one value a row")
  }

  /// One row an entity, one column a year.
  package init(_ series: RatingSeries, by indicator: Indicator) {
    let years = Set(series.map(\.year)).sorted()
    let rows = series.map(\.entity).uniqued(by: \.id).map { entity in entity }
    let byEntity = Dictionary(grouping: series, by: \.entity.id)
    self.init(
      title: "\(indicator.label) by country and year",
      columns: [.id, .entityName]
        + years.map {
          var column = Column(
            String($0), Column(of: indicator).kind, description: indicator.label)
          column.isAskedFor = true
          return column
        },
      rows: rows.map { entity in
        let points = byEntity[entity.id] ?? []
        let values = Dictionary(points.map { ($0.year, ResultValue($0.value)) }) { _, last in last }
        return [.text(entity.id), .text(entity.name)] + years.map { values[$0] ?? .missing }
      },
      notes: indicator.scaleNotes + [series.yearRule.note] + series.trustNotes,
      citation: indicator.citation)
    used = UsedSources(series.map { ($0.edition, $0.trust) })
  }

  /// One row an entity and year, one column an indicator. Ratings published in two have a column of
  /// their own at the end, so that the others have only numbers.
  package init(_ countryYears: CountryYears, codes: [CodeSystem]) {
    let indicators = countryYears.indicators
    let split = indicators.indices.filter { position in
      indicators[position].measure == .rating
        && countryYears.rows.contains { $0.values[position]?.isSplit ?? false }
    }
    self.init(
      title: "Ratings by country and year",
      columns: [.id, .entityName, .kind] + codes.map(\.column) + [.year]
        + indicators.map(Column.init(of:))
        + split.map { position in
          Column(
            Column(of: indicators[position]).name + "_text", .string,
            description: "\(indicators[position].label), as published where there are two")
        },
      rows: countryYears.rows.map { row in
        func isText(_ position: Int) -> Bool {
          indicators[position].measure == .rating && row.values[position]?.isSplit ?? false
        }
        func cell(_ position: Int) -> ResultValue { ResultValue(row.values[position]) }
        return [.text(row.entity.id), .text(row.entity.name), .text(row.kind.rawValue)]
          + codes.map { row.codesOfOthers.contains($0) ? .missing : $0.value(of: row.entity) }
          + [.integer(row.year)]
          + indicators.indices.map { isText($0) ? .missing : cell($0) }
          + split.map { isText($0) ? cell($0) : .missing }
      },
      notes: countryYears.stateNotes + indicators.scaleNotes + [countryYears.yearRule.note]
        + countryYears.trustNotes,
      citation: indicators.citation)
    used = countryYears.used
  }
}

extension CountryYears {
  /// Which editions have values of third parties.
  fileprivate var trustNotes: [TableNote] {
    SourceTrust.thirdPartyNotes(
      used.editions.flatMap { edition, grades in grades.map { (trust: $0, edition: edition) } })
  }

  /// Which rows have values of two entities, and which are without a code that another has.
  fileprivate var stateNotes: [TableNote] {
    let joined = joins.map {
      "\($0.joined.name) is in the rows of \($0.entity.name) (\($0.years.yearsInWords))"
    }
    let one: [TableNote] =
      joined.isEmpty
      ? []
      : [
        .essential(
          "One row for one state-year: \(joined.joined(separator: "; ")); one code for both.",
          brief: "one row for one state-year: \(joined.joined(separator: "; "))")
      ]
    return one
      + clashes.map { clash in
        let fact =
          "\(clash.uncoded.name) has no \(clash.system.columnName) code "
          + "(\(clash.years.yearsInWords))"
        return .essential(
          "\(fact): it has the code of \(clash.entity.name), and both have a value of one "
            + "indicator.",
          brief: fact)
      }
  }
}

extension Sequence<RatingPoint> {
  /// Which editions have values of third parties, one note a grade.
  var trustNotes: [TableNote] {
    SourceTrust.thirdPartyNotes(map { ($0.trust, $0.edition) })
  }
}

extension RatingPoint {
  package var row: [ResultValue] {
    [
      .text(entity.id), .text(entity.name), .text(entity.kind(inEdition: edition.year).rawValue),
      .text(indicator.publication), .text(indicator.id), .text(edition.label), .integer(year),
      .text(edition.coverageStart.description), .text(edition.coverageEnd.description),
      numberCell, textCell, .text(cell),
    ]
  }

  /// The number; of two published ratings the first, whose ``textCell`` has both.
  var numberCell: ResultValue {
    switch value {
    case .number(let number): .number(number)
    case .status: .missing
    case .split(let text): ResultValue(SplitRating(text).flatMap { Double($0.outer) })
    }
  }

  /// The status, or what the file says where that is more than the number. Some files write a
  /// status as a number, which says less than its code.
  var textCell: ResultValue { ResultValue(value.status?.code ?? text) }
}

extension ResultTable.Column {
  static let value = ResultTable.Column(
    "value", .number, description: "The value; empty for a status")
  static let text = ResultTable.Column(
    "text", .string, description: "A status, or the value as written where that says more")
  static let source = ResultTable.Column(
    "source", .string, description: "The file and cell it was read from")

  init(of indicator: Indicator) {
    self.init(
      Indicator.columnName(of: indicator.id),
      indicator.measure == .status ? .string : .number, description: indicator.label)
    self = headed(indicator.label)
  }
}

extension CodeSystem {
  package static let exported: [CodeSystem] = [.iso2, .iso3, .isoNumeric, .cow, .gw]

  /// The name of a column of such codes, such as `iso_numeric`.
  package var columnName: String { String(rawValue.map { $0 == "-" ? "_" : $0 }) }

  func value(of entity: Entity) -> ResultValue {
    switch self {
    case .cow: ResultValue(entity.cow)
    case .gw: ResultValue(entity.gw)
    default: ResultValue(code(of: entity))
    }
  }

  /// The code of an entity in a column; `nil` where it has none, or there is no such column.
  func code(of entity: Entity) -> String? {
    switch self {
    case .iso2: entity.iso2
    case .iso3: entity.iso3
    case .isoNumeric: entity.isoNumeric
    case .cow: entity.cow.map(String.init)
    case .gw: entity.gw.map(String.init)
    default: nil
    }
  }

  var column: ResultTable.Column {
    switch self {
    case .iso2: .init(columnName, .string, description: "ISO 3166-1 alpha-2")
    case .iso3: .init(columnName, .string, description: "ISO 3166-1 or 3166-3 alpha-3")
    case .isoNumeric: .init(columnName, .string, description: "ISO 3166-1 numeric, three digits")
    case .cow: .init(columnName, .integer, description: "Correlates of War country number")
    case .gw: .init(columnName, .integer, description: "Gleditsch-Ward country number")
    default: .init(columnName, .string, description: title)
    }
  }
}
