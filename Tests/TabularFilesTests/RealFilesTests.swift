import Foundation
import FreedomTestSupport
import Testing

@testable import TabularFiles

@Suite("Files that no one here wrote", .enabled(if: SharedData.isHere, "needs the shared data"))
struct CorporaTests {
  @Test(
    "csv-spectrum is read as its JSON says",
    arguments: [
      "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines",
      "newlines_crlf",
      "quotes_and_newlines", "simple", "simple_crlf", "utf8",
    ])
  func spectrum(name: String) throws {
    let folder = SharedData.corpus("csv-spectrum")
    let json = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: "\(folder)/json/\(name).json")))
    let expected = try #require(json as? [[String: String]])
    let file = try TabularFile.open(path: "\(folder)/csvs/\(name).csv")
    let rows = try SeenSheet(file.sheets[0]).rows
    let records = rows.dropFirst().map { row in
      Dictionary(uniqueKeysWithValues: zip(rows[0], row))
    }
    #expect(records == expected)
  }

  @Test("Each of them is read, or refused with a reason")
  func all() throws {
    let paths = Files.paths(under: SharedData.corpus("")).filter { !$0.hasSuffix(".json") }
    #expect(paths.count > 400)
    for path in paths {
      do {
        let file = try TabularFile.open(path: path)
        for sheet in file.sheets { try sheet.readRows { _ in .next } }
      } catch let error as FileError {
        #expect(error.severity == .refusedFile)
        #expect(!error.code.isEmpty && !error.rule.isEmpty)
      }
    }
  }

  @Test(
    "Workbooks that others open are opened",
    arguments: [
      ("54084 - Greek - beyond BMP.xlsx", 3), ("SampleSS.strict.xlsx", 3),
      ("WithVariousData.xlsx", 3),
    ])
  func opened(name: String, sheets: Int) throws {
    let file = try TabularFile.open(path: SharedData.corpus("poi-xlsx/" + name))
    #expect(file.sheets.count == sheets)
  }

  @Test(
    "Bombs are refused",
    arguments: [
      ("poc-xmlbomb.xlsx", "dtd-not-allowed"), ("54764.xlsx", "dtd-not-allowed"),
      ("duplicate-filename.xlsx", "broken-archive"), ("protected_passtika.xlsx", "encrypted"),
    ])
  func bombs(name: String, code: String) throws {
    #expect(
      refusal(try Files.bytes(of: SharedData.corpus("poi-xlsx/" + name)))?.code == code)
  }
}

