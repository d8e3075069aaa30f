internal import DisplayText
internal import FreedomModel

extension Chart {
  /// The chart for a terminal: lines of at most `width` cells, each ended by a newline.
  public func text(_ options: TextOptions = TextOptions()) -> String {
    TextPage(self, options).written()
  }
}

struct TextPage {
  private let chart: Chart
  private let options: TextOptions
  private let width: Int
  private let glyphs: Glyphs
  private let lettering: ChartText

  init(_ chart: Chart, _ options: TextOptions) {
    self.chart = chart
    self.options = options
    width = TextOptions.widths.nearest(to: options.width)
    glyphs = Glyphs(isASCII: options.ascii)
    lettering = ChartText(isASCII: options.ascii)
  }

  func written() -> String {
    var written = ""
    for line in lines() {
      written += line.clipped(to: width).written(color: options.color) + "\n"
    }
    return written
  }

  private func lines() -> [TextLine] {
    var lines =
      paragraph(chart.title, .strong) + paragraph(chart.secondTitle)
      + paragraph(chart.subtitle, .faint)
    guard !chart.isEmpty else {
      return lines + paragraph("Nothing to draw: no values.") + lists([])
    }
    // Below this an axis with two years does not fit: words serve better.
    guard width >= 20, !options.inWords else {
      return lines + paragraph(chart.description) + lists([])
    }
    lines.append(TextLine())
    let drawing = drawing(
      room: options.height.map {
        max(1, TextOptions.heights.nearest(to: $0) - lines.count)
      })
    return lines + drawing.lines + lists(drawing.unnamed, hasKey: drawing.hasKey)
  }

  /// The drawing, the lines whose full names did not fit, and whether it needs the key.
  private func drawing(room: Int?) -> (lines: [TextLine], unnamed: [LineMark], hasKey: Bool) {
    let rows = room.map { $0 - 2 }
    guard chart.plots.count == 1, let plot = chart.plots.first else {
      let grid = GridText(chart.plots, width: width, glyphs: glyphs, lettering: lettering)
      return (grid.lines(), chart.lineKey, true)
    }
    if let map = MapText(plot, key: chart.key, width: width, glyphs: glyphs, lettering: lettering) {
      return (map.lines(), [], !map.isList)
    }
    if let stacks = StackText(plot, width: width, rows: rows, glyphs: glyphs) {
      return (stacks.lines(), [], true)
    }
    if let scatter = ScatterText(
      plot, width: width, rows: rows.map { $0 - 3 }, glyphs: glyphs, lettering: lettering)
    {
      return (scatter.lines(), [], true)
    }
    if let field = FieldText(
      plot, width: width, rows: rows, isNamed: true, glyphs: glyphs, lettering: lettering)
    {
      return (field.lines(), field.endLabels.isShortened ? plot.lines.filter(\.isNamed) : [], true)
    }
    let table = RowText(plot, width: width, glyphs: glyphs, lettering: lettering)
    // Values need no key; only their colours do.
    return (table?.lines() ?? [], [], options.color || table?.hasFigures != true)
  }

  private func lists(_ unnamed: [LineMark], hasKey: Bool = true) -> [TextLine] {
    var lines: [TextLine] = []
    let names = unnamed.map { line in
      let marker = String(glyphs.marker(line))
      let short = line.shortName == line.name ? "" : "\(lettering.clean(line.shortName)) "
      return (marker, short + lettering.clean(line.name) + (line.last.map { " " + $0.text } ?? ""))
    }
    lines += items(names.map { ($0.0, $0.1, TextStyle.plain) })
    let key = chart.isEmpty || options.inWords || !hasKey ? [] : chart.key
    lines += items(key.map { (sign($0.fill), lettering.clean($0.text), $0.fill.ink) })
    for annotation in chart.annotations {
      lines += paragraph("\(annotation.letter) \(annotation.text)", indent: 2)
    }
    for note in chart.notes { lines += paragraph(note, .faint) }
    return lines.isEmpty ? [] : [TextLine()] + lines
  }

  /// Short texts with a sign before each, as many to a line as fit.
  private func items(_ items: [(sign: String, text: String, ink: TextStyle)]) -> [TextLine] {
    var lines: [TextLine] = []
    var line = TextLine()
    for item in items {
      let needed = item.sign.displayWidth + 1 + item.text.displayWidth
      if line.width > 0, line.width + 3 + needed > width {
        lines.append(line)
        line = TextLine()
      }
      if needed > width {
        let indent = item.sign.displayWidth + 1
        lines += lettering.wrapped(item.sign + " " + item.text, to: width, indent: indent)
          .map { TextLine($0) }
        continue
      }
      if line.width > 0 { line.append("   ") }
      line.append(item.sign + " ", item.ink)
      line.append(item.text)
    }
    if line.width > 0 { lines.append(line) }
    return lines
  }

  private func sign(_ fill: Fill) -> String {
    if chart.kind == .map { return MapText.sign(fill, glyphs) }
    return switch fill {
    case .status(let status):
      chart.plots.contains { $0.bands.isEmpty || $0.lines.isEmpty }
        ? String(glyphs.pattern(status)) : status.code
    case .level(let level): String(glyphs.shade(level))
    case .plain: " "
    case .change, .missing, .unrated, .territory: MapText.sign(fill, glyphs)
    }
  }

  private func paragraph(_ text: String, _ ink: TextStyle = .plain, indent: Int = 0) -> [TextLine] {
    text.isEmpty
      ? []
      : lettering.wrapped(lettering.clean(text), to: width, indent: indent).map {
        TextLine($0, ink)
      }
  }
}

/// How a chart is written to a terminal.
public struct TextOptions: Sendable, Hashable {
  /// How many cells a line may be allowed, and how many lines a chart.
  public static let widths = 1...10_000
  /// How many lines a chart can be asked to have.
  public static let heights = 1...1000

  /// The cells a line may have, one of ``widths``; no line is wider.
  public var width: Int
  /// The lines for title, drawing and axis together, one of ``heights``; `nil` means what the chart
  /// looks best at. Lists under the chart come on top, and so does what the least readable drawing
  /// needs.
  public var height: Int?
  /// Whether colour is added; marks, patterns and names say the same without it.
  public var color: Bool
  /// Whether only printable ASCII is written.
  public var ascii: Bool
  /// Whether words replace the drawing.
  public var inWords: Bool

  /// Options from their parts.
  public init(
    width: Int = 80, height: Int? = nil, color: Bool = false, ascii: Bool = false,
    inWords: Bool = false
  ) {
    self.width = width
    self.height = height
    self.color = color
    self.ascii = ascii
    self.inWords = inWords
  }
}

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
