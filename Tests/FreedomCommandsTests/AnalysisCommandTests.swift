import Foundation
import FreedomTestSupport
import Testing

@Suite("freedom breaks, episodes, compare and trend of groups")
struct AnalysisCommandTests {
  private func csv(_ arguments: String...) -> [String] {
    FreedomBinary.run(arguments + ["--format", "csv"]).lines
  }

  @Test("breaks of Turkey and the Gambia, totals 2013 to 2025")
  func breaks() {
    let found = csv(
      "breaks", "Turkey", "Gambia", "--indicator", "fiw.total", "--from", "2013", "--to", "2025",
      "--min-segment", "3", "--criterion", "bic", "--columns",
      "id,breaks,last_of_segment,mean_before,mean_after")
    #expect(
      found == [
        "id,breaks,last_of_segment,mean_before,mean_after", "TUR,1,2016,57.25,32.77777777777778",
        "GMB,2,2017,20.4,44.5", "GMB,2,2021,44.5,48.75",
      ])
    let criteria = csv(
      "breaks", "Turkey", "--indicator", "fiw.total", "--from", "2013", "--to", "2025",
      "--min-segment", "3", "--columns", "bic")
    #expect(criteria.last.flatMap(Double.init).map { abs($0 - 70.496) < 0.0005 } == true)
  }

  @Test(
    "values of third parties are named under trends, breaks, episodes and comparisons",
    arguments: ["trend", "breaks", "episodes", "compare"])
  func thirdParties(command: String) {
    func notes(_ arguments: String...) -> Bool {
      FreedomBinary.run([command, "Hungary", "--indicator", "fiw.total"] + arguments).output
        .contains("2026: third parties")
    }
    #expect(notes())
    #expect(!notes("--to", "2025"))
  }

  @Test("breaks have their columns, and a model for each number of breaks when asked")
  func breakColumns() {
    let all = csv(
      "breaks", "Turkey", "--indicator", "fiw.total", "--from", "2013", "--min-segment", "3",
      "--all-models", "--max-breaks", "2")
    #expect(
      all.first
        == "id,name,indicator,breaks,last_of_segment,mean_before,mean_after,rss,bic,last_low,"
        + "last_high,lwz,sup_f,sup_f_p,r,criterion,breaks_by_bic")
    #expect(all.count == 1 + 1 + 1 + 2)
  }

  @Test("a chart marks the breaks in words")
  func breakChart() {
    let result = FreedomBinary.run([
      "breaks", "Gambia", "--indicator", "fiw.total", "--from", "2013", "--to", "2025",
      "--min-segment", "3", "--criterion", "bic", "--chart",
    ])
    #expect(result.status == 0)
    #expect(result.output.contains("mean 20.4 to 44.5 (improved)"))
  }

  @Test("episodes have their columns, thresholds and reasons")
  func episodes() {
    let found = csv("episodes", "Gambia", "Hungary")
    #expect(
      found.first
        == "id,name,indicator,kind,start,end,before,after,change,reason,censored,left_censored,range"
    )
    #expect(found.contains { $0.hasPrefix("GMB,The Gambia,fiw.total,improvement,2017,") })
    #expect(found.contains { $0.hasPrefix("HUN,Hungary,fiw.total,decline,") })
    let text = FreedomBinary.run(["episodes", "Hungary", "--notes"]).output
    #expect(text.contains("start 1") && text.contains("tolerance 5"))
    let strict = FreedomBinary.run(["episodes", "Gambia", "--cumulative", "60"])
    #expect(strict.output.contains("Episodes of at least 60 points"))
    #expect(csv("episodes", "Gambia", "--cumulative", "60").count == 1)
  }

  @Test("episodes without names are everybody's")
  func allEpisodes() {
    let everybody = csv("episodes", "--from", "2006")
    let eurasia = csv("episodes", "--from", "2006", "--region", "Eurasia")
    #expect(eurasia.count > 1)
    #expect(everybody.count > eurasia.count)
    #expect(Set(eurasia).isSubset(of: Set(everybody)))
  }

  @Test("Kazakhstan, about to chair the OSCE, among its members and neighbours")
  func kazakhstan() {
    let found = csv(
      "compare", "Kazakhstan", "--baseline", "group:osce", "--baseline", "region:Eurasia",
      "--indicator", "fiw.total", "--from", "2009", "--to", "2009")
    #expect(found.first == "year,KAZ,group:osce,region:Eurasia")
    #expect(found.last?.hasPrefix("2009,30,") == true)
    let averages = found.last?.split(separator: ",").compactMap { Double($0) } ?? []
    #expect(averages.count == 4 && averages[2] > 70 && averages[3] < 40)
    let rank = csv(
      "compare", "Kazakhstan", "--rank", "--group", "osce", "--from", "2009", "--to", "2009")
    #expect(rank.count == 2)
  }

  @Test("a group without names is all its members")
  func members() {
    let found = csv("compare", "--group", "asean", "--from", "2026", "--indicator", "fiw.total")
    #expect(found.first == "year,BRN,IDN,KHM,LAO,MMR,MYS,PHL,SGP,THA,TLS,VNM")
  }

  @Test("the trends of a group are those of its members while they were")
  func trends() {
    let found = csv(
      "trend", "--all", "--group", "eu", "--columns", "id,from,to", "--indicator", "fiw.rating")
    #expect(found.contains("GBR,1974,2020"))
    #expect(found.contains("POL,2005,2026"))
    #expect(!found.contains { $0.hasPrefix("NOR,") })
  }

  @Test("everybody is the 205 countries, and who was a territory when asked for")
  func everybody() {
    #expect(csv("trend", "--all", "--columns", "id").count == 206)
    #expect(csv("trend", "--all", "--kind", "territory", "--columns", "id").count == 27)
  }

  @Test("groups of one's own come from a file")
  func ownGroups() throws {
    let path = try FreedomBinary.file(
      "groups.csv", "group,id,from,to\nbaltic,EST,,\nbaltic,Latvia,,\nbaltic,lt,2000-01-01,\n")
    let found = csv(
      "table", "counts", "--group", "baltic", "--groups-file", path, "--from", "1999",
      "--to", "2001", "--columns", "year,entities")
    #expect(found == ["year,entities", "1999,2", "2000,2", "2001,3"])
    let bad = try FreedomBinary.file("groups.csv", "group,id,from,to\nbaltic,Congo,,\n")
    let refused = FreedomBinary.run(["table", "counts", "--group", "baltic", "--groups-file", bad])
    #expect(refused.status == 65)
    #expect(refused.error.contains("row 2"))
  }

  @Test("groups of one's own are imported, stand in for bundled ones, and go with their source")
  func importedGroups() throws {
    let database = FreedomBinary.temporary("groups.sqlite")
    func run(_ arguments: String...) -> FreedomBinary.Result {
      FreedomBinary.run(arguments + ["--database", database])
    }
    func counted(_ group: String) -> String {
      run(
        "table", "counts", "--group", group, "--from", "2001", "--to", "2001", "--format", "csv",
        "--columns", "entities", "--no-headers"
      ).output
    }
    #expect(counted("nato") == "19\n")
    let own = try FreedomBinary.file(
      "own.csv",
      "id,from,to,group\nEST,,,Baltic\nLatvia,,,baltic\nlt,2000-01-01,,baltic\nEST,,,nato\n")
    let first = run("import", own, "--format", "csv", "--no-headers")
    #expect(first.output == "own.csv,groups,groups,,4,4,0,0,0,\n")
    #expect(
      run("import", own, "--format", "csv", "--columns", "added,unchanged").lines.last == "0,4")
    #expect(counted("baltic") == "3\n")
    #expect(counted("nato") == "1\n")
    let compared = run(
      "compare", "Poland", "--baseline", "group:baltic", "--from", "2001", "--to", "2001",
      "--format", "csv", "--no-headers")
    #expect(compared.output == "2001,1.5,1.5\n" || compared.output.hasPrefix("2001,"))
    #expect(run("sources", "--format", "csv", "--no-headers").lines.count == 11)
    #expect(run("sources", "remove", "11").status == 0)
    #expect(counted("nato") == "19\n")
    #expect(run("table", "counts", "--group", "baltic").status == 65)
    let bad = try FreedomBinary.file(
      "bad.csv",
      "group,id,from,to\nbaltic,Congo,,\nbaltic,EST,2001-13-01,\n,EST,,\nb,EST,2002-01-01,2001-01-01\n"
    )
    let refused = run("import", bad, "--errors", "json")
    #expect(refused.status == 65)
    #expect(refused.error.split(separator: "\n").count { $0.contains("bad-membership") } == 4)
  }

  @Test("a command line that cannot be meant is refused")
  func refusals() {
    for arguments in [
      ["breaks"], ["breaks", "Turkey", "--all"], ["breaks", "Turkey", "--group", "eu"],
      ["breaks", "Turkey", "--min-segment", "0.7"], ["episodes", "Turkey", "--start", "0"],
      ["episodes", "--chart"], ["compare"], ["episodes", "Turkey", "--indicator", "fiw.status"],
    ] {
      let result = FreedomBinary.run(arguments)
      #expect(result.status == 64, "\(arguments): \(result.error)")
      #expect(result.output.isEmpty)
    }
  }
}

