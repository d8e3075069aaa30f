import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsImport

@Suite("Columns of a user's own in a tidy table")
struct OwnColumnsTests {
  @Test("of numbers become indicators, those of text are left out in one line")
  func numbers() throws {
    let imported = try importing(
      csv: """
        country,year,pr,Our Score (0-100),region,count,note,ccode,Legal status
        Kenya,2020,4,52.5,Africa,3,,501,Partly Free
        Mali,2020,5,..,Africa,n/a,see below,432,Not Free
        Finland,2020,1,100,Europe,7,,375,Free

        """, options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(
      imported.sink.indicators.map(\.id) == [
        "own.pr", "own.our_score_0_100", "own.count", "own.legal_status",
      ])
    #expect(imported.sink.indicators.map(\.label)[1] == "Our Score (0-100)")
    #expect(imported.sink.number("KEN", 2020, "own.our_score_0_100") == 52.5)
    #expect(imported.sink.status("MLI", 2020, "own.legal_status") == .notFree)
    #expect(
      imported.findings("unknown-column").map(\.rule) == [
        "2 columns are not imported: region, note"
      ])
  }

  @Test("are enough, without any that Freedom House has; the edition may be the user's")
  func alone() throws {
    var options = ImportOptions.naming("own")
    options.edition = "2025"
    let imported = try importing(csv: "country,corruption\nKenya,31\n", options: options)
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2025, "own.corruption") == 31)
  }

  @Test("stay out where the user names values, and in Freedom House's publications")
  func named() throws {
    var options = ImportOptions.naming("own")
    options.headers = ["x": "first"]
    let text = "country,year,first,second,pr\nKenya,2020,1,2,4\n"
    let mapped = try importing(csv: text, options: options)
    #expect(Set(mapped.sink.indicators.map(\.id)) == ["own.x", "own.pr"])
    let official = try importing(csv: text, options: .naming("fiw"))
    #expect(official.sink.indicators.map(\.id) == ["fiw.pr"])
  }

  @Test("that have the publication in front are its indicators, as a panel or an id has them")
  func panel() throws {
    let imported = try importing(
      csv: """
        id,name,kind,iso3,cow,gw,year,fiw_total,my-index_Score,my-index.grade
        KEN,Kenya,country,KEN,501,501,2020,48,52.5,3

        """, options: .naming("my-index"))
    #expect(imported.refusals == [])
    #expect(imported.sink.indicators.map(\.id) == ["my-index.Score", "my-index.grade"])
    #expect(imported.sink.indicators.map(\.label) == ["Score", "grade"])
    #expect(imported.sink.number("KEN", 2020, "my-index.Score") == 52.5)
    #expect(imported.findings("other-publication").map(\.severity) == [.warning])
  }

  @Test("that number the rows are none", arguments: ["", "Unnamed: 0", "X"])
  func rowNumbers(header: String) throws {
    let imported = try importing(
      csv: "\(header),country,year,score\n0,Kenya,2020,5\n1,Mali,2020,6\n", options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(imported.sink.indicators.map(\.id) == ["own.score"])
  }

  @Test("a text in one is refused, wherever it is")
  func lateText() throws {
    let rows = (0..<300).map { "Kenya,\(1700 + $0),\($0)" } + ["Kenya,2000,six"]
    let imported = try importing(
      csv: "country,year,x\n" + rows.joined(separator: "\n") + "\n", options: .naming("own"))
    #expect(imported.findings("not-a-number").map(\.line) == [302])
  }

  @Test("of one name are refused")
  func twice() throws {
    let imported = try importing(
      csv: "country,year,Our score,our_score!\nKenya,2020,1,2\n", options: .naming("own"))
    #expect(imported.findings("duplicate-header").first?.severity == .refusedFile)
  }

  @Test("--edition beside a column of years is refused, without one it is asked for")
  func edition() throws {
    var options = ImportOptions.naming("own")
    options.edition = "2025"
    let twice = try importing(csv: "country,year,pr\nKenya,2020,4\n", options: options)
    #expect(twice.findings("edition-in-file").first?.severity == .refusedFile)
    let wide = try importing(
      csv: "country,2019,2020\nKenya,4,4\n",
      options: {
        var options = options
        options.indicator = "x"
        return options
      }())
    #expect(wide.findings("edition-in-file").first?.severity == .refusedFile)
    let none = try importing(csv: "country,pr\nKenya,4\n", options: .naming("own"))
    #expect(none.findings("missing-column").first?.hint?.contains("--edition 2025") == true)
    options.publication = "fiw"
    options.edition = "1983-84"
    let label = try importing(csv: "country,pr\nKenya,4\n", options: options)
    #expect(label.refusals == [])
    #expect(label.sink.all.map(\.edition.label) == ["1983-84"])
    options.edition = "1066"
    let wrong = try importing(csv: "country,pr\nKenya,4\n", options: options)
    #expect(wrong.findings("unknown-edition").first?.severity == .refusedFile)
  }

  @Test(
    "of statuses alone are indicators, whatever is between the words",
    arguments: ["Partly Free,Not Free", "PARTLY_FREE,NOT_FREE", "PartlyFree,NotFree", "PF,NF"])
  func statusesAlone(words: String) throws {
    let words = words.split(separator: ",")
    let imported = try importing(
      csv: "country,year,regime\nKenya,2020,\(words[0])\nMali,2020,\(words[1])\n",
      options: .naming("k"))
    #expect(imported.refusals == [])
    #expect(imported.sink.status("KEN", 2020, "k.regime") == .partlyFree)
    #expect(imported.sink.status("MLI", 2020, "k.regime") == .notFree)
  }
}

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
