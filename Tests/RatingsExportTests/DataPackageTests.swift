import Foundation
import FreedomModel
import FreedomTestSupport
import TabularFiles
import Testing

@testable import RatingsExport

@Suite struct DataPackageTests {
  private let package = DataPackage(
    name: "sample", title: "A sample", description: "Two tables.",
    contributors: [("Freedom House", "author")],
    tables: [
      .init(name: "series", table: .series, primaryKey: ["id", "edition"]),
      .init(name: "hostile", table: .hostile),
    ],
    texts: [("README.md", "# A sample\n")])

  private func resources() throws -> [[String: Any]] {
    let descriptor = try #require(package.files().first)
    let object = try JSONSerialization.jsonObject(with: Data(descriptor.bytes)) as? [String: Any]
    return try #require(object?["resources"] as? [[String: Any]])
  }

  @Test func theDescriptorComesFirstThenTablesThenTexts() {
    #expect(
      package.files().map(\.name) == ["datapackage.json", "series.csv", "hostile.csv", "README.md"])
  }

  @Test func theDescriptorLooksAsRecorded() throws {
    Golden.expect(try #require(package.files().first).bytes.text, matches: "package-of-two.json")
  }

  @Test func theDescriptorTellsSizeAndDigestOfEveryTable() throws {
    let files = Dictionary(uniqueKeysWithValues: package.files().map { ($0.name, $0.bytes) })
    let resources = try resources()
    #expect(resources.count == 2)
    for resource in resources {
      let path = try #require(resource["path"] as? String)
      let bytes = try #require(files[path])
      var digest = ContentDigest()
      digest.update(bytes)
      #expect(resource["bytes"] as? Int == bytes.count)
      #expect(resource["hash"] as? String == "sha256:" + digest.hexadecimal())
    }
  }

  @Test func theFieldsAreTheColumnsOfTheFile() throws {
    let files = package.files()
    for (resource, file) in zip(try resources(), files.dropFirst()) {
      let schema = try #require(resource["schema"] as? [String: Any])
      let fields = try #require(schema["fields"] as? [[String: Any]])
      let header = try #require(DelimitedTextReader.rows(file.bytes).first)
      #expect(fields.map { $0["name"] as? String } == header)
    }
  }

  @Test func aKeyStandsOnlyWhereThereIsOne() throws {
    let schemas = try resources().map { try #require($0["schema"] as? [String: Any]) }
    #expect(schemas[0]["primaryKey"] as? [String] == ["id", "edition"])
    #expect(schemas[1]["primaryKey"] == nil)
  }

  @Test func sourcesAreNamedWithTheirAddress() throws {
    let package = DataPackage(
      name: "sample", title: "", sources: [("Freedom House", "https://freedomhouse.org")],
      tables: [])
    let text = try #require(package.files().first).bytes.text
    #expect(text.contains(#"{"title": "Freedom House", "path": "https://freedomhouse.org"}"#))
  }

  @Test func theArchiveIsTheSameEachTime() {
    #expect(package.archive() == package.archive())
    #expect(package.archive().prefix(4).elementsEqual([0x50, 0x4B, 3, 4]))
  }
}

@Suite struct WorkbookTests {
  @Test func theSameTablesGiveTheSameBytes() throws {
    let first = try Workbook([("data", .series), ("hostile", .hostile)]).bytes()
    #expect(first.prefix(2).elementsEqual("PK".utf8))
    #expect(try Workbook([("data", .series), ("hostile", .hostile)]).bytes() == first)
  }

  @Test func aTextThatExcelCannotHoldIsAnError() {
    let table = ResultTable(
      title: "", columns: [.init("a", .string)],
      rows: [[.text(String(repeating: "x", count: 32_768))]])
    #expect(throws: WorkbookError.textIsTooLong(sheet: "data", row: 1, column: "a")) {
      try Workbook([("data", table)]).bytes()
    }
  }

  @Test(arguments: [(4, [2, nil, nil, 0, nil]), (6, [4, nil, nil, 1, nil])])
  func computedColumnsShowTheDecimalsThatATerminalShows(digits: Int, expected: [Int?]) {
    let table = ResultTable(
      title: "",
      columns: [
        .computed("mean"), .init("score", .number), .computed("p"), .computed("variance"),
        .computed("missing"),
      ],
      rows: [
        [.number(40.925925), .number(40.125), .number(1.2e-9), .number(67578.71), .missing],
        [.number(39.8), .number(3), .number(0.5), .number(1), .missing],
      ])
    #expect(WorkbookFile.decimals(of: table, digits: digits) == expected)
  }

  @Test func namesOfSheetsAreMadeToFit() {
    var names = SheetNames()
    #expect(names.fitted("data") == "data")
    #expect(names.fitted("DATA") == "DATA (2)")
    #expect(names.fitted("a/b:c") == "a-b-c")
    #expect(names.fitted("'quoted'") == "quoted")
    #expect(names.fitted("") == "Sheet")
    #expect(names.fitted("History") == "History (2)")
    #expect(names.fitted(String(repeating: "x", count: 40)).count == 31)
    #expect(names.fitted(String(repeating: "x", count: 40)).hasSuffix("xx (2)"))
  }

  @Test func aLastSheetTellsAboutTheOthers() throws {
    let about = try #require(Workbook([("data", .series)]).sheets.last)
    #expect(about.name == "about")
    #expect(
      about.table.rows.first == [.text("data"), .text("title"), .text(ResultTable.series.title)])
  }
}
