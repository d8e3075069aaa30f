import Testing

@testable import TabularFiles

@Suite("A cell's address")
struct CellAddressTests {
  @Test(
    "Columns have the letters that spreadsheets give them",
    arguments: [
      (0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"),
      (16_383, "XFD"),
    ])
  func letters(column: Int, letters: String) {
    #expect(CellAddress.letters(ofColumn: column) == letters)
  }

  /// Reads an address as a worksheet's cell has it.
  private func address(_ text: String) -> CellAddress? {
    Array(text.utf8).withUnsafeBufferPointer { CellAddress.parse($0) }
  }

  @Test("Every column comes back from its letters")
  func roundTrip() {
    for column in 0...CellAddress.lastColumn {
      let text = CellAddress.letters(ofColumn: column) + "7"
      #expect(address(text) == CellAddress(row: 7, column: column))
    }
  }

  @Test(
    "An address is read in either case",
    arguments: [
      ("A1", 1, 0), ("xfd1048576", 1_048_576, 16_383), ("B12", 12, 1), ("AA010", 10, 26),
    ])
  func parsing(text: String, row: Int, column: Int) {
    #expect(address(text) == CellAddress(row: row, column: column))
  }

  @Test(
    "What is not an address is none",
    arguments: [
      "", "A", "1", "A0", "1A", "A1B", "A-1", "XFE1", "A1048577", "A99999999999999999999", "Ä1",
      "A 1",
    ])
  func noAddress(text: String) {
    #expect(address(text) == nil)
  }

  @Test func anAddressIsWrittenAsSpreadsheetsDo() {
    #expect(CellAddress(row: 12, column: 27).a1 == "AB12")
    #expect("\(CellAddress(row: 3, column: 0))" == "A3")
  }
}
