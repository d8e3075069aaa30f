internal import DisplayText
internal import Platform
internal import RatingsCharts

extension Terminal {
  /// How many cells a line has: `COLUMNS`, else the settings, else what the terminal says, else 80.
  static var width: Int {
    if let columns { return columns }
    if let width = Settings.current.width { return width }
    return min(File.standardOutput.terminalColumns ?? 80, TextOptions.widths.upperBound)
  }

  /// `COLUMNS`, where a line can have that many cells.
  static var columns: Int? {
    columnsVariable.flatMap { TextOptions.widths.contains($0) ? $0 : nil }
  }
}

/// Messages to the user.
enum StandardError {
  /// Writes one line, or several: what would act on a terminal instead of showing is an escape.
  static func write(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let shown = lines.map { String($0).visible }.joined(separator: "\n")
    try? File.standardError.write(Array(shown.utf8) + [10])
  }
}
