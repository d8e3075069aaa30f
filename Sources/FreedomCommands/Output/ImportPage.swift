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
    let sentences = outcome.files.map {
      $0.sentence(
        isKept: outcome.isKept, isAcceptable: outcome.isKept || outcome.isAcceptable)
    }
    let commands = outcome.readings.compactMap(\.command).map { "  \($0)" }
    let blocks =
      outcome.readings.flatMap(blocks) + [
        sentences + [advice].compactMap(\.self),
        commands.isEmpty ? [] : ["To import it:"] + commands,
      ]
    let lines = blocks.filter { !$0.isEmpty }.joined(separator: [""]).map(\.visible)
    return (options.isASCII ? lines.map(\.asciiText) : lines).map { $0 + "\n" }.joined()
  }

  /// What to do where only rows are refused.
  private var advice: String? {
    let counts = outcome.log.counts
    guard !outcome.isKept, !outcome.isAcceptable, counts[.refusedFile, default: 0] == 0 else {
      return nil
    }
    return "To leave out the refused rows, use --skip-bad-rows."
  }

  /// How a file is read: what it is, its columns, and its first rows.
  private func blocks(of reading: FileReading) -> [[String]] {
    let layout = reading.layout.map { "read as \($0)" } ?? "no known layout fits"
    let first = ["\(reading.file): \(layout)", reading.form].filter { !$0.isEmpty }
    return [first]
      + reading.tables.filter { !$0.columns.isEmpty }.map { lines(of: ResultTable($0)) }
      + (reading.rows.isEmpty ? [] : [lines(of: ResultTable(storedRowsOf: reading))])
  }

  private func lines(of table: ResultTable) -> [String] {
    let text = String(decoding: TerminalTable.render(table, options: options), as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}
