import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsTables

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check the figures against what Freedom House published about them.",
    discussion: """
      Counts of statuses in every edition, gains and declines, lists by name, rules, values of fifteen \
      countries, sums of every edition, and the bundled tables value by value. A check whose figures \
      are missing fails. Known oddities of the official files are named and not counted. Exit code 1 \
      when a check fails and it is not known why.

      Examples:
        freedom verify
        freedom verify --failed --format json
      """)

  @Flag(name: .long, help: "Show only the checks that fail.")
  var failed = false

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let library = try database.open(writingTo: output.destinations)
    let verification = try library.verification()
    var table = ResultTable(verification)
    table.used = try library.usedSources(publications: Publication.freedomHouse.map(\.id))
    if failed {
      table.rows = zip(table.rows, verification.checks).filter { !$1.holds }.map { $0.0 }
    }
    try output.print(table, brief: ["check", "expected", "found", "holds"], from: library)
    if !verification.holds { throw ExitCode(ExitStatus.findings.rawValue) }
  }
}
