import FreedomModel
import TabularFiles
import Testing

@testable import RatingsExport

@Suite struct DelimitedFormatTests {
  private func csv(_ cells: [ResultValue], options: ExportOptions = ExportOptions()) -> String {
    let columns = cells.indices.map { ResultTable.Column("c\($0)", .string) }
    let lines = CSVFormat.render(
      ResultTable(title: "t", columns: columns, rows: [cells]), options: options
    ).text
    return String(lines.drop { $0 != "\n" }.dropFirst())
  }

  @Test func numbersAreShortestExact() {
    #expect(csv([.number(5), .number(2.5), .number(0.1), .number(-4)]) == "5,2.5,0.1,-4\n")
    #expect(csv([.integer(-4), .integer(.max), .number(1e-7)]) == "-4,9223372036854775807,1e-07\n")
  }

  @Test func truthValuesAreWords() {
    #expect(csv([.flag(true), .flag(false)]) == "true,false\n")
  }

  @Test func missingIsAnEmptyCellAndAnEmptyTextIsQuoted() {
    #expect(csv([.missing, .text(""), .number(.nan), .text("F")]) == ",\"\",,F\n")
  }

  @Test func aMissingValueAloneInItsRowIsNoEmptyLine() {
    #expect(csv([.missing]) == "\"\"\n")
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"yes\"", "\"say \"\"yes\"\"\""),
    ("two\nlines", "\"two\nlines\""), ("lone\rreturn", "\"lone\rreturn\""), ("a\tb", "a\tb"),
    ("\u{FEFF}x", "\"\u{FEFF}x\""), ("NA", "NA"),
  ])
  func textIsQuotedWhereItMustBe(text: String, cell: String) {
    #expect(csv([.text(text)]) == cell + "\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"),
    ("\rx", "\"'\rx\""), ("-", "-"), ("'=x", "''=x"), ("'-", "''-"), ("'plain", "'plain"),
    ("a=b", "a=b"),
  ])
  func formulasAreGuarded(text: String, cell: String) {
    #expect(csv([.text(text)]) == cell + "\n")
  }

  @Test func theGuardCanBeSwitchedOff() {
    #expect(csv([.text("=1")], options: ExportOptions(guardsFormulas: false)) == "=1\n")
  }

  @Test func headingsAreGuardedAndQuotedToo() {
    let table = ResultTable(title: "", columns: [.init("=a", .string), .init("b,c", .string)])
    #expect(CSVFormat.render(table).text == "'=a,\"b,c\"\n")
  }

  @Test func theHeaderCanBeLeftOut() {
    let table = ResultTable(title: "", columns: [.init("a", .integer)], rows: [[.integer(1)]])
    #expect(CSVFormat.render(table, options: ExportOptions(hasHeader: false)).text == "1\n")
  }

  @Test func tsvQuotesTabsAndLeavesCommasAndBackslashes() {
    let table = ResultTable(
      title: "", columns: [.init("a", .string), .init("b", .string)],
      rows: [[.text("x\ty"), .text("p,q\\n")], [.missing, .text("two\nlines")]])
    #expect(TSVFormat.render(table).text == "a\tb\n\"x\ty\"\tp,q\\n\n\t\"two\nlines\"\n")
  }

  @Test func rowsAreMadeToFitTheColumns() {
    let table = ResultTable(
      title: "", columns: [.init("a", .integer), .init("b", .integer)], rows: [[.integer(1)]])
    #expect(CSVFormat.render(table).text == "a,b\n1,\n")
  }

  @Test(arguments: [",", "\t"] as [Character])
  func anyTableComesBackExactly(delimiter: Character) {
    for seed in 0..<500 {
      let table = ResultTable.random(seed)
      let bytes = delimiter == "," ? CSVFormat.render(table) : TSVFormat.render(table)
      let rows = DelimitedTextReader.rows(bytes, delimiter: delimiter)
      #expect(rows.first == table.columns.map { SpreadsheetGuard.guarded($0.name) })
      let found = rows.dropFirst().map { row in row.map { $0.map(SpreadsheetGuard.strip) } }
      let wanted = table.rows.map { row -> [String?] in
        row == [.missing] ? [""] : row.map { $0 == .missing ? nil : $0.plainText }
      }
      #expect(found == wanted, "seed \(seed)")
    }
  }
}

/// Programs that judge a file by its first rows must meet quotation marks among them.
@Suite struct LongTableTests {
  private func lines(_ rows: Int, first: String = "a") -> [Substring] {
    let table = ResultTable(
      title: "", columns: [.init("n", .integer), .init("text", .string)],
      rows: (1...rows).map { [.integer($0), .text($0 == 1 ? first : "a")] })
    return CSVFormat.render(table).text.split(separator: "\n")
  }

  @Test func aLongTableWithoutQuotationMarksGetsThemOnce() {
    let quoted = lines(40_000).enumerated().filter { $0.element.contains("\"") }
    #expect(quoted.map(\.offset) == [16_384])
    #expect(quoted.map(\.element) == ["16384,\"a\""])
  }

  @Test func aShortTableOrOneWithQuotationMarksGetsNoMore() {
    #expect(!lines(16_383).contains { $0.contains("\"") })
    #expect(lines(40_000, first: "a,b").count { $0.contains("\"") } == 1)
  }
}

@Suite struct SpreadsheetGuardTests {
  @Test(arguments: ["=", "+", "-", "@", "\t", "\r", "'", "''", "a", "", "x'="])
  func everyTextComesBackExactly(start: String) {
    for rest in ["", "1", "'", "'=", "=", "\u{301}", "-", "é"] {
      let text = start + rest
      #expect(SpreadsheetGuard.strip(SpreadsheetGuard.guarded(text)) == text)
    }
  }

  @Test(arguments: ["=1", "+1", "-1", "@x", "\tx", "\rx"])
  func nothingThatASpreadsheetWouldRunIsLeft(text: String) {
    #expect(SpreadsheetGuard.guarded(text) == "'" + text)
  }

  @Test(arguments: ["-", "", "Free", "'tis", "1990-91", "a=b"])
  func whatIsHarmlessIsLeftAlone(text: String) {
    #expect(SpreadsheetGuard.guarded(text) == text)
    #expect(SpreadsheetGuard.strip(text) == text)
  }
}

/// A reader of RFC 4180 that shares nothing with the writer. A cell that was not quoted and is
/// empty is `nil`.
enum DelimitedTextReader {
  static func rows(_ bytes: [UInt8], delimiter: Character = ",") -> [[String?]] {
    var rows: [[String?]] = []
    var row: [String?] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var wasQuoted = false
    let scalars = Array(bytes.text.unicodeScalars)
    var position = 0

    func endCell() {
      row.append(cell.isEmpty && !wasQuoted ? nil : String(cell))
      cell = String.UnicodeScalarView()
      wasQuoted = false
    }
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      if isQuoted {
        if scalar != "\"" {
          cell.append(scalar)
        } else if position < scalars.count, scalars[position] == "\"" {
          cell.append(scalar)
          position += 1
        } else {
          isQuoted = false
        }
      } else if scalar == "\"", cell.isEmpty {
        isQuoted = true
        wasQuoted = true
      } else if Character(scalar) == delimiter {
        endCell()
      } else if scalar == "\n" {
        endCell()
        rows.append(row)
        row = []
      } else {
        cell.append(scalar)
      }
    }
    return rows
  }
}
