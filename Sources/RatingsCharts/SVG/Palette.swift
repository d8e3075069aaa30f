internal import FreedomModel

/// Colours, dashes and patterns of SVG charts.
///
/// Colours are those of Okabe and Ito, distinguished by people with any colour vision; each has a
/// brighter twin for dark pages. Attributes carry the light ones, for viewers without style sheets.
enum Palette {
  static let ink = "#1a1a1a"
  static let soft = "#595959"
  static let rule = "#c8c8c8"
  static let paper = "#ffffff"

  private static let series = [
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b87f00", "#56b4e9", "#1a1a1a", "#7f7f7f",
  ]
  private static let darkSeries = [
    "#56b4e9", "#ff8a3d", "#2cc79a", "#e39bc6", "#f2b632", "#9fd4f5", "#f2f2f2", "#a6a6a6",
  ]
  private static let dashes = ["", "7 3", "2 3", "9 3 2 3", "12 4", "4 2", "6 2 1 2 1 2", "1 3"]
  private static let shades = ["#dce6f2", "#b3cde3", "#74a9cf", "#2b8cbe", "#045a8d"]

  static func series(_ style: Int) -> String { series[style % series.count] }

  static func dash(_ style: Int) -> String { dashes[style % dashes.count] }

  static func seriesClass(_ style: Int) -> String { "s\(style % series.count)" }

  static func color(_ status: FreedomStatus) -> String {
    switch status {
    case .free: "#0072b2"
    case .partlyFree: "#f0e442"
    case .notFree: "#d55e00"
    }
  }

  static func shade(_ level: Double) -> String { shades[Shades.step(level)] }

  static func inkOnShade(_ level: Double) -> String {
    Shades.step(level) >= 3 ? "#ffffff" : "#1a1a1a"
  }

  static func ink(on status: FreedomStatus) -> String {
    status == .partlyFree ? "#1a1a1a" : "#ffffff"
  }

  /// The fill of an area: a colour for Free and for shades, else a pattern of the drawing.
  static func fill(_ fill: Fill, id: String) -> String {
    switch fill {
    case .status(.free): color(.free)
    case .status(.partlyFree): "url(#\(id)-pf)"
    case .status(.notFree): "url(#\(id)-nf)"
    case .level(let level): shade(level)
    case .plain: series(0)
    case .change, .missing, .unrated, .territory: MapPalette.fill(fill, id: id)
    }
  }

  /// Dots on Partly Free and strokes on Not Free, so that statuses differ in grey too.
  static func patterns(into writer: inout SVGWriter) {
    let id = writer.id
    writer.group("defs", []) { writer in
      writer.group("pattern", tile("\(id)-pf", 5)) { writer in
        writer.element("rect", [("width", "5"), ("height", "5"), ("fill", color(.partlyFree))])
        writer.element(
          "circle", [("cx", "2.5"), ("cy", "2.5"), ("r", "0.9"), ("fill", "#6b6200")])
      }
      writer.group(
        "pattern", tile("\(id)-nf", 6) + [("patternTransform", "rotate(45)")]
      ) { writer in
        writer.element("rect", [("width", "6"), ("height", "6"), ("fill", color(.notFree))])
        writer.element("rect", [("width", "1.6"), ("height", "6"), ("fill", "#7a3200")])
      }
    }
  }

  private static func tile(_ id: String, _ size: Int) -> [(String, String)] {
    [
      ("id", id), ("width", "\(size)"), ("height", "\(size)"),
      ("patternUnits", "userSpaceOnUse"),
    ]
  }

  /// The style sheet: light and dark through variables, light when printed.
  static func styleSheet(id: String) -> String {
    func variables(_ ink: String, _ soft: String, _ rule: String, _ paper: String, _ all: [String])
      -> String
    {
      "--ink:\(ink);--soft:\(soft);--rule:\(rule);--paper:\(paper);"
        + all.enumerated().map { "--s\($0):\($1)" }.joined(separator: ";")
    }
    let light = variables(ink, soft, rule, paper, series)
    let dark = variables("#f2f2f2", "#b3b3b3", "#4d4d4d", "#16181c", darkSeries)
    let root = "#\(id)"
    let lines = series.indices.map {
      "\(root) .s\($0){stroke:var(--s\($0))}\(root) .f\($0){fill:var(--s\($0))}"
    }
    return """
      <style>
      \(root){\(light)}
      @media (prefers-color-scheme:dark){\(root){\(dark)}}
      @media print{\(root){\(light)}}
      \(root) .ink{fill:var(--ink)}\(root) .soft{fill:var(--soft)}\(root) .paper{fill:var(--paper)}
      \(root) .rule{stroke:var(--rule)}\(root) .axis{stroke:var(--soft)}
      \(lines.joined(separator: "\n"))
      </style>

      """
  }
}

/// The shapes that mark the points of a line, in the order of the text charts' markers.
enum MarkerShape {
  /// Draws the marker of a style; styles from 4 on are hollow.
  static func draw(
    _ style: Int, x: Double, y: Double, size: Double = 3.6, into writer: inout SVGWriter
  ) {
    let number = style % 8
    let isHollow = number >= 4
    let color = Palette.series(style)
    let paint =
      isHollow
      ? [
        ("class", "paper \(Palette.seriesClass(style))"), ("fill", Palette.paper),
        ("stroke", color), ("stroke-width", "1.5"),
      ] : [("class", "f\(number)"), ("fill", color)]
    switch number % 4 {
    case 0:
      writer.element(
        "circle", [("cx", x.decimals), ("cy", y.decimals), ("r", size.decimals)] + paint)
    case 1:
      let reach = size * 1.3
      polygon([(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)], paint, &writer)
    case 2:
      let reach = size * 1.2
      polygon(
        [(x, y - reach), (x + reach, y + reach * 0.8), (x - reach, y + reach * 0.8)], paint, &writer
      )
    default:
      let side = size * 1.8
      writer.element(
        "rect",
        [
          ("x", (x - side / 2).decimals), ("y", (y - side / 2).decimals),
          ("width", side.decimals), ("height", side.decimals),
        ] + paint)
    }
  }

  private static func polygon(
    _ points: [(Double, Double)], _ paint: [(String, String)], _ writer: inout SVGWriter
  ) {
    let path = points.map { "\($0.0.decimals),\($0.1.decimals)" }.joined(separator: " ")
    writer.element("polygon", [("points", path)] + paint)
  }
}
