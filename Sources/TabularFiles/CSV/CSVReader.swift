/// Reads the rows of a text file: RFC 4180, with the delimiter, encoding and line ends that real
/// files have. Memory does not grow with the file.
struct CSVReader: RowReader {
  private let source: ByteSource
  private let options: ReadingOptions
  private let form: TextForm
  private let dialect: CSVDialect
  private let chunk: Int

  /// Looks at the beginning of a file. `chunk` is how many bytes are read at once.
  init(source: ByteSource, options: ReadingOptions, chunk: Int = 262_144) throws(FileError) {
    self.source = source
    self.options = options
    self.chunk = chunk
    let reader = try source.open()
    form = try TextForm(head: reader.head(count: 4096), told: options.encoding)
    var text = TextStream(reader: reader, form: form)
    var head = [UInt8](repeating: 0, count: 65_537)
    let end = try text.fill(&head, from: 0, to: 65_536)
    if let problem = text.problem {
      throw Self.undecodable(
        problem, form: form, line: 1 + head.span.lineEnds(from: 0, to: problem.index))
    }
    head[end] = 0x0A
    guard head[0..<end].contains(where: { $0 != 0x0A && $0 != 0x0D }) || !text.isAtEnd else {
      throw FileError(.refusedFile, code: "empty-file", rule: "the file is empty")
    }
    dialect = try CSVDialect(head: head, end: end, isWhole: text.isAtEnd, options: options)
  }

  var shape: TextShape { TextShape(encoding: form.encoding, delimiter: dialect.delimiter) }

