import FreedomTestSupport
import Foundation
import Testing

@Suite("freedom sources remove")
struct SourcesTests {
  private let database: String

  init() throws {
    database = FreedomBinary.temporary("x.sqlite")
    try FileManager.default.copyItem(atPath: FreedomBinary.bundled, toPath: database)
  }

  private func run(_ arguments: String...) -> FreedomBinary.Result {
    FreedomBinary.run(arguments, environment: ["FREEDOM_DATABASE": database])
  }

  private func importOwn(_ text: String, as name: String = "ngo.csv") throws {
    let file = try FreedomBinary.file(name, text)
    let result = run("import", file, "--publication", "ngo")
    #expect(result.status == 0, "\(result.error)")
  }

  private static let values = "country,year,score\nGhana,2020,5\n"

  @Test(
    "knows a file by its name, in a path too", arguments: ["ngo.csv", "NGO.csv", "data/ngo.csv"])
  func byName(name: String) throws {
    try importOwn(Self.values)
    let number = run("sources", "--csv", "--no-headers", "--columns", "id").lines.last ?? ""
    let removed = run("sources", "remove", name)
    #expect(removed.status == 0)
    #expect(removed.error == "freedom: source \(number) removed\n")
    #expect(!run("sources", "--csv").output.contains("ngo.csv"))
  }

  @Test("removes what was only of that source from all that lists names")
  func leavesNothing() throws {
    try importOwn(Self.values)
    let commands: [[String]] = [
      ["codebook", "--csv", "--columns", "indicator"], ["cite"], ["info"],
      ["complete", "indicators", "--shell", "fish", "--", "ngo"],
      ["complete", "publications", "--shell", "fish", "--", "ngo"],
      ["complete", "sources", "--shell", "fish", "--", "ngo"],
    ]
    func outputs() -> [String] {
      commands.map {
        FreedomBinary.run($0, environment: ["FREEDOM_DATABASE": database]).output
      }
    }
    let with = outputs()
    #expect(with[0].contains("ngo.score"))
    #expect(with[3...].allSatisfy { $0.contains("ngo") })
    #expect(run("sources", "remove", "ngo.csv").status == 0)
    let without = outputs()
    #expect(!without[0].contains("ngo"))
    #expect(!without[1].contains("ngo"))
    #expect(Array(without[3...]) == ["", "", ""])
    let unknown = run("trend", "Ghana", "--indicator", "ngo.score")
    #expect(unknown.status == 65)
    #expect(run("check", "--quiet").status == 0)
  }

  @Test("keeps an indicator that another file has values of")
  func shared() throws {
    try importOwn(Self.values)
    try importOwn("country,year,score\nGhana,2021,6\n", as: "later.csv")
    #expect(run("sources", "remove", "ngo.csv").status == 0)
    #expect(
      run(
        "series", "Ghana", "--indicator", "ngo.score", "--csv", "--no-headers", "--columns", "value"
      )
      .output == "6\n")
  }

  @Test("refuses a name of several files with their numbers, and removes nothing")
  func ambiguous() throws {
    try importOwn(Self.values)
    try importOwn("country,year,score\nGhana,2021,6\n")
    for arguments in [["ngo.csv"], ["ngo.csv", "--dry-run"]] {
      let refused = FreedomBinary.run(
        ["sources", "remove"] + arguments, environment: ["FREEDOM_DATABASE": database])
      #expect(refused.status == 65)
      #expect(refused.error.contains("source \"ngo.csv\" stands for several"))
      #expect(refused.error.contains("11 (imported") && refused.error.contains("12 (imported"))
    }
    #expect(run("sources", "--csv", "--no-headers").lines.count == 12)
  }

  @Test("refuses an unknown name with the nearest")
  func unknown() throws {
    try importOwn(Self.values)
    let refused = run("sources", "remove", "ngp.csv")
    #expect(refused.status == 65)
    #expect(refused.error.contains("did you mean: ngo.csv"))
    #expect(run("sources", "remove", "99").status == 65)
    #expect(
      FreedomBinary.run(["sources", "remove", "ngo.csv", "--database", "/nonexistent/x.sqlite"])
        .status == 66)
  }
}
