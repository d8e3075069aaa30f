import FreedomModel
import Testing

@testable import RatingsImport

/// Imports a small table of values named `x`.
func importingFigures(
  _ csv: String, codes: CodeSystem? = nil, country: String? = nil, missing: [String] = []
) throws -> Imported {
  var options = ImportOptions()
  options.publication = "own"
  options.headers = ["x": "x"]
  options.headers["country"] = country
  options.codes = codes
  options.missing = missing
  return try importing(csv: csv, options: options)
}

extension Imported {
  /// Which entity got which value: `AUT 1 CHE 2`.
  var figures: String {
    sink.all.compactMap { item in
      item.kept.observation.value.number.map { ($0, item.entity) }
    }.sorted { $0 < $1 }.map { "\($0.1) \($0.0.shortestExact)" }.joined(separator: " ")
  }
}

@Suite("Codes that mean other countries in other systems")
struct CodeSystemTests {
  @Test("a column of ISO codes is understood by those that are of ISO alone")
  func proved() throws {
    let imported = try importingFigures("country,year,x\nAUS,2019,1\nDEU,2019,2\nSWZ,2019,3\n")
    #expect(imported.refusals == [])
    #expect(imported.figures == "AUS 1 DEU 2 SWZ 3")
  }

  @Test(
    "is refused where nothing tells the system",
    arguments: [
      "country,year,x\nAUS,2019,1\nSWZ,2019,2\nUSA,2019,3\n", "country,year,x\nAUS,2019,1\n",
      "country,year,x\nAU,2019,1\nSZ,2019,2\nFR,2019,3\n", "Country Code,year,x\nMNG,2019,1\n",
      "country,year,x\nPSE,2019,1\nKEN,2019,2\n",
    ])
  func unproved(csv: String) throws {
    let imported = try importingFigures(csv)
    let finding = try #require(imported.findings("ambiguous-codes").first)
    #expect(finding.severity == .refusedFile)
    #expect(finding.hint?.contains("--codes iso") == true)
  }

  @Test("is refused where one code is of another system alone, even under an ISO header")
  func contradicted() throws {
    for header in ["country", "iso3"] {
      let imported = try importingFigures("\(header),year,x\nAUS,2019,1\nDEU,2019,2\nAUL,2019,3\n")
      let finding = try #require(imported.findings("ambiguous-codes").first)
      #expect(finding.rule.contains("AUS: Australia (ISO) or Austria (COW letters"))
      let row = try #require(imported.findings("ambiguous-code").first)
      #expect(row.rule.contains("Australia (COW letters"))
    }
  }

  @Test(
    "is taken where the header says ISO",
    arguments: ["iso3", "ISO code", "iso3c", "ISO_A3", "iso", "id"])
  func header(header: String) throws {
    let imported = try importingFigures("\(header),year,x\nAUS,2019,1\nSWZ,2019,2\n")
    #expect(imported.refusals == [])
    #expect(imported.figures == "AUS 1 SWZ 2")
  }

  @Test(
    "is read as the header says where that names another system, with one note",
    arguments: [
      ("stateabb", "AUS SWZ", "AUT 1 CHE 2"), ("cowc", "SWZ AUL", "CHE 1 AUS 2"),
      ("scode", "MAC CZE", "MKD 1 CSK 2"), ("fips", "AU SZ", "AUT 1 CHE 2"),
      ("COW_Code_A", "USA MNG", "USA 1 MNE 2"), ("country_text_id", "PSE HUN", "XWB 1 HUN 2"),
      ("COWcode", "310 305", "HUN 1 AUT 2"), ("gwno", "310 305", "HUN 1 AUT 2"),
      ("iso_numeric", "008 040", "ALB 1 AUT 2"), ("ifs", "944 122", "HUN 1 AUT 2"),
    ])
  func otherHeader(header: String, codes: String, figures: String) throws {
    let codes = codes.split(separator: " ")
    let year = header == "scode" ? 1985 : 2019
    let csv = "\(header),year,x\n\(codes[0]),\(year),1\n\(codes[1]),\(year),2\n"
    for country in [nil, header] {
      let imported = try importingFigures(csv, country: country)
      #expect(imported.refusals == [])
      #expect(imported.figures == figures)
      let note = try #require(imported.findings("codes-by-header").first)
      #expect(imported.count("codes-by-header") == 1)
      #expect(note.rule.contains("\(codes[0]) ("))
      #expect(note.rule.contains("--codes"))
    }
  }

