/// Something drawn.
public enum Mark: Sendable, Hashable {
  /// A line over the years.
  case line(LineMark)
  /// One row of small bars over the years.
  case spark(SparkMark)
  /// A field of a row, as wide as a year.
  case tile(TileMark)
  /// A bar along a row.
  case bar(BarMark)
  /// A column of shares.
  case stack(StackMark)
}
