import Foundation
import FreedomTestSupport
import Testing

@testable import TabularFiles

/// The inputs that `scripts/fuzz` starts from, crashes of the past among them: each is read or refused,
/// the same way twice.
@Suite("What was made to break the readers")
struct FuzzCorpusTests {
  private static let folder = Checkout.folder.appendingPathComponent("Tests/FuzzCorpus")

  private static func files(_ names: String...) -> [String] {
    names.flatMap { name in
      let path = folder.appendingPathComponent(name).path
      let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return files.sorted().map { "\(name)/\($0)" }
    }
  }

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

  @Test("files", arguments: files("csv", "zip", "xls"))
  func anyFile(name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(name)))
    let first = reading(bytes)
    #expect(!first.isEmpty && reading(bytes) == first)
  }

  @Test(
    "worksheets",
    arguments: [
      ("cut", "refused: broken-xml"), ("dtd", "refused: dtd-not-allowed"),
      ("inline", "refused: no-such-string"), ("order", "xlsx"),
      ("shared", "refused: no-such-string"),
    ])
  func anyWorksheet(name: String, expected: String) throws {
    let sheet = try Files.bytes(of: Self.folder.appendingPathComponent("sheet/\(name)").path)
    var workbook = WorkbookMaker("")
    workbook.add("xl/worksheets/sheet1.xml", String(decoding: sheet, as: UTF8.self))
    let bytes = workbook.bytes
    #expect(reading(bytes) == reading(bytes))
    #expect(reading(bytes).hasPrefix(expected))
  }
}
