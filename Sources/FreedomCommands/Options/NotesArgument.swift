import RatingsExport

/// `--notes` alone prints all notes, and with a file behind it writes them there.
///
/// The parser knows options that always have a value, and flags that never have one. So a file is
/// recognised here: it has a slash, begins with a dot, has an ending that programs know, or follows
/// an equals sign. Anything else, such as a country, is a word of its own.
enum NotesArgument {
  static let fileOption = "notes-file"

  static func spelledOut(_ arguments: [String]) -> [String] {
    var result: [String] = []
    for argument in arguments {
      if result.last == "--notes", isFile(argument) {
        result[result.count - 1] = "--\(fileOption)"
        result.append(argument)
      } else if argument.hasPrefix("--notes=") {
        result.append("--\(fileOption)" + argument.dropFirst("--notes".count))
      } else {
        result.append(argument)
      }
    }
    return result
  }

  private static func isFile(_ argument: String) -> Bool {
    argument == "-" || argument.hasPrefix(".") || argument.contains("/")
      || FileEnding(of: argument)?.isKnown ?? false
  }
}
