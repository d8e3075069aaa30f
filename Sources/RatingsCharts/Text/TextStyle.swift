internal import FreedomModel

/// What a piece of text is drawn as; a colour only where colour is wanted.
enum TextStyle: Hashable {
  case plain
  case faint
  case strong
  case series(Int)
  case status(FreedomStatus)
  case level(Double)

  /// The escape sequence that switches the ink on; `nil` for plain text.
  ///
  /// Colours are those of Okabe and Ito, as near as the 256-colour palette has them.
  var escape: String? {
    switch self {
    case .plain: nil
    case .faint: "\u{1B}[2m"
    case .strong: "\u{1B}[1m"
    case .series(let style): "\u{1B}[38;5;\(TextStyle.series[style % TextStyle.series.count])m"
    case .status(.free): "\u{1B}[38;5;32m"
    case .status(.partlyFree): "\u{1B}[38;5;227m"
    case .status(.notFree): "\u{1B}[38;5;166m"
    case .level(let level): "\u{1B}[38;5;\(TextStyle.shade(level))m"
    }
  }

  static let reset = "\u{1B}[0m"

  private static let series = [32, 214, 36, 166, 175, 75, 227, 246]
  private static let shades = [166, 173, 180, 230, 117, 74, 32]

  private static func shade(_ level: Double) -> Int {
    let place = (level * Double(shades.count)).rounded(.down)
    return shades[max(0, min(shades.count - 1, Int(place)))]
  }
}
