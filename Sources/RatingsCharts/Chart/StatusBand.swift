public import FreedomModel

/// The figures that stand for one status on one scale.
public struct StatusBand: Sendable, Hashable {
  /// The status.
  public let status: FreedomStatus
  /// The least free figure of the band.
  public let leastFree: Double
  /// The freest figure of the band.
  public let freest: Double

  /// A band from its parts.
  public init(_ status: FreedomStatus, leastFree: Double, freest: Double) {
    self.status = status
    self.leastFree = leastFree
    self.freest = freest
  }

  /// Freedom House's bands for an indicator, freest first; empty where it has none.
  ///
  /// `fiw.rating` as from the edition 2004, `fotp.total`, and `fotn.total` as from the edition
  /// 2019: the bands of its older editions are the same once the scale is turned.
  public static func official(for indicator: Indicator) -> [StatusBand] {
    switch indicator.id {
    case "fiw.rating":
      [
        StatusBand(.free, leastFree: 2.5, freest: 1),
        StatusBand(.partlyFree, leastFree: 5, freest: 3),
        StatusBand(.notFree, leastFree: 7, freest: 5.5),
      ]
    case "fotp.total":
      [
        StatusBand(.free, leastFree: 30, freest: 0),
        StatusBand(.partlyFree, leastFree: 60, freest: 31),
        StatusBand(.notFree, leastFree: 100, freest: 61),
      ]
    case "fotn.total":
      [
        StatusBand(.free, leastFree: 70, freest: 100),
        StatusBand(.partlyFree, leastFree: 40, freest: 69),
        StatusBand(.notFree, leastFree: 0, freest: 39),
      ]
    default: []
    }
  }

  func contains(_ position: Double) -> Bool {
    (min(leastFree, freest)...max(leastFree, freest)).contains(position)
  }

  /// The figures of the band as text: `1–2.5`.
  var range: String {
    "\(min(freest, leastFree).shortestExact)–\(max(freest, leastFree).shortestExact)"
  }
}

extension Indicator {
  /// The status that bands give a figure; none where Freedom House's rule left it open.
  func status(of position: Double, in year: Int, by bands: [StatusBand]) -> FreedomStatus? {
    if id == "fiw.rating", year < StatusRule.strictSince, position == 5.5 { return nil }
    return bands.first { $0.contains(position) }?.status
  }
}

extension [StatusBand] {
  /// Where one band ends and the next begins: half way between their figures.
  var boundaries: [Double] {
    let sorted = self.sorted { $0.status > $1.status }
    return zip(sorted, sorted.dropFirst()).map { ($0.leastFree + $1.freest) / 2 }
  }
}
