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
