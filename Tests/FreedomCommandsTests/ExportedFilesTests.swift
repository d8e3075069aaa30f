import Foundation
import FreedomTestSupport
import Testing

@Suite("freedom export, what other programs get")
struct ExportedFilesTests {
  /// The values of a database with the places they were read from.
  private func values(_ database: String) -> String {
    FreedomBinary.run([
      "export", "tidy", "--no-formula-guard", "--format", "csv", "--database", database, "--quiet",
    ]).output
  }

  /// The rows without the places.
  private func figures(_ database: String) -> [Substring] {
    values(database).split(separator: "\n").map { $0[..<($0.lastIndex(of: ",") ?? $0.endIndex)] }
  }

  private func names(beside path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path
    ).sorted()
  }

  @Test(
    "the package of everything, imported into an empty database, gives every value and its place",
    arguments: ["package", "package.zip"])
  func packageOfEverything(name: String) {
    let folder = FreedomBinary.temporary(name)
    let database = FreedomBinary.temporary("again.sqlite")
    #expect(FreedomBinary.run(["export", "package", "--output", folder]).status == 0)
    #expect(FreedomBinary.run(["import", folder, "--database", database]).status == 0)
    let values = values(database)
    #expect(values.utf8.count { $0 == UInt8(ascii: "\n") } == 176_067)
    #expect(values == self.values(FreedomBinary.bundled))
  }

  @Test("a publication and indicators of one's own come back too, to the last digit")
  func ownPublication() throws {
    let file = try FreedomBinary.file(
      "own.csv",
      """
      country,year,indicator,value,text
      Kenya,2020,openness,0.1,"'=1+1"
      Namibia,2020,openness,-3,'x
      Namibia,2021,openness,1e-7,-
      Kosovo,2021,voice,123456.789,"a, b"
      "Congo (Kinshasa)",2021,voice,0,''=x

      """)
    let database = FreedomBinary.temporary("own.sqlite")
    let again = FreedomBinary.temporary("again.sqlite")
    let folder = FreedomBinary.temporary("package")
    let taken = FreedomBinary.run([
      "import", file, "--publication", "civic", "--new-indicators", "--database", database,
    ])
    #expect(taken.status == 0)
    let written = FreedomBinary.run([
      "export", "package", "--output", folder, "--database", database,
    ])
    #expect(written.status == 0)
    let read = FreedomBinary.run(["import", folder, "--database", again])
    #expect(read.status == 0, "\(read.error)")
    let figures = figures(database)
    #expect(figures.count == 6)
    for text in [",0.1,=1+1", ",-3,'x", ",1e-07,-", ",0,'=x"] {
      #expect(figures.contains { $0.hasSuffix(text) }, "\(text): \(figures)")
    }
    #expect(self.figures(again) == figures)
    let citation = try String(contentsOfFile: folder + "/citation.txt", encoding: .utf8)
    #expect(citation.hasPrefix("civic [data set] (2021). Values for 2020 to 2021.\n"))
  }

  @Test("a folder of other files is left alone, whatever is asked for")
  func fullFolder() throws {
    let mine = try FreedomBinary.file("mine.txt", "mine")
    let folder = URL(fileURLWithPath: mine).deletingLastPathComponent().path
    let export = ["export", "package", "kaz", "--from", "2024", "--output", folder]
    for arguments in [export, export + ["--force"]] {
      let refused = FreedomBinary.run(arguments)
      #expect(refused.status == 73)
      #expect(refused.error.contains("name a new folder"))
      #expect(try names(beside: mine) == ["mine.txt"])
    }
  }

  @Test("the folder of an earlier package is kept, and written into when asked for")
  func earlierPackage() throws {
    let mine = try FreedomBinary.file("mine.txt", "mine")
    let folder = URL(fileURLWithPath: mine).deletingLastPathComponent().path + "/package"
    let export = ["export", "package", "kaz", "--output", folder]
    #expect(FreedomBinary.run(export).status == 0)
    try "mine".write(toFile: folder + "/mine.txt", atomically: true, encoding: .utf8)
    let before = try names(beside: folder + "/mine.txt")
    let refused = FreedomBinary.run(export)
    #expect(refused.status == 73)
    #expect(refused.error.contains("--force"))
    #expect(FreedomBinary.run(export + ["--force"]).status == 0)
    #expect(try names(beside: folder + "/mine.txt") == before)
    #expect(try String(contentsOfFile: folder + "/mine.txt", encoding: .utf8) == "mine")
  }

  @Test(
    "what is in the way is reported, kept, and leaves nothing half written",
    arguments: ["package", "sqlite"], [[], ["--force"]])
  func inTheWay(kind: String, force: [String]) throws {
    let file = try FreedomBinary.file("file", "old")
    let link = file + "-link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    for (path, told) in [
      (link, "symbolic link"), (file + "/no/such", "Not a directory"), ("/dev/null", "/dev/null"),
      (kind == "package" ? file : file + "-link", kind == "package" ? "not a folder" : "link"),
    ] {
      let country = kind == "package" ? ["Kenya"] : []
      let result = FreedomBinary.run(["export", kind, "--output", path] + country + force)
      #expect(result.status == 73, "\(path): \(result.error)")
      #expect(result.error.contains(told), "\(path): \(result.error)")
    }
    #expect(try names(beside: file) == ["file", "file-link"])
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "old")
  }

  @Test(
    "a full disk is reported with 74",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: ["tidy", "panel"])
  func fullDisk(kind: String) {
    let result = FreedomBinary.run(["export", kind, "--output", "/dev/full"])
    #expect(result.status == 74)
    #expect(result.error.contains("No space left on device"))
  }

  @Test("a copy of the database is sound and holds the same values")
  func copy() {
    let copy = FreedomBinary.temporary("copy.sqlite")
    let written = FreedomBinary.run(["export", "sqlite", "--output", copy])
    #expect(written.status == 0)
    let check = FreedomBinary.run([
      "sql", "PRAGMA integrity_check", "--database", copy, "--format", "csv", "--no-headers",
    ])
    #expect(check.output == "ok\n", "\(check.error)")
    let keys = ["sql", "PRAGMA foreign_key_check", "--database", copy, "--format", "csv"]
    #expect(FreedomBinary.run(keys + ["--no-headers"]).output == "")
    let count = ["sql", "SELECT count(*), sum(value) FROM observation_tidy", "--format", "csv"]
    let figures = FreedomBinary.run(count)
    #expect(figures.status == 0)
    #expect(FreedomBinary.run(count + ["--database", copy]).output == figures.output)
    #expect(FreedomBinary.run(["export", "sqlite", "--output", copy]).status == 73)
    #expect(FreedomBinary.run(["export", "sqlite", "--output", copy, "--force"]).status == 0)
  }

  @Test("texts that a spreadsheet would run are guarded, and as they are when asked for")
  func guards() {
    let query = ["sql", "SELECT '=1+1' AS a, '''x' AS b, '-' AS c, '-2' AS d, '''=x' AS e"]
    let csv = query + ["--format", "csv", "--no-headers"]
    #expect(FreedomBinary.run(csv).output == "'=1+1,'x,-,'-2,''=x\n")
    #expect(FreedomBinary.run(csv + ["--no-formula-guard"]).output == "=1+1,'x,-,-2,'=x\n")
  }

  @Test("an Excel workbook is written whatever folder for temporary files there is")
  func workbook() {
    let path = FreedomBinary.temporary("ratings.xlsx")
    let result = FreedomBinary.run(
      ["export", "xlsx", "kaz", "--output", path], environment: ["TMPDIR": "/no/such/folder"])
    #expect(result.status == 0, "\(result.error)")
    #expect(FileManager.default.contents(atPath: path)?.prefix(2) == Data("PK".utf8))
  }
}

