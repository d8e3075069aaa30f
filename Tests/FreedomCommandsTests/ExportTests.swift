import Foundation
import FreedomTestSupport
import Testing

@Suite("freedom export, what is selected")
struct ExportTests {
  private func csv(_ arguments: [String]) -> FreedomBinary.Result {
    FreedomBinary.run(["export"] + arguments + ["--format", "csv"])
  }

  private func column(_ number: Int, _ arguments: String...) -> Set<Substring> {
    Set(
      csv(arguments).lines.dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false)[number]
      })
  }

  @Test("tidy of one country is its series")
  func tidyIsSeries() {
    let choice = ["Kazakhstan", "--indicator", "fiw.pr", "--indicator", "fiw.status"]
    let series = FreedomBinary.run(["series"] + choice + ["--format", "csv"])
    let tidy = csv(["tidy"] + choice)
    #expect(tidy.status == 0)
    #expect(tidy.lines.count == 1 + 2 * 35)
    #expect(tidy.output == series.output)
  }

  @Test(
    "everything is written the same each time",
    arguments: [
      ["tidy"], ["panel"], ["matrix", "--indicator", "fotp.status"],
      ["panel", "--years", "coverage-filled"],
    ])
  func sameBytes(arguments: [String]) {
    let first = csv(arguments)
    #expect(first.lines.count > 100)
    #expect(csv(arguments).output == first.output)
  }

  @Test("entities and indicators keep the order in which they are named")
  func order() {
    let lines = csv([
      "tidy", "kgz", "kaz", "--indicator", "fiw.cl", "--indicator", "fiw.pr", "--from", "2026",
    ]).lines
    #expect(
      lines.dropFirst().map { $0.split(separator: ",").prefix(5).joined(separator: ",") } == [
        "KGZ,Kyrgyzstan,country,fiw,fiw.cl", "KGZ,Kyrgyzstan,country,fiw,fiw.pr",
        "KAZ,Kazakhstan,country,fiw,fiw.cl", "KAZ,Kazakhstan,country,fiw,fiw.pr",
      ])
  }

  @Test("countries, territories and both, by their role in each edition")
  func kinds() {
    let status = ["tidy", "--indicator", "fiw.status", "--from", "2009", "--to", "2010"]
    func ids(_ kind: String) -> Set<String> {
      Set(
        csv(status + ["--kind", kind]).lines.dropFirst().map {
          let cells = $0.split(separator: ",", omittingEmptySubsequences: false)
          return "\(cells[0]) \(cells[6])"
        })
    }
    let (countries, territories) = (ids("country"), ids("territory"))
    // Kosovo was a territory to the edition 2009, and a country from 2010.
    #expect(territories.contains("XKX 2009") && countries.contains("XKX 2010"))
    #expect(countries.isDisjoint(with: territories))
    #expect(ids("all") == countries.union(territories))
    #expect(csv(status).lines.count == 1 + countries.count + territories.count)
  }

  @Test("a region and a group hold their members only")
  func populations() {
    let eurasia = column(
      0, "panel", "--region", "Eurasia", "--kind", "country", "--from", "2026")
    #expect(eurasia.count == 12)
    #expect(eurasia.isSuperset(of: ["KAZ", "RUS", "UKR"]) && !eurasia.contains("POL"))
    let union = column(0, "panel", "--group", "eu", "--indicator", "fiw.pr", "--from", "2013")
    #expect(union.count == 28)
    // The United Kingdom left in January 2020: the edition 2021 judges 2020.
    let after = column(0, "panel", "--group", "eu", "--indicator", "fiw.pr", "--from", "2021")
    #expect(union.subtracting(after) == ["GBR"])
  }

  @Test("years choose editions, by the rule asked for")
  func years() {
    let poland = ["matrix", "pol", "--indicator", "fiw.pr", "--from", "1980", "--to", "1984"]
    #expect(csv(poland).output == "id,name,1980,1981,1982,1984\nPOL,Poland,6,6,7,6\n")
    #expect(
      csv(poland + ["--years", "coverage-filled"]).output
        == "id,name,1980,1981,1982,1983,1984\nPOL,Poland,6,7,7,6,6\n")
  }

  @Test("a panel takes the codes asked for, and leaves empty what was not published")
  func codes() {
    let panel = csv([
      "panel", "nam", "--from", "2026", "--ids", "iso2,iso_numeric", "--indicator", "fiw.pr",
      "--indicator", "fotp.total", "--indicator", "fiw.status",
    ])
    #expect(
      panel.output == """
        id,name,kind,iso2,iso_numeric,year,fiw_pr,fotp_total,fiw_status
        NAM,Namibia,country,NA,516,2026,3,,F

        """)
  }

  @Test(
    "JSON and NDJSON have the cells of the CSV table, of the types that JSON declares",
    arguments: [
      "export matrix --indicator fiw.total --region Eurasia --from 2016",
      "export panel nam civ --from 2020", "export tidy ZAF --indicator fiw.status --to 1975",
      "table movers --from 2015 --to 2025 --top 5", "show Kazakhstan --edition 2009",
      "codebook status",
    ])
  func formats(command: String) throws {
    func output(_ format: String) -> String {
      FreedomBinary.run(command.split(separator: " ").map(String.init) + ["--format", format])
        .output
    }
    func decoded<Value: Decodable>(_ text: some StringProtocol, as: Value.Type) throws -> Value {
      try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }
    let csv = Datasets.rows(of: output("csv"))
    let table = try decoded(output("json"), as: JSONTable.self)
    let lines = try output("ndjson").split(separator: "\n").map {
      try decoded($0, as: [String: JSONCell].self)
    }
    #expect(table.rows == lines)
    #expect(csv.first == table.columns.map(\.name))
    #expect(csv.count > 1 && csv.count == table.rows.count + 1)
    for (cells, row) in zip(csv.dropFirst(), table.rows) {
      #expect(row.count == table.columns.count)
      for (text, column) in zip(cells, table.columns) {
        let cell = try #require(row[column.name])
        #expect(cell.isWritten(as: text, type: column.type), "\(column): \(cell), not \(text)")
      }
    }
  }

  @Test("a column is sorted from the greatest down by -NAME")
  func descending() {
    let counts = ["table", "counts", "--columns", "year", "--format", "csv", "--no-headers"]
    for sort in [["--sort", "-year"], ["--sort=-year"]] {
      let newest = FreedomBinary.run(counts + sort + ["--limit", "2"])
      #expect(newest.output == "2026\n2025\n", "\(sort): \(newest.error)")
    }
  }

  @Test(
    "a command line that cannot be meant is refused before anything is written",
    arguments: [
      (["matrix"], "one indicator"),
      (["matrix", "--indicator", "fiw.pr", "--indicator", "fiw.cl"], "one indicator"),
      (["tidy", "--ids", "cow"], "--ids is for a panel"),
      (["panel", "--ids", "cow,zip"], "iso2, iso3, iso_numeric, cow, gw"),
      (["panel", "--groups-file", "x.csv"], "--group"),
      (["package"], "--output FOLDER or FILE.zip"),
      (["package", "--output", "x.csv"], "--output FOLDER or FILE.zip"),
      (["package", "--output", "x.xlsx"], "--output FOLDER or FILE.zip"),
      (["xlsx"], "--output FILE.xlsx"), (["xlsx", "--output", "x.csv"], "--output FILE.xlsx"),
      (["sqlite"], "--output FILE.sqlite"),
      (["sqlite", "kaz", "--output", "x.sqlite"], "no selection"),
      (["sqlite", "--from", "2020", "--output", "x.sqlite"], "no selection"),
      (["tidy", "--output", "x.xls"], "write .xlsx for a workbook"),
      (["package", "--output", "x", "--no-headers"], "tidy, panel and matrix"),
      (["package", "--output", "x", "--format", "json"], "tidy, panel and matrix"),
      (["xlsx", "--output", "x.xlsx", "--sort", "year"], "tidy, panel and matrix"),
      (["census"], "tidy"),
    ])
  func refusals(arguments: [String], told: String) {
    let result = FreedomBinary.run(["export"] + arguments)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(result.error.contains(told), "\(result.error)")
  }

  @Test(
    "an unknown or ambiguous name is refused with its candidates",
    arguments: [
      (["panel", "Congo"], "Congo (Kinshasa); Congo (Brazzaville)"),
      (["tidy", "--indicator", "fiw.totl"], "fiw.total"),
      (["panel", "--region", "Atlantis"], "Eurasia"), (["panel", "--group", "oscee"], "osce"),
    ])
  func names(arguments: [String], told: String) {
    let result = FreedomBinary.run(["export"] + arguments)
    #expect(result.status == 65)
    #expect(result.output.isEmpty)
    #expect(result.error.contains(told), "\(result.error)")
  }
}

