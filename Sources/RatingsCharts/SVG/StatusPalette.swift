package import FreedomModel

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
