import Foundation
import FreedomTestSupport
import Testing

@Suite("freedom table")
struct TableTests {
  private func rows(_ arguments: String..., columns: String) -> [String] {
    FreedomBinary.run(
      ["table"] + arguments + ["--format", "csv", "--no-headers", "--columns", columns]
    ).lines
  }

  private func header(_ arguments: [String]) -> String? {
    FreedomBinary.run(["table"] + arguments + ["--format", "csv", "--limit", "0"]).lines.first
  }

  @Test(
    "every table has its columns",
    arguments: [
      (
        "counts",
        "edition,year,entities,free,partly_free,not_free,free_share,partly_free_share,not_free_share"
      ),
      ("balance", "edition,year,improved,declined,unchanged,net,method"),
      ("movers", "id,name,from,to,first,last,change,direction,rank"),
      ("ranking", "rank,id,name,value,status,previous_rank,rank_change"),
      ("lowest", "rank,id,name,value,status,previous_rank,rank_change"),
      ("highest", "rank,id,name,value,status,previous_rank,rank_change"),
      ("status-changes", "id,name,edition,from_status,to_status,direction"),
      ("transitions", "from_status,free,partly_free,not_free,total"),
      (
        "spells",
        "id,name,status,from,to,editions,left_censored,right_censored,started_by,ended_by"
      ),
      ("averages", "edition,year,entities,mean,median"),
      (
        "electoral-democracies", "id,name,edition,a,pr_score,cl_score,electoral_democracy"
      ),
    ])
  func columns(table: String, columns: String) {
    #expect(header([table]) == columns)
  }

  @Test("gains and declines say what they are counted by", arguments: ["rating", "status"])
  func balanceMethods(method: String) {
    let columns = "improved,declined,method"
    let found = rows("balance", "--method", method, "--to", "1974", columns: columns)
    #expect(found == [method == "status" ? "7,4,status" : "16,16,rating"])
    let byName = rows("balance", "--indicator", "fiw.\(method)", "--to", "1974", columns: columns)
    #expect(byName == found)
    let printed = FreedomBinary.run(
      ["table", "balance", "--method", method, "--to", "1974"])
    #expect(printed.output.contains("By \(method): "))
  }

