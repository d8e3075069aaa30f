import FreedomTestSupport
import Testing

/// What a user sees on a screen of 80 cells, and ways to ask for it.
@Suite("screens")
struct ScreenTests {
  private func run(_ arguments: String...) -> FreedomBinary.Result { FreedomBinary.run(arguments) }

  private func csv(_ arguments: String..., columns: String) -> [String] {
    FreedomBinary.run(arguments + ["--csv", "--no-headers", "--columns", columns]).lines
  }

  /// The rows of the first table on a screen, without its heading.
  private func rows(_ result: FreedomBinary.Result) -> [Substring] {
    result.output.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { !$0.hasPrefix("─") }.dropFirst().prefix { !$0.isEmpty }.map { $0 }
  }

  // MARK: show

  @Test("show leads with region, status, score, last year's and rank")
  func show() {
    let shown = run("show", "Hungary", "--edition", "2020")
    #expect(shown.lines[0] == "Hungary (Europe), edition 2020")
    #expect(shown.lines[1].split(separator: " ").suffix(4) == ["2020", "2019", "rank", "freest"])
    let rows = rows(shown)
    #expect(rows[0].hasPrefix("Status ") && rows[0].contains("  Partly Free  Partly Free  "))
    #expect(rows[1].hasPrefix("Total score ") && rows[1].contains("  70           70  "))
    #expect(rows[1].contains(" of 195 "))
    let rank = csv("show", "Hungary", "--edition", "2020", columns: "indicator,rank,ranked,region")
    let ranking = csv("table", "ranking", "Hungary", "--edition", "2020", columns: "rank")
    #expect(rank.contains("fiw.total,\(ranking[0]),195,Europe"))
  }

  @Test("a rating that no file has is shown with what the scores make, and last year's beside it")
  func recomputed() {
    let shown = run("show", "Sudan").output
    #expect(shown.contains("recomputed"))
    #expect(!run("show", "Hungary", "--edition", "2020").output.contains("recomputed  "))
  }

