import FreedomTestSupport
import Foundation
@testable import TabularFiles
import Testing

@Suite("Files that no one here wrote", .enabled(if: SharedData.isHere, "needs the shared data"))
struct CorporaTests {
  @Test(
    "csv-spectrum is read as its JSON says",
    arguments: [
      "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines",
      "newlines_crlf",
      "quotes_and_newlines", "simple", "simple_crlf", "utf8",
    ])
  func spectrum(name: String) throws {
    let folder = SharedData.corpus("csv-spectrum")
    let json = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: "\(folder)/json/\(name).json")))
    let expected = try #require(json as? [[String: String]])
    let file = try TabularFile.open(path: "\(folder)/csvs/\(name).csv")
    let rows = try SeenSheet(file.sheets[0]).rows
    let records = rows.dropFirst().map { row in
      Dictionary(uniqueKeysWithValues: zip(rows[0], row))
    }
    #expect(records == expected)
  }

  @Test("Each of them is read, or refused with a reason")
  func all() throws {
    let paths = Files.paths(under: SharedData.corpus("")).filter { !$0.hasSuffix(".json") }
    #expect(paths.count > 400)
    for path in paths {
      do {
        let file = try TabularFile.open(path: path)
        for sheet in file.sheets { try sheet.readRows { _ in .next } }
      } catch let error as FileError {
        #expect(error.severity == .refusedFile)
        #expect(!error.code.isEmpty && !error.rule.isEmpty)
      }
    }
  }

  @Test(
    "Workbooks that others open are opened",
    arguments: [
      ("54084 - Greek - beyond BMP.xlsx", 3), ("SampleSS.strict.xlsx", 3),
      ("WithVariousData.xlsx", 3),
    ])
  func opened(name: String, sheets: Int) throws {
    let file = try TabularFile.open(path: SharedData.corpus("poi-xlsx/" + name))
    #expect(file.sheets.count == sheets)
  }

  @Test(
    "Bombs are refused",
    arguments: [
      ("poc-xmlbomb.xlsx", "dtd-not-allowed"), ("54764.xlsx", "dtd-not-allowed"),
      ("duplicate-filename.xlsx", "broken-archive"), ("protected_passtika.xlsx", "encrypted"),
    ])
  func bombs(name: String, code: String) throws {
    #expect(
      refusal(try Files.bytes(of: SharedData.corpus("poi-xlsx/" + name)))?.code == code)
  }
}
