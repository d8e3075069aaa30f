/// How many entities were Free, Partly Free and Not Free in one edition.
public struct StatusCounts: Sendable, Hashable {
  /// The year of the axis.
  public let year: Int
  /// The edition's label, for the reader.
  public let label: String
  /// How many were Free.
  public let free: Int
  /// How many were Partly Free.
  public let partlyFree: Int
  /// How many were Not Free.
  public let notFree: Int

  /// Counts from their parts; negative ones count as 0.
  public init(year: Int, label: String? = nil, free: Int, partlyFree: Int, notFree: Int) {
    self.year = year
    self.label = label ?? String(year)
    self.free = max(0, free)
    self.partlyFree = max(0, partlyFree)
    self.notFree = max(0, notFree)
  }

  /// How many there were.
  public var total: Int { free + partlyFree + notFree }
}