@Suite("export panel has one row for one state-year")
struct StateYearTests {
  private static let codes = ["id", "iso2", "iso3", "iso_numeric", "cow", "gw"]

  private func panel(_ arguments: [String], database: String = FreedomBinary.bundled) -> [[String]]
  {
    let result = FreedomBinary.run(
      ["export", "panel", "--ids", "iso2,iso3,iso_numeric,cow,gw", "--tsv", "--database", database]
        + arguments)
    #expect(result.status == 0, "\(result.error)")
    return result.lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
      .map { $0.map(String.init) }
  }

  /// The codes and years that more than one row has.
  private func repeated(_ table: [[String]]) throws -> [String] {
    let header = try #require(table.first)
    let year = try #require(header.firstIndex(of: "year"))
    return try Self.codes.flatMap { code in
      let column = try #require(header.firstIndex(of: code))
      let keys = table.dropFirst().map { "\(code) \($0[column]) \($0[year])" }
        .filter { !$0.hasPrefix("\(code)  ") }
      return Dictionary(grouping: keys) { $0 }.filter { $0.value.count > 1 }.keys
    }
  }

  @Test(
    "for every code, under every rule for years, and of all indicators",
    arguments: [("edition", false), ("coverage", false), ("coverage-filled", true)])
  func unique(rule: String, isOfAll: Bool) throws {
    let indicators = FreedomBinary.run([
      "codebook", "--csv", "--no-headers", "--columns", "indicator",
    ])
    .lines.flatMap { ["--indicator", $0] }
    let columns = (Self.codes + ["year"]).joined(separator: ",")
    let table = panel(["--years", rule, "--columns", columns] + (isOfAll ? indicators : []))
    #expect(table.count > 9000)
    #expect(try repeated(table) == [])
  }

