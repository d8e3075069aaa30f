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
