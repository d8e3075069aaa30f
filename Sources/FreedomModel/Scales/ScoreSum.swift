/// One sum that Freedom House's scores obey, such as PR = A + B + C + AddA - AddQ.
public struct ScoreSum: Sendable, Hashable {
  /// The indicator that holds the sum.
  public let total: String
  /// The indicators added up; without one of them there is nothing to check.
  public let parts: [String]
  /// Indicators that raise the sum where they were asked; missing they count as nothing.
  public let raising: [String]
  /// Indicators that lower the sum where they were asked; missing they count as nothing.
  public let lowering: [String]

  /// Describes a sum.
  public init(_ total: String, of parts: [String], raising: [String] = [], lowering: [String] = [])
  {
    self.total = total
    self.parts = parts
    self.raising = raising
    self.lowering = lowering
  }

  /// The sum from its parts.
  ///
  /// - Parameter figure: The figure of an indicator, by its id; `nil` where there is none.
  /// - Returns: `nil` when a part is missing: a sum is never made from some of its parts.
  public func value(_ figure: (String) -> Double?) -> Double? {
    var sum = 0.0
    for part in parts {
      guard let number = figure(part) else { return nil }
      sum += number
    }
    for part in raising { sum += figure(part) ?? 0 }
    for part in lowering { sum -= figure(part) ?? 0 }
    return sum
  }

  /// Whether a sum made from parts is the published one: parts with decimals add up but for noise.
  package static func agree(_ sum: Double, _ published: Double) -> Bool {
    (sum - published).magnitude < 1e-9
  }

  /// The sum in words, such as `fiw.a + fiw.b + fiw.c + fiw.add_a - fiw.add_q`.
  public var formula: String {
    (parts + raising).joined(separator: " + ") + lowering.map { " - " + $0 }.joined()
  }
}

extension ScoreSum {
  /// Every sum of the three publications, parts before the totals made of them.
  ///
  /// The additional question Q was called "Add B" to the edition 2017; question A was asked to the
  /// edition 2017.
  public static let freedomHouse: [ScoreSum] =
    [
      ("fiw.a", 3), ("fiw.b", 4), ("fiw.c", 3), ("fiw.d", 4), ("fiw.e", 3), ("fiw.f", 4),
      ("fiw.g", 4),
    ].map(items) + [
      ScoreSum(
        "fiw.pr_score", of: ["fiw.a", "fiw.b", "fiw.c"], raising: ["fiw.add_a"],
        lowering: ["fiw.add_q"]),
      ScoreSum("fiw.cl_score", of: ["fiw.d", "fiw.e", "fiw.f", "fiw.g"]),
      ScoreSum("fiw.total", of: ["fiw.pr_score", "fiw.cl_score"]),
      ScoreSum("fotp.total", of: ["fotp.legal", "fotp.political", "fotp.economic"]),
    ] + [("fotn.a", 5), ("fotn.b", 8), ("fotn.c", 8)].map(items) + [
      ScoreSum("fotn.total", of: ["fotn.a", "fotn.b", "fotn.c"])
    ]

  private static func items(of category: String, count: Int) -> ScoreSum {
    ScoreSum(category, of: (1...count).map { "\(category)\($0)" })
  }
}
