internal import FreedomModel

/// The five shades of a heat map.
enum Shades {
  static let count = 5

  /// The shade of a level from 0 (least free) to 1 (freest): 0 to 4.
  static func step(_ level: Double) -> Int {
    max(0, min(count - 1, Int((level * Double(count)).rounded(.down))))
  }

  /// The values that each shade means, freest first.
  static func key(_ scale: ValueScale, isWhole: Bool) -> [KeyEntry] {
    let span = abs(scale.end - scale.start)
    let figures =
      !scale.levels.isEmpty
      ? scale.levels
      : isWhole && span >= 5 && span <= 1000
        ? Array(
          stride(from: min(scale.start, scale.end), through: max(scale.start, scale.end), by: 1))
        : []
    return (0..<count).reversed().compactMap { shade in
      let fill = Fill.level((Double(shade) + 0.5) / Double(count))
      guard !figures.isEmpty else {
        let ends = [shade, shade + 1].map {
          scale.start + (scale.end - scale.start) * Double($0) / Double(count)
        }
        return KeyEntry(fill, range(ends))
      }
      let own = figures.filter { step(scale.fraction($0)) == shade }
      return own.isEmpty ? nil : KeyEntry(fill, range(own))
    }
  }

  private static func range(_ figures: [Double]) -> String {
    let low = (figures.min() ?? 0).shortestExact
    let high = (figures.max() ?? 0).shortestExact
    return low == high ? low : "\(low)–\(high)"
  }
}
