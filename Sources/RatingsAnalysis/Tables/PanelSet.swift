public import FreedomModel

/// The panels that a table is made from, by indicator.
///
/// Every panel should hold all entities and all editions: who and what is wanted is said by
/// ``TableOptions``, and some tables look at the edition before the first one wanted.
public struct PanelSet: Sendable {
  private var panels: [String: Panel] = [:]

  /// A set of some panels; of two with one indicator the later counts.
  public init(_ panels: [Panel] = []) {
    for panel in panels { add(panel) }
  }

  /// Adds a panel.
  public mutating func add(_ panel: Panel) { panels[panel.indicator.id] = panel }

  /// The panel of an indicator; `nil` where there is none, or one without any figure.
  public subscript(id: String) -> Panel? {
    panels[id].flatMap { $0.values.contains { $0 != nil } ? $0 : nil }
  }

  /// The editions of a publication that have a figure, by sort year.
  func editions(of publication: String) -> [Int: Edition] {
    var editions: [Int: Edition] = [:]
    for panel in panels.values where panel.indicator.publication == publication {
      for edition in panel.editions { editions[edition.year] = edition }
    }
    return editions
  }

  /// The panel of an indicator.
  ///
  /// - Throws: ``AnalysisError/noFigures(indicator:)``.
  func panel(_ id: String) throws(AnalysisError) -> Panel {
    guard let panel = self[id] else { throw .noFigures(indicator: id) }
    return panel
  }

  /// The panel of the statuses that a table counts.
  ///
  /// - Throws: ``AnalysisError`` when there are no figures, or they are not statuses.
  func statuses(
    _ options: TableOptions, for table: any SummaryTable.Type
  ) throws(AnalysisError) -> Panel {
    let panel = try panel(options.indicator ?? "fiw.status")
    guard panel.indicator.measure == .status else {
      throw .unsuited(indicator: panel.indicator.id, table: table.name, need: "a status")
    }
    return panel
  }

  /// The panel of the figures that a table shows; never statuses.
  ///
  /// - Throws: ``AnalysisError`` when there are no figures, or they are statuses.
  func figures(
    _ options: TableOptions, for table: any SummaryTable.Type
  ) throws(AnalysisError) -> Panel {
    let panel = try panel(options.indicator ?? "fiw.total")
    guard panel.indicator.measure != .status else {
      throw .unsuited(indicator: panel.indicator.id, table: table.name, need: "figures")
    }
    return panel
  }
}
