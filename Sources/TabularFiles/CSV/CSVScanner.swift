/// Finds the fields of one row of CSV text. It never changes the text; ``CSVRow`` does.
///
/// The text lies in a buffer, followed by a line feed that is none of it and by ``padding`` bytes,
/// so that the inner loops need not ask at every byte whether the text ends.
struct CSVScanner {
  /// How many bytes the buffer has after the text.
  static let padding = 16

  /// How a row ended.
  enum LineEnd {
    case lineFeed
    case carriageReturn
    case both
    case endOfText
  }

  /// What is wrong with a field.
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

  /// What one call found.
  enum Outcome {
    /// A whole row.
    case row
    /// The row goes on beyond the text.
    case incomplete
    /// The text ends inside quotes.
    case unterminatedQuote
    /// More columns than allowed.
    case tooManyColumns
    /// A field longer than allowed.
    case fieldTooLong
  }

  private let delimiter: UInt8
  private let delimiterWord: UInt64
  private let limits: ReadingLimits

  /// Where the next row begins.
  private(set) var next = 0
  /// Where the row's text ends, before its line end.
  private(set) var contentEnd = 0
  private(set) var lineEnd = LineEnd.endOfText
  /// Where the last field begins that was looked at.
  private(set) var fieldStart = 0
  /// The first oddity of the row, and the columns it concerns.
  private(set) var oddity: Oddity?
  private(set) var oddColumn = 0
  private(set) var bareQuotes = 0
  private(set) var hasQuotes = false
  /// The fields whose text is not one piece.
  private(set) var broken: [BrokenField] = []
  private var isBroken = false

  init(delimiter: UInt8, limits: ReadingLimits) {
    self.delimiter = delimiter
    self.delimiterWord = UInt64(repeating: delimiter)
    self.limits = limits
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D
  private static let quoteWord = UInt64(repeating: UInt8(ascii: "\""))

  /// Looks at the row that begins at `start` in a text that ends at `end`.
  mutating func scan(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, isLast: Bool, into cells: inout [Cell]
  ) -> Outcome {
    cells.removeAll(keepingCapacity: true)
    if hasQuotes || oddity != nil { forgetOddities() }
    var index = start
    while true {
      fieldStart = index
      var textStart = index
      var textEnd = index
      if bytes[index] == Self.quote, index < end {
        hasQuotes = true
        guard let closed = closingQuote(bytes, after: index, to: end, column: cells.count) else {
          if isLast { return .unterminatedQuote }
          return end - fieldStart > limits.fieldBytes + 2 ? .fieldTooLong : .incomplete
        }
        // The byte after the last one may be a second quote.
        if closed + 1 >= end, !isLast { return .incomplete }
        index = ordinaryEnd(bytes, from: closed + 1, to: end, column: cells.count, inQuoted: true)
        if index == closed + 1 {
          textStart += 1
          textEnd = closed
        } else {
          note(.textAfterQuote, column: cells.count)
          isBroken = true
          textEnd = index
        }
      } else {
        index = ordinaryEnd(bytes, from: index, to: end, column: cells.count, inQuoted: false)
        textEnd = index
      }
      let stop = bytes[index]
      if index >= end, !isLast {
        return end - fieldStart > limits.fieldBytes ? .fieldTooLong : .incomplete
      }
      if textEnd - textStart > limits.fieldBytes { return .fieldTooLong }
      if stop == Self.carriageReturn, index + 1 >= end, !isLast { return .incomplete }
      if isBroken {
        broken.append(BrokenField(column: cells.count, start: fieldStart, end: index))
        isBroken = false
      }
      cells.append(Cell(column: cells.count, kind: .text, start: textStart, end: textEnd))
      if cells.count > limits.columns { return .tooManyColumns }
      if index < end, stop == delimiter {
        index += 1
        continue
      }
      finish(bytes, at: index, end: end)
      return .row
    }
  }

  /// The place of the delimiter, line end or end of text at which an unquoted stretch ends.
  @inline(__always)
  private mutating func ordinaryEnd(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, column: Int, inQuoted: Bool
  ) -> Int {
    var index = start
    while true {
      let word = bytes.word(at: index)
      let marks =
        word.lowControlBytes | (word ^ delimiterWord).zeroBytes | (word ^ Self.quoteWord).zeroBytes
      if marks == 0 {
        index += 8
        continue
      }
      index += marks.bytesBeforeMark
      let byte = bytes[index]
      if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn || index >= end {
        return index
      }
      if byte == Self.quote {
        if !inQuoted {
          bareQuotes += 1
          note(.bareQuote, column: column)
        }
      } else if byte == 0 {
        note(.nulByte, column: column)
      }
      index += 1
    }
  }

  /// The place of the quote that closes a field; `nil` where the text ends before it.
  @inline(__always)
  private mutating func closingQuote(
    _ bytes: Span<UInt8>, after quote: Int, to end: Int, column: Int
  ) -> Int? {
    var index = quote + 1
    while index < end {
      let word = bytes.word(at: index)
      let marks = (word ^ Self.quoteWord).zeroBytes | word.zeroBytes
      if marks == 0 {
        index += 8
        continue
      }
      index += marks.bytesBeforeMark
      if index >= end { return nil }
      if bytes[index] == 0 {
        note(.nulByte, column: column)
        index += 1
      } else if index + 1 < end, bytes[index + 1] == Self.quote {
        isBroken = true
        index += 2
      } else {
        return index
      }
    }
    return nil
  }

  private mutating func finish(_ bytes: Span<UInt8>, at index: Int, end: Int) {
    contentEnd = index
    if index >= end {
      lineEnd = .endOfText
      next = end
    } else if bytes[index] == Self.lineFeed {
      lineEnd = .lineFeed
      next = index + 1
    } else if index + 1 < end, bytes[index + 1] == Self.lineFeed {
      lineEnd = .both
      next = index + 2
    } else {
      lineEnd = .carriageReturn
      next = index + 1
    }
  }

  private mutating func note(_ found: Oddity, column: Int) {
    // A bare quote is forgiven in lenient reading, so it must not hide what is not.
    guard oddity == nil || (oddity == .bareQuote && found != .bareQuote) else { return }
    oddity = found
    oddColumn = column
  }

  private mutating func forgetOddities() {
    oddity = nil
    bareQuotes = 0
    hasQuotes = false
    isBroken = false
    broken.removeAll(keepingCapacity: true)
  }
}
