internal import DisplayText
internal import FreedomModel

/// Writes SVG elements, one to a line, with everything escaped.
struct SVGWriter {
  private(set) var written = ""
  let id: String
  private let theme: ChartTheme

  init(id: String, theme: ChartTheme = .auto) {
    self.id = id
    self.theme = theme
  }

  mutating func element(_ name: String, _ attributes: [(String, String)]) {
    open(name, attributes, end: "/>\n")
  }

  mutating func element(_ name: String, _ attributes: [(String, String)], text: String) {
    open(name, attributes, end: ">")
    written += text.escapedMarkup + "</\(name)>\n"
  }

  mutating func group(
    _ name: String = "g", _ attributes: [(String, String)], _ content: (inout SVGWriter) -> Void
  ) {
    open(name, attributes, end: ">\n")
    content(&self)
    written += "</\(name)>\n"
  }

  /// Text that is already XML, such as a style sheet of this project's own.
  mutating func raw(_ text: String) {
    written += text
  }

  private mutating func open(_ name: String, _ attributes: [(String, String)], end: String) {
    written += "<" + name
    for (key, value) in attributes {
      let value = key == "fill" || key == "stroke" ? theme.translated(value) : value
      written += " " + key + "=\"" + value.escapedMarkup + "\""
    }
    written += end
  }
}

extension Double {
  /// The number with at most two decimals.
  var decimals: String {
    guard isFinite, magnitude < 1e12 else { return "0" }
    let hundredths = Int((self * 100).rounded())
    let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return rest % 10 == 0
      ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension SVGWriter {
  /// Whether text is read first or looked up.
  enum TextInk {
    case plain
    case soft
  }

  /// A line of text whose base line begins, ends or is centred at a place.
  mutating func text(
    _ text: String, x: Double, y: Double, size: Double = 12, weight: String = "",
    anchor: String = "", ink: TextInk = .plain, fill: String? = nil
  ) {
    guard !text.isEmpty else { return }
    var attributes = [("x", x.decimals), ("y", y.decimals)]
    if let fill {
      attributes.append(("fill", fill))
    } else {
      attributes += [
        ("class", ink == .plain ? "ink" : "soft"),
        ("fill", ink == .plain ? Palette.ink : Palette.soft),
      ]
    }
    if size != 12 { attributes.append(("font-size", size.decimals)) }
    if !weight.isEmpty { attributes.append(("font-weight", weight)) }
    if !anchor.isEmpty { attributes.append(("text-anchor", anchor)) }
    element("text", attributes, text: text)
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, isAxis: Bool = false,
    dash: String = ""
  ) {
    var attributes = [
      ("x1", x1.decimals), ("y1", y1.decimals), ("x2", x2.decimals), ("y2", y2.decimals),
      ("class", isAxis ? "axis" : "rule"), ("stroke", isAxis ? Palette.soft : Palette.rule),
    ]
    if !dash.isEmpty { attributes.append(("stroke-dasharray", dash)) }
    element("line", attributes)
  }

  mutating func area(
    x: Double, y: Double, width: Double, height: Double, fill: Fill, isFaint: Bool = false,
    isOpen: Bool = false, more: [(String, String)] = []
  ) {
    var paint = [("fill", Palette.fill(fill, id: id))]
    if isOpen {
      paint = [
        ("class", "paper sm"), ("fill", Palette.paper), ("stroke", Palette.ink),
        ("stroke-dasharray", "5 4"),
      ]
    } else if case .plain = fill {
      paint.append(("class", "f0"))
    }
    if isFaint { paint.append(("fill-opacity", "0.45")) }
    element(
      "rect",
      [
        ("x", x.decimals), ("y", y.decimals), ("width", max(0, width).decimals),
        ("height", max(0, height).decimals),
      ] + paint + more)
  }

  /// An axis of years: labelled ticks under a rule; `place` returns the middle of a year.
  mutating func yearAxis(
    _ years: YearScale, from left: Double, to right: Double, y: Double, isEndsOnly: Bool = false,
    at place: (Int) -> Double
  ) {
    line(left, y, right, y, isAxis: true)
    // One cell of the text charts' axis is as wide as a digit of this size.
    let cell = 6.4
    let columns = max(1, Int((right - left) / cell) + 1)
    let ticks = YearTicks.ticks(years, columns: columns, offset: 4, width: columns + 8, gap: 2) {
      Int(((place($0) - left) / cell).rounded())
    }
    for tick in ticks
    where !isEndsOnly || [years.first, years.last].contains(tick.year) {
      line(place(tick.year), y, place(tick.year), y + 4, isAxis: true)
      text(tick.label, x: place(tick.year), y: y + 16, size: 11, anchor: "middle", ink: .soft)
    }
  }

  /// Letters and intervals of annotations above a field, with guides down through it.
  mutating func annotations(
    _ annotations: [PlacedAnnotation], lanes: [Int], bottom: Double, at place: (Int) -> Double
  ) {
    let count = (lanes.max() ?? -1) + 1
    var guided: Set<Int> = []
    for (annotation, lane) in zip(annotations, lanes) {
      let y = Double(count - lane) * SVGWriter.laneHeight - 7
      let start = place(annotation.years.lowerBound)
      let end = place(annotation.years.upperBound)
      text(
        annotation.letter, x: (start + end) / 2, y: y, size: 11, weight: "bold", anchor: "middle")
      if annotation.years.count > 1 {
        line(start, y + 4, end, y + 4, isAxis: true)
        line(start, y + 1, start, y + 7, isAxis: true)
        line(end, y + 1, end, y + 7, isAxis: true)
      } else if guided.insert(annotation.years.lowerBound).inserted {
        line(start, y + 3, start, bottom, isAxis: true, dash: "1 3")
      }
    }
  }

  static let laneHeight = 18.0

  /// The lane of each annotation, so that none overlap; 0 is nearest to the field.
  static func lanes(_ annotations: [PlacedAnnotation], at place: (Int) -> Double) -> [Int] {
    var ends: [Double] = []
    return annotations.map { annotation in
      let start = place(annotation.years.lowerBound) - 7
      let end = max(start + 14, place(annotation.years.upperBound) + 7)
      let lane = ends.firstIndex { $0 < start } ?? ends.count
      if lane == ends.count { ends.append(end) } else { ends[lane] = end }
      return lane
    }
  }
}

/// Guesses how wide text is in a common sans-serif face; on the wide side.
enum TextMetrics {
  static func width(_ text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + share($1) } * size
  }

  /// The text, or its beginning and an ellipsis where it is wider than a number of pixels.
  static func shortened(_ text: String, size: Double, to pixels: Double) -> String {
    guard width(text, size: size) > pixels else { return text }
    var kept = ""
    for character in text {
      guard width(kept + String(character) + "…", size: size) <= pixels else { break }
      kept.append(character)
    }
    return kept.withoutBlanksAtEnd + "…"
  }

  static func wrapped(_ text: String, size: Double, to pixels: Double) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, width(last + " " + word, size: size) <= pixels {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(shortened(String(word), size: size, to: pixels))
      }
    }
    return lines
  }

  private static func share(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", "'", "|", ".", ",", ":", ";", "!": 0.29
    case " ", "f", "t", "r", "(", ")", "-", "/": 0.34
    case "m", "w", "M", "W", "@", "%": 0.9
    case "A"..."Z": 0.7
    case "\u{20}"..."\u{7E}": 0.57
    default:
      Character(scalar).displayWidth == 0 ? 0 : Character(scalar).displayWidth == 2 ? 1.05 : 0.62
    }
  }
}
