internal import FreedomModel

/// Draws dots between two scales of values. Those that are named are full and have their name
/// beside them; several at one place are one larger dot with their number.
struct ScatterSVG: SVGDrawing {
  private let plot: Plot
  private let across: ValueScale
  private let up: ValueScale
  private let width: Double
  private let left: Double
  private let right: Double
  private let top = 24.0
  private let bottom: Double

  /// Space between the field's edges and the outermost dots.
  private static let inset = 12.0

  var height: Double { bottom + 56 }

  init?(_ plot: Plot, width: Double, fieldHeight: Double?) {
    guard case .values(let across) = plot.x, case .values(let up) = plot.y else { return nil }
    self.plot = plot
    self.across = across
    self.up = up
    self.width = width
    left = (up.ticks.map { TextMetrics.width($0.label, size: 11) }.max() ?? 0) + 10
    right = width - 4
    bottom = top + (fieldHeight ?? min(440, max(240, width * 0.62)))
  }

  func draw(into writer: inout SVGWriter) {
    drawAxes(into: &writer)
    if let guide = plot.guide {
      writer.line(
        x(guide.fromX), y(guide.fromY), x(guide.toX), y(guide.toY), isAxis: true, dash: "2 4")
    }
    // Those that say more are drawn above the others.
    for dot in plot.dots where !dot.isNamed && dot.entries.count == 1 { draw(dot, into: &writer) }
    for dot in plot.dots where !dot.isNamed && dot.entries.count > 1 { draw(dot, into: &writer) }
    for dot in plot.dots where dot.isNamed { draw(dot, into: &writer) }
    drawNames(into: &writer)
  }

  private func x(_ position: Double) -> Double {
    left + Self.inset + across.fraction(position) * (right - left - 2 * Self.inset)
  }

  private func y(_ position: Double) -> Double {
    bottom - Self.inset - up.fraction(position) * (bottom - top - 2 * Self.inset)
  }

  private func drawAxes(into writer: inout SVGWriter) {
    writer.text(
      TextMetrics.shortened(plot.axisNames.last ?? "", size: 12, to: width), x: 0, y: 12,
      weight: "bold", ink: .soft)
    for tick in up.ticks {
      writer.line(left, y(tick.position), right, y(tick.position))
      writer.text(
        tick.label, x: left - 6, y: y(tick.position) + 4, size: 11, anchor: "end", ink: .soft)
    }
    var end = -Double.infinity
    for tick in across.ticks.sorted(by: { x($0.position) < x($1.position) }) {
      writer.line(x(tick.position), top, x(tick.position), bottom)
      let half = TextMetrics.width(tick.label, size: 11) / 2
      guard x(tick.position) - half > end + 6 else { continue }
      end = x(tick.position) + half
      writer.text(
        tick.label, x: x(tick.position), y: bottom + 15, size: 11, anchor: "middle", ink: .soft)
    }
    writer.line(left, bottom, right, bottom, isAxis: true)
    writer.line(left, top, left, bottom, isAxis: true)
    writer.text(
      TextMetrics.shortened(plot.axisNames.first ?? "", size: 12, to: width), x: right,
      y: bottom + 33, weight: "bold", anchor: "end", ink: .soft)
    let isMany = plot.dots.contains { $0.entries.count > 1 }
    writer.text(
      "Full dots are named" + (isMany ? "; a number: that many in one place" : ""), x: left,
      y: bottom + 50, size: 11, ink: .soft)
  }

  /// On a phone many dots share little space.
  private func radius(_ dot: DotMark) -> Double {
    let one = width < 420 ? 2.8 : 3.6
    return dot.entries.count == 1
      ? one : min(11, max(6.5, one * Double(dot.entries.count).squareRoot()))
  }

  private func draw(_ dot: DotMark, into writer: inout SVGWriter) {
    let radius = radius(dot)
    let place = [("cx", x(dot.x).decimals), ("cy", y(dot.y).decimals), ("r", radius.decimals)]
    let paint =
      dot.isNamed
      ? [("class", "f0"), ("fill", Palette.series(0))]
      : [
        ("class", "paper axis"), ("fill", Palette.paper), ("stroke", Palette.soft),
        ("stroke-width", "1.2"),
      ]
    writer.group("g", []) { writer in
      writer.element("title", [], text: dot.entries.map(\.text).joined(separator: "; "))
      writer.element("circle", place + paint)
    }
    guard dot.entries.count > 1 else { return }
    let number = [("x", x(dot.x).decimals), ("y", (y(dot.y) + 3.2).decimals)]
    let ink =
      dot.isNamed
      ? [("class", "paper"), ("fill", Palette.paper)] : [("class", "ink"), ("fill", Palette.ink)]
    writer.element(
      "text", number + ink + [("font-size", "9"), ("text-anchor", "middle")],
      text: "\(dot.entries.count)")
  }

  // MARK: Names

  private struct Box {
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  /// Writes the names where they cover neither a dot nor another name: the full one, else the code.
  /// What finds no place is listed under the chart anyway.
  private func drawNames(into writer: inout SVGWriter) {
    var taken = plot.dots.map { dot -> Box in
      let radius = radius(dot)
      return Box(
        left: x(dot.x) - radius, right: x(dot.x) + radius, top: y(dot.y) - radius,
        bottom: y(dot.y) + radius)
    }
    for dot in plot.dots where dot.isNamed {
      let named = dot.entries.filter(\.isNamed)
      let codes = named.map(\.shortName)
      let texts = [
        named.map(\.name).joined(separator: ", "), codes.joined(separator: ", "),
        "\(codes[0]) +\(codes.count - 1)",
      ]
      for text in codes.count == 1 ? texts.dropLast() : texts {
        guard let place = place(for: text, beside: dot, avoiding: taken) else { continue }
        taken.append(place.box)
        writer.text(text, x: place.x, y: place.y, size: 11, anchor: place.anchor)
        break
      }
    }
  }

  private func place(
    for text: String, beside dot: DotMark, avoiding taken: [Box]
  ) -> (x: Double, y: Double, anchor: String, box: Box)? {
    let (x, y, radius) = (x(dot.x), y(dot.y), self.radius(dot) + 3)
    let length = TextMetrics.width(text, size: 11)
    let places: [(x: Double, y: Double, anchor: String, left: Double)] = [
      (x + radius, y + 4, "", x + radius), (x - radius, y + 4, "end", x - radius - length),
      (x, y - radius - 2, "middle", x - length / 2),
      (x, y + radius + 8, "middle", x - length / 2), (x + 2, y + radius + 8, "", x + 2),
      (x - 2, y + radius + 8, "end", x - 2 - length), (x + 2, y - radius - 2, "", x + 2),
      (x - 2, y - radius - 2, "end", x - 2 - length),
    ]
    for place in places {
      let box = Box(
        left: place.left, right: place.left + length, top: place.y - 9, bottom: place.y + 3)
      guard box.left >= left, box.right <= right, box.top >= top - 4, box.bottom <= bottom,
        !taken.contains(where: box.overlaps)
      else { continue }
      return (place.x, place.y, place.anchor, box)
    }
    return nil
  }
}
