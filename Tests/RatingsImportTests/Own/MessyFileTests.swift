import FreedomModel
import FreedomTestSupport
import TabularFiles
import Testing

@testable import RatingsImport

/// Ten files such as people bring: each is read as it is meant, or refused with the option to use.
@Suite("Messy files of a user's own")
struct MessyFileTests {
  private func read(
    _ text: String, _ change: (inout ImportOptions) -> Void = { _ in }
  ) throws -> Imported {
    var options = ImportOptions.naming("ngo")
    change(&options)
    return try importing(csv: text, options: options)
  }

  @Test("1: semicolons, decimal commas, codes beside names that no one knows")
  func semicolons() throws {
    let text = """
      Country Name;ISO code;Year/Année;PR rating;CL rating;Our score
      Hungary;HUN;2024;3;3;64,5
      Kenya (Rep.);KEN;2024;4;4;1.012,5

      """
    let first = try read(text)
    #expect(first.findings("missing-column").first?.hint?.contains("Year/Année") == true)
    let imported = try read(text) { $0.headers = ["year": "Year/Année"] }
    #expect(imported.refusals == [])
    #expect(imported.sink.number("HUN", 2024, "ngo.our_score") == 64.5)
    #expect(imported.sink.number("KEN", 2024, "ngo.our_score") == 1012.5)
    #expect(imported.sink.number("KEN", 2024, "ngo.pr") == 4)
  }

  @Test("2: titles above, a header that explains the statuses, notes below")
  func titles() throws {
    let imported = try read(
      """
      Freedom ratings of our network

      Compiled 2025
      Country,Year,PR,CL,Status (F/PF/NF)
      Hungary,2024,3,3,PF
      Kenya,2024,4,4,PF
      ,,,,
      Note: statuses follow Freedom House

      """)
    #expect(imported.refusals == [])
    #expect(imported.sink.status("KEN", 2024, "ngo.status") == .partlyFree)
    #expect(imported.findings("title-row").map(\.line) == [1, 3])
    #expect(imported.findings("note-rows").map(\.line) == [8])
    #expect(imported.count("unknown-column") == 0)
  }

  @Test("3: a header of two rows")
  func twoRows() throws {
    let imported = try read("Country,Year,Ratings,,\n,,PR,CL,Status\nHungary,2024,3,3,PF\n")
    #expect(imported.refusals == [])
    #expect(imported.sink.status("HUN", 2024, "ngo.status") == .partlyFree)
    #expect(imported.sink.number("HUN", 2024, "ngo.cl") == 3)
  }

  @Test("4: percent signs and decimal commas between commas")
  func percent() throws {
    let text = "country,year,share\nHungary,2024,\"64,5%\"\nKazakhstan,2024,\"51,25%\"\n"
    let refused = try read(text)
    #expect(refused.findings("not-a-number").first?.hint?.contains("--decimal comma") == true)
    let imported = try read(text) { $0.decimal = .comma }
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KAZ", 2024, "ngo.share") == 51.25)
    #expect(imported.count("percent-sign") == 1)
  }

  @Test("5: marks of missing values, counted by mark")
  func missing() throws {
    let marks = ["n/a", "–", "..", "-", "", "n.d.", "N/A", "…"]
    let rows = marks.enumerated().map { "Kenya,\(2000 + $0),\($1),Partly Free" }
    let imported = try read(
      "country,year,score,status\n" + rows.joined(separator: "\n") + "\nMali,2000,5,NF\n")
    #expect(imported.refusals == [])
    #expect(imported.sink.status("KEN", 2003, "ngo.status") == .partlyFree)
    #expect(Set(imported.findings("missing-values").map(\.value)) == Set(marks))
  }

