import ArgumentParser
internal import DisplayText
import FreedomModel
import RatingsExport
import RatingsImport

enum FindingFormat: String, NamedChoice {
  case text, json
}

/// Prints the findings of an import for people, file by file and fact by fact.
struct FindingPrinter {
  let isQuiet: Bool

  func print(_ log: FindingLog) {
    for line in lines(log) { StandardError.write(line) }
  }

  func lines(_ log: FindingLog) -> [String] {
    log.facts.files.flatMap { FileLines(isQuiet: isQuiet).lines(of: $0) }
  }
}

/// The lines about one file. Only the first of them names it.
private struct FileLines {
  let isQuiet: Bool

  func lines(of file: FindingFacts.FileFacts) -> [String] {
    let wanted = file.facts.filter { !isQuiet || $0.first.severity > .warning }
    // What has a place comes first: the first line names file and place as editors open them.
    let shown =
      wanted.filter { $0.first.line != nil } + wanted.filter { $0.first.line == nil }
    var lines: [String] = []
    var name = file.file
    if file.knownCount > 0, !isQuiet {
      lines.append("freedom: " + (name.map { "\($0): " } ?? "") + known(file))
      name = nil
    }
    for (position, fact) in shown.enumerated() {
      lines.append(line(fact, in: name))
      name = nil
      let next = position + 1 < shown.count ? shown[position + 1].first.hint : nil
      if let hint = fact.first.hint, next != hint { lines.append("  hint: \(hint.visible)") }
    }
    for (code, count) in file.unkept {
      lines.append("  ... and \(count) more of this kind (\(code))")
    }
    return lines
  }

  /// `31 findings, all known; see docs/oddities.md`.
  private func known(_ file: FindingFacts.FileFacts) -> String {
    let (all, new) = (file.count, file.count - file.knownCount)
    let known = all == 1 ? "1 finding, known" : "\(all) findings, all known"
    return new == 0
      ? "\(known); see docs/oddities.md"
      : "\(all) findings, \(file.knownCount) known (see docs/oddities.md), \(new) new"
  }

  private func line(_ fact: FindingFacts.Fact, in file: String?) -> String {
    let finding = fact.first
    var parts = [word(finding.severity)]
    let place = Self.place(of: finding, in: file)
    if !place.isEmpty { parts.append(place) }
    if let value = finding.value, Self.counting.contains(finding.code) {
      parts.append("\(finding.rule): \(value)")
    } else {
      if let value = finding.value { parts.append("\"\(value)\"") }
      parts.append(finding.rule + others(fact))
    }
    let times = fact.count == 1 ? "" : ", \(fact.count) times"
    return "\(parts.joined(separator: ": ")) [\(finding.code)\(times)]".visible
  }

  /// Findings whose value is how many there are.
  private static let counting: Set<String> = [
    "blank-lines", "blank-rows", "delimiter-only-lines", "hidden-rows", "hidden-columns",
    "lone-quotes",
  ]

  /// What the other findings of a fact are about.
  private func others(_ fact: FindingFacts.Fact) -> String {
    guard !fact.others.isEmpty else { return "" }
    let named = fact.others.map { "\"\($0)\"" }.joined(separator: ", ")
    let rest = fact.otherCount - fact.others.count
    return "; also \(named)" + (rest > 0 ? " and \(rest) more" : "")
  }

  private func word(_ severity: Finding.Severity) -> String {
    switch severity {
    case .note: "freedom: note"
    case .warning: "freedom: warning"
    case .refusedRow, .refusedFile: "freedom: error"
    }
  }

  /// `ngo.csv:4: column pr` and `book.xlsx#Sheet!B4`; without the file `line 4: column pr` and
  /// `Sheet!B4`.
  private static func place(of finding: Finding, in file: String?) -> String {
    if let sheet = finding.sheet {
      let cell = finding.cell ?? finding.line.map { "row \($0)" }
      return (file.map { "\($0)#" } ?? "") + sheet + (cell.map { "!\($0)" } ?? "")
    }
    guard let line = finding.line else { return file ?? "" }
    let column = finding.column.map { ": column \($0)" } ?? ""
    return (file.map { "\($0):\(line)" } ?? "line \(line)") + column
  }
}

extension Finding {
  static let columns: [ResultTable.Column] = [
    .init("code", .string), .init("severity", .string), .init("file", .string),
    .init("sheet", .string), .init("row", .integer), .init("column", .string),
    .init("cell", .string), .init("value", .string), .init("rule", .string),
    .init("hint", .string),
  ]

  var cells: [ResultValue] {
    [
      .text(code), .text(severity.rawValue), ResultValue(file), ResultValue(sheet),
      ResultValue(line), ResultValue(column), ResultValue(cell), ResultValue(value), .text(rule),
      ResultValue(hint),
    ]
  }
}

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
