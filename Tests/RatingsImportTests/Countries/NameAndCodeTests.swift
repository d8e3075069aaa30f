import FreedomModel
import Testing

@testable import RatingsImport

@Suite("A name beside a code")
struct NameAndCodeTests {
  @Test(
    "that contradicts it is refused with both, whichever column comes first",
    arguments: [
      "country,iso3,year,x\nKenya,UGA,2019,1\n", "iso3,country,year,x\nUGA,Kenya,2019,1\n",
      "Entity,Code,year,x\nKenya,UGA,2019,1\n", "country,code,year,x\nKenya,UGA,2019,1\n",
      "country,cow,year,x\nKenya,500,2019,1\n", "stateabb,country,year,x\nUGA,Kenya,2019,1\n",
      "country,iso2,year,x\nKenya,UG,2019,1\n",
    ])
  func contradiction(csv: String) throws {
    let imported = try importingFigures(csv)
    #expect(imported.counts(.refusedRow) == ["name-and-code-differ": 1])
    let finding = try #require(imported.findings("name-and-code-differ").first)
    #expect(finding.value?.hasPrefix("Kenya, ") == true)
    #expect(finding.rule.contains("Kenya") && finding.rule.contains("Uganda"))
    #expect(imported.figures == "")
  }

  @Test("makes codes of any system sure")
  func sure() throws {
    let imported = try importingFigures(
      "stateabb,country,year,x\nAUS,Austria,2019,1\nSWZ,Switzerland,2019,2\nAUL,Australia,2019,3\n")
    #expect(imported.refusals == [])
    #expect(imported.figures == "AUT 1 CHE 2 AUS 3")
  }

  @Test("reports where codes of two systems are mixed")
  func mixed() throws {
    let imported = try importingFigures(
      "code,country,year,x\nDEU,Germany,2019,1\nFRA,France,2019,2\nAUS,Austria,2019,3\n")
    let finding = try #require(imported.findings("name-and-code-differ").first)
    #expect(finding.severity == .refusedFile)
    #expect(finding.value == "Austria, AUS")
    #expect(finding.line == 4)
  }

  @Test("reports the one number among many that contradicts its name")
  func oddNumber() throws {
    let imported = try importingFigures(
      "ccode,country,year,x\n2,United States,2019,1\n20,Canada,2019,2\n200,France,2019,3\n")
    let finding = try #require(imported.findings("name-and-code-differ").first)
    #expect(finding.value == "France, 200")
    #expect(finding.rule.contains("United Kingdom"))
  }

  @Test("numbers of rows are not codes")
  func serialNumbers() throws {
    let imported = try importingFigures(
      "code,country,year,x\n1,Afghanistan,2019,1\n2,Albania,2019,2\n20,Algeria,2019,3\n")
    #expect(imported.refusals == [])
    #expect(imported.figures == "AFG 1 ALB 2 DZA 3")
  }

  @Test("a code settles a name that several countries have")
  func settled() throws {
    for codes in [("iso3", "COG", "COD"), ("cow", "484", "490"), ("Code", "COG", "COD")] {
      let imported = try importingFigures(
        "country,\(codes.0),year,x\nCongo,\(codes.1),2019,1\nCongo,\(codes.2),2019,2\n")
      #expect(imported.refusals == [])
      #expect(imported.figures == "COG 1 COD 2")
    }
    let open = try importingFigures("country,iso3,year,x\nCongo,,2019,1\nKorea,FRA,2019,2\n")
    #expect(open.counts(.refusedRow) == ["ambiguous-entity": 2])
  }

  @Test("a name that is not known is taken by an ISO code, with a note, and by no other code")
  func byCode() throws {
    let german = try importingFigures(
      "Land,iso3,Jahr,x\nDeutschland,DEU,2019,1\nSchweiz,CHE,2019,2\n")
    #expect(german.refusals == [])
    #expect(german.figures == "DEU 1 CHE 2")
    #expect(
      german.findings("name-by-code").first?.rule.contains("Schweiz (CHE: Switzerland)") == true)
    let numbers = try importingFigures("Land,cow,Jahr,x\nDeutschland,255,2019,1\n")
    #expect(numbers.counts(.refusedRow) == ["unknown-entity": 1])
    let named = try importingFigures("Land,cow,Jahr,x\nDeutschland,255,2019,1\n", codes: .cow)
    #expect(named.figures == "DEU 1")
  }

  @Test("the code of the state before or after is noted, and the name counts")
  func continuation() throws {
    let imported = try importingFigures(
      "year,ISO_code,countries,x\n2017,BRD,Germany,1\n2017,CHE,Switzerland,2\n", country: "ISO_code"
    )
    #expect(imported.refusals == [])
    #expect(imported.figures == "DEU 1 CHE 2")
    #expect(
      imported.findings("code-of-other-time").first?.rule.contains("BRD (Germany, W.)") == true)
  }

  @Test("the name of a state that was no more gives way to the code of its successor")
  func nameOfOtherTime() throws {
    let imported = try importingFigures(
      "country,iso3,year,x\nWest Germany,DEU,1985,1\nWest Germany,DEU,2024,2\n")
    #expect(imported.refusals == [])
    #expect(imported.sink.number("XWG", 1985, "own.x") == 1)
    #expect(imported.sink.number("DEU", 2024, "own.x") == 2)
    #expect(imported.findings("name-of-other-time").count == 1)
  }

  @Test("V-Dem: the name counts, and its numbers are never the country")
  func vdem() throws {
    let csv = """
      country_name,country_text_id,country_id,year,COWcode,x
      Mexico,MEX,3,2020,70,1
      Palestine/West Bank,PSE,128,2020,,2
      Palestine/Gaza,PSG,138,2020,,3
      United States of America,USA,20,2020,2,4
      Republic of Vietnam,VDR,35,1960,817,5
      """
    for country in [nil, "country_text_id", "country_name"] {
      let imported = try importingFigures(csv, country: country)
      #expect(imported.refusals == [])
      #expect(imported.figures == "MEX 1 XWB 2 XGZ 3 USA 4 XSV 5")
    }
  }

  @Test("two columns of names that differ are refused until one is chosen")
  func twoNames() throws {
    let csv = "country,territory,year,x\nChina,Tibet,2019,1\nKenya,,2019,2\n"
    let imported = try importingFigures(csv)
    #expect(imported.counts(.refusedRow) == ["two-countries": 1])
    #expect(try importingFigures(csv, country: "country").figures == "CHN 1 KEN 2")
  }

  @Test("two columns of codes that differ are refused")
  func twoCodes() throws {
    let imported = try importingFigures("iso3,cow,year,x\nKEN,501,2019,1\nKEN,500,2018,2\n")
    #expect(imported.counts(.refusedRow) == ["codes-differ": 1])
    #expect(imported.figures == "KEN 1")
  }

  @Test("rows of one name are told apart by the code beside it, however they alternate")
  func alternating() throws {
    let rows = (0..<40).map { "Congo,\($0 % 2 == 0 ? "COG" : "COD"),\(1980 + $0 / 2),\($0)" }
    let imported = try importingFigures(
      "country,iso3,year,x\n" + rows.joined(separator: "\n") + "\n")
    #expect(imported.refusals == [])
    #expect(imported.sink.number("COG", 1980, "own.x") == 0)
    #expect(imported.sink.number("COD", 1999, "own.x") == 39)
  }
}
