public import FreedomModel
public import RatingsAnalysis
internal import RatingsStore

extension RatingsLibrary {
  /// The current values of one indicator in the editions wanted.
  ///
  /// - Parameters:
  ///   - indicator: What is measured.
  ///   - entities: Who is wanted, in this order; `nil` for all.
  ///   - years: Which editions are wanted.
  /// - Returns: One row an entity, one column an edition that has a value of an entity wanted.
  /// - Throws: A `StoreError`.
  public func panel(
    of indicator: Indicator, entities: [Entity]? = nil, years: YearChoice = YearChoice()
  ) throws -> Panel {
    let panel = try database.panel(of: indicator, entities: try entities ?? register().entities)
    let columns = panel.editions.indices.filter { years.contains(panel.editions[$0]) }
    guard columns.count < panel.editions.count else { return panel }
    return Panel(
      indicator: indicator, entities: panel.entities, editions: columns.map { panel.editions[$0] },
      values: panel.entities.indices.flatMap { row in columns.map { panel.value(row, $0) } })
  }

  /// The values of some indicators, of all entities in all editions, and which entity followed which:
  /// what answers such as ``EditionCounts`` and ``Balance`` are made from. Indicators that the database
  /// does not have are left out.
  ///
  /// - Throws: A `StoreError`.
  public func panels(of indicators: [String]) throws -> PanelSet {
    let catalog = try database.catalog()
    return PanelSet(
      try indicators.compactMap { catalog[$0] }.map { indicator in try panel(of: indicator) },
      links: try register().links)
  }

  /// What two sources disagree about, whichever of them is current: every value that differs, in the
  /// indicators and editions that both have.
  ///
  /// - Throws: A `StoreError`, or an `AnalysisError` when they have no indicator in common.
  public func difference(from old: Source, to new: Source) throws -> Differences {
    let before = try database.panels(ofSource: old.id, entities: register().entities)
    let after = try database.panels(ofSource: new.id, entities: register().entities)
    let difference = Differences(old: before, new: after)
    guard !difference.indicators.isEmpty else {
      throw AnalysisError.nothingInCommon(old: old.file, new: new.file)
    }
    return difference
  }
}