  @Test("by region the region comes first")
  func byRegion() {
    #expect(
      header(["averages", "--by", "region"]) == "region,edition,year,entities,mean,median")
    let regions = rows("counts", "--by", "region", "--from", "2026", columns: "region,entities")
    #expect(
      regions == [
        "Africa,54", "Americas,35", "Asia,39", "Eurasia,12", "Europe,42", "Middle East,13",
      ])
  }

  @Test("the regions of each edition change with 2022")
  func regionsOfEdition() {
    let counts = rows(
      "counts", "--by", "region", "--regions", "edition", "--from", "2021", "--to", "2022",
      columns: "region,edition,entities")
    #expect(
      counts == [
        "Africa,2022,54", "Americas,2021,35", "Americas,2022,35", "Asia,2021,39", "Asia,2022,39",
        "Eurasia,2021,12", "Eurasia,2022,12", "Europe,2021,42", "Europe,2022,42", "MENA,2021,18",
        "Middle East,2022,13", "SSA,2021,49",
      ])
  }

  @Test("transitions of countries, editions 2004 to 2025")
  func transitions() {
    let found = rows(
      "transitions", "--from", "2004", "--to", "2025",
      columns: "from_status,free,partly_free,not_free,total")
    #expect(found == ["F,1803,22,1,1826", "PF,20,1161,39,1220", "NF,0,31,1000,1031"])
    let shares = rows(
      "transitions", "--from", "2004", "--to", "2025", "--shares", columns: "from_status,free")
    #expect(shares.first == "F,0.9874041621029573")
  }

  @Test("gains and declines from the edition 2013")
  func balance() {
    let found = rows(
      "balance", "--from", "2013", columns: "year,improved,declined")
    #expect(
      found == [
        "2013,43,63", "2014,40,54", "2015,33,62", "2016,43,72", "2017,36,66", "2018,35,71",
        "2019,50,68", "2020,37,64", "2021,28,73", "2022,25,60", "2023,34,35", "2024,21,52",
        "2025,34,60", "2026,35,54",
      ])
  }

  @Test("the world's mean total falls in every edition after 2006")
  func worldMean() {
    let means = rows("averages", "--from", "2006", columns: "mean").compactMap(Double.init)
    #expect(means.count == 21)
    #expect(zip(means, means.dropFirst()).allSatisfy { $1 < $0 })
  }

  @Test("statuses are counted as Freedom House counted them, in all its 52 editions")
  func distribution() throws {
    let published = try String(
      contentsOf: Checkout.folder.appendingPathComponent(
        "datasets/historical_distribution.csv"), encoding: .utf8
    ).split(separator: "\n").dropFirst().map(String.init)
    #expect(published.count == 52)
    let counted = rows("counts", columns: "edition,year,entities,free,partly_free,not_free")
    #expect(counted.dropLast() == published[...])
    // Its own page on the edition 2026 says 88, 48 and 59.
    #expect(counted.last == "2026,2026,195,88,48,59")
  }

  @Test(
    "press statuses of countries and territories",
    arguments: [
      (2009, "70,61,64"), (2010, "69,64,63"), (2012, "66,72,59"), (2017, "61,72,66"),
    ])
  func press(edition: Int, counts: String) {
    let found = rows(
      "counts", "--indicator", "fotp.status", "--from", "\(edition)", "--to", "\(edition)",
      columns: "free,partly_free,not_free")
    #expect(found == [counts])
  }

  @Test("electoral democracies of 2025: 106 yes, 89 no")
  func electoralDemocracies() {
    let found = rows("electoral-democracies", columns: "electoral_democracy")
    #expect(found.count { $0 == "true" } == 106)
    #expect(found.count { $0 == "false" } == 89)
  }

  @Test(
    "a table with values of third parties says so, and of which editions",
    arguments: [
      (["counts"], "(one third party): fiw 2026."), (["counts", "--to", "2025"], ""),
      (["movers", "--indicator", "fotn.total"], "(agreeing third parties): fotn 2025."),
      (["ranking", "--to", "2024"], ""), (["electoral-democracies"], ""),
      (["press-and-freedom"], "(agreeing third parties): fotp 2017."),
      (["averages", "--from", "2025"], "(one third party): fiw 2026."),
    ])
  func thirdParties(arguments: [String], note: String) {
    let result = FreedomBinary.run(["table"] + arguments + ["--json"])
    let notes = result.lines.filter { $0.contains("Third party") }
    #expect(notes.isEmpty == note.isEmpty, "\(notes)")
    #expect(note.isEmpty || notes.contains { $0.contains(note) }, "\(notes)")
  }

  @Test("electoral democracies: an edition without the scores that the rule needs is named")
  func notJudged() {
    let result = FreedomBinary.run(["table", "electoral-democracies", "--json"])
    #expect(
      result.output.contains("Not judged, since A Electoral process is missing: edition 2026."))
    #expect(
      !FreedomBinary.run(["table", "electoral-democracies", "--to", "2025"]).output.contains(
        "Not judged"))
  }

  @Test("a group counts its members of the year judged")
  func group() {
    let counts = rows(
      "counts", "--group", "eu", "--from", "2013", "--to", "2021", columns: "year,entities")
    #expect(
      counts == [
        "2013,27", "2014,28", "2015,28", "2016,28", "2017,28", "2018,28", "2019,28", "2020,28",
        "2021,27",
      ])
    let note = FreedomBinary.run(["table", "counts", "--group", "eu"]).output
    #expect(note.contains("group:eu"))
  }

  @Test("freedom and the press are headed by editions and by what these cover")
  func pressAndFreedom() {
    for (year, options) in [(2016, ["--edition", "2016"]), (2017, [])] {
      let table = FreedomBinary.run(["table", "press-and-freedom", "--limit", "1"] + options)
      #expect(
        table.lines.first
          == "Freedom and freedom of the press, edition \(year), covering \(year - 1)")
    }
  }

  @Test("movers go one edition back, so many, or between two editions")
  func movers() {
    #expect(rows("movers", "--top", "1", columns: "from,to").first == "2025,2026")
    #expect(rows("movers", "--span", "10", "--top", "1", columns: "from,to").first == "2016,2026")
    let found = rows(
      "movers", "--from", "2013", "--to", "2025", "--top", "1",
      columns: "id,first,last,change,direction")
    #expect(found == ["FJI,37,69,32,improved", "NIC,51,14,-37,declined"])
  }

  @Test("an option that a table does not use is refused, naming the tables that do")
  func refusals() {
    for (arguments, text) in [
      (["counts", "--shares"], "transitions"), (["ranking", "--by", "region"], "counts"),
      (["averages", "--chart"], "counts"), (["counts", "--regions", "edition"], "--by region"),
      (["movers", "--span", "2", "--from", "2010"], "exclude"), (["census"], "counts"),
    ] {
      let result = FreedomBinary.run(["table"] + arguments)
      #expect(result.status == 64, "\(arguments)")
      #expect(result.error.contains(text), "\(arguments): \(result.error)")
      #expect(result.output.isEmpty)
    }
  }

  @Test("an unknown region or group is refused with those there are")
  func unknownGroup() {
    let group = FreedomBinary.run(["table", "counts", "--group", "oscee"])
    #expect(group.status == 65)
    #expect(group.error.contains("osce"))
    let region = FreedomBinary.run(["table", "counts", "--region", "Atlantis"])
    #expect(region.status == 65)
    #expect(region.error.contains("Eurasia"))
  }

  @Test("a chart of counts follows the table")
  func chart() {
    let plain = FreedomBinary.run(["table", "counts", "--from", "2006"])
    let drawn = FreedomBinary.run(["table", "counts", "--from", "2006", "--chart"])
    #expect(drawn.output.hasPrefix(plain.output))
    #expect(drawn.output.count > plain.output.count)
    #expect(!drawn.output.contains("\u{1B}"))
  }
}