@Suite("freedom agree")
struct AgreeTests {
  private func values(_ arguments: String...) -> [String: Double] {
    let result = FreedomBinary.run(
      ["agree"] + arguments
        + [
          "--database", FreedomBinary.bundled, "--csv", "--no-headers", "--columns",
          "measure,value",
        ]
    )
    return Dictionary(
      result.lines.compactMap { line in
        let cells = line.split(separator: ",")
        return cells.count == 2 ? Double(cells[1]).map { (String(cells[0]), $0) } : nil
      }, uniquingKeysWith: { $1 })
  }

  /// Computed with scipy 1.17.1 and scikit-learn 1.9.1 from the bundled data.
  @Test("of Freedom in the World and Freedom of the Press is what scipy and scikit-learn have")
  func reference() {
    let totals = values("fiw.total", "fotp.total", "--edition", "2017")
    for (name, value) in [
      ("pairs", 195), ("pearson", 0.9481747919360368), ("spearman", 0.9505101966731265),
      ("kendall_tau_b", 0.813699812619627), ("mean_gap", -9),
      ("mean_absolute_gap", 11.482051282051282),
    ] {
      #expect(totals[name].map { abs($0 - value) < 1e-9 } == true, "\(name)")
    }
    let statuses = values("fiw.status", "fotp.status", "--edition", "2017")
    for (name, value) in [
      ("pearson", 0.8329405456955363), ("spearman", 0.8394914690373593),
      ("kendall_tau_b", 0.7898694071289976), ("same_status", 0.7384615384615385),
      ("kappa", 0.6092644978783592), ("kappa_linear", 0.7075774059807698),
      ("kappa_quadratic", 0.8054691626078282),
    ] {
      #expect(statuses[name].map { abs($0 - value) < 1e-9 } == true, "\(name)")
    }
  }

