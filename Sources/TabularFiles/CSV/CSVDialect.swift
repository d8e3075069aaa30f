/// The delimiter of a CSV text, and how it came to be known.
struct CSVDialect {
  let delimiter: UInt8
  /// Whether the first line only names the delimiter (`sep=;`).
  let hasDelimiterLine: Bool
  /// Whether the reader chose another delimiter than the comma by itself.
  let isNotable: Bool

  static let candidates: [UInt8] = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

  /// Uses the delimiter that was given or is named in the first line, else finds it out from the
  /// first rows. The text in `head` ends at `end`, before a line feed.
  init(
    head: [UInt8], end: Int, isWhole: Bool, options: ReadingOptions
  ) throws(FileError) {
    let named = Self.named(head[0..<end])
    hasDelimiterLine = named != nil
    if let told = options.delimiter {
      guard told < 0x80, told > 0, ![0x22, 0x0A, 0x0D].contains(told) else {
        throw FileError(
          .refusedFile, code: "impossible-delimiter",
          rule: "a delimiter is one ASCII character, no quote and no line end")
      }
      delimiter = told
      isNotable = false
    } else if let named {
      delimiter = named
      isNotable = named != UInt8(ascii: ",")
    } else {
      let shapes = Self.candidates.map {
        Shape(delimiter: $0, head: head, end: end, isWhole: isWhole, limits: options.limits)
      }
      delimiter = try Self.choose(shapes)
      isNotable = delimiter != UInt8(ascii: ",")
    }
  }

  /// A delimiter that every row agrees on wins; then one that most rows agree on, if it is alone.
  private static func choose(_ shapes: [Shape]) throws(FileError) -> UInt8 {
    for share in [1.0, 0.8, 0.5] {
      let fitting = shapes.filter { $0.columns > 1 && $0.agreement >= share }
      if let only = fitting.first {
        guard fitting.count == 1 else { throw ambiguity(fitting) }
        return only.delimiter
      }
    }
    let occurring = shapes.filter { $0.most > 1 }
    return occurring.count == 1 ? occurring[0].delimiter : UInt8(ascii: ",")
  }

  private static func ambiguity(_ shapes: [Shape]) -> FileError {
    let names = shapes.map {
      "'\($0.delimiter == 9 ? "tab" : String(Unicode.Scalar($0.delimiter)))'"
    }
    return FileError(
      .refusedFile, code: "ambiguous-delimiter",
      rule: "more than one delimiter fits: \(names.joined(separator: " and "))",
      hint: "name the right one with --delimiter")
  }

  /// The delimiter that the first line names, as spreadsheets do.
  private static func named(_ text: ArraySlice<UInt8>) -> UInt8? {
    let line = text.prefix { $0 != 0x0A && $0 != 0x0D }.filter { $0 != UInt8(ascii: "\"") }
    guard line.count == 5, line.count < text.count,
      String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep="
    else { return nil }
    let delimiter = line[4]
    return delimiter < 0x80 && delimiter != 0 ? delimiter : nil
  }
}

/// How the first rows look when split by one delimiter.
private struct Shape {
  let delimiter: UInt8
  private(set) var columns = 1
  private(set) var agreement = 0.0
  private(set) var most = 0

  init(delimiter: UInt8, head: [UInt8], end: Int, isWhole: Bool, limits: ReadingLimits) {
    self.delimiter = delimiter
    var scanner = CSVScanner(delimiter: delimiter, limits: limits)
    var cells: [Cell] = []
    var counts: [Int: Int] = [:]
    var rows = 0
    var start = 0
    while start < end, rows < 1000,
      scanner.scan(head.span, from: start, to: end, isLast: isWhole, into: &cells) == .row
    {
      if scanner.contentEnd > start {
        counts[cells.count, default: 0] += 1
        rows += 1
        most = max(most, cells.count)
      }
      start = scanner.next
    }
    if let commonest = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      columns = commonest.key
      agreement = Double(commonest.value) / Double(rows)
    }
  }
}

/// Counts what is worth a note while a text file is read.
struct CSVNotes {
  private let form: TextForm
  private let dialect: CSVDialect
  private var lineFeeds = 0
  private var carriageReturns = 0
  private var both = 0
  private var blankLines = Occurrences()
  private var pendingBlankLines = Occurrences()
  private var delimiterLines = Occurrences()
  private var bareQuotes = Occurrences()

  private struct Occurrences {
    var count = 0
    var firstLine = 0

    mutating func add(line: Int) {
      if count == 0 { firstLine = line }
      count += 1
    }
  }

  init(form: TextForm, dialect: CSVDialect) {
    self.form = form
    self.dialect = dialect
  }

  mutating func count(_ lineEnd: CSVScanner.LineEnd) {
    switch lineEnd {
    case .lineFeed: lineFeeds += 1
    case .carriageReturn: carriageReturns += 1
    case .both: both += 1
    case .endOfText: break
    }
  }

  /// Counts a line without a field that is not empty. Blank lines at the end of the file are
  /// ordinary, so they count only once a row follows.
  mutating func countEmpty(_ row: SheetRow, line: Int) {
    if row.cells.count == 1 {
      pendingBlankLines.add(line: line)
    } else {
      delimiterLines.add(line: line)
    }
  }

  mutating func countRow() {
    guard pendingBlankLines.count > 0 else { return }
    if blankLines.count == 0 { blankLines.firstLine = pendingBlankLines.firstLine }
    blankLines.count += pendingBlankLines.count
    pendingBlankLines.count = 0
  }

  mutating func countBareQuotes(line: Int) {
    bareQuotes.add(line: line)
  }

  var errors: [FileError] {
    var errors: [FileError] = []
    func note(_ code: String, line: Int? = nil, value: String? = nil, _ rule: String) {
      errors.append(FileError(.note, code: code, line: line, value: value, rule: rule))
    }
    if form.isNotable {
      note("encoding", value: form.encoding.rawValue, "detected encoding")
    }
    if dialect.isNotable {
      let name = dialect.delimiter == 9 ? "tab" : String(Unicode.Scalar(dialect.delimiter))
      note("delimiter", value: name, "detected delimiter")
    }
    if [lineFeeds, carriageReturns, both].filter({ $0 > 0 }).count > 1 {
      note(
        "mixed-line-ends", value: "LF \(lineFeeds), CRLF \(both), CR \(carriageReturns)",
        "the lines end in different ways")
    }
    if blankLines.count > 0 {
      note(
        "blank-lines", line: blankLines.firstLine, value: String(blankLines.count),
        "blank lines were skipped")
    }
    if delimiterLines.count > 0 {
      note(
        "delimiter-only-lines", line: delimiterLines.firstLine,
        value: String(delimiterLines.count), "skipped rows with delimiters only")
    }
    if bareQuotes.count > 0 {
      note(
        "lone-quotes", line: bareQuotes.firstLine, value: String(bareQuotes.count),
        "rows with quotes inside unquoted fields are read literally")
    }
    return errors
  }
}

/// How a text file is written, as its reader found out or was given.
package struct TextShape: Sendable, Hashable {
  package let encoding: TextEncoding
  /// The byte between the fields.
  package let delimiter: UInt8

  /// What people call the delimiter.
  package var delimiterName: String {
    switch delimiter {
    case UInt8(ascii: ","): "comma"
    case UInt8(ascii: ";"): "semicolon"
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: "|"): "pipe"
    default: "\"\(Unicode.Scalar(delimiter))\""
    }
  }
}
