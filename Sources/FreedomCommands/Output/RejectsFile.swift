import FreedomModel
import FreedomRatings
import RatingsExport
import TabularFiles
import Platform

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
