/// A part of an SVG chart that knows its height before it is drawn.
protocol SVGDrawing {
  /// The height in pixels.
  var height: Double { get }
  /// Draws the part with its upper left corner at the origin.
  func draw(into writer: inout SVGWriter)
}
