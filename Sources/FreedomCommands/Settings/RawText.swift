import FreedomRatings
import Platform

/// The words that come from outside, as the bytes that they are.
///
/// Swift puts a mark in the place of what is not UTF-8: a path would lead to another file.
enum RawText {
  private static let variables = [
    "FREEDOM_DATABASE", "FREEDOM_DATASETS", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME", "TMPDIR",
  ]

  /// Refuses arguments and paths in variables that are not UTF-8.
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
      hint: "give the file a name in UTF-8, or make a link to it that has one: ln -s",
      status: .usage)
  }
}
