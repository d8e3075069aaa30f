import TabularFiles
import Testing

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
    #expect(CellAddress.column(ofLetters: letters) == column)
  }

  @Test("Every column comes back from its letters")
  func roundTrip() {
    for column in 0...CellAddress.lastColumn {
      #expect(CellAddress.column(ofLetters: CellAddress.letters(ofColumn: column)) == column)
    }
  }

  @Test(
    "An address is read with and without dollars, in either case",
    arguments: [
      ("A1", 1, 0), ("xfd1048576", 1_048_576, 16_383), ("$B$12", 12, 1), ("AA010", 10, 26),
    ])
  func parsing(text: String, row: Int, column: Int) {
    #expect(CellAddress(text) == CellAddress(row: row, column: column))
  }

  @Test(
    "What is no address is none",
    arguments: [
      "", "A", "1", "A0", "1A", "A1B", "A-1", "XFE1", "A1048577", "A99999999999999999999", "Ä1",
      "A 1",
    ])
  func noAddress(text: String) {
    #expect(CellAddress(text) == nil)
  }

  @Test func anAddressIsWrittenAsSpreadsheetsDo() {
    #expect(CellAddress(row: 12, column: 27).a1 == "AB12")
    #expect("\(CellAddress(row: 3, column: 0))" == "A3")
  }
}
