import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsImport

@Suite("The press freedom scores and status workbook")
struct PressScoresTests {
  private let global: [[TestCell]] = [
    ["Bosnia-Herzegovina", "N/A", "N/A", "N/A", "N/A", "N/A", 76, "PF", 39, "PF"],
    PressTestSheet.kazakhstan,
    ["Kosovo", "N/A", "N/A", "N/A", "N/A", "N/A", "N/A", "N/A", 0, 0],
    ["Serbia  ", "N/A", "N/A", "N/A", "N/A", "N/A", "N/A", "N/A", 39, "PF"],
    ["Transkei", "NF", "NF", "F", "PF", "N/A", "N/A", "N/A", "N/A", "N/A"],
  ]

  @Test("is read alike from a workbook and from CSV, a block an edition")
  func eras() throws {
    let sheet = PressTestSheet.scores(global)
    for imported in [
      try importing([sheet]),
      try importing(sheet.csv(), name: "exported.csv"),
      try importing(sheet.csv(delimiter: ";", lineEnd: "\r"), name: "exported.csv"),
    ] {
      #expect(imported.refusals == [])
      #expect(imported.layout == "fotp-scores")
      #expect(imported.publication == "fotp")
      #expect(imported.authority == 0)
      // Bosnia 2, Kazakhstan 2, Serbia 1, Transkei 2; Kosovo's placeholder is not a value.
      #expect(imported.report?.rows == 7)
      #expect(imported.report?.editions == [1982, 1984, 1996, 2009])
      #expect(imported.sink.status("XTK", 1982, "fotp.broadcast_status") == .notFree)
      #expect(imported.sink.status("XTK", 1984, "fotp.print_status") == .free)
      #expect(imported.sink.status("XTK", 1984, "fotp.broadcast_status") == .partlyFree)
      #expect(imported.sink.value("XTK", 1989, "fotp.status") == .absent(.notRated))
      #expect(imported.sink.number("KAZ", 2009, "fotp.total") == 78)
      #expect(imported.sink.status("KAZ", 2009, "fotp.status") == .notFree)
      #expect(imported.sink.number("SRB", 2009, "fotp.total") == 39)
    }
  }

  @Test("knows the period that an edition covers")
  func coverage() throws {
    let imported = try importing([PressTestSheet.scores(global)])
    let edition = try #require(imported.sink.editions.first { $0.year == 1984 })
    #expect(edition.label == "1983-1984")
    #expect(edition.coverageStart.description == "1982-08-01")
    #expect(edition.coverageEnd.description == "1983-11-30")
  }

  @Test("takes zeros without a status as a placeholder, not as the best score of all")
  func placeholder() throws {
    let imported = try importing([PressTestSheet.scores(global)])
    #expect(imported.sink.value("XKX", 2009, "fotp.total") == .absent(.notRated))
    #expect(imported.sink.value("XKX", 2009, "fotp.status") == .absent(.notRated))
    #expect(imported.sink.text("XKX", 2009, "fotp.total") == "0")
    #expect(imported.sink.text("XKX", 2009, "fotp.status") == "0")
    let finding = try #require(imported.findings("placeholder").first)
    #expect(finding.severity == .warning)
    #expect(finding.cell == "I8")
  }

  @Test("takes a score of 0 with a status as a score")
  func zeroScore() throws {
    let imported = try importing([
      PressTestSheet.scores([
        ["Norway", "N/A", "N/A", "N/A", "N/A", "N/A", "N/A", "N/A", 0, "F"]
      ])
    ])
    #expect(imported.sink.number("NOR", 2009, "fotp.total") == 0)
    #expect(imported.count("placeholder") == 0)
  }

  @Test("reports a status that its score contradicts, and keeps it")
  func contradiction() throws {
    let imported = try importing([PressTestSheet.scores(global)])
    #expect(imported.counts(.warning) == ["placeholder": 1, "status-differs-from-rule": 1])
    #expect(imported.findings("status-differs-from-rule").first?.cell == "H6")
    #expect(imported.sink.status("BIH", 1996, "fotp.status") == .partlyFree)
  }

