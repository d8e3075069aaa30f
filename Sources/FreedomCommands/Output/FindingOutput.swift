import FreedomModel
import RatingsExport
import RatingsImport

/// Receives each finding of an import when it is found: for the file that `--findings` names, and
/// for `--errors json`, one object a line.
///
/// An import runs on one thread; nothing is received on two.
final class FindingOutput: FindingReceiver, @unchecked Sendable {
  private let printsJSON: Bool
  private let isQuiet: Bool
  private var file: (writer: TableWriter, sink: any ByteSink)?
  private var failure: OutputError?
  private var isComplete = false
  /// Called before a line is printed.
  var willPrint: () -> Void = {}

  static let columns = Finding.columns + [ResultTable.Column("known", .boolean)]
  static let endings = ["csv", "tsv", "json", "ndjson"]

  /// Opens the file, where there is one; it gets its name only in ``finish()``.
  init(file path: String?, overwriting overwrites: Bool, printsJSON: Bool, isQuiet: Bool) throws {
    self.printsJSON = printsJSON
    self.isQuiet = isQuiet
    guard let path, let format = TableFormats.forFile(path) else { return }
    let sink = try Output.open(path, overwriting: overwrites)
    file = (TableWriter(format, title: "Findings", columns: Self.columns, to: sink), sink)
  }

  func take(_ finding: Finding) {
    let row = finding.cells + [.flag(finding.isKnown)]
    if printsJSON, !isQuiet || finding.severity > .warning {
      willPrint()
      let table = ResultTable(title: "Findings", columns: Self.columns, rows: [row])
      let lines = String(decoding: NDJSONFormat.render(table), as: UTF8.self)
      StandardError.write(lines.split(separator: "\n").joined(separator: "\n"))
    }
    do throws(OutputError) {
      if failure == nil { try file?.writer.write(row) }
    } catch {
      failure = error
    }
  }

  /// Writes the file to its end; nothing has a name yet. Does so once.
  func complete() throws {
    if let failure { throw failure }
    guard !isComplete else { return }
    isComplete = true
    try file?.writer.end()
    try file?.sink.complete()
  }

  /// Names the file. It is written when an import stores nothing too: then it is needed
  /// most.
  func finish() throws {
    try complete()
    try file?.sink.finish()
    file = nil
  }

  deinit { file?.sink.discard() }
}
