import Foundation
import FreedomTestSupport
import Testing

@Suite("freedom verify and diff")
struct VerifyAndDiffTests {
  @Test("the bundled data agree with the published record")
  func verify() {
    let result = FreedomBinary.run(["verify", "--format", "csv"])
    #expect(result.status == 0, "\(result.output)")
    #expect(result.lines.first == "check,expected,found,holds,note")
    #expect(result.lines.count { $0.hasPrefix("distribution ") } == 52)
    // Published as 36 and 67; a revision since has moved one country.
    let failing = result.lines.filter { $0.contains(",false,") }
    #expect(failing.allSatisfy { $0.contains(",false,known: ") })
    #expect(
      failing.contains { $0.hasPrefix("gains and declines 2017,36/67,36/66,false,known:") })
    for name in [
      "electoral democracies 2025,106,106,true",
      "country distribution 2026,88/48/59,88/48/59,true",
      "gains and declines 2026,35/54,35/54,true",
      "more declines than gains since 2007 2026,20 of 20 editions,20 of 20 editions,true",
      "falls of the world mean since 2007 2026,20 of 20 editions,20 of 20 editions,true",
      "values of Sweden,0 of ",
      "sums of fiw.total,0 of 24",
      "coverage of fiw,0 of 53",
      "fiw_scores.csv as bundled,0 of 118377 differ,0 of 118377 differ,true",
    ] {
      #expect(result.lines.contains { $0.hasPrefix(name) }, "\(name)")
    }
    let failed = FreedomBinary.run(["verify", "--failed", "--format", "csv"])
    #expect(failed.lines.count == failing.count + 1)
    #expect(failed.status == 0)
  }

  @Test("a database with few values, or with one changed, fails")
  func verifyFails() throws {
    let few = FreedomBinary.run(["verify", "--database", try twoIssues(), "--format", "csv"])
    #expect(few.status == 1)
    #expect(few.lines.contains("distribution 1980,51/53/56,,false,not in the database"))

    let changed = FreedomBinary.temporary("changed.sqlite")
    let one = try FreedomBinary.file(
      "one.csv",
      "publication,indicator,id,name,kind,edition,year,value\n"
        + "fiw,fiw.b3,NOR,Norway,country,2020,2020,3\n")
    #expect(FreedomBinary.run(["show", "Norway", "--database", changed]).status == 0)
    let replacing = FreedomBinary.run([
      "import", one, "--publication", "fiw", "--on-conflict", "replace", "--database", changed,
    ])
    #expect(replacing.status == 0, "\(replacing.error)")
    let result = FreedomBinary.run(
      ["verify", "--failed", "--database", changed, "--format", "csv"])
    #expect(result.status == 1)
    #expect(
      result.lines.contains {
        $0.hasPrefix("fiw_scores.csv as bundled,0 of 118377 differ,1 of 118377 differ,false,")
      })
    #expect(result.lines.contains { $0.hasPrefix("sums of fiw.b3,0 of 13 differ,1 of 13") })
  }

  private static let header =
    "publication,indicator,id,name,kind,edition,year,value\n"

  /// A database of two small files in the tidy layout.
  private func twoIssues() throws -> String {
    let database = FreedomBinary.temporary("two.sqlite")
    for (name, rows) in [
      (
        "old.csv",
        [
          "fiw,fiw.pr,KAZ,Kazakhstan,country,2024,2024,7",
          "fiw,fiw.pr,KGZ,Kyrgyzstan,country,2024,2024,6",
        ]
      ),
      (
        "new.csv",
        [
          "fiw,fiw.pr,KAZ,Kazakhstan,country,2024,2024,6",
          "fiw,fiw.pr,KGZ,Kyrgyzstan,country,2024,2024,6",
          "fiw,fiw.pr,KAZ,Kazakhstan,country,2025,2025,6",
        ]
      ),
    ] {
      let path = try FreedomBinary.file(name, Self.header + rows.joined(separator: "\n") + "\n")
      let result = FreedomBinary.run([
        "import", path, "--publication", "fiw", "--database", database,
      ])
      #expect(result.status == 0, "\(result.error)")
    }
    return database
  }

  @Test("a difference is shown by numbers and by names, and editions of one file only are named")
  func diff() throws {
    let database = try twoIssues()
    for sources in [["1", "2"], ["old.csv", "new.csv"]] {
      let result = FreedomBinary.run(
        ["diff"] + sources + ["--database", database, "--format", "csv"])
      #expect(
        result.lines == [
          "id,name,edition,indicator,old,new", "KAZ,Kazakhstan,2024,fiw.pr,7,6",
        ], "\(result.error)")
    }
    let text = FreedomBinary.run(["diff", "2", "1", "--database", database]).output
    #expect(text.contains("editions only in new.csv"))
  }

  @Test("an unknown source, or sources of two publications, are refused")
  func refusals() throws {
    let unknown = FreedomBinary.run(["diff", "1", "99"])
    #expect(unknown.status == 65)
    let near = FreedomBinary.run(["diff", "fiw_rating.csv", "1"])
    #expect(near.error.contains("fiw_ratings.csv"))
    for arguments in [[], ["--since"]] {
      let apart = FreedomBinary.run(
        ["diff"] + arguments + ["fiw_ratings.csv", "fiw_third_parties.csv"])
      #expect(apart.status == 65)
      #expect(apart.error.contains("there are no values of one indicator and edition in both"))
    }
    let two = FreedomBinary.run(["diff", "fiw_ratings.csv", "fotp.csv"])
    #expect(two.status == 65)
    #expect(two.error.contains("fotp"))
  }

  @Test(
    "what Freedom House revised between the files of 2018 and 2025",
    .enabled(if: SharedData.isHere, "Freedom House's own files are not at hand"))
  func revisions() throws {
    let database = FreedomBinary.temporary("issues.sqlite")
    let result = FreedomBinary.run([
      "import", SharedData.ratings2018, SharedData.ratings2025,
      "--database", database,
    ])
    #expect(result.status == 0, "\(result.error)")
    let differences = FreedomBinary.run([
      "diff", "1", "2", "--database", database, "--format", "csv",
    ])
    #expect(differences.status == 0)
    #expect(differences.lines.count > 1)
    let none = FreedomBinary.run(["diff", "2", "2", "--database", database, "--format", "csv"])
    #expect(none.lines == ["id,name,edition,indicator,old,new"])
  }
}

