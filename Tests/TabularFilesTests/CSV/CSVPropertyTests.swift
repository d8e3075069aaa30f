import FreedomTestSupport
import Testing

@testable import TabularFiles

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
