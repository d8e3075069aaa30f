public import FreedomModel

/// What two vintages of the same figures disagree about.
public struct PanelDifference: Sendable {
  private let old: [Panel]
  private let new: [Panel]

  /// A comparison of panels, matched by indicator.
  ///
  /// - Parameters:
  ///   - old: The figures of the older vintage.
  ///   - new: The figures of the newer one.
  public init(old: [Panel], new: [Panel]) {
    self.old = old
    self.new = new
  }

  /// Every figure that differs, in the editions that both vintages have; a figure that one of them
  /// lacks is missing there.
  ///
  /// - Parameters:
  ///   - oldName: How notes call the older vintage.
  ///   - newName: How notes call the newer one.
  /// - Returns: The columns `id,name,edition,indicator,old,new`.
  public func table(oldName: String = "old", newName: String = "new") -> ResultTable {
    var rows: [[ResultValue]] = []
    var notes: [String] = []
    let pairs = old.compactMap { old in
      new.first { $0.indicator.id == old.indicator.id }.map { (old: old, new: $0) }
    }
    let isText = pairs.contains { $0.old.indicator.measure == .status }
    for (old, new) in pairs {
      rows += PanelDifference.rows(old, new, asText: isText)
    }
    notes += PanelDifference.editionNotes(pairs.map { ($0.old, $0.new) }, oldName)
    notes += PanelDifference.editionNotes(pairs.map { ($0.new, $0.old) }, newName)
    let compared = pairs.map(\.old.indicator.id)
    for (panels, name) in [(old, oldName), (new, newName)] {
      let alone = panels.map(\.indicator.id).filter { !compared.contains($0) }
      if !alone.isEmpty { notes.append("Only in \(name): \(alone.joined(separator: ", ")).") }
    }
    return ResultTable(
      title: "Differences between \(oldName) and \(newName)",
      columns: [
        .id, .entityName, .edition, .indicator,
        .init("old", isText ? .string : .number, description: "The figure in \(oldName)"),
        .init("new", isText ? .string : .number, description: "The figure in \(newName)"),
      ], rows: rows, notes: ["Differing figures: \(rows.count)."] + notes,
      citation: pairs.map(\.old.indicator).citation)
  }

  private static func rows(_ old: Panel, _ new: Panel, asText: Bool) -> [[ResultValue]] {
    let known = Set(old.entities.map(\.id))
    let entities = old.entities + new.entities.filter { !known.contains($0.id) }
    let newYears = Set(new.editions.map(\.year))
    let editions = old.editions.filter { newYears.contains($0.year) }
    let before = old.aligned(entities: entities, editions: editions) { $0.year }
    let after = new.aligned(entities: entities, editions: editions) { $0.year }
    func cell(_ figure: Double?) -> ResultValue {
      let shown = old.indicator.shown(figure)
      guard asText, figure != nil else { return shown }
      return .text(shown.plainText)
    }
    return entities.indices.flatMap { row in
      editions.indices.compactMap { column -> [ResultValue]? in
        let (one, other) = (before.value(row, column), after.value(row, column))
        guard one != other else { return nil }
        return [
          .text(entities[row].id), .text(entities[row].name), .text(editions[column].label),
          .text(old.indicator.id), cell(one), cell(other),
        ]
      }
    }
  }

  /// The editions that only one of the vintages has, indicators with the same ones together.
  private static func editionNotes(
    _ pairs: [(panel: Panel, other: Panel)], _ name: String
  ) -> [String] {
    var order: [[String]] = []
    var indicators: [[String]: [String]] = [:]
    for (panel, other) in pairs {
      let years = Set(other.editions.map(\.year))
      let alone = panel.editions.filter { !years.contains($0.year) }.map(\.label)
      if alone.isEmpty { continue }
      if indicators[alone] == nil { order.append(alone) }
      indicators[alone, default: []].append(panel.indicator.id)
    }
    return order.map { alone in
      let meant = indicators[alone] ?? []
      let what =
        meant.count > 1 && meant.count == pairs.count ? "All indicators" : NameList.text(meant)
      return "\(what): editions only in \(name), not compared: \(NameList.text(alone))."
    }
  }
}