  @Test("reports the two Congos' exchanged values only where a file has them")
  func knownOddities() throws {
    func congos(_ kinshasa: Int, _ brazzaville: Int) throws -> Imported {
      let years: [TestCell] = ["N/A", "N/A", "N/A", "N/A", "N/A", "N/A", "N/A"]
      let first: TestCell = .number(Double(kinshasa))
      let second: TestCell = .number(Double(brazzaville))
      return try importing([
        PressTestSheet.scores(
          last: 2007,
          [
            ["Congo, Democratic Republic of (Kinshasa)"] + years + [first, "N/A"],
            ["Congo, Republic of (Brazzaville)"] + years + [second, "N/A"],
          ])
      ])
    }
    let exchanged = try congos(51, 80)
    #expect(exchanged.findings("known-oddity").map(\.cell) == ["I6", "I7"])
    #expect(exchanged.sink.number("COD", 2007, "fotp.total") == 51)
    #expect(try congos(80, 51).count("known-oddity") == 0)
  }

  @Test("compares regional sheets cell by cell and imports none of them")
  func regionalSheets() throws {
    var region = PressTestSheet.kazakhstan
    region[8] = 76
    region[9] = "NF "
    let imported = try importing([
      PressTestSheet.scores(global),
      PressTestSheet.scores(
        named: "CEE-Eurasia ",
        [
          region, ["Nowhere", "N/A", "N/A", "N/A", "N/A", "N/A", "N/A", "N/A", 10, "F"], [],
          ["* CEE/FSU = Central and Eastern Europe and the Former Soviet Union"],
        ]),
      TestSheet("Legend", [["Freedom of the Press"], ["Not Free (NF): 61-100"]]),
    ])
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KAZ", 2009, "fotp.total") == 78)
    #expect(imported.sink.sheets == ["Global"])
    let differences = imported.findings("sheets-differ")
    #expect(differences.map(\.cell) == ["I6"])
    #expect(differences.first?.sheet == "CEE-Eurasia ")
    #expect(differences.first?.rule.contains("cell I7 of the sheet Global") == true)
    #expect(imported.findings("not-compared").map(\.value) == ["Nowhere"])
    #expect(imported.findings("note-rows").map(\.line) == [9])
    #expect(imported.findings("skipped-sheet").map(\.sheet) == ["Legend"])
  }

  @Test("keeps one series where two rows are of one entity under two names")
  func oneEntityTwoNames() throws {
    let none: [TestCell] = ["N/A", "N/A", "N/A", "N/A", "N/A"]
    let imported = try importing([
      PressTestSheet.scores([
        ["Israeli-Occupied Territories and Palestinian Authority"] + none + [
          86, "NF", "N/A", "N/A",
        ],
        ["West Bank and Gaza Strip"] + none + ["N/A", "N/A", 83, "NF"],
      ])
    ])
    #expect(imported.refusals == [])
    #expect(imported.sink.number("PSE", 1996, "fotp.total") == 86)
    #expect(imported.sink.number("PSE", 2009, "fotp.total") == 83)
    #expect(imported.sink.value("PSE", 1982, "fotp.print_status") == .absent(.notRated))
    #expect(imported.count("same-entity") == 1)
    #expect(imported.count("duplicate") == 0)
  }

  @Test("notes a stray cell beyond the table, and reads statuses with blanks")
  func strayCells() throws {
    var row = PressTestSheet.kazakhstan
    row[7] = "NF "
    row += [nil, nil, "N/A"]
    let imported = try importing([PressTestSheet.scores([row])])
    #expect(imported.refusals == [])
    #expect(imported.findings("stray-cell").map(\.cell) == ["M6"])
    #expect(imported.sink.status("KAZ", 1996, "fotp.status") == .notFree)
  }

  @Test("imports a hidden sheet and says so")
  func hiddenSheet() throws {
    var sheet = PressTestSheet.scores(global)
    sheet.isHidden = true
    let imported = try importing([sheet])
    #expect(imported.report?.rows == 7)
    #expect(imported.count("hidden-sheet") == 1)
  }

  @Test("imports every regional sheet where there is none of all countries")
  func regionsOnly() throws {
    let imported = try importing([
      PressTestSheet.scores(named: "CEE-Eurasia", [PressTestSheet.kazakhstan]),
      PressTestSheet.scores(
        named: "W. Europe", [["Norway", "F", "F", "F", "F", "F", 8, "F", 10, "F"]]),
    ])
    #expect(imported.report?.rows == 7)
    #expect(imported.sink.number("NOR", 2009, "fotp.total") == 10)
  }

