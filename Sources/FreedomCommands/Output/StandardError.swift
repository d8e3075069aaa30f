internal import DisplayText
import FreedomRatings
internal import Platform
internal import RatingsCharts
import RatingsExport

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

enum StandardError {
  /// Writes one line, or several: what would act on a terminal instead of showing is an escape.
  static func write(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let shown = lines.map { String($0).visible }.joined(separator: "\n")
    try? File.standardError.write(Array(shown.utf8) + [10])
  }
}

/// One line on a terminal that says how far a long work is; it is gone when the work is done.
///
/// It comes after a second, changes at most ten times a second, and the cursor is never hidden.
final class ProgressLine {
  private let isShown: Bool
  private let begin = SystemClock.seconds
  private var last = 0.0
  private var isOnScreen = false

  init(isWanted: Bool) { isShown = isWanted && Terminal.canErase }

  deinit { erase() }

  func show(_ text: @autoclosure () -> String) {
    guard isShown else { return }
    let now = SystemClock.seconds
    guard now - begin >= 1, now - last >= 0.1 else { return }
    last = now
    isOnScreen = true
    let width = File.standardError.terminalColumns ?? 80
    write("\("freedom: \(text())".visible.prefix(width - 1))")
  }

  func erase() {
    guard isOnScreen else { return }
    isOnScreen = false
    write("")
  }

  /// Writes over the line: ESC [ K clears what is behind the cursor.
  private func write(_ text: String) {
    try? File.standardError.write(Array("\r\(text)\u{1B}[K".utf8))
  }
}

/// The words that come from outside, as the bytes that they are.
///
/// Swift puts a mark in the place of what is not UTF-8: a path would lead to another file.
enum RawText {
  private static let variables = [
    "FREEDOM_DATABASE", "FREEDOM_DATASETS", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME", "TMPDIR",
  ]

  static func check() throws(UsageError) {
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = CommandLine.unsafeArgv[index] else { continue }
      if String(validatingCString: argument) == nil {
        throw error("argument \(index)", Environment.escaped(argument))
      }
    }
    for name in variables {
      if let bytes = Environment.invalidVariable(name) { throw error(name, bytes) }
    }
  }

  private static func error(_ place: String, _ text: String) -> UsageError {
    UsageError(
      "\(place) is not UTF-8: \"\(text)\"",
      hint: "rename the file in UTF-8, or make a link to it that has one: ln -s",
      status: .usage)
  }
}
