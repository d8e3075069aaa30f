import ArgumentParser
import FreedomRatings
import RatingsExport

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the health of a database, without changing it.",
    discussion: """
      Whether the file is what was written last, SQLite's own check of every page, tables, views \
      and triggers, references between tables, values within their ranges, statuses, which value of \
      several is current, and the sources. An import that was broken off is reported. Exit code 1 \
      when a check fails: then every other command refuses the database (exit code 65). A file that \
      is not a database of this program, or cannot be opened at all, is an error.

      Examples:
        freedom check
        freedom check --database ratings.sqlite --format json
      """)

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.destinations.check(against: database.files)
    let checks = try RatingsLibrary.health(at: database.location, lockTimeout: database.lockTimeout)
    try output.print(ResultTable(checks), brief: ["check", "expected", "found", "holds"])
    if !checks.areSound { throw ExitCode(ExitStatus.findings.rawValue) }
  }
}
