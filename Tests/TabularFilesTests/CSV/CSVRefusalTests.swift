import FreedomTestSupport
import Testing

@testable import TabularFiles

@Suite("Bad CSV text")
struct CSVRefusalTests {
  @Test(
    "A row that cannot be read says where and why",
    arguments: [
      ("a,b\n\"x\"y,2\n", "text-after-quote", 2, 0),
      ("a,b\n1,\"x\" \n", "text-after-quote", 2, 1),
      ("a,b\n1,\"x\"y\"z\n", "text-after-quote", 2, 1),
      ("a,b\n1,5\" disk\n", "bare-quote", 2, 1),
      ("a,b\n1, \"x\"\n", "bare-quote", 2, 1),
      ("a,b\nKen\0ya,2\n", "nul-byte", 2, 0),
      ("a,b\n1,\"Ken\0ya\"\n", "nul-byte", 2, 1),
      ("a,b\n\"1\n2\",\"x\"y\n", "text-after-quote", 2, 1),
    ])
  func refusedRows(text: String, code: String, line: Int, column: Int) throws {
    let seen = try read(text)
    #expect(seen.rows.count == 2)
    let error = try #require(seen.errors.first)
    #expect(seen.errors.count == 1)
    #expect(error.severity == .refusedRow)
    #expect(error.code == code)
    #expect(error.line == line)
    #expect(error.column == column)
    #expect(error.value != nil)
  }

  @Test("The rows after a bad one are sound")
  func recovery() throws {
    let seen = try read("a,b\n\"x\"y,2\n3,4\n5\"6,7\n8,9\n")
    #expect(seen.errors.map(\.line) == [2, 4])
    #expect(seen.rows[2] == ["3", "4"])
    #expect(seen.rows[4] == ["8", "9"])
  }

  @Test("A NUL byte is shown as an escape")
  func nulByte() throws {
    #expect(try read("a,b\nKen\0ya,2\n").errors.first?.value == "Ken\\u{0}ya")
  }

  @Test("In lenient reading a quote inside a field is kept and noted")
  func lenient() throws {
    let seen = try read("a,b\n5\" disk,\"x\"\n", options: ReadingOptions(isLenient: true))
    #expect(seen.rows == [["a", "b"], ["5\" disk", "x"]])
    #expect(seen.errors.isEmpty)
    #expect(seen.note("lone-quotes")?.line == 2)
  }

  @Test("Lenient reading does not forgive text after a closing quote, or NUL")
  func notForgiven() throws {
    let options = ReadingOptions(isLenient: true)
    #expect(
      try read("a,b\n5\",\"x\"y\n", options: options).errors.first?.code == "text-after-quote")
    #expect(try read("a,b\n5\",\0\n", options: options).errors.first?.code == "nul-byte")
  }

  @Test(
    "A quote that is never closed refuses the file at the line where it opened",
    arguments: [
      ("a,b\n1,\"x\n2,3\n4,5\n", 2, 1), ("a,b\n\"1\n2\",\"x\n", 3, 1), ("\"a", 1, 0),
      ("a,b\n1,\"x\"\"", 2, 1), ("a,b\n1,\"", 2, 1),
    ])
  func unterminated(text: String, line: Int, column: Int) {
    let error = refusal(text)
    #expect(error?.severity == .refusedFile)
    #expect(error?.code == "unterminated-quote")
    #expect(error?.line == line)
    #expect(error?.column == column)
  }

  @Test("What is too large refuses the file")
  func limits() {
    var limits = ReadingLimits()
    limits.fieldBytes = 100
    limits.rowBytes = 1000
    limits.columns = 20
    let options = ReadingOptions(delimiter: UInt8(ascii: ","), limits: limits)
    let long = String(repeating: "x", count: 101)
    let huge = String(repeating: "x", count: 1_000_000)
    #expect(refusal("a\n" + long + "\n", options: options)?.code == "field-too-long")
    #expect(refusal("a\n" + long + "\n", options: options)?.line == 2)
    #expect(refusal("a\n\"" + long + "\"\n", options: options)?.code == "field-too-long")
    #expect(refusal("a\n" + huge, options: options)?.code == "field-too-long")
    #expect(refusal("a\n\"" + huge, options: options)?.code == "field-too-long")
    let commas = String(repeating: ",", count: 20)
    #expect(refusal("a\nb" + commas, options: options)?.code == "too-many-columns")
    #expect(refusal("a\n" + String(repeating: ",", count: 19) + "b\n", options: options) == nil)
  }

  @Test("A row of many long fields is refused by its length, whatever its fields")
  func rowLimit() {
    var limits = ReadingLimits()
    limits.rowBytes = 1_000_000
    let row = String(repeating: String(repeating: "x", count: 1000) + ",", count: 3000)
    let error = refusal("a,b\n" + row, options: ReadingOptions(limits: limits))
    #expect(error?.code == "row-too-long")
    #expect(error?.line == 2)
  }
}

