import FreedomTestSupport
import Foundation
import Testing

@Suite("freedom event")
struct EventTests {
  private func csv(_ arguments: String..., columns: String) -> [String] {
    FreedomBinary.run(
      ["event"] + arguments + ["--format", "csv", "--no-headers", "--columns", columns]
    ).lines
  }

  @Test("it has its columns, one row an entity, the others of its region, the difference")
  func columns() {
    let found = FreedomBinary.run(["event", "Turkey", "--date", "2016-07-15", "--csv"]).lines
    let estimate = ["", "_low", "_high", "_error", "_p"]
    let names =
      ["id", "name", "indicator", "edition", "n_before", "n_after", "level"]
      + estimate.map { "step" + $0 } + ["direction", "slope_before"]
      + estimate.map { "slope_change" + $0 }
      + ["dates", "dates_as_large", "p_dates", "others", "others_as_large", "p_others"]
    #expect(found.first == names.joined(separator: ","))
    #expect(found.count == 4)
    #expect(
      csv("Turkey", "--date", "2016-07-15", columns: "id,edition,n_before,n_after,direction") == [
        "TUR,2017,10,10,declined", "others,2017,10,10,declined", "difference,2017,10,10,declined",
      ])
  }

  @Test(
    "the step of Turkey is that of statsmodels",
    arguments: [
      // OLS, covariance HAC with 3 lags and the correction for small samples, Student's t.
      (
        "fiw.total", "2016-07-15",
        [
          -20.49090909090909, 2.6496353051436725, 8.58259821986366e-07, -1.3090909090909222,
          1.0848484848484925, 0.22199105181164294,
        ]
      ),
      (
        "fiw.rating", "1980-09-12",
        [
          2.957457983193275, 0.21261244620323624, 3.488176682821522e-09, -0.11309523809523793,
          -0.1479341736694692, 0.04367788698834899,
        ]
      ),
    ])
  func reference(indicator: String, date: String, expected: [Double]) throws {
    let row = try #require(
      csv(
        "Turkey", "--indicator", indicator, "--date", date,
        columns: "step,step_error,step_p,slope_before,slope_change,slope_change_error"
      ).first)
    let found = row.split(separator: ",").compactMap { Double($0) }
    #expect(found.count == expected.count)
    for (one, other) in zip(found, expected) {
      #expect(abs(one - other) <= 1e-8 * max(1, abs(other)), "\(one) \(other)")
    }
  }

  @Test("a year is placed as on a chart: at the edition that judges its middle")
  func year() {
    #expect(csv("Turkey", "--date", "2016", columns: "edition").first == "2017")
    let chart = FreedomBinary.run(["chart", "line", "Turkey", "--event", "2016=coup"])
    #expect(chart.output.contains("2016 (at 2017)"))
  }

  @Test("several entities have a mean, and a screen shows its path too")
  func several() {
    let screen = FreedomBinary.run(["event", "Tunisia", "Egypt", "Libya", "--date", "2011-01-14"])
    #expect(screen.status == 0)
    #expect(screen.output.contains("Mean of 3"))
    #expect(screen.output.contains("path around 2011-01-14"))
    #expect(screen.lines.allSatisfy { $0.count <= 80 })
    let path = FreedomBinary.run([
      "event", "Tunisia", "Egypt", "Libya", "--date", "2011-01-14", "--path", "--csv",
    ]).lines
    #expect(
      path.first == "time,edition,entities,mean,expected,others,others_mean,difference")
    // The means of 23, 25, 8 and of 58, 35, 17.
    #expect(path.contains { $0.hasPrefix("-1,2011,3,18.666666666666668,") })
    #expect(path.contains { $0.hasPrefix("0,2012,3,36.666666666666664,") })
  }

  @Test("all countries have a row each, and repeat from run to run")
  func all() {
    let rows = csv("--all", "--date", "2012", columns: "id,step,p_dates,p_others")
    #expect(rows.count == 196)
    let draws = ["Poland", "Hungary", "Kenya"]
    let runs = [1, 2].map { _ in
      FreedomBinary.run(["event"] + draws + ["--date", "2012", "--csv"]).output
    }
    #expect(runs[0] == runs[1])
    let other = FreedomBinary.run(["event"] + draws + ["--date", "2012", "--csv", "--seed", "2"])
    #expect(other.output != runs[0])
  }

  @Test(
    "a screen looks as recorded",
    arguments: [
      ("one", ["event", "Turkey", "--date", "2016-07-15", "--notes"]),
      ("several", ["event", "Tunisia", "Egypt", "Libya", "--date", "2011-01-14"]),
      ("chart", ["event", "Thailand", "--date", "2006", "--window", "3", "--chart"]),
      ("path", ["event", "--all", "--group", "eu", "--date", "2010", "--path", "--md"]),
    ])
  func screens(name: String, arguments: [String]) {
    Golden.expect(FreedomBinary.run(arguments).output, matches: "event/\(name).txt")
  }

  @Test(
    "every format has it",
    arguments: ["txt", "csv", "tsv", "json", "ndjson", "md", "tex", "html", "xlsx"])
  func formats(ending: String) throws {
    let path = FreedomBinary.temporary("event." + ending)
    let found = FreedomBinary.run([
      "event", "Tunisia", "Egypt", "--date", "2011-01-14", "--output", path,
    ])
    #expect(found.status == 0, "\(found.error)")
    #expect(try !Data(contentsOf: URL(fileURLWithPath: path)).isEmpty)
  }

  @Test("a chart shows the mean, the others and the line before")
  func chart() {
    let found = FreedomBinary.run([
      "event", "Tunisia", "Egypt", "--date", "2011-01-14", "--chart",
    ])
    #expect(found.output.contains("Mean of 2"))
    #expect(found.output.contains("Line before, extended"))
    #expect(found.output.contains("2011-01-14 (at 2012): event"))
  }

  @Test(
    "what cannot be compared says why",
    arguments: [
      (["Turkey"], 64, "--date"),
      (["Turkey", "--date", "July 2016"], 64, "--date needs a day, such as 2009-07-11"),
      (["--date", "2016"], 64, "name a country, or use --all"),
      (["Turkey", "--date", "2016", "--region", "Asia"], 64, "go with --all"),
      (["Turkey", "--date", "2016", "--window", "2"], 64, "window is 2"),
      (
        ["Turkey", "--date", "1950"], 65,
        "no edition with fiw.total judges 1950: they judge 2002-01-01 to 2025-12-31"
      ),
      (["Turkey", "--date", "2027-01-01"], 65, "no edition with fiw.total judges 2027-01-01"),
      (
        ["Turkey", "--date", "2003"], 65,
        "too few editions with fiw.total in the window: 1 before the event, 10 from it on"
      ),
      (["South Sudan", "--date", "2011"], 65, "3 are needed on each side"),
      (["Turkey", "--date", "2016", "--indicator", "fiw.status"], 64, "it needs figures"),
      (["Turkey", "--date", "2016", "--limit", "1", "--chart"], 64, "--limit"),
    ])
  func refused(arguments: [String], status: Int, message: String) {
    let found = FreedomBinary.run(["event"] + arguments)
    #expect(Int(found.status) == status, "\(found.error)")
    let words = found.error.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains(message), "\(found.error)")
  }
}
