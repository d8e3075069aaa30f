import Foundation
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsStore
import Testing

@Suite("The library, as README.md shows it")
struct LibraryExampleTests {
  @Test("the example gives Kazakhstan's figures, its neighbours' and the world's")
  func example() throws {
    let library = try RatingsLibrary(database: RatingsDatabase(reading: FreedomBinary.bundled))
    let tables = try libraryExample(library)
    #expect(tables.count == 4)
    let pr = tables[0].rows.first { $0.contains(.text("fiw.pr")) }
    #expect(pr?.contains(.number(6)) == true)
    #expect(tables[1].columns.map(\.name) == ["year", "KAZ", "group:osce", "region:Eurasia"])
    #expect(tables[1].rows.last?.prefix(2) == [.integer(2009), .number(30)])
    #expect(tables[2].rows.count == 1)
    #expect(tables[3].rows.count == 20)
  }

  @Test("the example is under thirty lines, and no line too long to show")
  func length() throws {
    let text = try String(
      contentsOf: FreedomBinary.checkout.appendingPathComponent(
        "Tests/FreedomCommandsTests/Example/LibraryExample.swift"), encoding: .utf8)
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 30)
  }
}
