import ArgumentParser
import FreedomModel
import FreedomRatings
import Platform
import RatingsExport
import RatingsStore

struct SQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "Run a SELECT statement on the database.",
    discussion: """
      The views freedom_in_the_world, freedom_of_the_press, freedom_on_the_net and \
      observation_tidy have the current values, with statuses as F, PF and NF. A statement cannot \
      change anything.

      CSV, TSV, JSON and NDJSON have any number of rows; other formats have at most 100,000. \
      --timeout SECONDS also limits the statement itself (exit code 75); 0 sets no limit.

      Examples:
        freedom sql "SELECT * FROM freedom_in_the_world WHERE id = 'KAZ'"
        freedom sql "SELECT status, count(*) FROM freedom_of_the_press GROUP BY 1"
      """)

  @Argument(help: "One statement, or - to read it from standard input.")
  var query: String

  @Flag(name: .long, help: "Show SQLite's plan instead of the result.")
  var explain = false

  @OptionGroup(title: SharedOptions.output) var database: DatabasePlaceOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func run() throws {
    let statement = query == "-" ? try Self.piped() : query
    let library = try database.open(writingTo: output.destinations)
    let printer = try QueryPrinter(output)
    try library.query(
      explain ? "EXPLAIN QUERY PLAN " + statement : statement, seconds: limit,
      begin: printer.begin, printer.take)
    try printer.finish(from: library)
  }

  private var limit: Double? { database.timeout.flatMap { $0 > 0 ? $0 : nil } }

  private static let longestStatement = 1 << 20

  private static func piped() throws -> String {
    guard let bytes = try? File.standardInput.readAll(limit: longestStatement) else {
      throw UsageError("standard input cannot be read", status: .inputOutput)
    }
    guard bytes.count <= longestStatement else {
      throw UsageError(
        "standard input has more than \(longestStatement) bytes: not a statement",
        hint: "write one SELECT", status: .badData)
    }
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw UsageError(
        "standard input is not UTF-8 text: not a statement", hint: "write one SELECT",
        status: .badData)
    }
    return text
  }
}

/// Prints the rows of a query: one by one where the format allows it, so that a result may be of
/// any length; else all together, up to a limit.
final class QueryPrinter {
  /// Results up to this size are looked at as a whole: of them all is known before the first is
  /// written.
  private static let small = (rows: 1000, bytes: 4 << 20)
  /// What is kept where rows cannot be written one by one.
  private static let most = (rows: 100_000, bytes: 48 << 20)

  private let output: OutputOptions
  private let files: ResultFiles
  private var names: [String] = []
  /// The columns requested; `nil` for all.
  private var positions: [Int]?
  private var skipped = 0
  private var rows: [[ResultValue]] = []
  private var count = 0
  private var bytes = 0
  private var writer: TableWriter?

  init(_ output: OutputOptions) throws {
    self.output = output
    files = try output.open()
  }

  func begin(_ names: [String]) throws {
    self.names = names
    let table = ResultTable(title: "", columns: ColumnKinds().columns(named: names))
    positions = try output.chosenColumns.map { try $0.map(table.position(ofColumn:)) }
    if let positions, output.sort == nil { self.names = positions.map { names[$0] } }
  }

  func take(_ row: [ResultValue]) throws -> QueryStep {
    // A table is sorted as a whole, by any of its columns.
    guard output.sort == nil else { return try keep(row) }
    if skipped < output.offset ?? 0 {
      skipped += 1
      return .next
    }
    if count >= output.limit ?? .max { return .stop }
    count += 1
    let row = positions.map { $0.map { row[$0] } } ?? row
    if writer != nil {
      try writer?.write(row)
    } else {
      _ = try keep(row)
      if files.format.isStream, rows.count >= Self.small.rows || bytes >= Self.small.bytes {
        try stream()
      }
    }
    return count >= output.limit ?? .max ? .stop : .next
  }

  private func keep(_ row: [ResultValue]) throws -> QueryStep {
    rows.append(row)
    bytes += row.reduce(0) { $0 + MemoryLayout<ResultValue>.stride + $1.textSize }
    guard rows.count <= Self.most.rows, bytes <= Self.most.bytes else {
      throw UsageError(
        "the result has more than \(Self.most.rows) rows, or \(Self.most.bytes >> 20) MiB",
        hint: output.sort == nil
          ? "write it as it comes, with --csv, --tsv, --json or --nl, or ask for less: --limit N"
          : "leave out --sort: ORDER BY in the statement sorts any number of rows",
        status: .badData)
    }
    return .next
  }

  private func stream() throws {
    var writer = output.writer(
      to: files, title: Self.title, columns: ColumnKinds().columns(named: names),
      knowingKinds: false)
    for row in rows { try writer.write(row) }
    rows = []
    self.writer = writer
  }

  /// What a statement read is not known: cited is all that the database has.
  func finish(from library: RatingsLibrary) throws {
    if writer != nil {
      try writer?.end()
      try files.write(TableFooter(), of: Self.title)
    } else {
      var kinds = ColumnKinds()
      for row in rows { kinds.take(row) }
      let table = ResultTable(title: Self.title, columns: kinds.columns(named: names), rows: rows)
      try output.write(chosen: output.sort == nil ? table : output.chosen(table), to: files)
      if table.rows.isEmpty { EmptyResult.report("the statement returns none") }
    }
    try output.cite(from: library, to: files)
    try files.finish()
  }

  private static let title = "Query"
}

extension ResultValue {
  fileprivate var textSize: Int {
    if case .text(let text) = self { text.utf8.count } else { 0 }
  }
}
