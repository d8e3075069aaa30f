/// Chooses which years of an axis are labelled: the first, the last and round ones between.
enum YearTicks {
  /// The years whose labels fit, with the cell of each and the cell its label begins at.
  ///
  /// Labels keep `gap` cells from the first and the last, and one more from one another.
  static func ticks(
    _ scale: YearScale, columns: Int, offset: Int, width: Int, gap: Int = 1,
    at column: (Int) -> Int
  )
    -> [(year: Int, column: Int, label: String, start: Int)]
  {
    func tick(_ year: Int) -> (year: Int, column: Int, label: String, start: Int) {
      let label = String(year)
      let place = offset + column(year)
      return (
        year, place, label, max(0, min(width - label.utf8.count, place - label.utf8.count / 2))
      )
    }
    var first = tick(scale.first)
    guard scale.count > 1 else { return [first] }
    let last = tick(scale.last)
    if first.start + first.label.utf8.count >= last.start { first.start = 0 }
    for step in [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000] {
      let years = stride(
        from: (scale.first / step + 1) * step, to: scale.last, by: step)
      guard scale.count / step <= columns else { continue }
      let between = years.map(tick).filter {
        $0.start > first.start + first.label.utf8.count + gap
          && $0.start + $0.label.utf8.count + gap <= last.start
      }
      let isClear = zip(between, between.dropFirst()).allSatisfy {
        $0.start + $0.label.utf8.count + gap + 1 <= $1.start
      }
      if isClear { return [first] + between + [last] }
    }
    return [first, last]
  }
}

/// Writes an axis of years: a rule with ticks, and the years under them.
enum YearAxis {
  /// Two lines for an axis whose field begins `offset` cells from the left.
  static func lines(
    _ scale: YearScale, columns: Int, offset: Int, width: Int, glyphs: Glyphs,
    isEndsOnly: Bool = false, at column: (Int) -> Int
  ) -> [TextLine] {
    let all = YearTicks.ticks(scale, columns: columns, offset: offset, width: width, at: column)
    let ticks = isEndsOnly ? all.filter { [scale.first, scale.last].contains($0.year) } : all
    let marked = Set(ticks.map(\.column))
    var rule = TextLine()
    rule.pad(to: offset - 1)
    rule.append(
      (offset..<offset + columns).reduce(into: String(glyphs.corner)) {
        $0.unicodeScalars.append(marked.contains($1) ? glyphs.tickDown : glyphs.horizontal)
      }, .faint)
    var labels = TextLine()
    for tick in ticks where tick.start >= labels.width {
      labels.pad(to: tick.start)
      labels.append(tick.label)
    }
    return [rule, labels]
  }
}
