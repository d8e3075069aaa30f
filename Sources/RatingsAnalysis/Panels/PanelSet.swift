public import FreedomModel

/// The panels that an answer is made from, by indicator, and which entity followed which.
///
/// Every panel should have all entities and all editions: a ``Scope`` says which are wanted, and
/// some answers need the edition before the first one wanted.
public struct PanelSet: Sendable {
  /// Gains and declines are compared along continuations.
  public let links: [EntityLink]
  private let panels: [String: Panel]

  /// Of two panels with one indicator the later counts.
  public init(_ panels: [Panel] = [], links: [EntityLink] = []) {
    self.panels = Dictionary(panels.map { ($0.indicator.id, $0) }) { $1 }
    self.links = links
  }

  /// The panel of an indicator; `nil` where there is none, or one without any value.
  public subscript(id: String) -> Panel? {
    panels[id].flatMap { $0.values.contains { $0 != nil } ? $0 : nil }
  }

  /// All panels, in no order.
  var all: [Panel] { Array(panels.values) }

  /// The editions of a publication that have a value, by sort year.
  func editions(of publication: String) -> [Int: Edition] {
    var editions: [Int: Edition] = [:]
    for panel in panels.values where panel.indicator.publication == publication {
      for edition in panel.editions { editions[edition.year] = edition }
    }
    return editions
  }

  func panel(_ id: String) throws(AnalysisError) -> Panel {
    guard let panel = self[id] else { throw .noFigures(indicator: id) }
    return panel
  }

  /// The panel of statuses that an answer, by its name, is made from.
  func statuses(_ id: String, for name: String) throws(AnalysisError) -> Panel {
    let panel = try panel(id)
    guard panel.indicator.measure == .status else {
      throw .unsuited(indicator: id, table: name, need: "a status")
    }
    return panel
  }

  /// The panel of numbers that an answer, by its name, is made from; never statuses.
  func numbers(_ id: String, for name: String) throws(AnalysisError) -> Panel {
    let panel = try panel(id)
    guard panel.indicator.measure != .status else {
      throw .unsuited(indicator: id, table: name, need: "figures")
    }
    return panel
  }
}
