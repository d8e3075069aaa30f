import FreedomTestSupport
import Testing

/// How long statuses last, how often they end, and whether that changed.
@Suite("survival, hazard and transitions with limits")
struct SurvivalCommandTests {
  private func run(_ arguments: [String]) -> FreedomBinary.Result {
    FreedomBinary.run(arguments + ["--database", FreedomBinary.bundled])
  }

  static let screens: [(name: String, arguments: [String])] = [
    ("survival", ["table", "survival", "--status", "F"]),
    ("survival-by-decade", ["table", "survival", "--status", "PF", "--by", "decade"]),
    ("survival-test", ["table", "survival", "--by", "region", "--test"]),
    ("survival-notes", ["table", "survival", "--by", "group", "--group", "eu", "--notes"]),
    ("hazard", ["table", "hazard"]),
    ("hazard-by-region", ["table", "hazard", "--status", "NF", "--by", "region", "--notes"]),
    ("hazard-by-people", ["table", "hazard", "--weights", "people"]),
    ("transitions-limits", ["table", "transitions", "--limits"]),
    ("transitions-by-region", ["table", "transitions", "--by", "region", "--limits"]),
    ("transitions-test", ["table", "transitions", "--test", "--notes"]),
    ("spells", ["table", "spells", "Andorra", "Kosovo", "Serbia", "--kind", "all"]),
    ("chart-survival", ["chart", "survival"]),
    ("chart-survival-free", ["chart", "survival", "--status", "F", "--ascii"]),
    ("chart-survival-decades", ["chart", "survival", "--status", "PF", "--by", "decade"]),
    ("table-with-chart", ["table", "survival", "--status", "NF", "--chart"]),
    ("episodes", ["episodes", "Hungary", "Gambia", "Turkey", "--notes"]),
  ]

  @Test("screens look as recorded", arguments: screens)
  func golden(screen: (name: String, arguments: [String])) {
    let result = run(screen.arguments + ["--width", "80"])
    #expect(result.status == 0, "\(result.error)")
    #expect(result.lines.allSatisfy { $0.count <= 80 })
    Golden.expect(result.output, matches: "survival/\(screen.name).txt")
  }

  /// R survival 3.5: `survfit(Surv(start, stop, event) ~ 1, conf.type = "log-log")` on the Free
  /// spells of countries, editions 1973 to 2025; scripts/verify-analysis compares all.
  @Test("the estimates are those of R")
  func reference() throws {
    let rows = run(["table", "survival", "--status", "F", "--to", "2025", "--csv", "--no-headers"])
      .lines.map { $0.split(separator: ",").dropFirst().compactMap { Double($0) } }
    #expect(rows.count == 20)
    for expected in [
      [1, 120, 11, 0.908333333333333, 0.840593556893318, 0.94815966611628],
      [5, 89, 5, 0.730456610088453, 0.640820062517751, 0.801170599142291],
      [28, 42, 2, 0.439148047408686, 0.345396656483733, 0.528864338780456],
    ] {
      let found = try #require(rows.first { $0.first == expected[0] })
      #expect(zip(found, expected).allSatisfy { ($0 - $1).magnitude < 1e-12 }, "\(found)")
    }
  }

  @Test(
    "what makes no sense is refused with the option to use",
    arguments: [
      (["table", "survival", "--by", "edition"], "hazard"),
      (["table", "survival", "--by", "group"], "--group"),
      (["table", "survival", "--test"], "--by region"),
      (["table", "survival", "--status", "X"], "did you mean: F"),
      (["table", "survival", "--edition", "2020"], "--from and --to"),
      (["table", "survival", "--weights", "people"], "hazard"),
      (["table", "counts", "--status", "F"], "survival"),
      (["table", "ranking", "--limits"], "transitions"),
      (["table", "counts", "--by", "decade"], "survival"),
      (["chart", "line", "Hungary", "--status", "F"], "--status is for survival"),
      (["chart", "survival", "--by", "region"], "--status"),
      (["chart", "survival", "--by", "edition", "--status", "F"], "not by edition"),
      (["chart", "survival", "--zoom"], "--zoom"),
      (["chart", "survival", "--indicator", "fiw.total"], "a status"),
    ])
  func refused(arguments: [String], hint: String) {
    let result = run(arguments)
    #expect(result.status == 64 || result.status == 65)
    #expect(result.output == "")
    #expect(result.error.contains(hint), "\(result.error)")
  }

  @Test("every ending that charts have works")
  func endings() {
    for ending in ["svg", "html", "txt"] {
      let path = FreedomBinary.temporary("survival.\(ending)")
      let result = run(["chart", "survival", "--status", "F", "--output", path])
      #expect(result.status == 0, "\(result.error)")
      #expect((Files.text(of: path) ?? "").contains("how long Free lasts"))
    }
  }

  @Test("--years coverage-filled counts no edition twice")
  func filledYears() {
    func values(_ arguments: [String], _ rule: String) -> [String] {
      run(arguments + ["--csv", "--no-headers", "--years", rule]).lines
    }
    for arguments in [
      ["table", "survival", "--columns", "status,editions,at_risk,events,survival"],
      ["table", "hazard"],
      ["trend", "Hungary", "--columns", "n,s,variance,p,slope"],
      ["breaks", "Hungary", "--columns", "breaks,rss,bic"],
      ["episodes", "Hungary", "--indicator", "fiw.rating"],
    ] {
      #expect(
        values(arguments, "coverage-filled") == values(arguments, "coverage"), "\(arguments)")
    }
    let note = run(["trend", "Hungary", "--years", "coverage-filled", "--notes"]).output
    #expect(note.contains("but in trends, breaks, episodes and survival each edition counts"))
  }
}