  @Test("Yugoslavia's has the press as Serbia and Montenegro's, and a note")
  func yugoslavia() throws {
    let notes = FreedomBinary.temporary("notes.txt")
    let table = panel(["YUG", "SCG", "--from", "1993", "--to", "2004", "--notes", notes])
    let header = try #require(table.first)
    func column(_ name: String) throws -> [String] {
      let column = try #require(header.firstIndex(of: name))
      return table.dropFirst().map { $0[column] }
    }
    #expect(try column("id") == Array(repeating: "YUG", count: 11) + ["SCG"])
    #expect(try column("cow") == Array(repeating: "345", count: 12))
    #expect(try column("fiw_status").allSatisfy { !$0.isEmpty })
    #expect(try column("fotp_status").allSatisfy { !$0.isEmpty })
    let text = try String(contentsOfFile: notes, encoding: .utf8)
    #expect(text.contains("Serbia and Montenegro is in the rows of Yugoslavia (1994 to 2003)"))
  }

  @Test("Entities named alone keep their own rows")
  func alone() {
    let table = panel(["SCG", "--indicator", "fotp.total"])
    #expect(table.count == 14)
    #expect(table.dropFirst().allSatisfy { $0[0] == "SCG" })
  }

  /// A publication that rates two entities of one code in the same year.
  @Test("Two values of one indicator stay apart, one of them without the code")
  func clash() throws {
    let database = FreedomBinary.temporary("x.sqlite")
    let file = try FreedomBinary.file(
      "own.csv",
      """
      country,year,score
      YUG,2001,1
      SCG,2001,2
      SCG,2002,3
      DEU,1985,4
      XWG,1985,5
      YEM,1985,6
      XNY,1985,7
      VDR,1975,8
      VNM,1975,9
      SUN,1980,1
      RUS,1980,2

      """)
    let imported = FreedomBinary.run([
      "import", file, "--database", database, "--publication", "own", "--lower-is-freer",
    ])
    #expect(imported.status == 0, "\(imported.error)")
    let notes = FreedomBinary.temporary("notes.txt")
    let table = panel(["--indicator", "own.score", "--notes", notes], database: database)
    #expect(table.count == 12)
    #expect(try repeated(table) == [])
    let text = try String(contentsOfFile: notes, encoding: .utf8)
    #expect(text.contains("Serbia and Montenegro has no cow code (2001)"))
    // The register has 345 for Yugoslavia until 2002, and 365 for the USSR until 1991.
    for row in table.dropFirst() {
      let cow = row[6]
      switch (row[0], row[8]) {
      case ("YUG", "2001"), ("SCG", "2002"): #expect(cow == "345")
      case ("SUN", _): #expect(cow == "365")
      case ("SCG", "2001"), ("RUS", _): #expect(cow == "")
      default: break
      }
    }
  }
}
