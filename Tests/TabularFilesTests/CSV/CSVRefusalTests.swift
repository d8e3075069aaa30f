@testable import TabularFiles
import Testing

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
