internal import FreedomModel

/// An area of a map with the value of the state that had it, or of the two that shared it.
struct AreaMark: Sendable, Hashable {
  /// One state and what it is shown as.
  struct Part: Sendable, Hashable {
    let entity: Entity
    let kind: EntityKind
    let fill: Fill
    /// The value as published; empty where there is none.
    let text: String
    /// The value in few letters, for a tile: `23`, `▼7`.
    let short: String
    /// Which way a change went: `improved`; empty where there is none.
    var way = ""

    /// Who and what, for those who point at it: `Kazakhstan: NF`.
    var label: String {
      switch fill {
      case .missing: "\(entity.name): no value"
      case .unrated: "\(entity.name): not rated"
      case .status, .level, .change, .plain, .territory:
        "\(entity.name): \(text)" + (way.isEmpty ? "" : ", \(way)")
      }
    }
  }

  /// A tile of the area, with two letters.
  struct Cell: Sendable, Hashable {
    let place: TilePlace
    let code: String
  }

  let parts: [Part]
  /// Its tiles on a grid, the one with its name first.
  var cells: [Cell] = []
  /// Its outlines, in the units of the projection.
  var rings: [[MapPoint]] = []
  /// Where its dot is, if it has one.
  var dot: MapPoint?

  var isUnrated: Bool { parts.allSatisfy { $0.fill == .unrated } }
  var isTerritory: Bool { !isUnrated && parts.allSatisfy { $0.kind == .territory } }
  var label: String { parts.map(\.label).joined(separator: "; ") }

  /// The tiles that get the code: of tiles that touch one is enough.
  var namedCells: [Cell] {
    if parts.count > 1 { return cells }
    var open = cells
    var named: [Cell] = []
    while let first = open.first {
      named.append(first)
      var reached = [open.removeFirst().place]
      while let place = reached.popLast() {
        for cell in open where cell.place.touches(place) { reached.append(cell.place) }
        open.removeAll { $0.place.touches(place) }
      }
    }
    return named
  }
}

extension Plot {
  var areas: [AreaMark] {
    marks.compactMap { if case .area(let area) = $0 { area } else { nil } }
  }
}
