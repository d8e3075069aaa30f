import FreedomModel
import Testing

@testable import RatingsImport

@Suite("A user's own file that is odd, and taken")
struct OddInputTests {
  private static let header = "country,year,pr,cl,status\n"
  private static let kenya = "Kenya,2009,4,3,PF\n"
  private static let poland = "Poland,2009,1,1,F\n"

  private static let files: [(text: String, expected: ExpectedFinding)] = [
    (
      header + kenya + "\"\",\"\",\"\",\"\",\"\"\n" + poland,
      .init(.note, "blank-rows", line: 3, value: "1")
    ),
    (
      header + kenya + " , , , , \n" + poland,
      .init(.note, "blank-rows", line: 3, value: "1")
    ),
    (
      header + kenya + " Poland ,2009,1,1,F\n",
      .init(.note, "trimmed", line: 3, column: "country", value: " Poland ")
    ),
    (
      header + kenya + "Poland, 2009,1,1,F\n",
      .init(.note, "trimmed", line: 3, column: "year", value: " 2009")
    ),
    (
      header + kenya + "Poland,2009,2.0,1,F\n",
      .init(.note, "unusual-number", line: 3, column: "pr", value: "2.0")
    ),
    (
      header + kenya + "Poland,2009,1,1,partly   FREE\n",
      .init(.note, "status-spelling", line: 3, column: "status", value: "partly   FREE")
    ),
    (header + kenya + "Poland,2009,,1,F\n", .init(.note, "missing-values", value: "")),
    (header + kenya + "Poland,2009,1,1,", .init(.warning, "cut-row", line: 3, column: "status")),
    (
      header + "Burma,2009,7,7,NF\nPoland,2009,1,1,F\nMyanmar,2010,7,7,NF\n",
      .init(.note, "two-names", line: 4, column: "country", value: "Myanmar")
    ),
    (
      header + kenya + poland + poland,
      .init(.note, "duplicate", line: 4, column: "pr", value: "POL 2009 fiw.pr")
    ),
    (
      "country,year,pr,cl,status,\nKenya,2009,4,3,PF,x\nPoland,2009,1,1,F,y\n",
      .init(.note, "unknown-column", line: 1, column: "F")
    ),
    (header, .init(.note, "no-rows")),
  ]

  @Test("is reported, and nothing of it is lost", arguments: files)
  func taken(text: String, expected: ExpectedFinding) throws {
    let imported = try importing(csv: text, options: .naming("fiw"))
    try expected.check(imported)
    #expect(expected.code == "no-rows" || imported.sink.value("POL", 2009, "fiw.cl") == .number(1))
  }

  @Test(
    "is taken without a word where it is only written in another way",
    arguments: [
      "\u{FEFF}" + header + kenya + poland, header + kenya + "Poland,2009,1,1,F",
      header.replacing("\n", with: "\r\n") + "Kenya,2009,4,3,PF\r\nPoland,2009,1,1,F\r\n",
      "COUNTRY, Year ,\u{A0}PR,\"CL\n\",Status\n" + kenya + poland,
      header + kenya + poland + "\n\n\n",
    ])
  func silent(text: String) throws {
    let imported = try importing(csv: text, options: .naming("fiw"))
    #expect(imported.log.findings == [])
    #expect(imported.sink.status("POL", 2009, "fiw.status") == .free)
  }

  @Test(
    "means the edition whose label or period it writes",
    arguments: [
      ("1983-84", 1984), ("1983-1984", 1984), ("1981-82", 1982), ("Nov.1983-Nov.1984", 1985),
      ("Jan.-Feb. 1973", 1973),
    ])
  func editions(label: String, year: Int) throws {
    let imported = try importing(
      csv: Self.header + "Poland,\(label),6,5,NF\n", options: .naming("fiw"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("POL", year, "fiw.pr") == 6)
  }

  @Test("has a name of Namibia's code, and a column of only F, read as text")
  func words() throws {
    let imported = try importing(
      csv: "id,year,status\nNA,2009,F\nNO,2009,F\n", options: .naming("fiw"))
    #expect(imported.refusals == [])
    #expect(imported.sink.status("NAM", 2009, "fiw.status") == .free)
    #expect(imported.sink.status("NOR", 2009, "fiw.status") == .free)
  }
}
