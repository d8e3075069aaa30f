/// Keeps spreadsheets from running a text as a formula when they open a CSV file, and takes the
/// protection off again.
///
/// The rule: a text that begins with any number of apostrophes (none, usually) followed by one of
/// `=`, `+`, `-`, `@`, tab or carriage return gets one more apostrophe in front. The inverse: a
/// text that begins with one or more apostrophes followed by one of these loses the first. The
/// text `-` alone, Freedom House's mark for "not rated", is harmless and stays as it is. So every
/// text comes back exactly: `strip(guarded(text)) == text`.
package enum SpreadsheetGuard {
  /// The text as it may safely stand in a cell.
  package static func guarded(_ text: String) -> String {
    needsGuard(text.utf8) ? "'" + text : text
  }

  /// The text that ``guarded(_:)`` was given.
  package static func strip(_ cell: String) -> String {
    cell.utf8.first == apostrophe && needsGuard(cell.utf8) ? String(cell.dropFirst()) : cell
  }

  /// Whether a text gets an apostrophe in front.
  static func needsGuard(_ text: some Collection<UInt8>) -> Bool {
    guard let first = text.first, first <= 0x40 else { return false }
    let rest = first == apostrophe ? text.drop { $0 == apostrophe } : text[...]
    switch rest.first {
    case UInt8(ascii: "-"): return text.count > 1
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "@"), 0x09, 0x0D: return true
    default: return false
    }
  }

  private static let apostrophe = UInt8(ascii: "'")
}
