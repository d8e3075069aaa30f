package import FreedomModel

/// Colours and dashes of SVG charts.
///
/// The colours of lines are those of Okabe and Ito, some of them darker so that each has a contrast
/// of 3 : 1 on its paper; people of any colour vision distinguish them. Each has a brighter twin
/// for dark pages. Attributes carry the light ones, for viewers without style sheets.
enum Palette {
  static let ink = "#1a1a1a"
  static let soft = "#595959"
  static let rule = "#c8c8c8"
  static let paper = "#ffffff"
  /// What stays in the background, such as the lines that are not picked out.
  static let context = "#949494"

  static let darkInk = "#f2f2f2"
  static let darkSoft = "#b3b3b3"
  static let darkRule = "#4d4d4d"
  static let darkPaper = "#0d0f12"
  static let darkContext = "#7d7d7d"

  static let series = [
    "#0072b2", "#d55e00", "#008c66", "#b8608f", "#a87400", "#3594cf", "#303030", "#7f7f7f",
  ]
  static let darkSeries = [
    "#56b4e9", "#ff8a3d", "#2cc79a", "#e39bc6", "#f2b632", "#9fd4f5", "#dcdcdc", "#a6a6a6",
  ]
  private static let dashes = ["", "7 3", "2 3", "9 3 2 3", "12 4", "4 2", "6 2 1 2 1 2", "1 3"]
  private static let meanDashes = ["5 4", "1.5 3", "10 3 1.5 3"]
  private static let shades = ["#dce6f2", "#b3cde3", "#74a9cf", "#2b8cbe", "#045a8d"]

  /// The colours of dark paper, by those of light paper.
  static let darkTwins: [String: String] = Dictionary(
    zip(series, darkSeries) + [
      (ink, darkInk), (soft, darkSoft), (rule, darkRule), (paper, darkPaper),
      (context, darkContext),
    ], uniquingKeysWith: { first, _ in first })

  static func series(_ style: Int) -> String { series[style % series.count] }

  static func dash(_ style: Int) -> String { dashes[style % dashes.count] }

  static func seriesClass(_ style: Int) -> String { "s\(style % series.count)" }

  static func fillClass(_ style: Int) -> String { "f\(style % series.count)" }

  /// The class and the colour of a line, and its dashes.
  static func stroke(_ line: LineMark) -> (name: String, color: String, dash: String) {
    switch line.role {
    case .own: (seriesClass(line.style), series(line.style), dash(line.style))
    case .mean: ("sm", ink, meanDashes[line.style % meanDashes.count])
    case .context: ("sc", context, "")
    }
  }

  static func shade(_ level: Double) -> String { shades[Shades.step(level)] }

  static func inkOnShade(_ level: Double) -> String { Shades.step(level) >= 3 ? "#fff" : "#000" }

  /// The fill of an area.
  static func fill(_ fill: Fill, id: String) -> String {
    switch fill {
    case .status(let status): StatusPalette.color(status)
    case .level(let level): shade(level)
    case .plain: series(0)
    case .change, .missing, .unrated, .territory: MapPalette.fill(fill, id: id)
    }
  }

  /// The style sheet: light and dark through variables, light when printed.
  static func styleSheet(id: String) -> String {
    func variables(
      _ ink: String, _ soft: String, _ rule: String, _ paper: String, _ context: String,
      _ all: [String]
    ) -> String {
      "--ink:\(ink);--soft:\(soft);--rule:\(rule);--paper:\(paper);--context:\(context);"
        + all.enumerated().map { "--s\($0):\($1)" }.joined(separator: ";")
    }
    let light = variables(ink, soft, rule, paper, context, series)
    let dark = variables(
      darkInk, darkSoft, darkRule, darkPaper, darkContext, darkSeries)
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
      \(root) .sm{stroke:var(--ink)}
      \(root) .sc{stroke:var(--context)}\(root) .fc{fill:var(--context)}
      \(lines.joined(separator: "\n"))
      </style>

      """
  }
}

/// The shapes that mark the points of a line, in the order of the text charts' markers.
enum MarkerShape {
  /// Draws what distinguishes a line before its name: its marker, of a mean a piece of it.
  static func drawKey(_ line: LineMark, x: Double, y: Double, into writer: inout SVGWriter) {
    guard line.role != .own else { return draw(line.style, x: x, y: y, into: &writer) }
    let stroke = Palette.stroke(line)
    var attributes = [
      ("x1", (x - 9).decimals), ("y1", y.decimals), ("x2", (x + 6).decimals), ("y2", y.decimals),
      ("class", stroke.name), ("stroke", stroke.color), ("stroke-width", "2"),
    ]
    if !stroke.dash.isEmpty { attributes.append(("stroke-dasharray", keyDashes[line.style % 3])) }
    writer.element("line", attributes)
  }

  private static let keyDashes = ["4 2", "1.5 2", "6 1.5 1.5 1.5"]

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

/// The colours of Free, Partly Free and Not Free: one set for charts, maps and pages.
///
/// Their lightness falls from Free to Not Free, so that grey print keeps them apart; each has a
/// contrast of at least 3 : 1 on white, on black and on the dark paper of charts and pages, and
/// people of any colour vision distinguish them. The tests compute all of this.
package enum StatusPalette {
  /// The colour of a status.
  package static func color(_ status: FreedomStatus) -> String {
    switch status {
    case .free: "#3f9bdd"
    case .partlyFree: "#b36200"
    case .notFree: "#a82d84"
    }
  }

  /// The colour of letters on that colour, with a contrast of at least 4.5 : 1. Short colours are
  /// the same in every theme: see ``ChartTheme``.
  package static func ink(on status: FreedomStatus) -> String {
    status == .free ? "#000" : "#fff"
  }
}

/// What a drawing is made for.
public enum ChartTheme: String, Sendable, Hashable, CaseIterable {
  /// Dark where the reader's screen is dark, light elsewhere and in print.
  case auto
  /// Dark ink on white, whatever the reader's screen is.
  case light
  /// Light ink on near-black.
  case dark
  /// Black ink on white, without a style sheet, for programs that set pages; the statuses in a
  /// light, a middle and a dark colour, for printers without any.
  case print

  /// Whether the drawing has a style sheet that follows the reader's screen.
  var isAdaptive: Bool { self == .auto }

  /// A colour of the light drawing in this theme. Drawings are made in light colours, and written
  /// in those of their theme; colours of three digits are the same in all.
  func translated(_ color: String) -> String {
    switch self {
    case .auto, .light: color
    case .dark: Palette.darkTwins[color] ?? color
    case .print: Self.inksOfPrint[color] ?? color
    }
  }

  private static let inksOfPrint = [
    Palette.ink: "#000000", Palette.soft: "#333333",
    StatusPalette.color(.free): "#8fc4ee", StatusPalette.color(.partlyFree): "#a85c00",
    StatusPalette.color(.notFree): "#4a0a38",
  ]
}
