import Testing

@testable import TabularFiles

@Suite("A workbook that is written")
struct XLSXWriterTests {
  private func cells(of file: TabularFile) throws -> [String: [[String]]] {
    var sheets: [String: [[String]]] = [:]
    for sheet in file.sheets {
      try sheet.readRows { row in
        sheets[sheet.name, default: []].append(row.cells.map { row.text($0) })
        return .next
      }
    }
    return sheets
  }

  private func written(_ rows: [[XLSXWriter.Cell]], header: [String] = ["a", "b"]) throws
    -> TabularFile
  {
    var writer = XLSXWriter(application: "a test 1.0")
    writer.addSheet(named: "O'Brien & <sons>", header: header, widths: [8, 8], rows: rows)
    return try TabularFile.read(bytes: writer.bytes(), name: "x.xlsx")
  }

  @Test("is read back with the same texts and numbers")
  func roundTrip() throws {
    let file = try written([
      [.text("Côte d’Ivoire"), .number(0.1)], [.text(" a\tb\nc "), .number(-1e-300)],
      [.text("<&>\"'"), .number(9_007_199_254_740_992)], [.text("_x0041_ \u{7}\u{FFFF}"), .empty],
      [.empty, .boolean(true)],
    ])
    #expect(
      try cells(of: file) == [
        "O'Brien & <sons>": [
          ["a", "b"], ["Côte d’Ivoire", "0.1"], [" a\tb\nc ", "-1e-300"],
          ["<&>\"'", "9007199254740992"], ["_x0041_ \u{7}\u{FFFF}"], ["TRUE"],
        ]
      ])
  }

  /// The serial numbers are those that Excel and LibreOffice give for these days.
  @Test(
    "counts days as Excel does",
    arguments: [
      (1901, 1, 1, 367), (1999, 12, 31, 36_525), (2000, 2, 29, 36_585), (2000, 3, 1, 36_586),
      (2026, 11, 28, 46_354), (9999, 12, 31, 2_958_465),
    ])
  func serials(year: Int, month: Int, day: Int, serial: Int) {
    #expect(XLSXWriter.serial(year: year, month: month, day: day) == serial)
  }

  @Test("gives the same bytes for the same cells")
  func determinism() throws {
    func bytes() -> [UInt8] {
      var writer = XLSXWriter(application: "a test 1.0")
      for sheet in ["one", "two"] {
        writer.addSheet(
          named: sheet, header: ["x"], widths: [5], rows: [[.text("a")], [.text("b")]])
      }
      return writer.bytes()
    }
    #expect(bytes() == bytes())
  }

  @Test("with no columns has a sheet all the same")
  func empty() throws {
    let file = try written([], header: [])
    #expect(file.sheets.map(\.name) == ["O'Brien & <sons>"])
  }
}
