import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsImport

/// Files in the shape of other projects' own, with made-up values.
@Suite("Data sets of other projects")
struct ProjectDataTests {
  /// A file of each project, and one of its values.
  private static let files:
    [(
      layout: String, publication: String, text: String, entity: String, year: Int,
      indicator: String, value: Double, direction: ScaleDirection, maximum: Double?
    )] = [
      (
        "vdem", "vdem",
        """
        country_name,country_text_id,country_id,year,historical_date,COWcode,v2x_polyarchy,v2x_corr,other
        Mexico,MEX,3,2020,2020-12-31,70,0.666,0.5,7
        Palestine/West Bank,PSE,128,2020,2020-12-31,,0.271,0.6,7
        Zanzibar,ZZB,236,2020,2020-12-31,511,0.306,0.7,7

        """, "MEX", 2020, "polyarchy", 0.666, .higher, 1
      ),
      (
        "polity5", "polity",
        """
        p5,cyear,ccode,scode,country,year,flag,democ,autoc,polity,polity2
        0,2002017,404,GNB,Guinea-Bissau,2017,0,-77,-77,-77,5
        0,2002018,404,GNB,Guinea-Bissau,2018,0,7,1,6,6

        """, "GNB", 2018, "autoc", 1, .lower, 10
      ),
      (
        "qog", "qog",
        """
        ccode,cname,year,ccode_qog,cname_qog,ccodealp,version,fh_status,icrg_qog,wdi_pop
        586,Pakistan,2015,586,Pakistan (1971-),PAK,QoGStd,2,0.4,180000000

        """, "PAK", 2015, "icrg_qog", 0.4, .higher, 1
      ),
      (
        "rsf", "rsf",
        """
        ISO;Score 2025;Rank;Political Context;Country_EN;Zone;Year (N)
        NOR;92,31;1;94,11;Norway;UE Balkans;2025
        XCD;64,9;60;61;OECS;Amériques;2025
        CTU;52,1;100;50;Northern Cyprus;UE Balkans;2025

        """, "XNC", 2025, "score", 52.1, .higher, 100
      ),
      (
        "rsf", "rsf",
        """
        Year (N);ISO;Rank N;Score N;Rank N-1;Score N-1;FR_country;EN_country;Zone
        2021;NOR;1;6,72;1;7,84;Norvège;Norway;UE Balkans

        """, "NOR", 2021, "score_to_2021", 6.72, .lower, nil
      ),
      (
        "eiu", "eiu",
        """
        Country,Year,Rank,Overall score,Electoral process and pluralism,Functioning of government,\
        Political participation,Political culture,Civil liberties,Regime type
        Norway,2024,1,9.81,10,9.64,10,10,9.41,Full democracy

        """, "NOR", 2024, "civil_liberties", 9.41, .higher, 10
      ),
      (
        "cpi", "cpi",
        """
        Corruption Perceptions Index 2023,,,,,
        Country / Territory,ISO3,Region,CPI score 2023,Rank 2023,Sources 2023
        Denmark,DNK,WE/EU,90,1,8

        """, "DNK", 2023, "rank", 1, .lower, nil
      ),
      (
        "cpi-table", "cpi", "Country,ISO3,Year,CPI score\nDenmark,DNK,2022,90\n", "DNK", 2022,
        "score", 90, .higher, 100
      ),
      (
        "wgi", "wgi",
        """
        codeindyr,code,countryname,year,indicator,estimate,stddev,nsource,pctrank,pctranklower,pctrankupper
        KENva1996,KEN,Kenya,1996,va,-0.7,0.2,4,25.5,20.1,30.2
        ZARva1996,ZAR,"Congo, Dem. Rep.",1996,va,-1.7,0.2,4,5.5,2.1,10.2
        ABWva1996,ABW,Aruba,1996,va,..,..,..,..,..,..

        """, "COD", 1996, "va_rank", 5.5, .higher, 100
      ),
      (
        "world-bank", "wgi",
        """
        "Country Name","Country Code","Series Name","Series Code","2020 [YR2020]","2021 [YR2021]"
        "Congo, Dem. Rep.","COD","Rule of Law: Percentile Rank","RL.PER.RNK","5.1",".."
        "World","WLD","Rule of Law: Percentile Rank","RL.PER.RNK","..",".."
        ,,,,,
        "Data from database: Worldwide Governance Indicators",,,,,

        """, "COD", 2020, "rl_rank", 5.1, .higher, 100
      ),
    ]

  @Test("are known by their headers, with the facts of their indicators", arguments: files.indices)
  func known(index: Int) throws {
    let file = Self.files[index]
    let imported = try importing(csv: file.text)
    #expect(imported.refusals == [])
    #expect(imported.layout == file.layout)
    #expect(imported.publication == file.publication)
    let id = "\(file.publication).\(file.indicator)"
    #expect(imported.sink.number(file.entity, file.year, id) == file.value)
    let indicator = try #require(imported.sink.indicators.first { $0.id == id })
    #expect(indicator.direction == file.direction)
    #expect(indicator.maximum == file.maximum)
  }

