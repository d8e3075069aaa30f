internal import DisplayText
import FreedomModel
import FreedomRatings
import Platform
import RatingsExport
import RatingsImport
import TabularFiles

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

/// The CSV file that lists every row an import leaves out, with what is wrong with it and the row
/// itself; made when the first such row comes, and never left partial.
final class RejectsFile: RejectedRows {
  private(set) var path: String?
  private(set) var count = 0

  private let asked: String?
  private let usual: String
  private let overwrites: Bool
  private var writer: TableWriter?
  private var sink: (any ByteSink)?
  private var failure: (any Error)?
  private var isWritten = false

  /// A file at the path requested, else in the current folder under a name that is free.
  init(asked: String?, inputs: [String], overwriting overwrites: Bool) throws {
    self.asked = asked
    self.overwrites = overwrites
    let name = inputs.count == 1 ? inputs[0].split(separator: "/").last.map(String.init) : nil
    let stem = name.map { $0 == "-" ? "stdin" : $0 } ?? "import"
    let dot = stem.lastIndex(of: ".") ?? stem.endIndex
    usual = String(dot == stem.startIndex ? stem[...] : stem[..<dot]) + ".rejects"
    guard let asked else { return }
    // A file that cannot be made is reported before the files are read.
    try Output.probe(asked, overwriting: overwrites)
  }

  private static let columns = Finding.columns + [ResultTable.Column("text", .string)]

  func take(_ finding: Finding, fields: [String]) {
    guard failure == nil else { return }
    do {
      if writer == nil { try open() }
      try writer?.write(finding.cells + [ResultValue(fields.isEmpty ? nil : Self.line(fields))])
      count += 1
    } catch {
      failure = error
    }
  }

  func complete() throws {
    if let failure { throw failure }
    try writer?.end()
    try sink?.complete()
  }

  func finish() throws {
    try sink?.finish()
    isWritten = sink != nil
  }

  func discard() {
    if isWritten, let path { File.remove(path) } else { sink?.discard() }
  }

  private func open() throws {
    let sink = try place()
    self.sink = sink
    writer = TableWriter(CSVFormat.self, title: "", columns: Self.columns, to: sink)
  }

  private func place() throws -> any ByteSink {
    if let asked {
      path = asked
      return try Output.open(asked, overwriting: overwrites)
    }
    var number = 1
    while true {
      let name = number == 1 ? "\(usual).csv" : "\(usual)-\(number).csv"
      if !File.exists(name) {
        path = name
        return try Output.open(name)
      }
      number += 1
    }
  }

  private static func line(_ fields: [String]) -> String {
    var writer = DelimitedTextWriter(guardsFormulas: false)
    var bytes: [UInt8] = []
    for field in fields {
      if field.isEmpty {
        writer.appendMissing(to: &bytes)
      } else {
        writer.append(field, to: &bytes)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
