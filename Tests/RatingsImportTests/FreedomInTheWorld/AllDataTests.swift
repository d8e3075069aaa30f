import FreedomTestSupport
import FreedomModel
import Testing

@testable import RatingsImport

@Suite("The workbook of all data")
struct AllDataTests {
  private let rows = [ScoreSheets.allDataHeader, ScoreSheets.allDataAbkhazia]

  @Test("gives every item, category, total, rating and status under its own header")
  func everyFigure() throws {
    let imported = try importing([
      TestSheet("Index", [["The same indicators were present from FIW2013 through FIW2018."]]),
      TestSheet("FIW13-25", [ScoreSheets.allDataTitle] + rows),
    ])
    #expect(imported.refusals == [])
    #expect(imported.layout == "fiw-all-data")
    #expect(imported.authority == 0)
    #expect(imported.report?.rows == 1)
    #expect(imported.report?.editions == [2025])
    #expect(imported.sink.indicators.count == 40)
    let expected: [(String, Double)] = [
      ("a1", 2), ("a3", 1), ("a", 5), ("b4", 1), ("b", 8), ("c", 4), ("add_q", 0),
      ("pr_score", 17), ("d4", 2), ("d", 8), ("e3", 1), ("e", 5), ("f", 4), ("g2", 2), ("g4", 1),
      ("cl_score", 22), ("total", 39), ("pr", 5), ("cl", 5),
    ]
    for (name, value) in expected {
      #expect(imported.sink.number("XAB", 2025, "fiw.\(name)") == value, "\(name)")
    }
    #expect(imported.sink.text("XAB", 2025, "fiw.add_a") == "N/A")
    #expect(imported.counts(.warning) == [:])
    #expect(imported.findings("skipped-sheet").map(\.sheet) == ["Index"])
  }

  @Test("is the same in CSV copies: title line first, or without one, under any name")
  func csvCopies() throws {
    let titled = TestSheet("", [ScoreSheets.allDataTitle] + rows)
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    for bytes in [
      mark + titled.csv(delimiter: ";"), TestSheet("", rows).csv(),
      titled.csv(delimiter: ";", lineEnd: "\n"),
    ] {
      let imported = try importing(bytes, name: "All_data_FIW_2013-2025 - Index.csv")
      #expect(imported.refusals == [])
      #expect(imported.layout == "fiw-all-data")
      #expect(imported.sink.number("XAB", 2025, "fiw.total") == 39)
      #expect(imported.counts(.warning) == [:])
    }
  }

  @Test("does not depend on the order of its columns, nor on the case of its headers")
  func order() throws {
    func turned(_ row: [TestCell]) -> [TestCell] {
      row.reversed().map {
        if case .text(let text) = $0 { .text(text.uppercased() + " ") } else { $0 }
      }
    }
    let imported = try importing([
      TestSheet("FIW13-26", [turned(rows[0]), turned(rows[1])])
    ])
    #expect(imported.refusals == [])
    #expect(imported.layout == "fiw-all-data")
    #expect(imported.sink.number("XAB", 2025, "fiw.pr_score") == 17)
    #expect(imported.sink.number("XAB", 2025, "fiw.b2") == 3)
  }

  @Test("takes the editions of the future")
  func nextEdition() throws {
    var row = rows[1]
    row[3] = 2026
    let imported = try importing([TestSheet("FIW13-26", [rows[0], row])])
    #expect(imported.report?.editions == [2026])
    #expect(imported.sink.editions.first?.coverageStart.year == 2025)
  }

  @Test("warns of sums that do not add up, and keeps them")
  func sums() throws {
    var row = rows[1]
    row[10] = 6
    row[43] = 40
    let imported = try importing([TestSheet("FIW13-25", [rows[0], row])])
    #expect(imported.refusals == [])
    #expect(imported.counts(.warning) == ["sum-differs": 3])
    #expect(imported.sink.number("XAB", 2025, "fiw.a") == 6)
    #expect(imported.findings("sum-differs").map(\.cell) == ["K2", "W2", "AR2"])
  }

  @Test("refuses a row with a value that cannot be one, and keeps the others")
  func badRow() throws {
    var row = rows[1]
    (row[0], row[2], row[7]) = ("Poland", "c", "three")
    let imported = try importing([
      TestSheet("FIW13-25", rows + [row, ["Narnia"] + rows[1].dropFirst()])
    ])
    #expect(imported.report?.rows == 1)
    #expect(imported.report?.rejected == 2)
    #expect(imported.findings("not-a-number").first?.cell == "H3")
    #expect(imported.findings("not-a-number").first?.value == "three")
    #expect(imported.findings("unknown-entity").first?.cell == "A4")
  }

  @Test("takes a line under the table for a note, but not one that is cut short")
  func notes() throws {
    let text = String(decoding: TestSheet("", rows).csv(), as: UTF8.self)
    let note = try importing(csv: text + "Source: Freedom House\r\n")
    #expect(note.refusals == [])
    #expect(note.findings("note-rows").map(\.line) == [3])
    let cut = try importing(csv: text + "Poland,Europe,c,2025,F,1\r\n")
    #expect(cut.findings("too-few-fields").map(\.line) == [3])
  }

  @Test("that lost its headers is refused, unless what is left can be told for certain")
  func cutHeaders() throws {
    func copy(_ names: [Int: String]) throws -> Imported {
      let header: [TestCell] = (0..<44).map { column in names[column].map { .text($0) } ?? .blank }
      return try importing(
        TestSheet("", [header, rows[1]]).csv(delimiter: ";"), name: "All_data_2013_2022.csv")
    }
    let refused = try copy([0: "land", 3: "yr", 43: "fh_total"])
    #expect(refused.layout == "fiw-all-data")
    #expect(refused.findings("missing-column").first?.severity == .refusedFile)
    #expect(refused.findings("missing-column").first?.rule.hasPrefix("41 of 44") == true)
    let read = try copy([0: "country", 3: "year", 43: "total"])
    #expect(read.refusals == [])
    #expect(read.sink.number("XAB", 2025, "fiw.total") == 39)
    #expect(read.sink.indicators.map(\.id) == ["fiw.total"])
    #expect(read.counts(.warning) == ["unnamed-column": 1])
  }

  @Test("refuses two columns for one value")
  func duplicateHeader() throws {
    let imported = try importing([
      TestSheet("FIW13-25", [rows[0] + ["A1 "], rows[1] + [3]])
    ])
    #expect(imported.findings("duplicate-header").first?.cell == "AS1")
    #expect(imported.report?.rows == 0)
  }
}