  func readRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileError] {
    let reader = try source.open()
    var text = TextStream(reader: reader, form: form)
    var scanner = CSVScanner(delimiter: dialect.delimiter, limits: options.limits)
    var notes = CSVNotes(form: form, dialect: dialect)
    let row = SheetRow()
    var buffer = [UInt8](repeating: 0, count: chunk + 1)
    var (start, end, line) = (0, 0, 1)
    var hadError = false
    var isDelimiterLine = dialect.hasDelimiterLine
    while true {
      let outcome = scanner.scan(
        buffer.span, from: start, to: end, isLast: text.isAtEnd, into: &row.cells)
      guard outcome == .row else {
        guard outcome == .incomplete else {
          throw refusal(
            outcome, scanner, buffer, rowStart: start, end: end,
            line: line)
        }
        // The row lets go of the buffer, so that it can be changed without being copied.
        row.bytes = []
        try refill(&buffer, &text, start: &start, end: &end, line: line)
        row.bytes = buffer
        continue
      }
      let rowStart = start
      start = scanner.next
      if scanner.contentEnd - rowStart == row.cells.count - 1 {
        if start == rowStart { break }
        notes.countEmpty(row, line: line)
        notes.count(scanner.lineEnd)
        line += 1
        continue
      }
      row.number = line
      if hadError { row.error = nil }
      hadError = scanner.oddity != nil
      if !scanner.isPlain {
        explain(scanner, row, notes: &notes)
        line += buffer.span.lineEnds(from: rowStart, to: scanner.contentEnd)
        if !scanner.broken.isEmpty {
          row.bytes = []
          for field in scanner.broken { row.cells[field.column] = buffer.unquote(field) }
          row.bytes = buffer
        }
      }
      line += 1
      notes.count(scanner.lineEnd)
      if isDelimiterLine {
        isDelimiterLine = false
        continue
      }
      if scanner.lineEnd == .endOfText { row.lacksLineEnd = true }
      notes.countRow()
      if try body(row) == .stop { return notes.errors }
    }
    try reader.checkUnchanged()
    return notes.errors
  }

  /// Moves the unfinished row to the front of the buffer and reads on behind it.
  private func refill(
    _ buffer: inout [UInt8], _ text: inout TextStream, start: inout Int, end: inout Int, line: Int
  ) throws(FileError) {
    let kept = end - start
    if start > 0 {
      for index in 0..<kept { buffer[index] = buffer[start + index] }
      (start, end) = (0, kept)
    }
    var capacity = buffer.count - 1
    if capacity - kept < 16 || kept > capacity / 2 {
      guard kept <= options.limits.rowBytes else {
        throw FileError(
          .refusedFile, code: "row-too-long", line: line,
          rule: "a row may have at most \(options.limits.rowBytes) bytes")
      }
      buffer.append(contentsOf: repeatElement(0, count: max(capacity, 16)))
      capacity = buffer.count - 1
    }
    end = try text.fill(&buffer, from: end, to: capacity)
    buffer[end] = 0x0A
    if let problem = text.problem {
      let lines = buffer.span.lineEnds(from: start, to: problem.index)
      throw Self.undecodable(problem, form: form, line: line + lines)
    }
  }

  /// Says what is wrong with a row, or notes what was forgiven.
  private func explain(_ scanner: CSVScanner, _ row: SheetRow, notes: inout CSVNotes) {
    if scanner.bareQuotes > 0, options.isLenient { notes.countBareQuotes(line: row.number) }
    let (code, rule): (String, String)
    switch scanner.oddity {
    case nil: return
    case .bareQuote:
      if options.isLenient { return }
      (code, rule) = ("bare-quote", "a quote inside an unquoted field")
    case .textAfterQuote: (code, rule) = ("text-after-quote", "text after a closing quote")
    case .nulByte: (code, rule) = ("nul-byte", "a NUL byte in a field")
    }
    let cell = row.cells[scanner.oddColumn]
    row.error = FileError(
      .refusedRow, code: code, line: row.number, column: scanner.oddColumn, value: row.text(cell),
      rule: rule)
  }

  private func refusal(
    _ outcome: CSVScanner.Outcome, _ scanner: CSVScanner, _ buffer: [UInt8],
    rowStart: Int, end: Int, line: Int
  ) -> FileError {
    let fieldLine = line + buffer.span.lineEnds(from: rowStart, to: scanner.fieldStart)
    let value = String(
      decoding: buffer[scanner.fieldStart..<min(end, scanner.fieldStart + 400)], as: UTF8.self)
    switch outcome {
    case .tooManyColumns:
      return FileError(
        .refusedFile, code: "too-many-columns", line: line,
        rule: "a row may have at most \(options.limits.columns) columns")
    case .fieldTooLong:
      return FileError(
        .refusedFile, code: "field-too-long", line: fieldLine, column: scanner.column,
        value: value, rule: "a field may have at most \(options.limits.fieldBytes) bytes",
        hint: "check whether a quote is opened there and never closed")
    case .unterminatedQuote, .row, .incomplete:
      return FileError(
        .refusedFile, code: "unterminated-quote", line: fieldLine, column: scanner.column,
        value: value, rule: "a quote that is opened here is never closed",
        hint: "the file seems cut, or a quote is missing or too many")
    }
  }

  private static func undecodable(
    _ problem: TextStream.Problem, form: TextForm, line: Int
  ) -> FileError {
    let bytes = problem.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
    let isUTF8 = form.encoding == .utf8
    return FileError(
      .refusedFile, code: isUTF8 ? "invalid-utf8" : "invalid-text", line: line,
      byteOffset: problem.byteOffset, value: bytes.joined(separator: " "),
      rule: "the bytes are not \(form.encoding.rawValue.uppercased()) text",
      hint: isUTF8
        ? "name the encoding with --encoding, such as windows-1252 or latin-1"
        : "the file is damaged, or has another encoding")
  }
}

extension Span<UInt8> {
  /// How many lines end in a part of a text: CR, LF, or both together.
  func lineEnds(from start: Int, to end: Int) -> Int {
    var count = 0
    var index = start
    while index < end {
      let byte = self[index]
      if byte == 0x0A || (byte == 0x0D && (index + 1 >= end || self[index + 1] != 0x0A)) {
        count += 1
      }
      index += 1
    }
    return count
  }
}

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
