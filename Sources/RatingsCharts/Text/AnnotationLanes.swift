/// Lines of letters and intervals above a drawing, so that nothing covers the data.
struct AnnotationLanes {
  private var lanes: [[(scalar: Unicode.Scalar, column: Int)]] = []
  private var ends: [Int] = []
  private(set) var guides: [Int] = []

  init(_ annotations: [PlacedAnnotation], glyphs: Glyphs, columns: Int, at column: (Int) -> Int) {
    for annotation in annotations {
      let letters = Array(annotation.letter.unicodeScalars)
      let start = max(0, min(columns - letters.count, column(annotation.years.lowerBound)))
      var scalars = letters
      if annotation.years.count > 1 {
        let end = min(columns - 1, column(annotation.years.upperBound))
        if end - start >= scalars.count {
          while end - start > scalars.count { scalars.append(glyphs.horizontal) }
          scalars.append(glyphs.intervalEnd)
        }
      } else {
        guides.append(column(annotation.years.lowerBound))
      }
      var lane = ends.firstIndex { $0 < start } ?? ends.count
      if lane == ends.count {
        ends.append(-1)
        lanes.append([])
      }
      lane = min(lane, lanes.count - 1)
      lanes[lane] += scalars.enumerated().map { ($1, start + $0) }
      ends[lane] = start + scalars.count
    }
  }

  /// The lanes as text, the first lane nearest to the drawing.
  func lines(offset: Int) -> [TextLine] {
    lanes.reversed().map { lane in
      var line = TextLine()
      for (scalar, column) in lane {
        line.pad(to: offset + column)
        line.append(String(scalar), .strong)
      }
      return line
    }
  }
}
