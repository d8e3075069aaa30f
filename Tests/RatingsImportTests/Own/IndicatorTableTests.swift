import FreedomModel
import Testing

@testable import RatingsImport

@Suite("A file that declares indicators")
struct IndicatorTableTests {
  private func table(_ text: String, publication: String? = "own") throws -> IndicatorTable {
    try IndicatorTable(TestCSV.file(text), publication: publication)
  }

  private func importing(_ csv: String, declared text: String) throws -> Imported {
    var options = ImportOptions.naming("own")
    options.declarations.rows = try table(text).rows
    return try RatingsImportTests.importing(csv: csv, options: options)
  }

  @Test("gives label, range, direction and description; an empty cell says nothing")
  func rows() throws {
    let table = try table(
      """
      indicator,label,minimum,maximum,direction,description
      a,Alpha,0,100,higher,How open
      own.b,,0,,Lower is freer,
      c,Gamma,,,,

      """)
    #expect(table.findings == [])
    #expect(table.rows.map(\.name) == ["a", "own.b", "c"])
    #expect(table.rows.map(\.minimum) == [0, 0, nil])
    #expect(table.rows.map(\.maximum) == [100, nil, nil])
    #expect(table.rows.map(\.direction) == [.higher, .lower, nil])
    let imported = try importing(
      "country,year,indicator,value\nKenya,2019,a,1\nKenya,2019,b,2\nKenya,2019,c,3\n",
      declared: """
        indicator,label,min,max,freer_is,description
        a,Alpha,0,100,higher,How open
        own.b,,0,,lower,

        """)
    #expect(imported.refusals == [])
    let (a, b) = (imported.sink.indicators[0], imported.sink.indicators[1])
    #expect(a.label == "Alpha" && a.minimum == 0 && a.maximum == 100 && a.direction == .higher)
    #expect(a.description == "How open")
    #expect(b.label == "b" && b.minimum == 0 && b.maximum == nil && b.direction == .lower)
    #expect(imported.findings("direction-not-declared").first?.rule.contains("own.c") == true)
  }

  @Test("rows of other publications do not count, nor do values outside of a range")
  func publications() throws {
    let other = try table("publication,indicator,label\nfiw,fiw.pr,x\nown,own.a,Alpha\n")
    #expect(other.rows.map(\.name) == ["own.a"])
    let imported = try importing(
      "country,year,indicator,value\nKenya,2019,a,-1\n", declared: "indicator,minimum\na,0\n")
    #expect(imported.counts(.refusedRow) == ["out-of-range": 1])
  }

  @Test("an indicator that the file does not have is reported")
  func notFound() throws {
    let imported = try importing(
      "country,year,indicator,value\nKenya,2019,a,1\n",
      declared: "indicator,label\na,Alpha\nalpha,Typo\n")
    let note = try #require(imported.findings("declared-not-found").first)
    #expect(note.value == "alpha")
    #expect(note.hint == "the indicators of the file are a")
  }

  @Test(
    "is refused with its line where it is unclear",
    arguments: [
      ("indicator,direction\na,up\n", 2, "write lower or higher"),
      ("indicator,minimum\na,\"0,5\"\n", 2, "0.5"),
      ("indicator,minimum,maximum\na,1,2\nb,5,1\n", 3, "exchange"),
      ("indicator,label\na,x\na,y\n", 3, "remove one"), ("indicator,label\n,x\n", 2, "name it"),
      ("x,y\n1,2\n", nil, "indicator,label,minimum"),
    ])
  func refused(text: String, line: Int?, hint: String) throws {
    let finding = try #require(try table(text).findings.first)
    #expect(finding.severity == .refusedFile)
    #expect(finding.line == line)
    #expect(finding.hint?.contains(hint) == true)
  }

  @Test("a file of values is none, whatever columns it has")
  func header() {
    let own = [
      ["indicator", "label"], ["Indicator", "Minimum", "Maximum"], ["variable", "description"],
      ["indicator", "label", "publication", "type", "minimum", "maximum", "freer_is"],
    ]
    for headers in own { #expect(IndicatorTable.isHeader(headers), "\(headers)") }
    let others = [
      ["country", "year", "indicator", "value"], ["indicator", "description", "year", "x"],
      ["indicator", "country", "description", "2019", "2020"], ["indicator", "2019", "2020"],
      ["label", "minimum"],
    ]
    for headers in others { #expect(!IndicatorTable.isHeader(headers), "\(headers)") }
  }
}