  @Test("refuses an unknown name, a row without one, and a score off the scale")
  func refusedRows() throws {
    let none: [TestCell] = ["N/A", "N/A", "N/A", "N/A", "N/A", "N/A", "N/A"]
    let imported = try importing([
      PressTestSheet.scores([
        ["Kazakhstam"] + none + [78, "NF"],
        [nil] + none + [78, "NF"],
        ["Norway"] + none + [101, "NF"],
        ["Sweden"] + none + [10, "free-ish"],
      ])
    ])
    #expect(
      imported.counts(.refusedRow)
        == ["unknown-entity": 1, "missing-name": 1, "out-of-range": 1, "not-a-status": 1])
    #expect(imported.findings("unknown-entity").first?.hint?.contains("Kazakhstan") == true)
    #expect(imported.report?.rejected == 4)
  }

  @Test(
    "refuses a header that is not clear",
    arguments: [
      // No such edition, a period that is not the edition's, no edition, two columns of one kind.
      (["1983", "1982", "STATUS"], "unknown-edition"),
      (["1996", "1990", "STATUS"], "unknown-edition"),
      (["", "", "STATUS"], "unknown-edition"),
      (["1989", "1988", "STATUS"], "ambiguous-columns"),
    ])
  func unclearHeader(column: [String], code: String) throws {
    let imported = try importing([
      TestSheet(
        "Global",
        [
          ["Press Freedom Edition", .text(column[0])], ["Year(s) Covered", .text(column[1])],
          [nil, .text(column[2]), code == "ambiguous-columns" ? "STATUS" : nil],
          ["Norway", "F"],
        ])
    ])
    #expect(imported.counts(.refusedFile) == [code: 1])
    #expect(imported.report?.rows == 0)
  }

  @Test("takes the edition where its years are written in an unknown way")
  func unreadYears() throws {
    let imported = try importing([
      TestSheet(
        "Global",
        [
          ["Press Freedom Edition", 1982], ["Year(s) Covered", "Jan.81-Aug.82"],
          [nil, "Print", "Broadcast"], ["Norway", "F", "PF"],
        ])
    ])
    #expect(imported.refusals == [])
    #expect(imported.count("unread-years") == 1)
    #expect(imported.sink.status("NOR", 1982, "fotp.broadcast_status") == .partlyFree)
  }
}

/// Sheets of press freedom values, made for tests.
enum PressTestSheet {
  /// A sheet with the eras of the official workbook: print and broadcast, one status, score and
  /// status. The data rows have eight values: 1982 (2), 1984 (2), 1989, 1996 (2), and the last
  /// edition's two.
  static func scores(
    named name: String = "Global", last: Int = 2009, title: String = "Freedom of the Press: Global",
    _ data: [[TestCell]]
  ) -> TestSheet {
    TestSheet(
      name,
      [
        [.text(title)],
        ["Scores and Status (1980-2012)"],
        [
          "Press Freedom Edition", 1982, nil, "1983-1984", nil, 1989, 1996, nil,
          .number(Double(last)),
        ],
        [
          "Year(s) Covered", "Jan. 1981-Aug. 1982", nil, "Aug.1982-Nov.1983", nil, 1988, 1995, nil,
          .number(Double(last - 1)),
        ],
        [
          nil, "Print", "Broadcast", "Print", "Broadcast", "STATUS", "SCORE", "STATUS", "SCORE",
          "STATUS",
        ],
      ] + data)
  }

  /// The values of Kazakhstan's first edition with a score onwards.
  static let kazakhstan: [TestCell] = [
    "Kazakhstan", "N/A", "N/A", "N/A", "N/A", "N/A", 62, "NF", 78, "NF",
  ]

  /// A sheet of the detailed data: print and broadcast, one status, ten columns for 2000, five each
  /// for the later editions.
  static func detailed(
    _ name: String, title: String, editions: [Int], parts: [String], missing: TestCell = "N/A",
    _ data: [[TestCell]]
  ) -> TestSheet {
    let tens: [TestCell] = [
      "A Print", "A Broadcast", "B Print", "B Broadcast", "C Print", "C Broadcast", "D Print",
      "D Broadcast", "Total", "Status",
    ]
    var labels: [TestCell] = ["Press Freedom Edition", 1980, nil, 1989, 2001]
    var years: [TestCell] = ["Year(s) Covered", 1979, nil, 1988, 2000]
    var figures: [TestCell] = [nil, "Print", "Broadcast", "Status"] + tens
    labels += Array(repeating: .blank, count: 9)
    years += Array(repeating: .blank, count: 9)
    for edition in editions {
      labels += [.number(Double(edition)), nil, nil, nil, nil]
      years += [.number(Double(edition - 1)), nil, nil, nil, nil]
      figures += parts.map(TestCell.text)
    }
    return TestSheet(name, [[.text(title)], ["1980-2017"], labels, years, figures] + data)
  }
}
