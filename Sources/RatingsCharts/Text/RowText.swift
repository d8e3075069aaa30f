internal import DisplayText
internal import FreedomModel

/// Draws a plot with one row a name: fields of years, small bars or long ones.
struct RowText {
  let plot: Plot
  let names: [String]
  let glyphs: Glyphs
  let lettering: ChartText
  let width: Int
  /// Cells for the names.
  let nameWidth: Int
  /// Texts at the right end of rows.
  private let texts: [String]
  private let textWidth: Int
  /// Whether arrows stand for words in the texts.
  let hasArrows: Bool

  /// Lays a plot out; `nil` where its scale from top to bottom is not one of names.
  init?(_ plot: Plot, width: Int, glyphs: Glyphs, lettering: ChartText) {
    guard case .categories(let names) = plot.y else { return nil }
    self.plot = plot
    self.glyphs = glyphs
    self.lettering = lettering
    self.width = width
    let cleaned = names.map(lettering.clean)
    let widest = cleaned.map(\.displayWidth).max() ?? 0
    let nameWidth = min(widest, max(6, width * 3 / 10))
    self.nameWidth = nameWidth
    self.names = cleaned.map { lettering.shortened($0, to: nameWidth) }
    let rest = width - nameWidth - 2
    func fits(_ texts: [String], _ cells: Int) -> Bool {
      (texts.map(\.displayWidth).max() ?? 0) + 1 + cells <= rest
    }
    let full = RowText.texts(plot, rows: names.count, isShort: false).map(lettering.clean)
    let short = RowText.texts(plot, rows: names.count, isShort: true).map(lettering.clean)
    var span = 10
    if case .years(let years) = plot.x { span = years.count }
    texts = fits(full, span) ? full : fits(short, span) ? short : fits(full, 20) ? full : []
    let textWidth = texts.map(\.displayWidth).max() ?? 0
    self.textWidth = textWidth > 0 ? textWidth + 1 : 0
    hasArrows = texts == short && texts != full
  }

  private static func texts(_ plot: Plot, rows: Int, isShort: Bool) -> [String] {
    var texts = Array(repeating: "", count: rows)
    for mark in plot.marks {
      switch mark {
      case .spark(let spark) where texts.indices.contains(spark.row):
        texts[spark.row] = isShort ? spark.shortText : spark.text
      case .bar(let bar) where texts.indices.contains(bar.row): texts[bar.row] = bar.text
      case .spark, .bar, .line, .tile, .stack: break
      }
    }
    return texts
  }

  /// The text of a row, if there is room for texts.
  func text(_ row: Int) -> String { texts.indices.contains(row) ? texts[row] : "" }

  /// Cells between the names and the texts, without the axis.
  var room: Int { max(1, width - nameWidth - 2 - textWidth) }

  /// The whole drawing.
  func lines() -> [TextLine] {
    switch plot.x {
    case .years(let years): yearLines(years)
    case .values(let values): barLines(values)
    case .categories: []
    }
  }

  /// The name of a row and the axis after it.
  func start(_ row: Int) -> TextLine {
    var line = TextLine(names[row])
    line.pad(to: nameWidth + 1)
    line.append(String(glyphs.vertical), .faint)
    return line
  }
}
