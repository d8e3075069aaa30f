/// The numbers that rows of ours can have. Other numbers come of damage: they are refused before tables
/// in memory grow to their size.
enum StoredNumbers {
  /// Entities, indicators and publications.
  static let known = 1...1_000_000
  /// The sort years of editions.
  static let years = 1000...9999
  /// Editions.
  static let editions = 1...Int(UInt16.max)
  /// Series.
  static let series = 1...Int(Int32.max)
  /// How far sources are to be trusted: each import can go a step beyond the last.
  static let authorities = -1_000_000_000...1_000_000_000
}
