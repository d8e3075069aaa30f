public import FreedomModel

/// What a map is drawn from, and how.
public struct MapOptions: Sendable, Hashable {
  /// How places on the globe become places on paper.
  public enum Projection: String, Sendable, Hashable, CaseIterable {
    /// A tile an entity, all of one size.
    case tiles
    /// Outlines, areas keeping their sizes; only as SVG.
    case equalEarth = "equal-earth"
  }

  /// Tiles and outlines; without them a map is a list.
  public var ground: MapGround
  /// Which entity followed which.
  public var links: [EntityLink]
  /// How it is drawn.
  public var projection: Projection
  /// The ids of those that the publication rates in the edition, though they may have no value
  /// here.
  public var listed: Set<String>
  /// The year that changes are counted from; `nil` shows the values of one year.
  public var from: Int?
  /// Whether others than those shaded may have values too.
  public var shadesPart: Bool

  /// Options from their parts.
  public init(
    ground: MapGround = MapGround(), links: [EntityLink] = [], projection: Projection = .tiles,
    listed: Set<String> = [], from: Int? = nil, shadesPart: Bool = false
  ) {
    self.ground = ground
    self.links = links
    self.projection = projection
    self.listed = listed
    self.from = from
    self.shadesPart = shadesPart
  }
}

extension Chart {
  /// The values of one year, or the changes between two, on a map of the world of that
  /// year: an area of today shows the value of the state that it was a part of.
  ///
  /// - Parameters:
  ///   - series: The values of one indicator; entities without any are drawn as not rated.
  ///   - year: A year of the chart's rule; `nil` means the latest that has a value.
  ///   - options: The options of the chart; ``MapOptions`` has the ground.
  /// - Returns: The map.
  /// - Throws: ``ChartError`` where a value has no place on the scale.
  public static func map(
    series: [Series], year: Int? = nil, options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    let values = try MapValues(series, year: year, options: options)
    let areas = MapAreas(values, options: options)
    let labels = MapLabels(values, areas, options: options)
    let title = labels.title
    return Chart(
      kind: .map, title: title.first, secondTitle: title.second, subtitle: labels.subtitle,
      plots: [Plot(x: areas.x, y: areas.y, marks: areas.marks.map(Mark.area))],
      key: labels.key, notes: labels.notes + options.closingNotes, description: labels.description)
  }
}

/// An area of a map with the value of the state that had it, or of the two that shared it.
struct AreaMark: Sendable, Hashable {
  /// One state and what it is shown as.
  struct Part: Sendable, Hashable {
    let entity: Entity
    let kind: EntityKind
    let fill: Fill
    /// The value as published; empty where there is none; where nothing is shown, the reason.
    let text: String
    /// The value in few letters, for a tile: `23`, `▼7`.
    let short: String
    /// Which way a change went: `improved`; empty where there is none.
    var way = ""

    /// Who and what, for those who point at it: `Kazakhstan: NF`.
    var label: String {
      switch fill {
      case .missing: "\(entity.name): no value"
      case .status, .level, .change, .plain, .territory, .unrated:
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

  /// The area with those of its tiles that are in a frame; `nil` where none is.
  func within(_ frame: TileFrame) -> AreaMark? {
    var area = self
    area.cells = cells.compactMap { cell in
      frame.place(of: cell.place).map { Cell(place: $0, code: cell.code) }
    }
    return area.cells.isEmpty ? nil : area
  }

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

/// Outlines of areas, put together from the lines between them.
struct Outline {
  private let lines: [MapGround.Line]
  /// The lines of each area.
  private let ownLines: [String: [Int]]

  init(_ lines: [MapGround.Line]) {
    self.lines = lines
    var own: [String: [Int]] = [:]
    for (index, line) in lines.enumerated() {
      for id in [line.left, line.right] where !id.isEmpty { own[id, default: []].append(index) }
    }
    ownLines = own
  }

  /// Everything that has an outline.
  var ids: [String] { ownLines.keys.sorted() }

  /// The rings around some areas: no line between two of them is part of one.
  func rings(around areas: [String]) -> [[MapPoint]] {
    let inside = Set(areas)
    var open: [MapPoint: [[MapPoint]]] = [:]
    var starts: [MapPoint] = []
    for index in Set(areas.flatMap { ownLines[$0] ?? [] }).sorted() {
      let line = lines[index]
      let isRight = inside.contains(line.right)
      guard isRight != inside.contains(line.left), let first = line.points.first else { continue }
      let points = isRight ? line.points : line.points.reversed()
      let start = isRight ? first : points[0]
      open[start, default: []].append(points)
      starts.append(start)
    }
    var rings: [[MapPoint]] = []
    for start in starts {
      guard var ring = open[start]?.popLast() else { continue }
      while let end = ring.last, end != start, let next = open[end]?.popLast() {
        ring += next.dropFirst()
      }
      if ring.last == start { ring.removeLast() }
      if ring.count > 2 { rings.append(ring) }
    }
    return rings
  }
}