@Suite("A chart under a table shows what the table shows")
struct ChartUnderTableTests {
  private func compare(_ arguments: String...) -> FreedomBinary.Result {
    FreedomBinary.run(["compare", "Hungary", "Poland", "--from", "2015"] + arguments)
  }

  @Test("baselines are drawn, and described")
  func baselines() {
    let arguments = ["--indicator", "fiw.total", "--baseline", "group:eu"]
    let drawn = FreedomBinary.run(
      ["compare", "Hungary", "--from", "2015", "--chart"] + arguments)
    #expect(drawn.status == 0, "\(drawn.error)")
    #expect(drawn.output.contains("● Hungary 65"))
    // The table rounds the mean to the same four digits.
    #expect(
      drawn.output.contains("◆ group:eu 90.33") && drawn.output.contains("2026   65     90.33"))
    let described = FreedomBinary.run(
      ["compare", "Hungary", "--from", "2015", "--describe"] + arguments)
    let words = described.output.replacing("\n", with: " ")
    #expect(words.contains("group:eu declined from 92.75 in 2015 to 90.33 in 2026"))
  }

  @Test("differences are drawn as differences, with a line at zero")
  func differences() {
    let drawn = compare("--indicator", "fiw.total", "--relative", "world", "--chart")
    let words = drawn.output.replacing("\n", with: " ")
    #expect(
      words.contains("Freedom in the World, total score less world: Hungary and Poland, 2015–2026"))
    #expect(drawn.output.contains("0 = as world"))
    #expect(drawn.output.contains("● Hungary 8.021") && drawn.output.contains("◆ Poland 25.02"))
    #expect(drawn.lines.contains { $0.hasPrefix(" 0 ┤────────") })
    let two = compare(
      "--indicator", "fiw.total", "--indicator", "fiw.pr", "--relative", "world", "--chart")
    #expect(two.status == 64)
    #expect(two.error.contains("differences of fiw.total and fiw.pr have no scale in common"))
  }

  @Test("ranks are drawn as ranks, 1 on top")
  func ranks() {
    let drawn = compare("--indicator", "fiw.total", "--rank", "--chart")
    #expect(drawn.output.contains("1 = most free (top), 195 = least free"))
    #expect(drawn.lines.contains { $0.hasPrefix("  1 ┤") })
    #expect(drawn.output.contains("● Hungary 94") && drawn.output.contains("◆ Poland 61"))
    #expect(drawn.output.contains("2026   94   61"))
  }

  @Test("reversed values are drawn reversed, and named so")
  func reversed() {
    let drawn = compare("--indicator", "fiw.pr", "--reversed", "--chart")
    let words = drawn.output.replacing("\n", with: " ")
    #expect(words.contains("political rights rating (8 - x): Hungary and Poland, 2015–2026"))
    #expect(drawn.output.contains("7 = most free (top), 1 = least free"))
    #expect(drawn.output.contains("● Hungary 5") && drawn.output.contains("◆ Poland 6"))
  }

  @Test(
    "a web page has the drawing, and every other format refuses it",
    arguments: [
      ["compare", "Hungary"], ["trend", "Hungary"], ["table", "counts"], ["breaks", "Hungary"],
      ["episodes", "Hungary"],
    ])
  func formats(command: [String]) {
    let page = FreedomBinary.run(command + ["--chart", "--format", "html"])
    #expect(page.status == 0, "\(page.error)")
    #expect(page.output.contains("<svg ") && page.output.contains("<table>"))
    for format in ["csv", "json", "markdown", "latex"] {
      let refused = FreedomBinary.run(command + ["--chart", "--format", format])
      #expect(refused.status == 64)
      #expect(refused.output.isEmpty)
      #expect(refused.error.contains("a chart cannot be put into \(format)"), "\(refused.error)")
    }
  }

  @Test("words stand in a page where they are asked for, and are refused in CSV")
  func words() {
    let page = FreedomBinary.run(["trend", "Kazakhstan", "--describe", "--format", "html"])
    #expect(page.output.contains("<p>Kazakhstan declined from 4.5 in 1992 to 6 in 2026.</p>"))
    #expect(!page.output.contains("<svg "))
    #expect(FreedomBinary.run(["trend", "Kazakhstan", "--describe", "--csv"]).status == 64)
  }

  @Test("what leaves out a part of the table cannot go with a chart of all of it")
  func parts() {
    for option in [["--limit", "2"], ["--offset", "1"], ["--columns", "year,HUN"]] {
      let result = FreedomBinary.run(["compare", "Hungary", "Poland", "--chart"] + option)
      #expect(result.status == 64)
      #expect(result.error.contains(option[0]))
    }
    #expect(FreedomBinary.run(["trend", "Hungary", "--chart", "--columns", "name,p"]).status == 0)
  }

  @Test("of those named only the kind that the table counts is drawn")
  func kind() {
    let result = FreedomBinary.run(["trend", "Hungary", "--kind", "territory", "--chart"])
    #expect(result.output.contains("Nothing to draw"), "\(result.output)")
  }

  @Test("more lines than can be told apart are refused")
  func tooMany() {
    for command in [["trend", "--all"], ["compare", "--region", "Europe"]] {
      let result = FreedomBinary.run(command + ["--chart"])
      #expect(result.status == 64)
      #expect(result.error.contains("lines cannot be told apart"), "\(result.error)")
    }
  }

  @Test(
    "kinds whose bars or fields would lie take no --zoom",
    arguments: ["bar", "spark", "strip", "stacked"])
  func zoom(kind: String) {
    let result = FreedomBinary.run(["chart", kind, "--region", "Europe", "--zoom"])
    #expect(result.status == 64)
    #expect(result.error.contains("--zoom is for line, slope, heat, "))
  }
}
