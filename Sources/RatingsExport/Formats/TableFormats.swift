/// The formats a result table can be written in.
package enum TableFormats {
  /// Every format, in the order in which help lists them.
  package static let all: [any TableFormat.Type] = [
    TerminalTable.self, CSVFormat.self, TSVFormat.self, JSONFormat.self, NDJSONFormat.self,
    MarkdownFormat.self, LaTeXFormat.self, HTMLFormat.self,
  ]

  /// The names that `--format` takes, without the aliases.
  package static var names: [String] { all.map { $0.name } }

  /// The format of a name or alias, in any case.
  package static func named(_ name: String) -> (any TableFormat.Type)? {
    let wanted = name.lowercased()
    return all.first { $0.name == wanted || $0.aliases.contains(wanted) }
  }

  /// The format that the ending of a file's name stands for, such as `json` in `kazakhstan.json`.
  package static func forFile(_ path: String) -> (any TableFormat.Type)? {
    guard let ending = FileEnding(of: path) else { return nil }
    return all.first { $0.fileExtensions.contains(ending.text) }
  }

  /// The usual ending of each format, without the dot, in the order of ``all``.
  package static var endings: [String] { all.compactMap { $0.fileExtensions.first } }
}
