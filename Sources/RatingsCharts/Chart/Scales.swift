internal import FreedomModel

/// How positions on paper follow from years, values or names.
enum Scale: Sendable, Hashable {
  /// Years, left to right, in proportion to real time.
  case years(YearScale)
  /// Values, freer to the top; of bars the greater to the right.
  case values(ValueScale)
  /// Names, one row each, from the top.
  case categories([String])
}

/// A scale of whole years.
struct YearScale: Sendable, Hashable {
  let first: Int
  let last: Int

  /// A scale from one year to another, in either order.
  init(first: Int, last: Int) {
    self.first = min(first, last)
    self.last = max(first, last)
  }

  /// How many years the scale has, both ends counted.
  var count: Int { last - first + 1 }

  /// The position of a year: 0 at the left end, 1 at the right; a scale of one year has it in the
  /// middle.
  func fraction(_ year: Int) -> Double {
    last == first ? 0.5 : Double(year - first) / Double(last - first)
  }
}

/// A scale of values whose freer end is always ``end``; that of bars ends with the greatest.
struct ValueScale: Sendable, Hashable {
  /// A labelled place on the scale.
  struct Tick: Sendable, Hashable {
    let position: Double
    let label: String

    init(_ position: Double, _ label: String) {
      self.position = position
      self.label = label
    }
  }

  /// The value at the bottom or at the left: the least free end, of bars the least value.
  let start: Double
  /// The value at the top or at the right: the freest end, of bars the greatest value.
  let end: Double
  let ticks: [Tick]
  /// Every value possible, when they are few (ratings, statuses, items), from `start` to `end`.
  var levels: [Double] = []

  /// The position of a value: 0 at ``start``, 1 at ``end``.
  func fraction(_ position: Double) -> Double {
    // Halves, because the distance of two numbers can be greater than any number.
    start == end ? 0.5 : (position / 2 - start / 2) / (end / 2 - start / 2)
  }
}

extension StatusBand {
  /// The values of the band as text: `1–2.5`.
  var range: String {
    "\(min(freest, leastFree).shortestExact)–\(max(freest, leastFree).shortestExact)"
  }
}

extension [StatusBand] {
  /// Where one band ends and the next begins: half way between their values.
  var boundaries: [Double] {
    let sorted = self.sorted { $0.status > $1.status }
    return zip(sorted, sorted.dropFirst()).map { ($0.leastFree + $1.freest) / 2 }
  }
}

extension ClosedRange<Int> {
  func nearest(to number: Int) -> Int { Swift.max(lowerBound, Swift.min(upperBound, number)) }
}