  @Test("is refused where a code is not of the system that the header names")
  func foreignUnderHeader() throws {
    let imported = try importingFigures("stateabb,year,x\nAUS,2019,1\nDEU,2019,2\n")
    let finding = try #require(imported.findings("code-system-not-named").first)
    #expect(finding.severity == .refusedFile)
    #expect(finding.rule.contains("COW letters, which does not have this code: it is Germany"))
    #expect(
      finding.hint?.hasPrefix("name the system of the codes: --codes cow-letters|") == true)
  }

  @Test("is refused under a header that other files use for numbers of their own")
  func perhaps() throws {
    let csv = "country_id,year,x\n8,2019,1\n"
    let imported = try importingFigures(csv)
    let finding = try #require(imported.findings("code-system-not-named").first)
    #expect(finding.severity == .refusedFile)
    #expect(finding.hint == "name the system of the codes: --codes vdem")
    let named = try importingFigures(csv, codes: .vdem)
    #expect(named.refusals == [])
    #expect(named.figures == "ZAF 1")
    // Numbers of rows beside names are not codes.
    let beside = try importingFigures(
      "country,country_id,year,x\nHungary,1,2019,1\nKenya,2,2019,2\nGhana,3,2019,3\n")
    #expect(beside.refusals == [])
  }

  @Test("is read in the system that the user names, each number in its time")
  func named() throws {
    let letters = try importingFigures(
      "stateabb,year,x\nAUS,2019,1\nSWZ,2019,2\nAUL,2019,3\nMAC,2019,4\nCZE,1985,5\n",
      codes: .cowLetters)
    #expect(letters.refusals == [])
    #expect(letters.figures == "AUT 1 CHE 2 AUS 3 MKD 4 CSK 5")
    let numbers = try importingFigures(
      "country,year,x\n365,1985,1\n365,1995,2\n345,2000,3\n345,2010,4\n002,2010,5\n", codes: .cow)
    #expect(numbers.refusals == [])
    #expect(numbers.figures == "SUN 1 RUS 2 YUG 3 SRB 4 USA 5")
    let wide = try {
      var options = ImportOptions()
      options.publication = "own"
      options.indicator = "x"
      options.codes = .cow
      return try importing(csv: "ccode,1985,1995\n365,1,2\n200,3,4\n", options: options)
    }()
    #expect(wide.figures == "SUN 1 RUS 2 GBR 3 GBR 4")
  }

  @Test("a code that the named system does not have is refused, with what it is elsewhere")
  func notInSystem() throws {
    let imported = try importingFigures("country,year,x\nDEU,2019,1\nAUS,2019,2\n", codes: .fips)
    #expect(imported.counts(.refusedRow) == ["unknown-code": 2])
    let finding = try #require(imported.findings("unknown-code").first)
    #expect(finding.hint?.contains("Germany (ISO") == true)
  }

  @Test("a number is refused with the systems that have it", arguments: ["310", "008", "20"])
  func number(code: String) throws {
    let imported = try importingFigures("country,year,x\n\(code),2019,1\n")
    #expect(imported.counts(.refusedRow) == ["ambiguous-code": 1])
    let finding = try #require(imported.findings("ambiguous-code").first)
    #expect(finding.hint?.contains("--codes ") == true)
    #expect(imported.figures == "")
  }

  @Test("old codes of the World Bank and codes of Our World in Data need no option")
  func unique() throws {
    let imported = try importingFigures(
      "country,year,x\nROM,1995,1\nZAR,1995,2\nKSV,2009,3\nYSR,1985,4\nOWID_SML,2009,5\nKEN,2009,6\n"
    )
    #expect(imported.refusals == [])
    #expect(imported.figures == "ROU 1 COD 2 XKX 3 YMD 4 XSL 5 KEN 6")
  }

  @Test("the ISO code of a place that is not rated proves nothing, and has no other meaning")
  func unrated() throws {
    let imported = try importingFigures("iso2,year,x\nBM,2019,1\nAU,2019,2\n")
    #expect(imported.counts(.refusedRow) == ["unknown-entity": 1])
    #expect(imported.counts(.refusedFile) == [:])
    #expect(imported.figures == "AUS 2")
  }

  @Test("Namibia's NA is not a mark of a missing value")
  func namibia() throws {
    let imported = try importingFigures("iso2,year,x\nNA,2019,1\nDE,2019,2\n")
    #expect(imported.figures == "NAM 1 DEU 2")
  }
}
