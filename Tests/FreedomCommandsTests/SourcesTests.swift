import Foundation
import FreedomTestSupport
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

/// SQLite is not asked to keep references while an import runs: it hands out the numbers itself. So
/// every kind of import is followed by SQLite's own look at them, and by all our rules.
@Suite("References between tables")
struct ReferenceTests {
  private func expectSound(_ database: String, _ what: Comment) {
    let references = FreedomBinary.run([
      "sql", "PRAGMA foreign_key_check", "--database", database, "--format", "csv", "--no-headers",
    ])
    #expect(references.status == 0, what)
    #expect(references.output.isEmpty, what)
    let health = FreedomBinary.run([
      "check", "--database", database, "--format", "csv", "--columns", "check,found,holds",
    ])
    #expect(health.status == 0, "\(what): \(health.output) \(health.error)")
  }

  private func sources(_ database: String) -> [String] {
    FreedomBinary.run([
      "sources", "--database", database, "--format", "csv", "--no-headers", "--columns", "id",
    ]).lines
  }

  /// Imports files one after the other, then removes them again, the oldest first.
  private func expectSound(importing files: [[String]]) {
    let database = FreedomBinary.temporary("x.sqlite")
    for file in files {
      let result = FreedomBinary.run(["import"] + file + ["--database", database])
      let isPartly = file.contains("--skip-bad-rows")
      #expect(result.status == (isPartly ? 1 : 0), "\(file): \(result.error)")
      expectSound(database, "after \(file)")
    }
    let numbers = sources(database)
    #expect(numbers.count >= files.count)
    for number in numbers.dropLast() {
      let result = FreedomBinary.run(["sources", "remove", number, "--database", database])
      #expect(result.status == 0, "\(result.error)")
      expectSound(database, "after the source \(number) was removed")
    }
  }

  @Test("hold after imports of every layout of a user's own, and after each is removed")
  func own() throws {
    let files = [
      [
        try FreedomBinary.file(
          "tidy.csv", "country,year,pr,cl,status\nKenya,2009,4,3,PF\nPoland,2009,1,1,F\n"),
        "--publication", "fiw",
      ],
      [
        try FreedomBinary.file(
          "again.csv", "country,year,pr,cl,status\nKenya,2009,4,4,PF\nKosovo,2010,5,4,PF\n"),
        "--publication", "fiw",
      ],
      [
        try FreedomBinary.file("long.csv", "country,year,value\nKenya,2020,3.5\nPoland,2021,4\n"),
        "--publication", "civic", "--indicator", "openness", "--new-indicators",
      ],
      [
        try FreedomBinary.file("wide.csv", "country,2008,2009\nKenya,4,3\nPoland,1,1\n"),
        "--publication", "fiw", "--indicator", "fiw.pr",
      ],
      [
        try FreedomBinary.file(
          "groups.csv", "group,id,from,to\nMine,POL,2004-05-01,\nMine,KEN,,2010-12-31\n")
      ],
      [
        try FreedomBinary.file(
          "bad.csv", "country,year,pr,cl,status\nKenya,2011,3,4,PF\nNarnia,2011,1,1,F\n"),
        "--publication", "fiw", "--skip-bad-rows", "--rejects",
        FreedomBinary.temporary("rejects.csv"),
      ],
    ]
    expectSound(importing: files)
  }

  @Test("hold after an import of the bundled data, one file at a time")
  func bundled() {
    let folder = Checkout.folder.appendingPathComponent("datasets")
    expectSound(
      importing: ["fiw_ratings.csv", "fotp.csv", "fotn.csv"].map {
        [folder.appendingPathComponent($0).path]
      })
  }

  @Test(
    "hold after imports of every file of Freedom House's, each beside the others",
    .enabled(if: SharedData.isHere, "Freedom House's files are not here"))
  func freedomHouse() throws {
    var files: [[String]] = []
    for folder in ["workbooks", "csv"] {
      let names = try FileManager.default.contentsOfDirectory(atPath: SharedData.path(folder))
      files += names.sorted().map { [SharedData.path("\(folder)/\($0)")] }
    }
    #expect(files.count >= 10)
    expectSound(importing: files)
  }
}