  @Test("leave out groups and places that the register does not have, and name them")
  func strangers() throws {
    let vdem = try importing(csv: Self.files[0].text)
    #expect(vdem.findings("not-in-register").first?.rule.contains("Zanzibar") == true)
    #expect(vdem.sink.number("XWB", 2020, "vdem.polyarchy") == 0.271)
    #expect(vdem.findings("unknown-column").first?.rule.contains("other") == true)
    let bank = try importing(csv: Self.files[9].text)
    #expect(bank.findings("not-in-register").first?.rule.contains("World") == true)
    #expect(bank.findings("note-rows").count == 1)
  }

  @Test("have their codes of missing values and of statuses")
  func codes() throws {
    let polity = try importing(csv: Self.files[1].text)
    #expect(polity.sink.value("GNB", 2017, "polity.democ") == .absent(.notRated))
    #expect(polity.sink.number("GNB", 2017, "polity.polity2") == 5)
    let government = try importing(csv: Self.files[2].text)
    #expect(government.sink.status("PAK", 2015, "qog.fh_status") == .partlyFree)
  }

  @Test("are the user's publication where they name one, and only the columns that they name")
  func named() throws {
    var options = ImportOptions.naming("mine")
    options.headers = ["edi": "v2x_polyarchy"]
    let imported = try importing(csv: Self.files[0].text, options: options)
    #expect(imported.refusals == [])
    #expect(imported.sink.indicators.map(\.id) == ["mine.edi"])
    #expect(imported.sink.indicators.first?.maximum == 1)
  }

  @Test("of Our World in Data need a publication")
  func charts() throws {
    let text =
      "Entity,Code,Year,Electoral democracy index (central estimate),Corruption\n"
      + "Kosovo,OWID_KOS,2023,0.65,3\nWorld,OWID_WRL,2023,0.42,\n"
    #expect(try importing(csv: text).findings("publication-not-named").count == 1)
    #expect(
      try importing(csv: text, options: .naming("own")).findings("aggregate").map(\.value)
        == ["World"])
    var options = ImportOptions.naming("own")
    options.ignored = ["aggregates"]
    let imported = try importing(csv: text, options: options)
    #expect(imported.refusals == [])
    #expect(imported.layout == "owid")
    #expect(imported.sink.number("XKX", 2023, "own.electoral_democracy_index") == 0.65)
    #expect(imported.sink.number("XKX", 2023, "own.corruption") == 3)
  }

  @Test("of the World Bank name their publication above the table, and have any series")
  func developmentIndicators() throws {
    let imported = try importing(
      csv: """
        "Data Source","World Development Indicators",

        "Country Name","Country Code","Indicator Name","Indicator Code","2020","2021",
        "Kenya","KEN","Population, total","SP.POP.TOTL","51985780","53005614",
        "Africa Eastern and Southern","AFE","Population, total","SP.POP.TOTL","1","2",

        """)
    #expect(imported.refusals == [])
    #expect(imported.publication == "wdi")
    #expect(imported.sink.number("KEN", 2021, "wdi.sp_pop_totl") == 53_005_614)
    #expect(imported.sink.indicators.first?.label == "Population, total")
  }

  @Test("of the World Bank may have series across")
  func series() throws {
    let imported = try importing(
      csv: """
        Time,Time Code,Country Name,Country Code,Voice and Accountability: Estimate [VA.EST]
        2020,YR2020,Kenya,KEN,-0.3

        """, options: .naming("wgi"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2020, "wgi.va") == -0.3)
  }

  @Test("the governance workbook has a sheet for each indicator, and years over groups of columns")
  func governanceWorkbook() throws {
    func sheet(_ name: String, _ estimate: TestCell) -> TestSheet {
      TestSheet(
        name,
        [
          ["Worldwide Governance Indicators"], ["Note 1"], ["Note 2"], ["Note 3"],
          [nil, nil, 1996, nil, nil, 1998, nil, nil],
          [
            "Country/Territory", "Code", "Estimate", "StdErr", "Rank", "Estimate", "StdErr", "Rank",
          ],
          ["Kenya", "KEN", estimate, 0.2, 25.5, -0.8, 0.2, 24],
          ["Aruba", "ABW", "#N/A", "#N/A", "#N/A", 1, 0.2, 90],
        ])
    }
    let imported = try importing([
      sheet("VoiceandAccountability", -0.7), sheet("RuleofLaw", -0.9), TestSheet("Notes", [["x"]]),
    ])
    #expect(imported.refusals == [])
    #expect(imported.publication == "wgi")
    #expect(imported.sink.number("KEN", 1996, "wgi.rl") == -0.9)
    #expect(imported.sink.number("KEN", 1998, "wgi.va_rank") == 24)
    #expect(imported.count("title-row") == 2)
  }
}
