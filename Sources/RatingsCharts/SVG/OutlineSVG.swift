internal import FreedomModel

/// Draws outlines, and dots for what is too small to be seen.
struct OutlineSVG {
  private let areas: [AreaMark]
  private let x: ValueScale
  private let y: ValueScale
  private let width: Double
  private let height: Double

  init(_ areas: [AreaMark], x: ValueScale, y: ValueScale, width: Double, height: Double) {
    self.areas = areas
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  func draw(into writer: inout SVGWriter) {
    let clip = "\(writer.id)-frame"
    writer.group("clipPath", [("id", clip)]) { writer in
      writer.element("rect", [("width", width.decimals), ("height", height.decimals)])
    }
    writer.group("g", [("clip-path", "url(#\(clip))")], drawAreas)
  }

  private func drawAreas(into writer: inout SVGWriter) {
    var dots: [Dot] = []
    for area in areas {
      if let dot = area.dot { dots.append(Dot(area: area, at: place(dot))) }
      guard !area.rings.isEmpty else { continue }
      let rings = area.rings.map { $0.map(place) }.filter(isInside)
      guard !rings.isEmpty else { continue }
      if area.dot == nil, !area.isUnrated, let middle = smallMiddle(of: rings) {
        dots.append(Dot(area: area, at: middle))
        continue
      }
      draw(area, rings, into: &writer)
    }
    Dot.spread(&dots, radius: radius)
    for dot in dots { draw(dot, into: &writer) }
  }

  private func place(_ point: MapPoint) -> MapPoint {
    MapPoint(x: x.fraction(point.x) * width, y: (1 - y.fraction(point.y)) * height)
  }

  /// Whether some of a ring can be seen.
  private func isInside(_ ring: [MapPoint]) -> Bool {
    ring.contains { $0.x > 0 } && ring.contains { $0.x < width } && ring.contains { $0.y > 0 }
      && ring.contains { $0.y < height }
  }

  private var radius: Double { width < 500 ? 2.2 : 3.4 }

  /// The middle of an area that a dot shows better than its outline.
  private func smallMiddle(of rings: [[MapPoint]]) -> MapPoint? {
    let points = rings.joined()
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
      let top = points.map(\.y).min(), let bottom = points.map(\.y).max(),
      max(right - left, bottom - top) < radius * 1.4
    else { return nil }
    return MapPoint(x: (left + right) / 2, y: (top + bottom) / 2)
  }

  private func draw(_ area: AreaMark, _ rings: [[MapPoint]], into writer: inout SVGWriter) {
    let path = rings.map(Self.path).joined()
    // What two states shared has no colour of its own; their dot has both.
    let fill = area.parts.count == 1 ? area.parts[0].fill : .unrated
    let edge = [
      ("stroke", Palette.soft), ("stroke-width", "0.5"), ("stroke-linejoin", "round"),
      ("fill-rule", "evenodd"), ("d", path),
    ]
    writer.group("g", []) { writer in
      writer.element("title", [], text: area.label)
      writer.element(
        "path",
        [
          ("class", fill == .unrated ? "paper axis" : "axis"),
          ("fill", MapPalette.fill(fill, id: writer.id)),
        ]
          + edge)
      if area.isTerritory, area.parts.count == 1 {
        writer.element(
          "path",
          [
            ("fill", MapPalette.hatch(over: fill, id: writer.id)), ("fill-rule", "evenodd"),
            ("d", path),
          ])
      }
    }
  }

  /// A ring in steps of tenths of a pixel.
  private static func path(_ ring: [MapPoint]) -> String {
    var written = ""
    var last = (x: 0, y: 0)
    var isFirstStep = true
    for (index, point) in ring.enumerated() {
      let next = (x: Int((point.x * 10).rounded()), y: Int((point.y * 10).rounded()))
      if index == 0 {
        written += "M\(tenths(next.x)) \(tenths(next.y))"
      } else if next != last {
        let step = (x: next.x - last.x, y: next.y - last.y)
        written += isFirstStep ? "l" : " "
        isFirstStep = false
        written += tenths(step.x) + (step.y < 0 ? "" : " ") + tenths(step.y)
      }
      last = next
    }
    return written + "z"
  }

  private static func tenths(_ number: Int) -> String {
    let (whole, rest) = (abs(number) / 10, abs(number) % 10)
    let digits = rest == 0 ? "\(whole)" : whole == 0 ? ".\(rest)" : "\(whole).\(rest)"
    return number < 0 ? "-" + digits : digits
  }

  // MARK: Dots

  private struct Dot {
    let area: AreaMark
    var at: MapPoint

    init(area: AreaMark, at place: MapPoint) {
      self.area = area
      at = place
    }

    /// Two states share a larger one.
    func radius(_ one: Double) -> Double { area.parts.count > 1 ? one * 1.9 : one }

    /// Moves dots apart until none covers another.
    static func spread(_ dots: inout [Dot], radius: Double) {
      for _ in 0..<200 {
        var isMoved = false
        for one in dots.indices {
          for other in dots.indices where other > one {
            let (a, b) = (dots[one].at, dots[other].at)
            let least = dots[one].radius(radius) + dots[other].radius(radius) + 1
            let distance = ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
            guard distance < least - 0.01 else { continue }
            isMoved = true
            let way =
              distance > 0.001
              ? MapPoint(x: (b.x - a.x) / distance, y: (b.y - a.y) / distance)
              : MapPoint(x: 1, y: 0)
            let push = (least - distance) / 2
            dots[one].at = MapPoint(x: a.x - way.x * push, y: a.y - way.y * push)
            dots[other].at = MapPoint(x: b.x + way.x * push, y: b.y + way.y * push)
          }
        }
        if !isMoved { return }
      }
    }
  }

  private func draw(_ dot: Dot, into writer: inout SVGWriter) {
    let radius = dot.radius(self.radius)
    let place = [("cx", dot.at.x.decimals), ("cy", dot.at.y.decimals), ("r", radius.decimals)]
    let edge = [("class", "axis"), ("stroke", Palette.soft), ("stroke-width", "0.75")]
    let fill = dot.area.parts[0].fill
    writer.group("g", []) { writer in
      writer.element("title", [], text: dot.area.label)
      // A rim of paper sets the dot off from the land around it.
      writer.element(
        "circle",
        [
          ("class", "paper"), ("fill", Palette.paper), ("cx", dot.at.x.decimals),
          ("cy", dot.at.y.decimals), ("r", (radius + 1).decimals),
        ])
      writer.element("circle", place + [("fill", MapPalette.fill(fill, id: writer.id))] + edge)
      if dot.area.parts.count > 1 {
        let half =
          "M\(dot.at.x.decimals) \((dot.at.y - radius).decimals)"
          + "a\(radius.decimals) \(radius.decimals) 0 0 1 0 \((2 * radius).decimals)z"
        writer.element(
          "path",
          [("fill", MapPalette.fill(dot.area.parts[1].fill, id: writer.id)), ("d", half)] + edge)
      }
      if dot.area.isTerritory {
        writer.element("circle", place + [("fill", MapPalette.hatch(over: fill, id: writer.id))])
      }
    }
  }
}
