internal import DisplayText
internal import FreedomModel

extension RowText {
  /// Rows of years; years that do not fit beside one another go into blocks one under another.
  func yearLines(_ years: YearScale) -> [TextLine] {
    let perYear = cellsPerYear(years)
    let blocks = (years.count * perYear + room - 1) / room
    let size = (years.count + blocks - 1) / blocks
    let cells = rowCells(years, perYear)
    var lines: [TextLine] = []
    for first in stride(from: years.first, through: years.last, by: size) {
      let block = YearScale(first: first, last: min(years.last, first + size - 1))
      if !lines.isEmpty { lines.append(TextLine()) }
      lines += self.block(block, of: years, perYear, cells)
    }
    if hasArrows { lines.append(TextLine(lettering.clean("↑ improved  ↓ declined"), .faint)) }
    return lines
  }

  private func block(
    _ block: YearScale, of years: YearScale, _ perYear: Int, _ cells: [[Cell]]
  ) -> [TextLine] {
    let columns = block.count * perYear
    let offset = nameWidth + 2
    func column(_ year: Int) -> Int { (year - block.first) * perYear + (perYear - 1) / 2 }
    let shown = plot.annotations.compactMap { annotation -> PlacedAnnotation? in
      guard annotation.years.overlaps(block.first...block.last) else { return nil }
      return PlacedAnnotation(
        letter: annotation.letter, years: annotation.years.clamped(to: block.first...block.last),
        text: annotation.text)
    }
    var lines = AnnotationLanes(shown, glyphs: glyphs, columns: columns, at: column)
      .lines(offset: offset)
    let place = (block.first - years.first) * perYear
    for row in names.indices {
      var line = start(row)
      for cell in cells[row][place..<place + columns] {
        line.append(String(cell.scalar), cell.ink)
      }
      if block.last == years.last, !text(row).isEmpty {
        line.pad(to: offset + columns + 1)
        line.append(text(row))
      }
      lines.append(line)
    }
    return lines
      + YearAxis.lines(
        block, columns: columns, offset: offset, width: width, glyphs: glyphs, at: column)
  }

  /// One cell a year for small bars; fields grow with the width, and show their value if it fits.
  private func cellsPerYear(_ years: YearScale) -> Int {
    let most = max(1, room / years.count)
    let hasSparks = plot.marks.contains { if case .spark = $0 { true } else { false } }
    return hasSparks ? 1 : min(most, max(3, widestFigure + 1))
  }

  /// Whether the fields show values instead of shades.
  var hasFigures: Bool {
    guard case .years(let years) = plot.x else { return false }
    return hasFigures(cellsPerYear(years))
  }

  private func hasFigures(_ perYear: Int) -> Bool { widestFigure > 0 && perYear > widestFigure }

  private var widestFigure: Int {
    plot.marks.reduce(0) { widest, mark in
      guard case .tile(let tile) = mark, case .level = tile.fill else { return widest }
      return max(widest, tile.text.displayWidth)
    }
  }

  private typealias Cell = (scalar: Unicode.Scalar, ink: TextStyle)

  private func rowCells(_ years: YearScale, _ perYear: Int) -> [[Cell]] {
    let blank: Cell = (" ", .plain)
    var cells = Array(
      repeating: Array(repeating: blank, count: years.count * perYear), count: names.count)
    let hasFigures = hasFigures(perYear)
    for mark in plot.marks {
      switch mark {
      case .spark(let spark):
        guard cells.indices.contains(spark.row) else { continue }
        for point in spark.points where (years.first...years.last).contains(point.year) {
          cells[spark.row][(point.year - years.first) * perYear] = (
            glyphs.bar(point.position), .plain
          )
        }
      case .tile(let tile):
        guard cells.indices.contains(tile.row), (years.first...years.last).contains(tile.year)
        else { continue }
        let start = (tile.year - years.first) * perYear
        for (offset, scalar) in scalars(tile, perYear, asFigure: hasFigures).enumerated() {
          cells[tile.row][start + offset] = (scalar, tile.fill.ink)
        }
      case .line, .bar, .stack, .dot, .area: break
      }
    }
    return cells
  }

  private func scalars(_ tile: TileMark, _ count: Int, asFigure: Bool) -> [Unicode.Scalar] {
    if asFigure {
      let text = lettering.clean(tile.text).unicodeScalars
      return (0..<max(0, count - text.count)).map { _ in " " } + text.prefix(count)
    }
    let scalar: Unicode.Scalar =
      switch tile.fill {
      case .status(let status): glyphs.pattern(status)
      case .level(let level): glyphs.shade(level)
      case .plain, .change, .missing, .unrated, .territory: " "
      }
    return Array(repeating: scalar, count: count)
  }
}

extension Fill {
  var ink: TextStyle {
    switch self {
    case .status(let status): .status(status)
    case .level(let level): .level(level)
    case .change(let step) where step != 0: .status(step > 0 ? .free : .notFree)
    case .unrated: .faint
    case .plain, .change, .missing, .territory: .plain
    }
  }
}