  @Test("6: a wide table that does not say what it has, with groups among the countries")
  func wide() throws {
    let text = "Country,2022,2023\nKenya,48,52\nAfrica,40,41\nGrand Total,40,41\n"
    #expect(
      try read(text).findings("indicator-not-named").first?.hint?.contains("--indicator") == true)
    let imported = try read(text) {
      $0.indicator = "score"
    }
    #expect(imported.findings("unknown-entity").count + imported.count("aggregate") >= 2)
    #expect(imported.sink.number("KEN", 2023, "ngo.score") == 52)
  }

  @Test(
    "the hint on a column of values asks for a publication where none is named",
    arguments: [nil, "ngo"])
  func columnOfValues(publication: String?) throws {
    var options = ImportOptions()
    options.publication = publication
    let imported = try importing(csv: "country,year,value\nKenya,2024,48\n", options: options)
    let hint = imported.findings("indicator-not-named").first?.hint
    #expect(hint?.contains("--publication") == (publication == nil))
    #expect(hint?.contains("--indicator \(publication ?? "fiw").total") == true)
  }

  @Test("7: French, in windows-1252")
  func french() throws {
    let text = "pays;année;statut;note\nHungary;2024;Partiellement libre;64,5\n"
    let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(throws: FileError.self) {
      try importing(bytes, name: "fr.csv", options: .naming("ngo"))
    }
    var options = ImportOptions.naming("ngo")
    options.reading.encoding = .windows1252
    let imported = try importing(bytes, name: "fr.csv", options: options)
    #expect(imported.refusals == [])
    #expect(imported.sink.status("HUN", 2024, "ngo.status") == .partlyFree)
    #expect(imported.sink.number("HUN", 2024, "ngo.note") == 64.5)
  }

  @Test("8: no column of years")
  func noYear() throws {
    let text = "name,region,status,score\nFinland,Europe,F,100\nKenya,Africa,PF,52\n"
    #expect(try read(text).findings("missing-column").first?.hint?.contains("--edition") == true)
    let imported = try read(text) { $0.edition = "2025" }
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2025, "ngo.score") == 52)
    #expect(imported.sink.status("FIN", 2025, "ngo.status") == .free)
  }

  @Test(
    "9: years in other clothes are taken where they are sure, else named",
    arguments: [("2025.0", true), ("FY2025", false), ("2024/25", false), ("31/12/2025", false)])
  func years(text: String, isSure: Bool) throws {
    let imported = try read("country,year,pr\nKenya,\(text),4\n")
    #expect((imported.refusals == []) == isSure)
    #expect(imported.findings("unknown-edition").map(\.value) == (isSure ? [] : [text]))
  }

  @Test("10: rows twice, blank lines, subtotals")
  func duplicates() throws {
    let imported = try read(
      """
      country,year,pr
      Kenya,2020,4

      Kenya,2020,4
      Subtotal MENA,2020,4
      Mali,2020,5
      Mali,2020,6

      """)
    #expect(imported.findings("duplicate").map(\.line) == [4])
    #expect(imported.findings("contradicting-duplicate").map(\.line) == [7])
    #expect(imported.log.findings.contains { $0.value == "Subtotal MENA" })
  }
}

@Suite("A user's own tidy file")
struct TidyFileTests {
  private let rows: [[TestCell]] = [
    ["country", "year", "pr", "cl", "status"],
    ["Kazakhstan", 2009, 6, 5, "NF"],
    ["Poland", 2009, 1, 1, "F"],
    ["Poland", 2010, "-", "-", "-"],
  ]

  @Test("is read alike from a workbook and from CSV")
  func sameFromWorkbookAndText() throws {
    let sheet = TestSheet("Ratings", rows)
    for imported in [
      try importing([sheet], options: .naming("fiw")),
      try importing(sheet.csv(), name: "test.csv", options: .naming("fiw")),
      try importing(
        sheet.csv(delimiter: ";", lineEnd: "\r"), name: "test.csv", options: .naming("fiw")),
    ] {
      #expect(imported.refusals == [])
      #expect(imported.layout == "tidy")
      #expect(imported.publication == "fiw")
      #expect(imported.report?.rows == 2)
      #expect(imported.report?.editions == [2009])
      #expect(imported.sink.number("KAZ", 2009, "fiw.pr") == 6)
      #expect(imported.sink.status("KAZ", 2009, "fiw.status") == .notFree)
      #expect(imported.sink.value("POL", 2010, "fiw.pr") == .absent(.notRated))
      #expect(imported.sink.text("POL", 2010, "fiw.pr") == "-")
    }
  }

  @Test("keeps the place of every value")
  func places() throws {
    let imported = try importing([TestSheet("Ratings", rows)])
    let kept = try #require(imported.sink.kept("POL", 2009, "fiw.cl"))
    #expect(kept.sheet == "Ratings")
    #expect(kept.observation.row == 3)
    #expect(kept.observation.column == 3)
  }

  @Test("has its bad rows refused by name")
  func refusals() throws {
    let imported = try importing(csv: "country,year,pr,cl,status\nNarnia,2009,6,5,NF\n")
    #expect(imported.report?.rejected == 1)
    #expect(imported.findings("unknown-entity").first?.value == "Narnia")
  }
}
