extension ClosedRange<Int> {
  /// The number itself, or the end that it lies beyond.
  func nearest(to number: Int) -> Int { Swift.max(lowerBound, Swift.min(upperBound, number)) }
}
