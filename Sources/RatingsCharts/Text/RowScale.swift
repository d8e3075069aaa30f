/// Which row of the drawing shows which value, the freest at row 0.
struct RowScale {
  let count: Int
  /// The rows of the boundaries between bands.
  let rules: [Int]
  /// Whether every value possible has a row of its own.
  let isExact: Bool
  /// How many heights are distinguished within a row: braille has four, ASCII three.
  private let parts: Int
  private let scale: ValueScale
  private let rowOfLevel: [Int]

  /// Rows for a scale: as many as wanted, or as many as look best.
  init(_ scale: ValueScale, boundaries: [Double], isStepped: Bool, wanted: Int?, parts: Int) {
    self.scale = scale
    self.parts = parts
    let levels = Array(scale.levels.reversed())
    if isStepped, levels.count > 1,
      let exact = RowScale.exactRows(scale, levels, boundaries, wanted)
    {
      (rowOfLevel, rules, count) = exact
      isExact = true
      return
    }
    let steps = max(1, scale.ticks.count - 1)
    let natural = steps * max(1, 15 / steps) + 1
    let wanted = max(3, wanted ?? natural)
    let fitting = (wanted - 1) / steps * steps + 1
    let count = fitting * 4 >= wanted * 3 && fitting > 2 ? fitting : wanted
    self.count = count
    rowOfLevel = []
    isExact = false
    rules = boundaries.map {
      Int(((1 - scale.fraction($0)) * Double(count - 1)).rounded())
    }.filter { (1..<max(2, count - 1)).contains($0) }
  }

  private static func exactRows(
    _ scale: ValueScale, _ levels: [Double], _ boundaries: [Double], _ wanted: Int?
  ) -> (rows: [Int], rules: [Int], count: Int)? {
    let natural = levels.count <= 4 ? 4 : levels.count <= 8 ? 2 : 1
    let spare = (wanted ?? Int.max) - 1 - boundaries.count
    let stride =
      wanted == nil ? natural : spare < 0 ? 0 : min(4, spare / (levels.count - 1))
    guard stride >= 1 else { return nil }
    var rows: [Int] = []
    var rules: [Int] = []
    var row = 0
    for (index, level) in levels.enumerated() {
      rows.append(row)
      guard index + 1 < levels.count else { break }
      let next = scale.fraction(levels[index + 1])
      let isDivided = boundaries.contains {
        scale.fraction($0) < scale.fraction(level) && scale.fraction($0) > next
      }
      let step = isDivided && stride == 1 ? 2 : stride
      if isDivided { rules.append(row + step / 2) }
      row += step
    }
    return (rows, rules, row + 1)
  }

  func row(_ position: Double) -> Int {
    if isExact {
      let place = scale.levels.lastIndex { scale.fraction($0) <= scale.fraction(position) } ?? 0
      return rowOfLevel[scale.levels.count - 1 - place]
    }
    return part(position) / parts
  }

  /// The place of a value in parts of a row, counted from the top; ticks lie in mid-row.
  func part(_ position: Double) -> Int {
    let place = (1 - scale.fraction(position)) * Double((count - 1) * parts)
    let low = Double(-(parts - 1) / 2)
    let high = Double(count * parts - 1 - (parts - 1) / 2)
    return Int(max(low, min(high, place.rounded()))) + (parts - 1) / 2
  }
}
