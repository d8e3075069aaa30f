import FreedomModel
import TabularFiles
import Testing

@testable import RatingsImport

@Suite("Third parties' tables of press freedom")
struct PressTablesTests {
  private let years = Array(1979...2011)

  /// A table of statuses, countries down; every row has one status but for some years.
  private func table(_ rows: [(name: String, status: String, others: [Int: String])]) -> String {
    let header = "country," + years.map(String.init).joined(separator: ",")
    let lines = rows.map { row in
      row.name + "," + years.map { row.others[$0] ?? row.status }.joined(separator: ",")
    }
    let commas = Array(repeating: String(repeating: ",", count: years.count), count: 9)
    return ([header] + lines + commas).joined(separator: "\r\n") + "\r\n"
  }

  @Test("of totals, years down and countries across, is known by its names")
  func totals() throws {
    let imported = try importing(
      csv: "year,Albania,C_te d'Ivoire,Gambia  The,Serbia  \r"
        + "1993,53,87,21,\r1994,67,74,27,86\r2014,49,60,81,40")
    #expect(imported.refusals == [])
    #expect(imported.layout == "fotp-totals-table")
    #expect(imported.authority == -2)
    #expect(imported.report?.editions == [1994, 1995, 2015])
    #expect(imported.report?.rows == 11)
    #expect(imported.sink.number("CIV", 1994, "fotp.total") == 87)
    #expect(imported.sink.number("GMB", 2015, "fotp.total") == 81)
    #expect(imported.sink.value("SRB", 1994, "fotp.total") == nil)
  }

  @Test("with years down that is not known is refused, and how to turn it is reported")
  func transposed() throws {
    let imported = try importing(csv: "year,Albania,Norway\n1993,53,8\n1994,67,9\n1995,71,8\n")
    #expect(imported.layout == nil)
    #expect(imported.counts(.refusedFile) == ["transposed-table": 1])
    #expect(imported.findings("transposed-table").first?.hint?.contains("--indicator") == true)
  }

  @Test("of statuses, countries down, is known by Kosovo's placeholder")
  func statuses() throws {
    var options = ImportOptions()
    options.reading.encoding = .windows1252
    let text = table([
      ("Norway", "F", [1985: "PF", 1988: "PF"]),
      ("C#te d'Ivoire", "NF", [:]),
      ("Kosovo", "", [2008: "0", 2009: "PF", 2010: "PF", 2011: "PF"]),
      ("Russia", "NF", [:]),
    ])
    let bytes = text.utf8.map { $0 == UInt8(ascii: "#") ? 0xF4 : $0 }
    let imported = try importing(bytes, name: "statuses.csv", options: options)
    #expect(imported.refusals == [])
    #expect(imported.layout == "fotp-status-table")
    #expect(imported.sink.status("NOR", 1986, "fotp.print_status") == .partlyFree)
    #expect(imported.sink.value("NOR", 1986, "fotp.status") == nil)
    #expect(imported.sink.status("NOR", 1989, "fotp.status") == .partlyFree)
    #expect(imported.sink.status("NOR", 1982, "fotp.print_status") == .free)
    #expect(imported.sink.status("CIV", 2012, "fotp.status") == .notFree)
    #expect(imported.sink.value("XKX", 2009, "fotp.status") == .absent(.notRated))
    #expect(imported.sink.text("XKX", 2009, "fotp.status") == "0")
    #expect(imported.sink.status("SUN", 1992, "fotp.status") == .notFree)
    #expect(imported.sink.status("RUS", 1993, "fotp.status") == .notFree)
    #expect(imported.report?.rejected == 0)
  }

  @Test("of statuses is refused where it could be of another publication")
  func uncertain() throws {
    let text = table([("Norway", "F", [:]), ("Kosovo", "NF", [:])])
    let imported = try importing(csv: text)
    #expect(imported.counts(.refusedFile) == ["indicator-not-named": 1])
    #expect(imported.sink.all.isEmpty)
  }

  @Test("of statuses is the user's own where they say what it holds")
  func named() throws {
    var options = ImportOptions()
    options.indicator = "fotp.status"
    options.publication = "fotp"
    options.years = .coverage
    let text = "country,2009,2010\nNorway,F,F\n"
    let imported = try importing(csv: text, options: options)
    #expect(imported.layout == "wide")
    #expect(imported.sink.status("NOR", 2010, "fotp.status") == .free)
  }

  @Test("of statuses refuses a row in which the edition 1982 says two things")
  func twoStatusesOfOneEdition() throws {
    let imported = try importing(
      csv: table([("Norway", "F", [1981: "PF"]), ("Kosovo", "", [2008: "0"])]))
    #expect(imported.counts(.refusedRow) == ["years-differ": 1])
    #expect(imported.report?.rejected == 1)
  }
}