  @Test("on a page show has the same in one narrow table; for programs it keeps its columns")
  func page() {
    let page = run("show", "Hungary", "--edition", "2020", "--format", "md").output
    #expect(page.contains("| what "))
    #expect(page.contains("Partly Free | Partly Free |"))
    #expect(!page.contains("coverage_start"))
    #expect(
      run("show", "Hungary", "--csv").lines[0].hasPrefix(
        "publication,edition,coverage_start,coverage_end,indicator,label,value,text,freer_is,"
          + "recomputed,source,trust,"))
  }

  @Test(
    "a first word that is not a command is shown as a country",
    arguments: [
      ["Hungary"], ["South", "Korea"], ["Chad", "--edition", "1990"], ["kz"],
    ])
  func implied(arguments: [String]) {
    let result = FreedomBinary.run(arguments)
    #expect(result.status == 0)
    #expect(result.output == FreedomBinary.run(["show"] + arguments).output)
  }

  // MARK: entities

  @Test("entities has a line an entity, by name")
  func entities() {
    let screen = run("entities")
    let rows = rows(screen)
    // One name is longer than the screen has room for.
    #expect(rows.count - csv("entities", columns: "id").count <= 1)
    #expect(rows.first?.hasPrefix("Abkhazia") ?? false)
    #expect(screen.lines.allSatisfy { $0.count <= 80 })
  }

  @Test("one entity has a card with its names and codes")
  func card() {
    let card = run("entities", "Niger").output
    for text in [
      "Niger\n\nid ", "Republic of the Niger", "cow 436", "1973 to", "also found  Nigeria",
    ] {
      #expect(card.contains(text), "\(text)")
    }
    #expect(!card.contains("1 of 1"))
    #expect(
      csv("entities", "Niger", columns: "id") == ["NER", "NGA"], "other formats list what is found")
    #expect(
      csv("entities", "Hungary", columns: "names,codes")[0].contains("Hungarian People's Republic"))
  }

  // MARK: compare, trend

  @Test("--describe puts the words before the table")
  func describe() {
    let output = run("compare", "Hungary", "--from", "2020", "--describe").output
    let (words, table) = (output.firstRange(of: "Hungary"), output.firstRange(of: "Comparison by"))
    #expect(words != nil && table != nil)
    if let words, let table { #expect(words.lowerBound < table.lowerBound) }
  }

  @Test("a change without a clear trend is not left to be read as one")
  func unclear() {
    let output = run("trend", "Norway", "Hungary", "--indicator", "total", "--from", "2020").output
    #expect(output.contains("No clear trend (p above 0.05): Norway"))
    #expect(
      !run("trend", "Hungary", "--indicator", "total", "--from", "2010").output.contains("clear"))
  }

  @Test(
    "columns that were asked for are never folded but go on in blocks", arguments: [80, 60, 200])
  func blocks(width: Int) {
    let output = FreedomBinary.run([
      "compare", "--region", "Europe", "--from", "2024", "--width", "\(width)",
    ]).output
    #expect(!output.contains("In every row"))
    for id in ["ALB", "HUN", "XKX"] { #expect(output.contains("  \(id)")) }
    #expect(output.split(separator: "\n").allSatisfy { $0.count <= width })
  }

  @Test("chosen columns are columns even where every row has the same value")
  func chosen() {
    let output = run(
      "series", "Hungary", "--edition", "2024", "--width", "40", "--columns",
      "indicator,edition,value"
    ).output
    #expect(output.contains("indicator    edition  value"))
  }

  // MARK: table

  @Test("a table shows the entities named; ranks are among all")
  func tableOfEntities() {
    #expect(
      csv("table", "status-changes", "Hungary", columns: "id,edition,from_status,to_status")
        == ["HUN,1984-85,NF,PF", "HUN,1990-91,PF,F", "HUN,2019,F,PF"])
    let all = csv("table", "ranking", "--edition", "2015", columns: "id,rank")
    let some = csv("table", "ranking", "Hungary", "Poland", "--edition", "2015", columns: "id,rank")
    #expect(some.count == 2 && some.allSatisfy(all.contains))
    #expect(
      csv("table", "movers", "Hungary", "Norway", "--edition", "2026", columns: "id,change,rank")
        == ["HUN,0,", "NOR,0,"])
    #expect(csv("table", "spells", "Hong Kong", columns: "id").first == "HKG")
    let none = run("table", "ranking", "Hong Kong", "--edition", "2015")
    #expect(none.output.contains("No row: Hong Kong (--kind all"))
  }

  @Test("a screen of movers has ten each way with ranks; other formats have all")
  func movers() {
    let screen = run("table", "movers", "--edition", "2025")
    #expect(rows(screen).count == 20)
    #expect(screen.lines[1].hasPrefix("rank  id "))
    #expect(screen.lines.joined(separator: " ").contains("24 more improved"))
    let all = csv("table", "movers", "--edition", "2025", columns: "direction,rank")
    #expect(all.count == 94)
    #expect(all.first == "improved,1" && all.last == "declined,1")
  }

  @Test("a table of several indicators names them in a last column, on a screen in the first")
  func tableOfIndicators() {
    let both = csv(
      "table", "ranking", "Hungary", "--edition", "2015", "--indicator", "total,pr",
      columns: "id,indicator")
    #expect(both == ["HUN,fiw.total", "HUN,fiw.pr"])
    let screen = run("table", "averages", "--edition", "2015", "--indicator", "total,pr").output
    #expect(screen.contains("indicator  edition"))
    #expect(screen.contains("averages"))
  }

  @Test(
    "--edition means one edition everywhere, by its year or its label",
    arguments: [
      ["series", "Hungary", "--indicator", "fiw.pr"], ["compare", "Hungary"],
      ["table", "ranking", "--indicator", "fiw.pr", "--top", "1"], ["table", "counts"],
      ["table", "status-changes"], ["export", "panel", "Hungary"],
    ])
  func edition(arguments: [String]) {
    let byYear = FreedomBinary.run(arguments + ["--edition", "1984", "--csv"])
    #expect(byYear.status == 0 && !byYear.output.isEmpty)
    #expect(
      FreedomBinary.run(arguments + ["--edition", "1983-84", "--csv"]).output == byYear.output)
    let labelled = FreedomBinary.run(arguments + ["--edition", "Jan.-Feb. 1973", "--csv"])
    #expect(labelled.status == 0)
    let none = FreedomBinary.run(arguments + ["--edition", "1983"])
    #expect(none.status == 65 && none.error.contains("there is no edition 1983"))
    #expect(FreedomBinary.run(arguments + ["--edition", "1983-85"]).status == 64)
  }

  // MARK: Indicators, baselines, events

  @Test(
    "indicators in one option, by the end of their ids",
    arguments: [
      "series", "compare", "trend", "breaks", "episodes",
    ])
  func indicators(command: String) {
    let short = FreedomBinary.run([command, "Hungary", "--indicator", "total,pr", "--csv"])
    let long = FreedomBinary.run([
      command, "Hungary", "--indicator", "fiw.total", "--indicator", "fiw.pr", "--csv",
    ])
    #expect(short.status == 0 && short.output == long.output)
    #expect(short.output.contains("fiw.total") && short.output.contains("fiw.pr"))
  }

  @Test("p values of several indicators are adjusted together")
  func adjusted() {
    let both = csv("trend", "Hungary", "--indicator", "pr,cl", columns: "p,p_adjusted")
    let one = csv("trend", "Hungary", "--indicator", "cl", columns: "p,p_adjusted")
    #expect(both.count == 2 && !both.contains(one[0]))
  }

  @Test("'freedom indicators' lists them")
  func alias() {
    #expect(run("indicators", "--csv").output == run("codebook", "--csv").output)
  }

  @Test(
    "a region or a group by its name alone is a baseline",
    arguments: [
      ("EU", "group:eu"), ("Europe", "region:Europe"), ("World", "world"),
      ("European Union", "group:eu"),
    ])
  func baseline(name: String, meant: String) {
    let named = run("compare", "Hungary", "--baseline", name, "--csv")
    #expect(named.status == 0)
    #expect(named.output == run("compare", "Hungary", "--baseline", meant, "--csv").output)
  }

  @Test(
    "a group as a country, region or group gives the option to use",
    arguments: [
      (["show", "EU"], "--group eu"), (["series", "Europe"], "--region Europe"),
      (["compare", "Hungary", "World"], "--baseline world"),
      (["table", "counts", "--region", "EU"], "--group eu"),
      (["table", "counts", "--group", "Europe"], "--region Europe"),
    ])
  func groups(arguments: [String], option: String) {
    let result = FreedomBinary.run(arguments)
    #expect(result.status == 65)
    #expect(result.error.contains(option), "\(result.error)")
  }

  @Test("a year and a day of it mark the same edition")
  func events() {
    let chart = run(
      "chart", "line", "Hungary", "--event", "2010=Election", "--event", "2010-04-25=Vote")
    #expect(chart.output.contains("a 2010 (at 2011): Election"))
    #expect(chart.output.contains("b 2010-04-25 (at 2011): Vote"))
    let byCoverage = run(
      "chart", "line", "Hungary", "--years", "coverage", "--event", "2010=Election")
    #expect(byCoverage.output.contains("a 2010: Election"))
  }
}
