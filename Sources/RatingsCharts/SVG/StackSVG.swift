internal import FreedomModel

/// Draws columns of shares, one a year.
struct StackSVG: SVGDrawing {
  private let stacks: [StackMark]
  private let years: YearScale
  private let values: ValueScale
  private let left: Double
  private let right: Double
  private let bottom: Double

  var height: Double { bottom + 22 }

  init?(_ plot: Plot, width: Double, fieldHeight: Double?) {
    guard case .years(let years) = plot.x, case .values(let values) = plot.y else { return nil }
    stacks = plot.marks.compactMap { if case .stack(let stack) = $0 { stack } else { nil } }
    guard !stacks.isEmpty else { return nil }
    self.years = years
    self.values = values
    left = (values.ticks.map { TextMetrics.width($0.label, size: 11) }.max() ?? 0) + 10
    right = width - 14
    bottom = fieldHeight ?? 290
  }

  private var column: Double { (right - left) / Double(years.count) }

  private func middle(_ year: Int) -> Double {
    left + (Double(year - years.first) + 0.5) * column
  }

  private func y(_ position: Double) -> Double {
    bottom - values.fraction(position) * (bottom - 6)
  }

  func draw(into writer: inout SVGWriter) {
    for tick in values.ticks {
      writer.line(left, y(tick.position), right, y(tick.position))
      writer.text(
        tick.label, x: left - 6, y: y(tick.position) + 4, size: 11, anchor: "end", ink: .soft)
    }
    let gap = column > 4 ? 1.0 : 0
    for stack in stacks {
      for part in stack.parts where part.to > part.from {
        let (top, height) = (y(part.to), y(part.from) - y(part.to))
        writer.area(
          x: middle(stack.year) - column / 2 + gap / 2, y: top, width: column - gap,
          height: height, fill: part.fill)
        guard case .status(let status) = part.fill, height > 14,
          TextMetrics.width(part.text, size: 10) + 14 < column
        else { continue }
        writer.haloedText(
          part.text, x: middle(stack.year), y: top + height / 2 + 4,
          ink: Palette.ink(on: status), halo: Palette.color(status))
      }
    }
    writer.yearAxis(years, from: left, to: right, y: bottom, at: middle)
  }
}

extension SVGWriter {
  /// A value on a patterned area, with an edge that keeps the pattern off it.
  mutating func haloedText(_ text: String, x: Double, y: Double, ink: String, halo: String) {
    element(
      "text",
      [
        ("x", x.decimals), ("y", y.decimals), ("font-size", "10"), ("text-anchor", "middle"),
        ("fill", ink), ("stroke", halo), ("stroke-width", "2.5"), ("paint-order", "stroke"),
      ], text: text)
  }
}
