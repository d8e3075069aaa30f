import ArgumentParser
import FreedomRatings
import RatingsStore

/// `freedom sql`: a person's own question.
struct SQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "Run a SELECT on the database; nothing can be changed.",
    discussion: """
      The views freedom_in_the_world, freedom_of_the_press, freedom_on_the_net and
      observation_tidy hold current values, statuses as F, PF and NF.

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
    let statement = query == "-" ? StandardInput.text() : query
    let question = explain ? "EXPLAIN QUERY PLAN " + statement : statement
    try output.print(try database.open(writingTo: output.paths).database.query(question))
  }
}
