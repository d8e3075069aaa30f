internal import FreedomModel

/// Draws columns of shares, one a year.
struct StackSVG: SVGDrawing {
  private let stacks: [StackMark]
  private let years: YearScale
  private let values: ValueScale
  private let left: Double
  private let right: Double
  private let bottom: Double
  private let shares: [Share]

  var height: Double { bottom + 22 }

  init?(_ plot: Plot, width: Double, fieldHeight: Double?) {
    guard case .years(let years) = plot.x, case .values(let values) = plot.y else { return nil }
    stacks = plot.marks.compactMap { if case .stack(let stack) = $0 { stack } else { nil } }
    guard !stacks.isEmpty else { return nil }
    self.years = years
    self.values = values
    left = (values.ticks.map { TextMetrics.width($0.label, size: 11) }.max() ?? 0) + 10
    shares = stacks.last.map(Share.all) ?? []
    right = width - 14 - (shares.map(\.width).max() ?? 0)
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
        writer.text(
          part.text, x: middle(stack.year), y: top + height / 2 + 4, size: 10, anchor: "middle",
          fill: StatusPalette.ink(on: status))
      }
    }
    writer.yearAxis(years, from: left, to: right, y: bottom, at: middle)
    drawShares(into: &writer)
  }

  /// The share of each status in the last year, beside its column.
  private func drawShares(into writer: inout SVGWriter) {
    let wanted = shares.map { Int(((y($0.middle) - 6) / 2).rounded()) }
    let rows = LabelStack.rows(wanted: wanted, of: Int(bottom / 2), spacing: 14) ?? wanted
    for (share, row) in zip(shares, rows) {
      let top = Double(row) * 2 + 4
      writer.text(share.name, x: right + 6, y: top, size: 11)
      writer.text(share.text, x: right + 6, y: top + 13, size: 11, weight: "bold")
    }
  }

  /// The share of a status in one year.
  private struct Share {
    let name: String, text: String
    let middle: Double

    var width: Double {
      max(TextMetrics.width(name, size: 11), TextMetrics.width(text, size: 11) * 1.1)
    }

    /// The shares of a column, from the top.
    static func all(_ stack: StackMark) -> [Share] {
      stack.parts.reversed().compactMap { part in
        guard case .status(let status) = part.fill, part.to > part.from else { return nil }
        return Share(
          name: status.label, text: "\(Int((part.to - part.from).rounded())) %",
          middle: (part.from + part.to) / 2)
      }
    }
  }
}
