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
