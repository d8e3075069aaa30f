import FreedomTestSupport
import Foundation
import Testing

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
