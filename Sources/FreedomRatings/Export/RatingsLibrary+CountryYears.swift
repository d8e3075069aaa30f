public import FreedomModel
internal import RatingsStore

extension RatingsLibrary {
  /// What is shown where nobody names an indicator: the headline figures of each publication, by id.
  public static let headlineIndicators = [
    "fiw.pr", "fiw.cl", "fiw.status", "fiw.total", "fotp.total", "fotp.status", "fotn.total",
    "fotn.status",
  ]

  /// A table of country-years: one row an entity and year, one column an indicator.
  ///
  /// Figures of several publications stand in one row where their editions have the same year under
  /// the rule of the selection; by years of coverage, they judge the same time.
  ///
  /// - Parameters:
  ///   - selection: Which figures; where it names no indicators, the headline figures that the database
  ///     has.
  ///   - codes: Which codes stand beside `id`.
  /// - Returns: The columns `id`, `name`, `kind`, the codes, `year`, and one an indicator, such as
  ///   `fiw_pr`; where a rating was published in two, its column is empty and `fiw_pr_text` has both.
  /// - Throws: A `StoreError`.
  public func countryYears(
    _ selection: ExportSelection = ExportSelection(), codes: [CodeSystem] = [.iso3, .cow, .gw]
  ) throws -> ResultTable {
    var wanted = try selection.indicators ?? Self.headlineIndicators.map(indicator)
    if selection.indicators == nil {
      let spans = try database.indicatorSpans()
      wanted = wanted.filter { spans[$0.id] != nil }
    }
    let positions = Dictionary(
      wanted.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    var rows: [[ResultValue]] = []
    // Ratings published in two have no value; their texts stand in columns of their own, at the end, so
    // that the columns of values hold numbers only.
    var years: [Int: (kind: EntityKind, values: [ResultValue], texts: [Int: ResultValue])] = [:]
    var texts: [(row: Int, texts: [Int: ResultValue])] = []
    func end(_ entity: Entity) {
      for (year, row) in years.sorted(by: { $0.key < $1.key }) {
        if !row.texts.isEmpty { texts.append((rows.count, row.texts)) }
        rows.append(
          [.text(entity.id), .text(entity.name), .text(row.kind.rawValue)]
            + codes.map { $0.value(of: entity) } + [.integer(year)] + row.values)
      }
      years = [:]
    }
    var current: Entity?
    try forEachFigure(of: selection, indicators: wanted) { entity, indicator, figure in
      if let before = current, before.id != entity.id { end(before) }
      current = entity
      for year in figure.edition.years(under: selection.years.rule)
      where selection.years.holds(year) {
        let empty = (
          entity.kind(inEdition: figure.edition.year),
          [ResultValue](repeating: .missing, count: wanted.count), [Int: ResultValue]()
        )
        let position = positions[indicator.id] ?? 0
        let shown = figure.shown(indicator)
        if indicator.measure == .rating, case .text = shown {
          years[year, default: empty].texts[position] = shown
        } else {
          years[year, default: empty].values[position] = shown
        }
      }
    }
    if let current { end(current) }
    let split = Set(texts.flatMap(\.texts.keys)).sorted()
    if !split.isEmpty {
      for row in rows.indices { rows[row] += split.map { _ in ResultValue.missing } }
      for (row, texts) in texts {
        for (column, position) in split.enumerated() {
          rows[row][rows[row].count - split.count + column] = texts[position] ?? .missing
        }
      }
    }
    return ResultTable(
      title: "Ratings by country and year",
      columns: [
        .init("id", .string, description: "The entity's code"),
        .init("name", .string, description: "The entity's name"),
        .init("kind", .string, description: "Country or territory in that edition"),
      ] + codes.map(\.column) + [
        .init("year", .integer, description: "The year that stands for the edition")
      ] + wanted.map(Self.column) + split.map { Self.textColumn(wanted[$0]) },
      rows: rows, notes: [selection.years.rule.note] + SeriesTable.notes(on: wanted),
      citation: wanted.citation)
  }

  /// A table of one indicator: one row an entity, one column a year.
  ///
  /// - Parameters:
  ///   - indicator: What is shown.
  ///   - selection: Which figures; its indicators do not count.
  /// - Returns: The columns `id` and `name`, and one a year, such as `2025`.
  /// - Throws: A `StoreError`.
  public func matrix(
    of indicator: Indicator, _ selection: ExportSelection = ExportSelection()
  ) throws -> ResultTable {
    var rows: [(entity: Entity, values: [Int: ResultValue])] = []
    var years: Set<Int> = []
    try forEachFigure(of: selection, indicators: [indicator]) { entity, indicator, figure in
      if rows.last?.entity.id != entity.id { rows.append((entity, [:])) }
      for year in figure.edition.years(under: selection.years.rule)
      where selection.years.holds(year) {
        rows[rows.count - 1].values[year] = figure.shown(indicator)
        years.insert(year)
      }
    }
    let kind = Self.column(indicator).kind
    return ResultTable(
      title: "\(indicator.label) by country and year",
      columns: [
        .init("id", .string, description: "The entity's code"),
        .init("name", .string, description: "The entity's name"),
      ] + years.sorted().map { .init(String($0), kind, description: indicator.label) },
      rows: rows.map { row in
        [.text(row.entity.id), .text(row.entity.name)]
          + years.sorted().map { row.values[$0] ?? .missing }
      },
      notes: [selection.years.rule.note] + SeriesTable.notes(on: [indicator]),
      citation: indicator.citation)
  }

  /// The column of ratings published in two, such as `2(5)`.
  private static func textColumn(_ indicator: Indicator) -> ResultTable.Column {
    ResultTable.Column(
      column(indicator).name + "_text", .string,
      description: "\(indicator.label), as published where there are two")
  }

  /// The column of an indicator in a table that has one an indicator.
  static func column(_ indicator: Indicator) -> ResultTable.Column {
    ResultTable.Column(
      indicator.id.replacingDots(), indicator.measure == .status ? .string : .number,
      description: indicator.label)
  }
}

extension StoredObservation {
  /// The figure as one cell: a status as its letters, two ratings or statuses as they were written.
  func shown(_ indicator: Indicator) -> ResultValue {
    if indicator.measure == .status { return ResultValue(status?.code ?? text) }
    return indicator.measure == .rating && (isSplit || value == nil)
      ? ResultValue(text) : ResultValue(value)
  }
}

extension String {
  fileprivate func replacingDots() -> String {
    String(decoding: utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
  }
}