  @Test("shows summary, cross table and the ten largest disagreements to people")
  func parts() {
    let result = FreedomBinary.run([
      "agree", "fiw.status", "fotp.status", "--edition", "2017", "--database",
      FreedomBinary.bundled,
    ])
    #expect(result.status == 0)
    #expect(result.output.contains("kappa_linear       0.7076"))
    #expect(result.output.contains("F         60           27         0     87"))
    #expect(result.output.contains("Largest disagreements of fiw.status and fotp.status"))
    #expect(result.lines.count { $0.hasPrefix("Source: ") } == 1)
    let five = FreedomBinary.run([
      "agree", "fiw.total", "fotp.total", "--edition", "2017", "--part", "disagreements", "--top",
      "2", "--csv", "--no-headers", "--database", FreedomBinary.bundled,
    ])
    #expect(five.lines == ["TUN,Tunisia,2017,78,54,-32", "MEX,Mexico,2017,65,64,-29"])
    let pairs = FreedomBinary.run([
      "agree", "fiw.total", "fotp.total", "--edition", "2017", "--part", "pairs", "--csv",
      "--no-headers", "--database", FreedomBinary.bundled,
    ])
    #expect(pairs.lines.count == 195)
  }

  @Test("refuses what cannot be compared, and says what to do")
  func refusals() {
    func run(_ arguments: String...) -> FreedomBinary.Result {
      FreedomBinary.run(["agree"] + arguments + ["--database", FreedomBinary.bundled])
    }
    #expect(run("fiw.total", "fiw.total").error.contains("the first is the same"))
    let apart = run("fiw.total", "fotp.print_status")
    #expect(apart.status == 65 && apart.error.contains("--years coverage"))
    #expect(run("fiw.total", "fotp.total", "--part", "statuses").status == 64)
    #expect(run("fiw.total", "fotp.total", "--edition", "2010", "--from", "2009").status == 64)
    #expect(run("fiw.total", "fotp.total", "--top", "0").status == 64)
    #expect(run("fiw.total", "nothing").status == 65)
  }

  @Test("compares an index of one's own with Freedom House's")
  func own() throws {
    let database = FreedomBinary.temporary("x.sqlite")
    try FileManager.default.copyItem(atPath: FreedomBinary.bundled, toPath: database)
    let file = try FreedomBinary.file(
      "ngo.csv", "country,year,indicator,value\nKenya,2025,x,5\nNorway,2025,x,1\nChad,2025,x,9\n")
    let taken = FreedomBinary.run([
      "import", file, "--database", database, "--publication", "ngo", "--new-indicators",
      "--lower-is-freer", "--range", "0:10",
    ])
    #expect(taken.status == 0)
    let result = FreedomBinary.run([
      "agree", "ngo.x", "fiw.total", "--database", database, "--csv", "--no-headers", "--columns",
      "measure,value", "--limit", "7",
    ])
    #expect(
      result.lines.contains("pairs,3") && result.lines.contains("spearman,1")
        && result.lines.contains("kendall_tau_b,1"))
  }
}
