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
