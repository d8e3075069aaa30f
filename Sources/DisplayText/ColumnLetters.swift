/// The letters of a spreadsheet's column.
package enum ColumnLetters {
  /// The letters of a column by its index, 0 being `A`, 26 being `AA`.
  package static func letters(ofColumn column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column
    while rest >= 0 {
      letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
      rest = rest / 26 - 1
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
