/// Finds the fields of one row of CSV text. It never changes the text.
///
/// The text is in a buffer, followed by a line feed that is not part of it, so that the inner loop
/// need not ask at every byte whether the text ends. It stops only at bytes that can mean
/// something: line ends, delimiters, quotes, NUL.
struct CSVScanner {
  enum LineEnd {
    case lineFeed
    case carriageReturn
    case both
    case endOfText
  }

  enum Oddity {
    case textAfterQuote
    case bareQuote
    case nulByte
  }

  /// A quoted field with doubled quotes, or with text after its closing quote.
  struct BrokenField {
    let column: Int
    /// Where it begins, with its opening quote.
    let start: Int
    let end: Int
  }

  enum Outcome {
    case row
    case incomplete
    case unterminatedQuote
    case tooManyColumns
    case fieldTooLong
  }

  private let delimiter: UInt8
  /// For each byte whether it can mean something.
  private let isMark: [Bool]
  private let columnLimit: Int
  private let fieldLimit: Int

  private(set) var next = 0
  /// Where the row's text ends, before its line end.
  private(set) var contentEnd = 0
  private(set) var lineEnd = LineEnd.endOfText
  /// The last field looked at: its column, and where it begins.
  private(set) var column = 0
  private(set) var fieldStart = 0
  /// Whether the row has quotes or an oddity, so that more is to be asked about it.
  private(set) var isPlain = true
  /// The first oddity of the row, and its column.
  private(set) var oddity: Oddity?
  private(set) var oddColumn = 0
  private(set) var bareQuotes = 0
  /// The fields whose text is not one piece.
  private(set) var broken: [BrokenField] = []
  private var isBroken = false

  init(delimiter: UInt8, limits: ReadingLimits) {
    self.delimiter = delimiter
    let marks = [delimiter, Self.quote, Self.lineFeed, Self.carriageReturn, 0]
    isMark = (0...UInt8.max).map(marks.contains)
    columnLimit = limits.columns
    fieldLimit = limits.fieldBytes
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  /// Looks at the row that begins at `start` in a text that ends at `end`. The cells of the row
  /// before are overwritten.
  mutating func scan(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, isLast: Bool, into cells: inout [Cell]
  ) -> Outcome {
    if !isPlain { forget() }
    var column = 0
    var fieldStart = start
    // What the quotes around a field take away from it on either side.
    var quoteWidth = 0
    var place = start
    while true {
      while !isMark[Int(bytes[place])] { place &+= 1 }
      let index = place
      place &+= 1
      let byte = bytes[index]
      if byte == delimiter, index < end {
        guard
          put(
            Cell(column: column, start: fieldStart &+ quoteWidth, end: index &- quoteWidth),
            into: &cells)
        else { return .tooManyColumns }
        if isBroken { keepBroken(column: column, start: fieldStart, end: index) }
        column &+= 1
        fieldStart = index &+ 1
        quoteWidth = 0
      } else if byte == Self.lineFeed || byte == Self.carriageReturn || index >= end {
        (self.column, self.fieldStart) = (column, fieldStart)
        guard endLine(bytes, at: index, end: end, isLast: isLast) else {
          return end - fieldStart > fieldLimit ? .fieldTooLong : .incomplete
        }
        guard
          put(
            Cell(column: column, start: fieldStart &+ quoteWidth, end: index &- quoteWidth),
            into: &cells)
        else { return .tooManyColumns }
        if isBroken { keepBroken(column: column, start: fieldStart, end: index) }
        if cells.count > column + 1 { cells.removeLast(cells.count - column - 1) }
        return index - start > fieldLimit && hasLongField(cells) ? .fieldTooLong : .row
      } else if byte == Self.quote, index == fieldStart {
        isPlain = false
        guard let closing = closingQuote(bytes, from: index + 1, end: end, isLast: isLast, column)
        else {
          (self.column, self.fieldStart) = (column, fieldStart)
          if isLast { return .unterminatedQuote }
          return end - fieldStart > fieldLimit + 2 ? .fieldTooLong : .incomplete
        }
        place = closing + 1
        if isFieldEnd(bytes[place]) || place >= end {
          quoteWidth = 1
        } else {
          note(.textAfterQuote, column: column)
          isBroken = true
        }
      } else if byte == Self.quote {
        if oddity == .textAfterQuote, oddColumn == column { continue }
        bareQuotes += 1
        note(.bareQuote, column: column)
      } else if byte == 0 {
        note(.nulByte, column: column)
      }
    }
  }

  @inline(__always)
  private func isFieldEnd(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn
  }

  @inline(__always)
  private func put(_ cell: Cell, into cells: inout [Cell]) -> Bool {
    if cell.column < cells.count {
      cells[cell.column] = cell
      return true
    }
    guard cells.count < columnLimit else { return false }
    cells.append(cell)
    return true
  }

  private mutating func keepBroken(column: Int, start: Int, end: Int) {
    broken.append(BrokenField(column: column, start: start, end: end))
    isBroken = false
  }

  private func hasLongField(_ cells: [Cell]) -> Bool {
    cells.contains { $0.end - $0.start > fieldLimit }
  }

  /// The position of the quote that closes a field; `nil` where the text read so far does not show
  /// it.
  private mutating func closingQuote(
    _ bytes: Span<UInt8>, from start: Int, end: Int, isLast: Bool, _ column: Int
  ) -> Int? {
    var index = start
    while index < end {
      if bytes[index] == 0 {
        note(.nulByte, column: column)
        index += 1
      } else if bytes[index] != Self.quote {
        index &+= 1
      } else if index + 1 >= end {
        // What follows may be a second quote, which would make both a part of the text.
        return isLast ? index : nil
      } else if bytes[index + 1] == Self.quote {
        isBroken = true
        index += 2
      } else {
        return index
      }
    }
    return nil
  }

  /// Reads the line end at a position; `false` where the text read so far does not show which it
  /// is.
  @inline(__always)
  private mutating func endLine(
    _ bytes: Span<UInt8>, at index: Int, end: Int, isLast: Bool
  ) -> Bool {
    contentEnd = index
    next = index + 1
    if index >= end {
      lineEnd = .endOfText
      next = end
      return isLast
    }
    lineEnd = .lineFeed
    if bytes[index] == Self.lineFeed { return true }
    lineEnd = .carriageReturn
    if next >= end { return isLast }
    if bytes[next] == Self.lineFeed {
      lineEnd = .both
      next += 1
    }
    return true
  }

  private mutating func note(_ found: Oddity, column: Int) {
    isPlain = false
    // A bare quote is forgiven in lenient reading, so it must not hide what is not.
    guard oddity == nil || (oddity == .bareQuote && found != .bareQuote) else { return }
    oddity = found
    oddColumn = column
  }

  private mutating func forget() {
    isPlain = true
    oddity = nil
    bareQuotes = 0
    isBroken = false
    broken.removeAll(keepingCapacity: true)
  }
}
