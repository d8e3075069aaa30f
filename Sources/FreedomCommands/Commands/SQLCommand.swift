import ArgumentParser
import FreedomRatings
import Platform

/// `freedom sql`: a person's own question.
struct SQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "Run a SELECT on the database; nothing can be changed.",
    discussion: """
      The views freedom_in_the_world, freedom_of_the_press, freedom_on_the_net and
      observation_tidy hold current values, statuses as F, PF and NF.

      Rows are written as they come in csv, tsv, json and ndjson, however many there
      are; other formats take at most 100,000. Where --timeout SECONDS is given, the
      statement itself may take no longer either; 0 sets no limit to it. Then the exit
      code is 75.

      Examples:
        freedom sql "SELECT * FROM freedom_in_the_world WHERE id = 'KAZ'"
        freedom sql "SELECT status, count(*) FROM freedom_of_the_press GROUP BY 1"
      """)

  @Argument(help: "One statement, or - to read it from standard input.")
  var query: String

  @Flag(name: .long, help: "Show how SQLite would look for the answer, not the answer.")
  var explain = false

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let statement = query == "-" ? try Self.piped() : query
    let library = try database.open(writingTo: output.destinations)
    let printer = try QueryPrinter(output)
    try library.query(
      explain ? "EXPLAIN QUERY PLAN " + statement : statement, seconds: limit,
      begin: printer.begin, printer.take)
    try printer.finish()
  }

  /// How long the statement may take, where somebody says.
  private var limit: Double? { database.timeout.flatMap { $0 > 0 ? $0 : nil } }

  /// More bytes than a statement needs.
  private static let longestStatement = 1 << 20

  /// The statement on standard input.
  private static func piped() throws -> String {
    guard let bytes = try? File.standardInput.readAll(limit: longestStatement) else {
      throw UsageError("standard input cannot be read", status: .inputOutput)
    }
    guard bytes.count <= longestStatement else {
      throw UsageError(
        "standard input has more than \(longestStatement) bytes: that is no statement",
        hint: "write one SELECT", status: .badData)
    }
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw UsageError(
        "standard input is not UTF-8 text: that is no statement", hint: "write one SELECT",
        status: .badData)
    }
    return text
  }
}
