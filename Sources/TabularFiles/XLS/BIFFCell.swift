/// Where one cell of a sheet is, and where in the stream its value is kept.
struct BIFFCell {
  /// How the value is kept.
  enum Kind: UInt8 {
    case sharedString, text, number, rk, formula, truthOrError
  }

  let row: UInt16
  let column: UInt16
  let kind: Kind
  /// Where its style is in the stream; the value follows it after two bytes.
  let place: UInt32

  /// Whether it comes before another one, row by row.
  static func precedes(_ one: BIFFCell, _ other: BIFFCell) -> Bool {
    one.row == other.row ? one.column < other.column : one.row < other.row
  }
}
