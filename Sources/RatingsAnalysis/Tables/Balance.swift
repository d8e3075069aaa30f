internal import FreedomModel

/// Who improved and who declined from one edition to the next.
struct Balance {
  /// Someone compared with a figure that is not its own of the edition before.
  struct Continuation: Hashable {
    let edition: Edition
    let name: String
    /// What it is compared with, in words.
    let with: String
  }

  private let panel: Panel
  private let options: TableOptions
  private let resolution: Resolution
  private let predecessors: [String: [Int]]

  init(_ panel: Panel, options: TableOptions) {
    self.panel = panel
    self.options = options
    resolution = Resolution(of: panel)
    let rows = Dictionary(
      zip(panel.entities.map(\.id), panel.entities.indices), uniquingKeysWith: { first, _ in first }
    )
    predecessors = Dictionary(grouping: options.links.filter { $0.relation == .continuation }) {
      $0.successor
    }.mapValues { $0.compactMap { rows[$0.predecessor] } }
  }

  /// The changes in one edition since the one before.
  struct Count {
    var improved = 0, declined = 0, unchanged = 0
    var continuations: [Continuation] = []
    /// How many were compared.
    var compared: Int { improved + declined + unchanged }
  }

  /// Counts the changes in an edition, given by its sort year, of everybody or of some entities by
  /// their ids; `nil` when the edition or the one before is not there, or nobody can be compared.
  func count(inEdition year: Int, of members: Set<String>? = nil) -> Count? {
    guard let column = panel.editions.firstIndex(where: { $0.year == year }), column > 0,
      panel.editions[column].follows(panel.editions[column - 1])
    else { return nil }
    let direction = panel.indicator.direction(inEdition: year)
    guard let direction,
      panel.indicator.direction(inEdition: panel.editions[column - 1].year) == direction
    else { return nil }
    var count = Count()
    for row in panel.entities.indices where options.counts(row, column, in: panel) {
      guard members?.contains(panel.entities[row].id) ?? true, let now = panel.value(row, column),
        let (before, continuation) = figureBefore(row, column)
      else { continue }
      switch resolution.change(from: before, to: now, direction: direction) {
      case .improved: count.improved += 1
      case .declined: count.declined += 1
      case .unchanged: count.unchanged += 1
      case .rose, .fell: break
      }
      if let continuation { count.continuations.append(continuation) }
    }
    return count.compared > 0 ? count : nil
  }

  /// The figure that an entity is compared with: its own, or that of the one predecessor it
  /// continues.
  private func figureBefore(_ row: Int, _ column: Int) -> (Double, Continuation?)? {
    let entity = panel.entities[row]
    let edition = panel.editions[column]
    if let own = panel.value(row, column - 1) {
      guard panel.isOf(options.kind, row, column - 1) else {
        let role = entity.kind(inEdition: panel.editions[column - 1].year)
        return (
          own,
          Continuation(
            edition: edition, name: entity.name, with: "its figure as a \(role.rawValue)")
        )
      }
      return (own, nil)
    }
    let known = (predecessors[entity.id] ?? []).compactMap { predecessor in
      panel.value(predecessor, column - 1).map { (predecessor, $0) }
    }
    guard known.count == 1 else { return nil }
    let (predecessor, figure) = known[0]
    return (
      figure,
      Continuation(
        edition: edition, name: entity.name, with: panel.entities[predecessor].name)
    )
  }
}
