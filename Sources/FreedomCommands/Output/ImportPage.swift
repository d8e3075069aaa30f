internal import DisplayText
import FreedomModel
import FreedomRatings
import RatingsExport
import RatingsImport

/// What an import prints for people: on a dry run how each file is read, then one sentence a file.
struct ImportPage {
  private let outcome: RatingsImporter.Outcome
  private let options: ExportOptions

  init(_ outcome: RatingsImporter.Outcome, options: ExportOptions) {
    self.outcome = outcome
    self.options = options
  }

  var text: String {
    var lines: [String] = []
    for reading in outcome.readings { lines += self.lines(of: reading) }
    for file in outcome.files {
      lines.append(
        file.sentence(
          isKept: outcome.isKept,
          isAcceptable: outcome.isKept || outcome.isAcceptable))
    }
    if let advice { lines.append(advice) }
    for command in outcome.readings.compactMap(\.command) {
      lines += ["", "To import it:", "  \(command)"]
    }
    let shown = lines.map(\.visible)
    return (options.isASCII ? shown.map(\.asciiText) : shown).map { $0 + "\n" }.joined()
  }

  /// What to do where only rows are refused.
  private var advice: String? {
    let counts = outcome.log.counts
    guard !outcome.isKept, !outcome.isAcceptable, counts[.refusedFile, default: 0] == 0 else {
      return nil
    }
    return "To leave out what is refused, say --skip-bad-rows."
  }

  private func lines(of reading: FileReading) -> [String] {
    var lines = [
      reading.file + (reading.layout.map { ": read as \($0)" } ?? ": no layout that is known"),
      reading.form, "",
    ]
    for table in reading.tables where !table.columns.isEmpty {
      lines += self.lines(of: ResultTable(table)) + [""]
    }
    if !reading.rows.isEmpty {
      lines += self.lines(of: ResultTable(storedRowsOf: reading)) + [""]
    }
    return lines
  }

  private func lines(of table: ResultTable) -> [String] {
    let text = String(decoding: TerminalTable.render(table, options: options), as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}
