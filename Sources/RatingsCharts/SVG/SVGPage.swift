internal import FreedomModel

extension Chart {
  /// The chart as an SVG document: no script, no outside resource, light and dark, fit for print.
  public func svg(_ options: SVGOptions = SVGOptions()) -> String {
    SVGPage(self, options).written()
  }
}

struct SVGPage {
  private let chart: Chart
  private let width: Double
  private let fieldHeight: Double?
  private let id: String
  private let theme: ChartTheme
  private let margin = 16.0

  init(_ chart: Chart, _ options: SVGOptions) {
    self.chart = chart
    width = Double(SVGOptions.widths.nearest(to: options.width))
    fieldHeight = options.height.map { Double(SVGOptions.heights.nearest(to: $0)) }
    theme = options.theme
    id = options.id ?? "chart-" + SVGPage.fingerprint(chart)
  }

  func written() -> String {
    var body = SVGWriter(id: id, theme: theme)
    let height = draw(into: &body)
    let size = [("width", width.decimals), ("height", height.decimals)]
    var page = SVGWriter(id: id, theme: theme)
    page.group(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("id", id), ("role", "img"),
        ("aria-labelledby", "\(id)-title \(id)-desc"),
        ("viewBox", "0 0 \(width.decimals) \(height.decimals)"),
      ] + size + [
        ("font-family", "Helvetica, Arial, 'Liberation Sans', sans-serif"), ("font-size", "12"),
      ]
    ) { page in
      page.element("title", [("id", "\(id)-title")], text: chart.title)
      page.element("desc", [("id", "\(id)-desc")], text: chart.description)
      if theme.isAdaptive { page.raw(Palette.styleSheet(id: id)) }
      if chart.kind == .map || chart.kind == .contributions { MapPalette.patterns(into: &page) }
      page.element("rect", [("class", "paper"), ("fill", Palette.paper)] + size)
      page.raw(body.written)
    }
    return page.written
  }

  private func draw(into writer: inout SVGWriter) -> Double {
    var y = margin
    let room = width - 2 * margin
    for line in TextMetrics.wrapped(chart.title, size: 17, to: room) {
      y += 19
      writer.text(line, x: margin, y: y, size: 17, weight: "bold")
    }
    for line in TextMetrics.wrapped(chart.secondTitle, size: 14, to: room) {
      y += 19
      writer.text(line, x: margin, y: y, size: 14)
    }
    for line in TextMetrics.wrapped(chart.subtitle, size: 12, to: room) {
      y += 17
      writer.text(line, x: margin, y: y, ink: .soft)
    }
    y += 14
    if chart.isEmpty {
      y += 14
      writer.text("Nothing to draw: no values.", x: margin, y: y)
    } else {
      y = drawPlots(at: y, room: room, into: &writer)
    }
    return drawLists(at: y + 8, room: room, into: &writer) + margin
  }

  private func drawPlots(at top: Double, room: Double, into writer: inout SVGWriter) -> Double {
    guard chart.plots.count > 1 else {
      guard let plot = chart.plots.first else { return top }
      let drawing = self.drawing(plot, width: room, isCompact: false)
      writer.group("g", [("transform", "translate(\(margin.decimals) \(top.decimals))")]) {
        drawing?.draw(into: &$0)
      }
      return top + (drawing?.height ?? 0)
    }
    let across = Double(max(1, min(chart.plots.count, Int((room + 20) / 220))))
    let cell = (room - (across - 1) * 20) / across
    var y = top
    for start in stride(from: 0, to: chart.plots.count, by: Int(across)) {
      let cells = chart.plots[start...].prefix(Int(across)).map {
        (plot: $0, drawing: self.drawing($0, width: cell, isCompact: true))
      }
      let height = cells.compactMap { $0.drawing?.height }.max() ?? 0
      for (place, (plot, drawing)) in cells.enumerated() {
        let x = margin + Double(place) * (cell + 20)
        let last = plot.ownLine?.last.map { " " + $0.text } ?? ": no values"
        let name = TextMetrics.shortened(plot.name, size: 12, to: cell - 60)
        writer.text(name + last, x: x, y: y + 12, weight: "bold")
        guard let drawing else { continue }
        let top = y + 20 + height - drawing.height
        writer.group("g", [("transform", "translate(\(x.decimals) \(top.decimals))")]) {
          drawing.draw(into: &$0)
        }
      }
      y += height + 34
    }
    return y
  }

  private func drawing(_ plot: Plot, width: Double, isCompact: Bool) -> (any SVGDrawing)? {
    if let map = MapSVG(plot, width: width) { return map }
    if let stacks = StackSVG(plot, width: width, fieldHeight: fieldHeight) { return stacks }
    if let field = FieldSVG(plot, width: width, fieldHeight: fieldHeight, isCompact: isCompact) {
      return field
    }
    return ScatterSVG(plot, width: width, fieldHeight: fieldHeight) ?? RowSVG(plot, width: width)
  }

  private func drawLists(
    at top: Double, room: Double, into writer: inout SVGWriter
  ) -> Double {
    var y = top
    if !chart.lineKey.isEmpty, !chart.isEmpty {
      var x = margin
      y += 14
      for line in chart.lineKey {
        let needed = 24 + TextMetrics.width(line.name, size: 12) + 18
        if x > margin, x + needed > margin + room {
          x = margin
          y += 18
        }
        MarkerShape.drawKey(line, x: x + 8, y: y - 4, into: &writer)
        writer.text(line.name, x: x + 24, y: y)
        x += needed
      }
      y += 4
    }
    if !chart.key.isEmpty, !chart.isEmpty {
      var x = margin
      y += 14
      let hasBands = chart.plots.contains { !$0.bands.isEmpty }
      for entry in chart.key {
        let needed = 24 + TextMetrics.width(entry.text, size: 12) + 18
        if x > margin, x + needed > margin + room {
          x = margin
          y += 18
        }
        // Bands are named by their code at the axis; fills are shown.
        if hasBands, case .status(let status) = entry.fill {
          writer.text(status.code, x: x, y: y, weight: "bold", ink: .soft)
        } else {
          swatch(entry.fill, x: x, y: y, into: &writer)
        }
        for (index, line) in TextMetrics.wrapped(entry.text, size: 12, to: room - 24).enumerated() {
          if index > 0 { y += 15 }
          writer.text(line, x: x + 24, y: y)
        }
        x += needed
      }
      y += 4
    }
    for annotation in chart.annotations {
      y = paragraph(annotation.text, label: annotation.letter, at: y, room, .plain, &writer)
    }
    for note in chart.notes { y = paragraph(note, label: "", at: y, room, .soft, &writer) }
    return y
  }

  private func swatch(_ fill: Fill, x: Double, y: Double, into writer: inout SVGWriter) {
    if chart.kind == .map {
      let isStriped = chart.plots.contains { $0.areas.contains { !$0.rings.isEmpty } }
      return MapPalette.swatch(fill, isStriped: isStriped, x: x, y: y - 10, into: &writer)
    }
    writer.area(
      x: x, y: y - 10, width: 14, height: 11, fill: fill,
      more: [("stroke", Palette.rule), ("stroke-width", "0.5")])
  }

  private func paragraph(
    _ text: String, label: String, at top: Double, _ room: Double, _ ink: SVGWriter.TextInk,
    _ writer: inout SVGWriter
  ) -> Double {
    let indent = label.isEmpty ? 0.0 : 20
    var y = top
    for (index, line) in TextMetrics.wrapped(text, size: 12, to: room - indent).enumerated() {
      y += 17
      if index == 0, !label.isEmpty { writer.text(label, x: margin, y: y, weight: "bold") }
      writer.text(line, x: margin + indent, y: y, ink: ink)
    }
    return y
  }

  /// Eight hexadecimal digits that follow from the chart's words (FNV-1a).
  private static func fingerprint(_ chart: Chart) -> String {
    var hash: UInt32 = 0x811C_9DC5
    for byte in (chart.kind.rawValue + chart.title + chart.subtitle + chart.description).utf8 {
      hash = (hash ^ UInt32(byte)) &* 0x0100_0193
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}

/// How a chart is written as SVG.
public struct SVGOptions: Sendable, Hashable {
  /// The width in pixels of a drawing where none is requested.
  public static let usualWidth = 760

  /// How wide a drawing can be, in pixels.
  public static let widths = 240...10_000
  /// How high one can be asked to be, in pixels.
  public static let heights = 60...10_000

  /// The width in pixels, one of ``widths``; the height follows from the chart.
  public var width: Int
  /// The height in pixels of a drawing of lines or shares, axis and lists aside, one of
  /// ``heights``; `nil` means what it looks best at. The height of rows follows from their number.
  public var height: Int?
  /// What the ids of the drawing begin with; `nil` makes one up from the content, so that several
  /// charts can be in one page.
  public var id: String?
  /// What the drawing is made for.
  public var theme: ChartTheme

  /// Options from their parts.
  public init(
    width: Int = usualWidth, height: Int? = nil, id: String? = nil, theme: ChartTheme = .auto
  ) {
    self.width = width
    self.height = height
    self.id = id
    self.theme = theme
  }
}

/// A part of an SVG chart that knows its height before it is drawn.
protocol SVGDrawing {
  var height: Double { get }
  /// Draws the part with its upper left corner at the origin.
  func draw(into writer: inout SVGWriter)
}
