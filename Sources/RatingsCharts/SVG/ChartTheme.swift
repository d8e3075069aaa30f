/// What a drawing is made for.
public enum ChartTheme: String, Sendable, Hashable, CaseIterable {
  /// Dark where the reader's screen is dark, light elsewhere and in print.
  case auto
  /// Dark ink on white, whatever the reader's screen is.
  case light
  /// Light ink on near-black.
  case dark
  /// Black ink on white, without a style sheet, for programs that set pages.
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

  private static let inksOfPrint = [Palette.ink: "#000000", Palette.soft: "#333333"]
}
