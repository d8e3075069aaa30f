/// The colours that tables and charts use on a terminal, by their numbers in its palette of 256.
///
/// A program cannot know whether a terminal is light or dark, so each colour has a contrast of at
/// least 3 : 1 on white and on black. The tests compute it for every case: add a colour here and
/// nowhere else.
package enum TerminalColor: UInt8, CaseIterable, Sendable {
  case blue = 32
  case green = 29
  case olive = 64
  case cornflower = 69
  case teal = 66
  case steel = 67
  case violet = 99
  case magenta = 126
  case rust = 130
  case purple = 133
  case ochre = 136
  case red = 160
  case vermilion = 166
  case gray = 244

  /// The escape sequence that writes in this colour, until ``usual`` follows.
  package var escape: String { "\u{1B}[38;5;\(rawValue)m" }

  /// The escape sequence back to the terminal's own colour.
  package static let usual = "\u{1B}[39m"
}

/// The colours of the three statuses, the same in tables and charts, the freer the lighter.
extension TerminalColor {
  package static let free = cornflower
  package static let partlyFree = rust
  package static let notFree = magenta
}
