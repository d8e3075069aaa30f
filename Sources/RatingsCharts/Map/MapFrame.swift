/// The part of the projected globe that a map shows.
struct MapFrame {
  private(set) var x: ClosedRange<Double>
  private(set) var y: ClosedRange<Double>

  /// All inhabited land.
  static let world = MapFrame(
    x: EqualEarth.point(MapPoint(x: -169, y: 0)).x...EqualEarth.point(MapPoint(x: 191, y: 0)).x,
    y: EqualEarth.point(MapPoint(x: 0, y: -56)).y...EqualEarth.point(MapPoint(x: 0, y: 84)).y)

  private init(x: ClosedRange<Double>, y: ClosedRange<Double>) {
    self.x = x
    self.y = y
  }

  /// The frame around the areas that show a value: of each its largest ring, so that a distant
  /// island does not make all of them small. Its height is between 0.5 and 0.85 of its width. `nil`
  /// where that is most of the world.
  init?(around marks: [AreaMark]) {
    let points = marks.filter { !$0.isUnrated }.flatMap { mark in
      (mark.rings.max { Self.size(of: $0) < Self.size(of: $1) } ?? [])
        + [mark.dot].compactMap(\.self)
    }
    guard let (x, y) = Self.bounds(of: points) else { return nil }
    let world = Self.world
    self.init(x: x, y: y)
    let margin = max(width * 0.04, height * 0.04, world.width / 50)
    widen(toWidth: width + 2 * margin, height: height + 2 * margin)
    widen(toWidth: max(width, height / 0.85), height: max(height, width * 0.5))
    if width > world.width * 0.6 { return nil }
  }

  private var width: Double { x.upperBound - x.lowerBound }
  private var height: Double { y.upperBound - y.lowerBound }

  private mutating func widen(toWidth wider: Double, height higher: Double) {
    let (across, up) = ((wider - width) / 2, (higher - height) / 2)
    x = (x.lowerBound - across)...(x.upperBound + across)
    y = (y.lowerBound - up)...(y.upperBound + up)
  }

  private static func bounds(
    of points: [MapPoint]
  ) -> (x: ClosedRange<Double>, y: ClosedRange<Double>)? {
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
      let bottom = points.map(\.y).min(), let top = points.map(\.y).max()
    else { return nil }
    return (left...right, bottom...top)
  }

  private static func size(of ring: [MapPoint]) -> Double {
    guard let (x, y) = bounds(of: ring) else { return 0 }
    return (x.upperBound - x.lowerBound) * (y.upperBound - y.lowerBound)
  }

  /// The frame as the scales of a plot.
  var scales: (Scale, Scale) {
    (
      .values(.init(start: x.lowerBound, end: x.upperBound, ticks: [])),
      .values(.init(start: y.lowerBound, end: y.upperBound, ticks: []))
    )
  }
}

/// The part of the grid of tiles that a map shows.
struct TileFrame {
  let columns: Range<Int>
  let rows: Range<Int>

  /// The frame around tiles that show a value, with one more tile on every side, at least ten wide
  /// and not higher than wide. The whole grid where that is most of it.
  ///
  /// - Parameters:
  ///   - shown: The tiles that show a value; none shows the whole grid.
  ///   - grid: All tiles.
  init(around shown: [TilePlace], in grid: [TilePlace]) {
    let width = grid.map(\.column).max() ?? 0
    let height = grid.map(\.row).max() ?? 0
    let rows = Self.range(shown.map(\.row), atLeast: 1, of: height)
    let columns = Self.range(
      shown.map(\.column), atLeast: max(10, rows.count), of: width)
    let isMost = shown.isEmpty || columns.count * 3 > width * 2
    self.columns = isMost ? 1..<width + 1 : columns
    self.rows = isMost ? 1..<height + 1 : rows
  }

  /// From one before the first to one after the last, widened on both sides, within `1...end`.
  private static func range(_ places: [Int], atLeast least: Int, of end: Int) -> Range<Int> {
    guard let first = places.min(), let last = places.max(), last <= end else {
      return 1..<end + 1
    }
    let margin = max(1, first - 1)...min(end, last + 1)
    let count = min(end, max(margin.count, least))
    let start = max(1, min((first + last + 1 - count) / 2, end - count + 1))
    return start..<start + count
  }

  /// Where a tile is in the frame; `nil` outside.
  func place(of tile: TilePlace) -> TilePlace? {
    guard columns.contains(tile.column), rows.contains(tile.row) else { return nil }
    return TilePlace(
      column: tile.column - columns.lowerBound + 1, row: tile.row - rows.lowerBound + 1)
  }
}