/// A table as JSON has it.
private struct JSONTable: Decodable {
  struct Column: Decodable {
    let name: String
    let type: String
  }

  let columns: [Column]
  let rows: [[String: JSONCell]]
}

private enum JSONCell: Decodable, Equatable {
  case number(Double), text(String), boolean(Bool), none

  init(from decoder: any Decoder) throws {
    let cell = try decoder.singleValueContainer()
    if cell.decodeNil() {
      self = .none
    } else if let boolean = try? cell.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let number = try? cell.decode(Double.self) {
      self = .number(number)
    } else {
      self = .text(try cell.decode(String.self))
    }
  }

  /// Whether a cell of a CSV table says the same, in a column of a type.
  func isWritten(as text: String, type: String) -> Bool {
    switch self {
    case .number(let number):
      (type == "integer" || type == "number") && Double(text) == number
    case .boolean(let boolean): type == "boolean" && text == String(boolean)
    // A text that a spreadsheet would run has an apostrophe before it.
    case .text(let own):
      (type == "string" || type == "date") && (text == own || text == "'" + own)
    case .none: text.isEmpty
    }
  }
}

@Suite("freedom export: tables")
struct ExportTableTests {
  private static let tidyHeader =
    "id,name,kind,publication,indicator,edition,year,coverage_start,coverage_end,value,text,source"

