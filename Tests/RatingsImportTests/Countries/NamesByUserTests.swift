import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsImport

/// Imports a small table of values named `x`, with what the user says about names.
private func importing(
  _ csv: String, entities: [String: String] = [:], ignored: [String] = []
) throws -> Imported {
  var options = ImportOptions()
  options.publication = "own"
  options.headers = ["x": "x"]
  options.entities = entities.sorted { $0.key < $1.key }.map {
    .init(name: $0.key, entity: $0.value)
  }
  options.ignored = ignored
  return try importing(csv: csv, options: options)
}

@Suite("What a user says that names mean")
struct NamesByUserTests {
  private static let congo = "country,year,x\nCongo,2019,1\nKenya,2019,2\n"

  @Test("an ambiguous name is refused with the options that settle it")
  func ambiguous() throws {
    let finding = try #require(try importing(Self.congo).findings("ambiguous-entity").first)
    #expect(finding.hint?.contains("--entity Congo=COD or --entity Congo=COG") == true)
  }

  @Test(
    "the entity is named by id, code or name",
    arguments: ["COG", "cg", "Congo (Brazzaville)", "Congo-Brazzaville", "cow:484"])
  func named(id: String) throws {
    let imported = try importing(Self.congo, entities: ["congo": id])
    #expect(imported.refusals == [])
    #expect(imported.figures == "COG 1 KEN 2")
  }

  @Test("a code in a column of codes can be named, even against its system")
  func code() throws {
    let csv = "iso3,year,x\nXYZ,2019,1\nAUS,2019,2\nDEU,2019,3\n"
    let imported = try importing(csv, entities: ["XYZ": "XKX", "AUS": "AUT"])
    #expect(imported.refusals == [])
    #expect(imported.figures == "XKX 1 AUT 2 DEU 3")
  }

  @Test("a name that is settled still must not contradict the code beside it")
  func contradicting() throws {
    let csv = "country,iso3,year,x\nCongo,COD,2019,1\nKenya,KEN,2019,2\n"
    let imported = try importing(csv, entities: ["Congo": "COG"])
    #expect(imported.counts(.refusedRow) == ["name-and-code-differ": 1])
  }

  @Test(
    "an id that no entity has refuses the file",
    arguments: [("COX", "freedom entities"), ("Congo", "COD")])
  func unknown(id: String, hint: String) throws {
    let imported = try importing(Self.congo, entities: ["Congo": id])
    let finding = try #require(imported.findings("unknown-entity-option").first)
    #expect(finding.severity == .refusedFile)
    #expect(finding.rule.hasPrefix("--entity Congo=\(id): "))
    #expect(finding.hint?.contains(hint) == true)
  }

  @Test("marks of footnotes are left out with one note, in every layout")
  func marks() throws {
    let tidy = try importing(
      "country,year,x\nHungary*,2019,1\nKazakhstan [1],2019,2\nKenya†,2019,3\nHungary*,2020,4\n")
    #expect(tidy.refusals == [])
    #expect(tidy.figures == "HUN 1 KAZ 2 KEN 3 HUN 4")
    #expect(tidy.count("footnote-marks") == 1)
    let note = try #require(tidy.findings("footnote-marks").first)
    #expect(note.rule.hasSuffix("are left out: Hungary*; Kazakhstan [1]; Kenya†"))
    #expect(tidy.findings("two-names") == [])
    var options = ImportOptions.naming("own")
    options.indicator = "x"
    let wide = try RatingsImportTests.importing(
      csv: "Country,2019,2020\nGhana¹,1,2\nCongo*,3,4\n", options: options)
    #expect(wide.figures == "GHA 1 GHA 2")
    #expect(wide.findings("ambiguous-entity").first?.hint?.contains("--entity Congo=COG") == true)
  }

  @Test("a group of countries is called one, and the row can be left out")
  func aggregates() throws {
    let csv = """
      Entity,Code,Year,x
      World,OWID_WRL,2019,1
      Africa,,2019,2
      Kenya,KEN,2019,3
      High-income countries,OWID_HIC,2019,4
      Sub-Saharan Africa (WB)*,,2019,5

      """
    let refused = try importing(csv)
    #expect(refused.counts(.refusedRow) == ["aggregate": 4])
    for finding in refused.findings("aggregate") {
      #expect(finding.hint?.contains("--ignore aggregates") == true)
      #expect(finding.hint?.contains("did you mean") == false)
    }
    let left = try importing(csv, ignored: ["Aggregates"])
    #expect(left.refusals == [])
    #expect(left.figures == "KEN 3")
    #expect(left.report?.rows == 1)
    #expect(left.report?.rejected == 0)
    let note = try #require(left.findings("left-out-rows").first)
    #expect(note.rule.hasPrefix("4 rows are left out, as --ignore says: World 1, Africa 1"))
    let codes = try importing(
      "Country Code,year,x\nAFE,2019,1\nKEN,2019,2\nWLD,2019,3\n", ignored: ["aggregates"])
    #expect(codes.refusals == [])
    #expect(codes.figures == "KEN 2")
  }

