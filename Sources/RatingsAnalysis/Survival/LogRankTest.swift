/// Whether spells last equally long in several parts: the log-rank test (Mantel 1966; Peto and Peto
/// 1972), with late entry.
public struct LogRankTest: Sendable, Hashable {
  /// The parts compared, with the events that occurred and those expected if spells lasted equally
  /// long in all.
  public struct Part: Sendable, Hashable {
    /// The part's name.
    public let name: String
    /// The events.
    public let observed: Int
    /// What their number would be.
    public let expected: Double
  }

  /// The parts with anything at risk beside others.
  public let parts: [Part]
  /// The chi-squared statistic, and its degrees of freedom.
  public let statistic: Double, degreesOfFreedom: Int
  /// The probability of such a difference where spells last equally long in all.
  public let p: Double

  /// - Returns: `nil` where there are not two parts with something to compare.
  init?(_ parts: [(name: String, steps: [(age: Int, isEvent: Bool)])]) {
    let last = parts.flatMap { $0.steps.map(\.age) }.max() ?? -1
    guard last >= 0 else { return nil }
    let counts = parts.map { part in
      var counts = Array(repeating: (atRisk: 0.0, events: 0.0), count: last + 1)
      for step in part.steps {
        counts[step.age].atRisk += 1
        if step.isEvent { counts[step.age].events += 1 }
      }
      return counts
    }
    var expected = Array(repeating: 0.0, count: parts.count)
    var covariance = Array(
      repeating: Array(repeating: 0.0, count: parts.count), count: parts.count)
    for age in 0...last {
      let atRisk = counts.reduce(0) { $0 + $1[age].atRisk }
      let events = counts.reduce(0) { $0 + $1[age].events }
      guard events > 0 else { continue }
      let shares = counts.map { $0[age].atRisk / atRisk }
      for part in parts.indices { expected[part] += events * shares[part] }
      guard atRisk > 1 else { continue }
      let spread = events * (atRisk - events) / (atRisk - 1)
      for one in parts.indices {
        for other in parts.indices {
          covariance[one][other] +=
            spread * shares[one] * ((one == other ? 1 : 0) - shares[other])
        }
      }
    }
    let compared = parts.indices.filter { expected[$0] > 0 }
    self.parts = compared.map { part in
      Part(
        name: parts[part].name, observed: parts[part].steps.count { $0.isEvent },
        expected: expected[part])
    }
    degreesOfFreedom = compared.count - 1
    // The differences add up to zero: one of them follows from the others.
    let kept = compared.dropFirst()
    let differences = kept.map { part in
      Double(parts[part].steps.count { $0.isEvent }) - expected[part]
    }
    let matrix = kept.map { one in kept.map { covariance[one][$0] } }
    guard degreesOfFreedom > 0, let form = SymmetricSystem.inverseForm(differences, matrix)
    else { return nil }
    statistic = form
    p = ChiSquaredDistribution.upperTail(form, degreesOfFreedom: degreesOfFreedom)
  }
}
