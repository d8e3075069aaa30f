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