  @Test("a group of countries without a year is called a group too")
  func aggregatesWithoutYear() throws {
    for csv in [
      "country,year,x\nKenya,2019,1\nAverage,,2\nMali,2019,3\n",
      "country,year,indicator,value\nKenya,2019,x,1\nAverage,,x,2\nMali,2019,x,3\n",
    ] {
      let imported = try RatingsImportTests.importing(csv: csv, options: .naming("own"))
      #expect(imported.counts(.refusedRow) == ["aggregate": 1])
    }
    let country = try importing("country,year,x\nKenya,,1\nMali,2019,3\n")
    #expect(country.counts(.refusedRow) == ["unknown-edition": 1])
  }

  @Test("rows are left out by any name, and a name that no row has is reported")
  func ignored() throws {
    let csv =
      "country,year,x\nWorld average,2019,1\nKenya,2019,2\nWORLD AVERAGE*,2020,3\nGhana,2019,4\n"
    let imported = try importing(csv, ignored: ["World average", "Ghana", "Narnia"])
    #expect(imported.refusals == [])
    #expect(imported.figures == "KEN 2")
    let note = try #require(imported.findings("left-out-rows").first)
    #expect(note.rule.hasSuffix("World average 2, Ghana 1"))
    #expect(imported.findings("nothing-to-ignore").first?.value == "Narnia")
  }

  @Test("a group or an unrated place is none of its code's country; other unknown names are")
  func byCode() throws {
    let imported = try importing(
      "country,iso3,year,x\nEngland,GBR,2019,1\nAfrica,ZAF,2019,2\nAfrique du Sud,ZAF,2019,3\n")
    #expect(imported.figures == "ZAF 3")
    #expect(imported.counts(.refusedRow) == ["unknown-entity": 1, "aggregate": 1])
    #expect(imported.count("name-by-code") == 1)
  }

  @Test("a place that is not rated is called so")
  func unrated() throws {
    let imported = try importing("country,year,x\nCuraçao,2019,1\nEngland,2019,2\n")
    for finding in imported.findings("unknown-entity") {
      #expect(finding.rule == "this is a place that Freedom House does not rate")
      #expect(finding.hint?.contains("--ignore") == true)
    }
  }

  @Test("the options are for files of the user's own")
  func official() throws {
    var options = ImportOptions()
    options.ignored = ["aggregates"]
    options.entities = [.init(name: "Congo", entity: "COG")]
    let sheet = RatingsSheets.sheet(
      [RatingsSheets.edition2025], [("Kenya", [.number(4), .number(4), .text("PF")])])
    let imported = try RatingsImportTests.importing([sheet], options: options)
    let finding = try #require(imported.findings("option-not-for-file").first)
    #expect(finding.value == "--entity, --ignore")
  }
}

@Suite("A file of a user's own names")
struct AliasTableTests {
  private func table(_ text: String) throws -> AliasTable {
    try AliasTable(TestCSV.file(text), register: testRegister)
  }

  @Test("is read with its usual headers, and rows without an id remove names")
  func read() throws {
    let table = try table("spelling;code\n\"Congo\";COG\nOur Land;ken\nOld name;\n;\n")
    #expect(table.findings == [])
    #expect(table.changes.map(\.name) == ["Congo", "Our Land", "Old name"])
    #expect(table.changes.map(\.entity) == ["COG", "KEN", nil])
  }

  @Test(
    "is refused with its line where it cannot be kept",
    arguments: [
      ("name,id\nKenya,TZA\n", 2, "--entity Kenya=TZA"), ("name,id\nX,COX\n", 2, "did you mean"),
      ("name,id\n\nX,Congo\n", 3, "COD, COG"), ("name,id\n,HUN\n", 2, "remove the row"),
      ("name,id\nCongo,COG\nCONGO,COD\n", 3, "remove one"), ("a,b\nx,y\n", nil, "name,id"),
      ("name,id\n-,HUN\n", 2, "another name"),
    ])
  func refused(text: String, line: Int?, hint: String) throws {
    let finding = try #require(try table(text).findings.first)
    #expect(finding.severity == .refusedFile)
    #expect(finding.line == line)
    #expect(finding.hint?.contains(hint == "did you mean" ? "" : hint) == true, "\(finding)")
  }
}

@Suite("Which of several columns of codes counts")
struct CodeColumnOrderTests {
  @Test(
    "one whose header is sure comes before one that may be of several systems",
    arguments: ["stateabb,ccode", "ccode,stateabb"])
  func sure(headers: String) throws {
    let isFirst = headers.hasPrefix("stateabb")
    func row(_ letters: String, _ number: Int, _ x: Int) -> String {
      (isFirst ? "\(letters),\(number)" : "\(number),\(letters)") + ",2019,\(x)\n"
    }
    let csv = "\(headers),year,x\n" + row("AUS", 305, 1) + row("SWZ", 225, 2) + row("USA", 2, 3)
    let imported = try importing(csv)
    #expect(imported.refusals == [])
    #expect(imported.figures == "AUT 1 CHE 2 USA 3")
  }

  @Test("ISO comes before another system, and a second column must not contradict it")
  func iso() throws {
    let csv = "cowcode,iso3c,year,x\n305,AUT,2019,1\n310,DEU,2019,2\n"
    let imported = try importing(csv)
    #expect(imported.counts(.refusedRow) == ["codes-differ": 1])
    #expect(imported.figures == "AUT 1")
  }
}
