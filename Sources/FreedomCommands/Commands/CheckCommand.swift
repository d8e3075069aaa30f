import ArgumentParser
import FreedomRatings
import RatingsExport

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the health of a database without changing it.",
    discussion: """
      It checks that the file is what was last written, every page (by SQLite), tables, views, \
      triggers and references, the ranges of values, statuses, current values and sources. It \
      reports an interrupted import. The exit code is 1 when a check fails; every other command \
      then refuses the database (exit code 65).

      Examples:
        freedom check
        freedom check --database ratings.sqlite --format json
      """)

  @OptionGroup(title: SharedOptions.output) var database: DatabasePlaceOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func run() throws {
    try output.destinations.check(against: database.files)
    let checks = try RatingsLibrary.health(at: database.location, lockTimeout: database.lockTimeout)
    // What failed, and what to do about it, is worth a wide table.
    let shown = ["check", "expected", "found", "holds"] + (checks.areSound ? [] : ["note"])
    try output.print(ResultTable(checks), brief: shown)
    if !checks.areSound { throw ExitCode(ExitStatus.findings.rawValue) }
  }
}
