internal import DisplayText
internal import FreedomModel

/// Draws several fields side by side on a grid, each under its name.
struct GridText {
  private let plots: [Plot]
  private let width: Int
  private let glyphs: Glyphs
  private let lettering: ChartText
  private let across: Int

  init(_ plots: [Plot], width: Int, glyphs: Glyphs, lettering: ChartText) {
    self.plots = plots
    self.width = width
    self.glyphs = glyphs
    self.lettering = lettering
    across = max(1, min(plots.count, (width + GridText.gap) / (GridText.least + GridText.gap)))
  }

  func lines() -> [TextLine] {
    let cells = (width - (across - 1) * GridText.gap) / across
    var lines: [TextLine] = []
    for start in stride(from: 0, to: plots.count, by: across) {
      if !lines.isEmpty { lines.append(TextLine()) }
      let drawings = plots[start..<min(plots.count, start + across)].map { drawing($0, cells) }
      let height = drawings.map(\.count).max() ?? 0
      for row in 0..<height {
        var line = TextLine()
        for (place, drawing) in drawings.enumerated() {
          line.pad(to: place * (cells + GridText.gap))
          // Drawings of one row end on one line: those with fewer lanes begin lower.
          let own = row - (height - drawing.count)
          if row == 0 {
            line.append(drawing[0])
          } else if own > 0 {
            line.append(drawing[own])
          }
        }
        lines.append(line)
      }
    }
    return lines
  }

  private func drawing(_ plot: Plot, _ cells: Int) -> [TextLine] {
    let figure = plot.ownLine?.last.map { " " + $0.text } ?? ": no values"
    let marker = plot.ownLine.map { String(glyphs.marker($0)) + " " } ?? ""
    let room = cells - figure.displayWidth - marker.displayWidth
    var heading = TextLine(marker, .series(plot.ownLine?.style ?? 0))
    heading.append(
      lettering.shortened(lettering.clean(plot.name), to: max(1, room)) + figure, .strong)
    let field = FieldText(
      plot, width: cells, rows: compactRows(plot), isNamed: false, glyphs: glyphs,
      lettering: lettering)
    return ([heading] + (field?.lines() ?? [])).map { $0.clipped(to: cells) }
  }

  /// Few rows, with the labelled values on rows of their own.
  private func compactRows(_ plot: Plot) -> Int {
    guard case .values(let values) = plot.y else { return 7 }
    // ASCII has no dots between the rows: every value possible gets a row.
    if glyphs.isASCII, plot.isStepped { return values.levels.count + plot.bands.boundaries.count }
    let steps = max(1, values.ticks.count - 1)
    return steps < 4 ? steps * 2 + 1 : steps + 1
  }

  private static let gap = 2
  private static let least = 24
}
