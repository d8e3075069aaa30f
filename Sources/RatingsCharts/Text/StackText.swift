internal import FreedomModel

/// Draws columns of shares: one or more cells a year, a pattern a status.
struct StackText {
  private let stacks: [StackMark]
  private let years: YearScale
  private let values: ValueScale
  private let glyphs: Glyphs
  private let width: Int
  private let rows: Int
  private let left: Int
  private let perYear: Int
  private let yearsPerBlock: Int

  init?(_ plot: Plot, width: Int, rows: Int?, glyphs: Glyphs) {
    guard case .years(let years) = plot.x, case .values(let values) = plot.y else { return nil }
    stacks = plot.marks.compactMap { if case .stack(let stack) = $0 { stack } else { nil } }
    guard !stacks.isEmpty else { return nil }
    self.years = years
    self.values = values
    self.glyphs = glyphs
    self.width = width
    left = (values.ticks.map(\.label.utf8.count).max() ?? 0) + 2
    let room = max(1, width - left - 1)
    perYear = max(1, min(6, room / years.count))
    let blocks = (years.count * perYear + room - 1) / room
    yearsPerBlock = (years.count + blocks - 1) / blocks
    self.rows = max(4, rows ?? (blocks == 1 ? 20 : 12))
  }

  func lines() -> [TextLine] {
    var lines: [TextLine] = []
    for first in stride(from: years.first, through: years.last, by: yearsPerBlock) {
      let block = YearScale(first: first, last: min(years.last, first + yearsPerBlock - 1))
      if !lines.isEmpty { lines.append(TextLine()) }
      lines += (0..<rows).map { line($0, block) }
      lines += YearAxis.lines(
        block, columns: block.count * perYear, offset: left, width: width, glyphs: glyphs
      ) { ($0 - block.first) * perYear + (perYear - 1) / 2 }
    }
    return lines
  }

  private func line(_ row: Int, _ block: YearScale) -> TextLine {
    let tick = values.ticks.first {
      Int(((1 - values.fraction($0.position)) * Double(rows - 1)).rounded()) == row
    }
    var line = TextLine()
    let label = tick?.label ?? ""
    line.pad(to: left - 2 - label.utf8.count)
    line.append(label + " ")
    line.pad(to: left - 1)
    line.append(String(tick == nil ? glyphs.vertical : glyphs.tickLeft), .faint)
    // A cell shows what is at its middle.
    let share = 100 * (1 - (Double(row) + 0.5) / Double(rows))
    for year in block.first...block.last {
      let part = stacks.first { $0.year == year }?.parts.first { $0.from <= share && share < $0.to }
      guard let part, case .status(let status) = part.fill else {
        line.append(String(repeating: " ", count: perYear))
        continue
      }
      line.append(
        String(repeating: String(glyphs.pattern(status)), count: perYear), .status(status))
    }
    return line
  }
}
