extension [UInt8] {
  /// Makes one piece of the text of a quoted field with doubled quotes or with text after its
  /// closing quote, in place, and returns its cell: the text only becomes shorter.
  mutating func unquote(_ field: CSVScanner.BrokenField) -> Cell {
    let quote = UInt8(ascii: "\"")
    var isInside = true
    var source = field.start + 1
    var target = field.start
    while source < field.end {
      let byte = self[source]
      source += 1
      if isInside, byte == quote {
        guard source < field.end, self[source] == quote else {
          isInside = false
          continue
        }
        source += 1
      }
      self[target] = byte
      target += 1
    }
    return Cell(column: field.column, start: field.start, end: target)
  }
}
