internal import DisplayText
import RatingsExport
import Platform

/// One line on a terminal that says how far a long work is; it is gone when the work is done.
///
/// It comes after a second, changes at most ten times a second, and the cursor is never hidden.
final class ProgressLine {
  private let isShown: Bool
  private let begin = SystemClock.seconds
  private var last = 0.0
  private var isOnScreen = false

  /// A line on standard error, where that is a terminal.
  init(isWanted: Bool) { isShown = isWanted && Terminal.canErase }

  deinit { erase() }

  /// Says how far the work is, when it is time to.
  func show(_ text: @autoclosure () -> String) {
    guard isShown else { return }
    let now = SystemClock.seconds
    guard now - begin >= 1, now - last >= 0.1 else { return }
    last = now
    isOnScreen = true
    let width = File.standardError.terminalColumns ?? 80
    write("\("freedom: \(text())".visible.prefix(width - 1))")
  }

  /// Clears the line.
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