  @Test("tidy is one row a value, in the order of codes, indicators and editions, as CSV")
  func tidy() {
    let result = FreedomBinary.run([
      "export", "tidy", "kz", "AF", "--indicator", "fiw.pr", "--indicator", "fiw.status", "--from",
      "2024", "--to", "2025",
    ])
    #expect(
      result.output == """
        \(Self.tidyHeader)
        KAZ,Kazakhstan,country,fiw,fiw.pr,2024,2024,2023-01-01,2023-12-31,7,,fiw_ratings.csv:4416
        KAZ,Kazakhstan,country,fiw,fiw.pr,2025,2025,2024-01-01,2024-12-31,7,,fiw_ratings.csv:4417
        KAZ,Kazakhstan,country,fiw,fiw.status,2024,2024,2023-01-01,2023-12-31,,NF,fiw_ratings.csv:4416
        KAZ,Kazakhstan,country,fiw,fiw.status,2025,2025,2024-01-01,2024-12-31,,NF,fiw_ratings.csv:4417
        AFG,Afghanistan,country,fiw,fiw.pr,2024,2024,2023-01-01,2023-12-31,7,,fiw_ratings.csv:52
        AFG,Afghanistan,country,fiw,fiw.pr,2025,2025,2024-01-01,2024-12-31,7,,fiw_ratings.csv:53
        AFG,Afghanistan,country,fiw,fiw.status,2024,2024,2023-01-01,2023-12-31,,NF,fiw_ratings.csv:52
        AFG,Afghanistan,country,fiw,fiw.status,2025,2025,2024-01-01,2024-12-31,,NF,fiw_ratings.csv:53

        """, "\(result.error)")
  }

  @Test("a rating published in two has both halves in every table, and columns of numbers stay so")
  func splitRating() {
    func export(_ arguments: String...) -> [String] {
      FreedomBinary.run(["export"] + arguments + ["ZAF", "--to", "1974"]).lines
    }
    #expect(
      export("panel", "--ids", "iso2", "--indicator", "fiw.pr", "--indicator", "fiw.status") == [
        "id,name,kind,iso2,year,fiw_pr,fiw_status,fiw_pr_text",
        "ZAF,South Africa,country,ZA,1973,,F (NF),2(5)",
        "ZAF,South Africa,country,ZA,1974,4,PF,",
      ])
    #expect(
      export("matrix", "--indicator", "fiw.pr") == [
        "id,name,1973,1974", "ZAF,South Africa,2(5),4",
      ])
    #expect(
      export("tidy", "--indicator", "fiw.rating").contains { $0.contains(",,2.5(5.5),") })
    let later = FreedomBinary.run([
      "export", "panel", "ZAF", "--from", "1974", "--to", "1974", "--ids", "iso2", "--indicator",
      "fiw.pr",
    ])
    #expect(later.lines.first == "id,name,kind,iso2,year,fiw_pr")
  }

  @Test("tidy has what series has, of everybody and everything, and the same bytes each time")
  func tidyIsSeries() throws {
    let codes = FreedomBinary.run(["entities", "--columns", "id", "--csv", "--no-headers"]).lines
    let indicators = FreedomBinary.run([
      "codebook", "--columns", "indicator", "--csv", "--no-headers",
    ]).lines.filter { $0 != "fiw.rating" }
    let series = FreedomBinary.run(
      ["series"] + codes + indicators.flatMap { ["--indicator", $0] } + ["--csv"])
    let tidy = FreedomBinary.run(["export", "tidy"] + codes)
    #expect(tidy.lines.count > 175_000)
    #expect(tidy.output == series.output)
    #expect(FreedomBinary.run(["export", "tidy"] + codes).output == tidy.output)
  }

  @Test(
    "rows and columns can be chosen",
    arguments: [
      (["--columns", "year,value"], "year,value 2023,7 2024,7 2025,7 2026,7"),
      (["--columns", "year", "--limit", "1", "--offset", "1"], "year 2024"),
      (["--columns", "year", "--sort", "-year"], "year 2026 2025 2024 2023"),
      (["--columns", "year", "--years", "coverage"], "year 2023 2024 2025"),
    ])
  func chosen(options: [String], lines: String) {
    let result = FreedomBinary.run(
      ["export", "tidy", "KAZ", "--indicator", "fiw.pr", "--from", "2023"] + options)
    #expect(result.lines.joined(separator: " ") == lines, "\(result.error)")
  }

  @Test("notes and citation go beside a CSV file")
  func notes() throws {
    let output = FreedomBinary.temporary("x.csv")
    let notes = FreedomBinary.temporary("x.txt")
    let result = FreedomBinary.run([
      "export", "tidy", "kz", "--indicator", "fotn.total", "-o", output, "--notes", notes,
    ])
    #expect(result.status == 0, "\(result.error)")
    #expect(
      try String(contentsOfFile: notes, encoding: .utf8) == """
        Ratings, one value a row

        - fotn.total: 0 to 100, higher is freer (before 2019 the reverse).
        - Years are report editions; Freedom House's cover mostly the previous calendar year.

        Source: Freedom House, Freedom on the Net. https://freedomhouse.org

        """)
    #expect(
      try String(contentsOfFile: output, encoding: .utf8)
        .split(separator: "\n").allSatisfy { !$0.hasPrefix("#") })
  }
}
