import ArgumentParser
import RatingsAnalysis

/// Choices about one or two tables each.
final class SpecialTableOptions: ParsableArguments {
  @Option(
    name: [.customLong("at-most"), .customLong("at-least")],
    help: ArgumentHelp(
      "At or beyond a value (lowest, highest).", valueName: "value"))
  var bound: Double?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Compare with N editions earlier (default: 1).", valueName: "editions"))
  var span: Int?

  @Flag(name: .long, help: "Show shares instead of counts (transitions).")
  var shares = false

  @Flag(name: .long, help: "Show shares with limits and a test (transitions).")
  var limits = false

  @Flag(name: .long, help: "Show only the test of differences (survival, transitions).")
  var test = false

  @Flag(name: .long, help: "Divide a total by question (contributions).")
  var items = false

  @Flag(name: .long, help: "Reverse scores of the press (press-and-freedom).")
  var reversed = false

  @Option(name: .long, help: "What balance compares.")
  var method: BalanceMethod?

  @Option(name: .long, help: "Which regions to use.")
  var regions: RegionDivision?

  init() {}
}
