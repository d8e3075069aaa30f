import FreedomModel
import SQLite

/// The numbers that rows of ours can have. Other numbers come of damage: they are refused before
/// tables in memory grow to their size.
enum StoredNumbers {
  /// Entities, indicators and publications.
  static let known = 1...1_000_000
  /// Of editions.
  static let years = 1000...9999
  static let people = 0...1 << 40
  static let editions = 1...Int(UInt16.max)
  static let rows = 1...1 << 53
  static let columns = 0...1 << 31
  /// How far sources are to be trusted: each import can go a step beyond the last.
  static let authorities = -1_000_000_000...1_000_000_000
}

/// The field's words in the columns of a row; what cannot be one is damage.
extension Statement {
  /// A value of some kind of indicator, or none; a status is 0, 1 or 2, or -1 where two were
  /// published.
  func figure(_ column: Int32, of measure: Indicator.Measure) throws -> Double? {
    let number = try optionalNumber(column)
    guard measure == .status, let number else { return number }
    guard number == -1 || FreedomStatus(figure: number) != nil else {
      throw damage(column, wanted: "a status, a whole number from -1 to 2,")
    }
    return number
  }

  /// One of the words that a type knows.
  func word<Word: RawRepresentable>(_ column: Int32) throws -> Word where Word.RawValue == String {
    guard let word = Word(rawValue: try text(column)) else {
      throw damage(column, wanted: "another word")
    }
    return word
  }

  /// One of the words that a type knows, or none.
  func optionalWord<Word: RawRepresentable>(_ column: Int32) throws -> Word?
  where Word.RawValue == String {
    isNull(column) ? nil : try word(column)
  }

  /// A day.
  func date(_ column: Int32) throws -> CalendarDate {
    guard let date = CalendarDate(try text(column)) else { throw damage(column, wanted: "a day") }
    return date
  }

  /// A day, or none.
  func optionalDate(_ column: Int32) throws -> CalendarDate? {
    isNull(column) ? nil : try date(column)
  }
}
