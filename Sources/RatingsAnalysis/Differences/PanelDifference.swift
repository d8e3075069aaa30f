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
      notes += PanelDifference.editionNotes(old, new, oldName, newName)
    }
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

  private static func editionNotes(
    _ old: Panel, _ new: Panel, _ oldName: String, _ newName: String
  ) -> [String] {
    [(old, new, oldName), (new, old, newName)].compactMap { panel, other, name in
      let years = Set(other.editions.map(\.year))
      let alone = panel.editions.filter { !years.contains($0.year) }.map(\.label)
      return alone.isEmpty
        ? nil
        : "\(panel.indicator.id): editions only in \(name), not compared: \(NameList.text(alone))."
    }
  }
}
