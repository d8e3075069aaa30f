import FreedomTestSupport
import Testing

@testable import TabularFiles

/// The inputs that `scripts/fuzz` starts from, crashes of the past among them: each is read or refused,
/// the same way twice.
@Suite("What was made to break the readers")
struct FuzzCorpusTests {
  /// All cells, or the code of the error.
  private func reading(_ bytes: [UInt8]) -> String {
    do {
      let file = try TabularFile.read(bytes: bytes, name: "fuzz")
      var cells: [[String]] = []
      for sheet in file.sheets {
        try sheet.readRows { row in
          cells.append(row.cells.map(row.text) + (row.error.map { ["error \($0.code)"] } ?? []))
          return .next
        }
      }
      return "\(file.format) \(cells)"
    } catch let error as FileError {
      return "refused: \(error.code)"
    } catch {
      return "\(error)"
    }
  }

  @Test("files", arguments: ["csv", "zip", "xls"])
  func anyFile(part: String) throws {
    #expect(FuzzCorpus.inputs(part).count > 3)
    for input in FuzzCorpus.inputs(part) {
      let bytes = try CorpusText.bytes(input.text)
      let first = reading(bytes)
      #expect(!first.isEmpty && reading(bytes) == first, "\(input.name)")
    }
  }

  @Test(
    "worksheets",
    arguments: [
      ("cut", "refused: broken-xml"), ("dtd", "refused: dtd-not-allowed"),
      ("inline", "refused: no-such-string"), ("order", "xlsx"),
      ("shared", "refused: no-such-string"),
    ])
  func anyWorksheet(name: String, expected: String) throws {
    let input = try #require(FuzzCorpus.inputs("sheet").first { $0.name == name })
    let sheet = try CorpusText.bytes(input.text)
    var workbook = WorkbookMaker("")
    workbook.add("xl/worksheets/sheet1.xml", String(decoding: sheet, as: UTF8.self))
    let bytes = workbook.bytes
    #expect(reading(bytes) == reading(bytes))
    #expect(reading(bytes).hasPrefix(expected))
  }
}
