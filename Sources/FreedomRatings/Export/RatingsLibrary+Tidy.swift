public import FreedomModel
internal import RatingsStore

extension RatingsLibrary {
  /// The title of a table of figures, one a row.
  public static let tidyTitle = "Ratings, one figure a row"

  /// The columns of ``tidy(_:_:)``: those of ``series(of:indicators:years:)``.
  public static var tidyColumns: [ResultTable.Column] { SeriesTable.columns }

  /// Hands over every figure of a selection as a row with ``tidyColumns``, sorted by entity, indicator
  /// and edition, in memory that does not grow with their number.
  ///
  /// - Parameters:
  ///   - selection: Which figures.
  ///   - body: Takes a row.
  /// - Returns: What a reader must know: notes, and whose figures they are.
  /// - Throws: A `StoreError`, or what the body throws.
  public func tidy(
    _ selection: ExportSelection = ExportSelection(), _ body: ([ResultValue]) throws -> Void
  ) throws -> (notes: [String], citation: String) {
    let indicators = try indicators(of: selection)
    var used: Set<String> = []
    var cells = SeriesCells()
    try forEachFigure(of: selection, indicators: indicators) { entity, indicator, figure in
      if used.count < indicators.count { used.insert(indicator.id) }
      for year in figure.edition.years(under: selection.years.rule)
      where selection.years.holds(year) {
        try body(cells.row(figure, year: year, entity: entity, indicator: indicator))
      }
    }
    let shown = indicators.filter { used.contains($0.id) }
    return ([selection.years.rule.note] + SeriesTable.notes(on: shown), shown.citation)
  }

  /// Every figure of a selection as a table with ``tidyColumns``, sorted by entity, indicator and
  /// edition.
  ///
  /// - Parameter selection: Which figures.
  /// - Returns: The table.
  /// - Throws: A `StoreError`.
  public func tidy(_ selection: ExportSelection = ExportSelection()) throws -> ResultTable {
    var rows: [[ResultValue]] = []
    let told = try tidy(selection) { rows.append($0) }
    return ResultTable(
      title: Self.tidyTitle, columns: Self.tidyColumns, rows: rows, notes: told.notes,
      citation: told.citation)
  }

  /// The figures of a selection, computed ones too.
  func forEachFigure(
    of selection: ExportSelection, indicators: [Indicator],
    _ body: (Entity, Indicator, StoredObservation) throws -> Void
  ) throws {
    let entities = try entities(of: selection)
    guard indicators.contains(where: \.isComputed) else {
      var current = 0
      return try database.forEachFigure(of: entities, indicators: indicators.map(\.id)) {
        entity, figure in
        while indicators[current].id != figure.indicator {
          current = (current + 1) % indicators.count
        }
        if selection.holds(entity, in: figure.edition) {
          try body(entity, indicators[current], figure)
        }
      }
    }
    for entity in entities {
      for indicator in indicators {
        for figure in try figures(of: entity, indicator: indicator)
        where selection.holds(entity, in: figure.edition) {
          try body(entity, indicator, figure)
        }
      }
    }
  }
}
