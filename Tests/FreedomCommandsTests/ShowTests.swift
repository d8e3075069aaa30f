import FreedomTestSupport
import Testing

@Suite("freedom show, series, entities")
struct ShowTests {
  @Test("Kazakhstan's editions of 2009 are the published ones")
  func kazakhstan2009() {
    let result = FreedomBinary.run([
      "show", "Kazakhstan", "--edition", "2009", "--format", "csv", "--columns",
      "indicator,value,text,recomputed",
    ])
    #expect(result.status == 0)
    for line in [
      "fiw.pr,6,,6", "fiw.cl,5,,5", "fiw.status,,NF,NF", "fiw.total,30,,30",
      "fiw.pr_score,7,,7", "fiw.cl_score,23,,23", "fotp.total,78,,78", "fotp.legal,26,,",
      "fotp.political,30,,", "fotp.economic,22,,", "fotp.status,,NF,NF",
    ] {
      #expect(result.lines.contains(line), "\(line)")
    }
  }

  @Test("an edition is found by ISO code too")
  func kazakhstan2008() {
    let result = FreedomBinary.run([
      "show", "kz", "--edition", "2008", "--format", "csv", "--columns", "indicator,value,text",
    ])
    #expect(result.lines.contains("fotp.total,78,"))
    #expect(result.lines.contains("fotp.status,,NF"))
  }

  @Test("South Africa keeps both ratings of 1973")
  func splitRating() {
    let result = FreedomBinary.run([
      "series", "South Africa", "--indicator", "fiw.pr", "--indicator", "fiw.cl", "--indicator",
      "fiw.status", "--to", "1973", "--format", "csv", "--columns", "indicator,value,text",
    ])
    #expect(
      result.lines == [
        "indicator,value,text", "fiw.pr,2,2(5)", "fiw.cl,3,3(6)", "fiw.status,,F (NF)",
      ])
  }

  @Test("an ambiguous name is refused with its candidates, an unknown one with suggestions")
  func names() {
    let congo = FreedomBinary.run(["series", "Congo"])
    #expect(congo.status == 65)
    #expect(congo.output.isEmpty)
    #expect(congo.error.contains("Congo (Kinshasa)") && congo.error.contains("Congo (Brazzaville)"))
    let typo = FreedomBinary.run(["series", "Kazakstan"])
    #expect(typo.status == 65)
    #expect(typo.error.contains("Kazakhstan"))
  }

  @Test("korea lists two")
  func korea() {
    let result = FreedomBinary.run(["entities", "korea", "--format", "csv", "--columns", "id,name"])
    #expect(result.lines == ["id,name", "KOR,South Korea", "PRK,North Korea"])
  }

  @Test("the year of an edition follows the rule asked for")
  func yearRules() {
    func years(_ rule: String) -> [String] {
      FreedomBinary.run([
        "series", "USSR", "--indicator", "fiw.pr", "--years", rule, "--from", "1980", "--to",
        "1984",
        "--format", "csv", "--columns", "edition,year", "--no-headers",
      ]).lines
    }
    #expect(years("edition") == ["1980,1980", "1981,1981", "1982,1982", "1983-84,1984"])
    #expect(
      years("coverage") == ["1981,1980", "1982,1982", "1983-84,1983", "1984-85,1984"])
    #expect(
      years("coverage-filled")
        == ["1981,1980", "1982,1981", "1982,1982", "1983-84,1983", "1984-85,1984"])
  }

  @Test(
    "the view counts the statuses of FOTP as published",
    arguments: [
      ("2009", 70, 61, 64), ("2010", 69, 64, 63), ("2012", 66, 72, 59), ("2017", 61, 72, 66),
    ])
  func pressCounts(edition: String, free: Int, partlyFree: Int, notFree: Int) {
    let result = FreedomBinary.run([
      "sql",
      """
      SELECT sum(status = 'F'), sum(status = 'PF'), sum(status = 'NF') \
      FROM freedom_of_the_press WHERE edition = '\(edition)'
      """, "--format", "csv", "--no-headers",
    ])
    #expect(result.output == "\(free),\(partlyFree),\(notFree)\n")
  }

  @Test(
    "9,629 country rows and 530 territory rows with ratings; 148 countries with a status in 1973")
  func counts() {
    let rows = FreedomBinary.run([
      "sql", "SELECT kind, count(*) FROM freedom_in_the_world WHERE pr IS NOT NULL GROUP BY 1",
      "--format", "csv", "--no-headers",
    ])
    #expect(rows.lines == ["country,9629", "territory,530"])
    let first = FreedomBinary.run([
      "sql",
      """
      SELECT sum(status = 'F'), sum(status = 'PF'), sum(status = 'NF') FROM freedom_in_the_world \
      WHERE kind = 'country' AND edition = 'Jan.-Feb. 1973'
      """, "--format", "csv", "--no-headers",
    ])
    #expect(first.output == "44,36,68\n")
  }

  @Test("a country of 2026 without ratings gets those that its scores make, as recomputed")
  func sudan() {
    let shown = FreedomBinary.run([
      "show", "Sudan", "--edition", "2026", "--format", "csv", "--columns",
      "indicator,value,text,recomputed,trust",
    ])
    #expect(
      shown.lines.dropFirst() == [
        "fiw.status,,NF,,one third party", "fiw.total,1,,1,one third party",
        "fiw.pr_score,-4,,,one third party", "fiw.cl_score,5,,,one third party",
        "fiw.pr,,,7,", "fiw.cl,,,7,",
      ])
    let notRated = FreedomBinary.run([
      "show", "Russian-Occupied Territories of Ukraine", "--edition", "2026",
    ])
    #expect(notRated.status == 66 || notRated.status == 65, "\(notRated.output)")
  }

  @Test("a trend of Freedom on the Net across 2019 is on one scale, and a series as published")
  func net() {
    let trend = FreedomBinary.run([
      "trend", "Kazakhstan", "--indicator", "fotn.total", "--format", "csv",
    ])
    #expect(trend.lines[0].contains("first (100 - x before 2019),last (100 - x before 2019)"))
    #expect(trend.lines[1].hasPrefix("KAZ,Kazakhstan,fotn.total,2015,2025,"))
    let series = FreedomBinary.run([
      "series", "Kazakhstan", "--indicator", "fotn.total", "--format", "csv", "--columns",
      "edition,value",
    ])
    #expect(series.lines.contains("2018,62") && series.lines.contains("2024,34"))
  }

  @Test("single questions that the newest edition does not have are said to be in an older one")
  func olderItems() {
    let newest = FreedomBinary.run(["show", "Hungary", "--items"])
    #expect(newest.output.contains("--edition 2025"), "\(newest.output)")
    let older = FreedomBinary.run(["show", "Hungary", "--items", "--edition", "2025"])
    #expect(older.output.contains("Choice of the legislature"))
    #expect(!older.output.contains("--edition"))
    #expect(!FreedomBinary.run(["show", "Hungary"]).output.contains("--edition 2025"))
  }
}

