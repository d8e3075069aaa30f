import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsExport
import RatingsTables

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

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check the values against Freedom House's own counts.",
    discussion: """
      It checks the counts of statuses in every edition, gains and declines, lists by name, rules, \
      values of fifteen countries, sums of every edition, and every value of the bundled tables. A \
      check whose values are missing fails. Known oddities of the official files are named and not \
      counted. The exit code is 1 when a check fails for an unknown reason.

      Examples:
        freedom verify
        freedom verify --failed --format json
      """)

  @Flag(name: .long, help: "Show only the checks that fail.")
  var failed = false

  @OptionGroup(title: SharedOptions.output) var database: DatabaseOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func run() throws {
    let library = try database.open(writingTo: output.destinations)
    let verification = try library.verification()
    var table = ResultTable(verification)
    table.used = try library.usedSources(publications: Publication.freedomHouse.map(\.id))
    if failed {
      table.rows = zip(table.rows, verification.checks).filter { !$1.holds }.map { $0.0 }
    }
    try output.print(
      table, brief: ["check", "expected", "found", "holds"], from: library,
      nothing: failed ? "every check passes" : nil)
    if !verification.holds { throw ExitCode(ExitStatus.findings.rawValue) }
  }
}
