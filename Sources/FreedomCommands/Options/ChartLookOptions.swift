import ArgumentParser
import FreedomRatings
import RatingsCharts

/// What is drawn beside the lines of a chart, and which of them matter most.
final class EmphasisOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Add a mean: world, region:NAME, group:NAME.", valueName: "name"), completion: .baselines)
  var baseline: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Pick out a country; the others are grey.", valueName: "name"),
    completion: .entities)
  var highlight: [String] = []

  init() {}

  /// Refuses what a kind of chart has no place for.
  func check(_ kind: ChartKind) throws {
    if !baseline.isEmpty, let reason = kind.reasonWithoutMeans {
      throw ValidationError(
        "\(kind.rawValue) has no --baseline: \(reason). It is for line, slope, multiples, spark, "
          + "heat and bar")
    }
    if !highlight.isEmpty, let reason = kind.reasonWithoutHighlight {
      throw ValidationError(
        "\(kind.rawValue) has no --highlight: \(reason). It is for line, slope, spark, strip, "
          + "heat, bar and scatter")
    }
  }
}

/// The words around a chart.
final class WordingOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The title.", valueName: "text"))
  var title: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The line under the title (default: what is measured, with --title).", valueName: "text"))
  var subtitle: String?

  @Option(
    name: .long, help: ArgumentHelp("Who made the chart, as its last line.", valueName: "text"))
  var credit: String?

  init() {}
}

extension ChartKind {
  /// Why a mean has no place on it; `nil` where it has.
  fileprivate var reasonWithoutMeans: String? {
    switch self {
    case .line, .slope, .multiples, .spark, .heat, .bar: nil
    case .strip: "a status has no mean"
    case .stacked: "it shows shares of all"
    case .scatter: "its dots are countries or territories"
    case .map: "a mean has no place on a map"
    case .contributions: "it divides one change"
    case .survival: "a mean has no status that ends"
    }
  }

  /// Why no entity can be picked out on it; `nil` where one can.
  fileprivate var reasonWithoutHighlight: String? {
    switch self {
    case .line, .slope, .spark, .strip, .heat, .bar, .scatter: nil
    case .multiples: "each country has a drawing of its own"
    case .stacked: "it shows no single country"
    case .map: "--region and --group shade a part of the world"
    case .contributions: "each bar is labelled"
    case .survival: "it shows no single country"
    }
  }
}

extension ChartTheme: NamedChoice {}
