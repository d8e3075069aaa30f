public import FreedomModel
internal import RatingsStore

extension RatingsLibrary {
  /// The current figures of one indicator in the editions wanted.
  ///
  /// - Parameters:
  ///   - indicator: What is measured.
  ///   - entities: Who is wanted, in this order; `nil` for everybody.
  ///   - years: Which editions are wanted.
  /// - Returns: One row an entity, one column an edition that has a figure for anybody wanted.
  /// - Throws: A `StoreError`.
  public func panel(
    of indicator: Indicator, entities: [Entity]? = nil, years: YearChoice = YearChoice()
  ) throws -> Panel {
    let panel = try database.panel(of: indicator, entities: try entities ?? register().entities)
    let columns = panel.editions.indices.filter { years.contains(panel.editions[$0]) }
    guard columns.count < panel.editions.count else { return panel }
    return Panel(
      indicator: indicator, entities: panel.entities, editions: columns.map { panel.editions[$0] },
      values: panel.entities.indices.flatMap { row in columns.map { panel.value(row, $0) } },
      splits: panel.splits.filter { years.contains($0.edition) })
  }
}