@Suite("Any CSV text")
struct CSVPropertyTests {
  private static let pieces = [
    "a", "bc", ",", "\"", "\n", "\r", "\r\n", " ", "ß", "€", "🇰🇿", ";", "=",
  ]

  private func field(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...6, using: &generator)).map { _ in
      Self.pieces.randomElement(using: &generator) ?? ""
    }.joined()
  }

  private func written(_ rows: [[String]], lineEnd: String) -> String {
    rows.map { row in
      row.map { field in
        "\""
          + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
          + "\""
      }.joined(separator: ",")
    }.joined(separator: lineEnd)
  }

  @Test("What was written comes back", arguments: ["\n", "\r\n", "\r"])
  func roundTrip(lineEnd: String) throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<400 {
      let width = Int.random(in: 1...5, using: &generator)
      let rows = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        (0..<width).map { _ in field(&generator) }
      }
      let text = written(rows, lineEnd: lineEnd)
      let seen = try read(text, options: ReadingOptions(delimiter: UInt8(ascii: ",")))
      #expect(seen.rows == rows)
      #expect(seen.errors.isEmpty)
    }
  }

  @Test(
    "It does not matter in which pieces a file is read",
    arguments: [
      TextEncoding.utf8, .utf16LE, .utf16BE,
    ])
  func chunks(encoding: TextEncoding) throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<60 {
      let text = (0..<Int.random(in: 1...60, using: &generator)).map { _ in
        Self.pieces.randomElement(using: &generator) ?? ""
      }.joined()
      let bytes: [UInt8] =
        switch encoding {
        case .utf16LE: text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        case .utf16BE: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        default: Array(text.utf8)
        }
      let whole = outcome(bytes, encoding, chunk: 4096)
      for chunk in 1...64 { #expect(outcome(bytes, encoding, chunk: chunk) == whole) }
    }
  }

  /// All rows with their line numbers and errors, the notes, or the error that refuses the file.
  private func outcome(_ bytes: [UInt8], _ encoding: TextEncoding, chunk: Int) -> [String] {
    var lines: [String] = []
    do {
      let reader = try CSVReader(
        source: ByteSource(bytes: bytes),
        options: ReadingOptions(encoding: encoding, delimiter: UInt8(ascii: ",")), chunk: chunk)
      let notes = try reader.readRows { row in
        lines.append("\(row.number) \(row.texts) \(row.error?.description ?? "")")
        return .next
      }
      return lines + notes.map(\.description)
    } catch {
      return lines + ["\(error)"]
    }
  }

  @Test("UTF-8 is judged as the standard library judges it")
  func utf8() {
    var generator = SeededGenerator(seed: 3)
    let leads: [UInt8] = [0x41, 0x7F, 0x80, 0xBF, 0xC1, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        Bool.random(using: &generator)
          ? leads.randomElement(using: &generator) ?? 0
          : UInt8.random(in: 0x80...0xBF, using: &generator)
      }
      let check = UTF8Check(
        (bytes + [UInt8](repeating: 0, count: 16)).span, from: 0, to: bytes.count)
      let isValid = !check.isInvalid && check.validEnd == bytes.count
      #expect(isValid == (String(validating: bytes, as: UTF8.self) != nil))
    }
  }
}
