/// The order of the names at the ends of lines: always that of the values, the freest on top, so that
/// no name stands above another whose value is freer. Names of equal values come in the order of the
/// lines.
enum EndOrder {
  /// The lines that have a point, from the top down.
  static func sorted(
    _ lines: [LineMark], at point: (LineMark) -> Point?, on scale: ValueScale
  ) -> [(line: LineMark, point: Point)] {
    lines.compactMap { line in point(line).map { (line: line, point: $0) } }.sorted {
      let (one, other) = (scale.fraction($0.point.position), scale.fraction($1.point.position))
      return one == other ? $0.line.style < $1.line.style : one > other
    }
  }
}