@Suite("Freedom House's workbooks", .enabled(if: SharedData.isHere, "needs the shared data"))
struct RealWorkbooksTests {
  private func sheet(_ workbook: String, _ name: String) throws -> SeenSheet {
    let file = try TabularFile.open(path: SharedData.workbook(workbook))
    return try SeenSheet(#require(file.sheets.first { $0.name == name }))
  }

  /// Counted with openpyxl.
  @Test(
    "Sheets, rows and cells are all there",
    arguments: [
      (
        "2020_All_Data_FIW_2013-2020.xlsx", ["Index", "FIW13-20"], [20, 1677], [20, 73_745]
      ),
      (
        "Aggregate_Category_and_Subcategory_Scores_FIW_2003-2024.xlsx",
        ["INDEX", "FIW06-24", "FIW03-05"], [21, 3970, 208], [21, 75_431, 2288]
      ),
      ("All_data_FIW_2013-2025.xlsx", ["Index", "FIW13-25"], [21, 2725], [21, 119_857]),
      (
        "Country and Territory Ratings and Statuses FIW1973-2018.xlsx",
        ["INDEX", "Country Ratings, Statuses ", "Territory Ratings, Statuses"], [30, 209, 27],
        [30, 28_243, 3244]
      ),
      (
        "Country_and_Territory_Ratings_and_Statuses_FIW_1973-2024.xlsx",
        [
          "INDEX", "Country Ratings, Statuses ", "Territory Ratings, Statuses",
          "Historical distribution",
        ], [35, 208, 29, 213], [35, 32_447, 4097, 692]
      ),
      ("FINAL_DATA_FOTN2018_TOTAL_and_CATEGORY_SCORES.xlsx", ["2018"], [66], [396]),
      (
        "FOTN24_Country_Score_Data.xlsx", ["FOTN 2024 score data", "Understanding our data"],
        [74, 11], [2045, 11]
      ),
      (
        "List_of_Electoral_Democracies_FIW24.xlsx", ["Electoral Democracy Designation"], [197],
        [393]
      ),
    ])
  func counts(workbook: String, names: [String], rows: [Int], cells: [Int]) throws {
    let file = try TabularFile.open(path: SharedData.workbook(workbook))
    let seen = try file.sheets.map { try SeenSheet($0) }
    #expect(file.sheets.map(\.name) == names)
    #expect(seen.map(\.rows.count) == rows)
    #expect(seen.map(\.cells.count) == cells)
    #expect(seen.flatMap(\.errors).isEmpty)
  }

  @Test(
    "Read ahead or not, a sheet holds the same",
    arguments: [
      "All_data_FIW_2013-2025.xlsx",
      "Country_and_Territory_Ratings_and_Statuses_FIW_1973-2024.xlsx",
    ])
  func readAhead(workbook: String) throws {
    let file = try TabularFile.open(path: SharedData.workbook(workbook))
    for sheet in file.sheets {
      var rows: [[String]] = []
      try sheet.readRows { row in
        rows.append(row.texts(cutTo: Sheet.previewedBytes))
        return .next
      }
      #expect(try sheet.preview(.max) == rows)
    }
  }

  @Test func theRatingsOf2025SayWhatTheyShow() throws {
    let seen = try sheet(
      "Country_and_Territory_Ratings_and_Statuses_FIW_1973-2024.xlsx", "Country Ratings, Statuses ")
    #expect(
      seen.rows[0].prefix(5) == ["Survey Edition", "Jan.-Feb. 1973", "", "", "Jan.-Feb. 1974"])
    #expect(seen.rows[1].prefix(5) == ["Year(s) Under Review", "1972", "", "", "1973"])
    #expect(seen.rows[2].prefix(4) == ["", "PR", "CL ", "Status"])
    let kazakhstan = try #require(seen.rows.first { $0[0] == "Kazakhstan" })
    #expect(kazakhstan.prefix(4) == ["Kazakhstan", "-", "-", "-"])
    #expect(kazakhstan.suffix(3) == ["7", "5", "NF"])
    let southAfrica = try #require(seen.rows.first { $0[0] == "South Africa" })
    #expect(southAfrica[1...3] == ["2(5)", "3(6)", "F (NF)"])
    #expect(seen.rows.contains { $0[0] == "Germany, W. " })
  }

  @Test func theScoresOf2025SayWhatTheyShow() throws {
    let seen = try sheet("All_data_FIW_2013-2025.xlsx", "FIW13-25")
    #expect(seen.rows[1][0] == "Country/Territory")
    #expect(
      seen.rows[2].prefix(7) == ["Abkhazia", "Eurasia", "t", "2025", "PF", "5", "5"])
    #expect(seen.cells.contains(SeenCell(address: "V3", kind: .text, text: "N/A")))
  }

  @Test func liveFormulasShowTheirStoredValues() throws {
    let path = SharedData.workbook("Country_and_Territory_Ratings_and_Statuses_FIW_1973-2024.xlsx")
    let file = try TabularFile.open(path: path)
    var formulas = 0
    try #require(file.sheets.last).readRows { row in
      formulas += row.cells.filter(\.isFormula).count
      #expect(!row.cells.contains { $0.kind == .formulaWithoutValue })
      return .next
    }
    #expect(formulas == 555)
  }
}
