public import FreedomModel

extension Chart {
  /// Whether the values of some indicators can be drawn on one scale. Scales that differ are drawn as the way from least free to most free, so that each needs a
  /// range and a direction; Freedom House's have them.
  ///
  /// - Parameter indicators: What is drawn, whatever the kind of chart.
  /// - Returns: What is wrong and what to do; `nil` where they can.
  public static func objection(toOneScaleOf indicators: [Indicator]) -> (
    problem: String, remedy: String
  )? {
    guard SharedScale.differ(indicators) else { return nil }
    for indicator in indicators where indicator.measure != .status {
      var missing: [String] = []
      var options: [String] = []
      if indicator.nominalMinimum == nil || indicator.maximum == nil {
        missing.append("range")
        options.append("--range LOW:HIGH")
      }
      if indicator.direction == nil {
        missing.append("direction")
        options.append("--lower-is-freer or --higher-is-freer")
      }
      guard !missing.isEmpty else { continue }
      return (
        "\(indicator.id) has no declared \(missing.joined(separator: " and no declared ")), so it "
          + "cannot be drawn beside another scale",
        "import its file again with \(options.joined(separator: " and "))"
      )
    }
    return nil
  }
}