@Suite("Bundled values that are not those that came with the toolkit")
struct ChangedDatasetsTests {
  /// A copy of the bundled data.
  private func makeCopy() throws -> URL {
    let copy = URL(fileURLWithPath: FreedomBinary.temporary("datasets"))
    try FileManager.default.copyItem(
      at: Checkout.folder.appendingPathComponent("datasets"), to: copy)
    return copy
  }

  /// Spoils one file.
  private func spoil(_ file: URL, _ how: String) throws {
    let bytes = try Data(contentsOf: file)
    try FileManager.default.removeItem(at: file)
    switch how {
    case "missing": break
    case "a folder":
      try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
    case "empty": try Data().write(to: file)
    case "not UTF-8": try (bytes + [0xFF]).write(to: file)
    case "cut at a line's end":
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").prefix(3)
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
    default: try Data(bytes.map { $0 == 0x31 ? 0x32 : $0 }).write(to: file)
    }
  }

  static let ways = [
    "missing", "a folder", "empty", "not UTF-8", "cut at a line's end", "other values",
  ]

  @Test("are an error of each command that needs them, and of no other", arguments: ways)
  func groups(how: String) throws {
    let datasets = try makeCopy()
    try spoil(datasets.appendingPathComponent("groups.csv"), how)
    let surroundings = ["FREEDOM_DATASETS": datasets.path]
    let archive = FreedomBinary.temporary("p.zip")
    for command in [
      ["export", "package", "Kenya", "-o", archive],
      ["compare", "Kenya", "--baseline", "group:eu"],
      ["table", "counts", "--group", "osce"],
    ] {
      let result = FreedomBinary.run(command, environment: surroundings)
      #expect(result.status == (how == "missing" ? 66 : 65), "\(command): \(result.error)")
      #expect(result.error.contains("/groups.csv: this bundled table cannot be used: it"))
      #expect(result.output.isEmpty)
    }
    #expect(!FileManager.default.fileExists(atPath: archive))
    for command in [["show", "Kenya"], ["table", "counts"], ["export", "tidy", "Kenya"]] {
      #expect(FreedomBinary.run(command, environment: surroundings).status == 0)
    }
  }

  @Test(
    "build no database",
    arguments: ["fiw_ratings.csv", "fotn.csv", "entities.csv", "entity_links.csv", "regions.csv"],
    ["missing", "cut at a line's end", "other values"])
  func building(file: String, how: String) throws {
    let datasets = try makeCopy()
    try spoil(datasets.appendingPathComponent(file), how)
    let database = FreedomBinary.temporary("new.sqlite")
    let result = FreedomBinary.run(
      ["show", "Kenya", "--database", database], environment: ["FREEDOM_DATASETS": datasets.path])
    #expect(result.status == 65 || (how == "missing" && result.status == 66), "\(result.error)")
    #expect(result.error.contains("/\(file): ") || file == "entities.csv", "\(result.error)")
    #expect(result.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: database))
  }

  @Test("are not the values that 'verify' compares with", arguments: ways)
  func verification(how: String) throws {
    let datasets = try makeCopy()
    try spoil(datasets.appendingPathComponent("historical_distribution.csv"), how)
    let result = FreedomBinary.run(["verify"], environment: ["FREEDOM_DATASETS": datasets.path])
    #expect(result.status == (how == "missing" ? 66 : 65), "\(result.error)")
    #expect(result.error.contains("historical_distribution.csv: this bundled table cannot be used"))
  }

  @Test("need their manifest", arguments: ["missing", "empty", "cut at a line's end"])
  func manifest(how: String) throws {
    let datasets = try makeCopy()
    try spoil(datasets.appendingPathComponent("datapackage.json"), how)
    let database = FreedomBinary.temporary("new.sqlite")
    let result = FreedomBinary.run(
      ["show", "Kenya", "--database", database], environment: ["FREEDOM_DATASETS": datasets.path])
    #expect(result.status == (how == "missing" ? 66 : 65), "\(result.error)")
    #expect(result.error.contains("/datapackage.json: "), "\(result.error)")
    #expect(!FileManager.default.fileExists(atPath: database))
  }
}