@Suite("freedom explain, and the texts of the questions")
struct ExplainTests {
  @Test("a word is explained, and all are listed")
  func explained() {
    let word = FreedomBinary.run(["explain", "PR", "--format", "csv", "--no-headers"])
    #expect(word.status == 0)
    #expect(word.output.hasPrefix("political rights,PR,"))
    let all = FreedomBinary.run(["explain", "--format", "csv"])
    #expect(all.lines.count > 40)
    #expect(FreedomBinary.run(["explain", "partly", "free"]).output.contains("Not Free"))
  }

  @Test("an unknown word is refused with words that are like it")
  func unknown() {
    let typo = FreedomBinary.run(["explain", "coverag"])
    #expect(typo.status == 65)
    #expect(typo.error.contains("word \"coverag\" is unknown"))
    #expect(typo.error.contains("did you mean: coverage"))
    #expect(
      FreedomBinary.run(["explain", "qqqqqq"]).error.contains("'freedom explain' lists them"))
  }

  @Test("the codebook finds questions by words of their descriptions")
  func codebook() {
    let found = FreedomBinary.run([
      "codebook", "free elections", "--format", "csv", "--columns", "indicator", "--no-headers",
    ])
    #expect(found.lines == ["fiw.a1", "fiw.a2"])
  }

  @Test("questions are shown by their names")
  func items() {
    let shown = FreedomBinary.run([
      "show", "Kazakhstan", "--items", "--edition", "2024", "--format", "csv", "--columns",
      "indicator,label",
    ])
    #expect(shown.lines.contains("fiw.a1,A1 Choice of the head of government"))
    #expect(shown.lines.contains("fotn.b1,B1 Blocking"))
  }
}
