import FreedomModel
@testable import RatingsCharts

/// Changes that a chart of contributions is tried with.
enum ContributionScenes {
  static let all: [(name: String, bars: ContributionBars)] = [
    ("country", country), ("mean", mean), ("press", press), ("nothing", nothing),
  ]

  private static let country = ContributionBars(
    of: "Total score of Tunisia", from: ("2013", "2025"), values: (59, 44), direction: .higher,
    bars: [
      .init("A Electoral process", -7), .init("B Political pluralism and participation", -6),
      .init("C Functioning of government", -2), .init("D Freedom of expression and belief", -1),
      .init("E Associational and organizational rights", 0), .init("F Rule of law", 1),
      .init("G Personal autonomy and individual rights", 1), .init("Additional questions", 0),
      .init("Not divided", -1),
    ])

  /// Parts far below one point, on a scale of tenths.
  private static let mean = ContributionBars(
    of: "Total score, mean of world", from: ("2011", "2012"), values: (61.33, 61.25),
    direction: .higher,
    bars: [
      .init("Tunisia", 0.18041237113402062), .init("Niger", 0.07216494845360824),
      .init("Bahrain", -0.05154639175257732), .init("The Gambia", -0.07216494845360824),
      .init("190 others", -0.06185567010309279),
      .init("Composition: South Sudan entered", -0.14560),
    ])

  /// A scale on which lower is freer.
  private static let press = ContributionBars(
    of: "Press freedom total of Turkey", from: ("2010", "2017"), values: (51, 76),
    direction: .lower,
    bars: [
      .init("Legal environment", 5), .init("Political environment", 15),
      .init("Economic environment", 5),
    ])

  private static let nothing = ContributionBars(
    of: "Total score of Norway", from: ("2024", "2025"), values: (99, 99), direction: .higher,
    bars: [.init("A Electoral process", 0), .init("F Rule of law", 0)])
}
