/// The dates that XLSX workbooks may write out in full, as ISO 8601 has them.
enum DateCellText {
  /// The same date as the others are written: `2021-01-01T00:00:00Z` is `2021-01-01`.
  static func text(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var text = Array(bytes)
    if text.last == UInt8(ascii: "Z") { text.removeLast() }
    if text.count > 10, text[10] == UInt8(ascii: "T") {
      text[10] = UInt8(ascii: " ")
      for midnight in [" 00:00", " 00:00:00", " 00:00:00.000"]
      where text[10...].elementsEqual(midnight.utf8) {
        text.removeSubrange(10...)
        break
      }
    }
    return text
  }
}
