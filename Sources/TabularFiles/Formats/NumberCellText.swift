/// Numbers in the text that an XLSX workbook would have for them.
enum NumberCellText {
  /// The shortest text that reads as the same number; whole numbers without a point.
  static func text(_ number: Double) -> String {
    if let whole = Int(exactly: number), abs(whole) < 1 << 53 { return String(whole) }
    return "\(number)"
  }
}
