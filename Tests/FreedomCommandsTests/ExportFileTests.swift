import FreedomTestSupport
import Foundation
import Testing

@Suite("freedom export: packages, workbooks and copies")
struct ExportFileTests {
  private static func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private static func bytes(_ path: String) -> Data? {
    FileManager.default.contents(atPath: path)
  }

  /// A database that a package was imported into.
  private static func imported(_ package: String) -> String {
    let database = FreedomBinary.temporary("again.sqlite")
    let result = FreedomBinary.run(["import", package, "--database", database, "--quiet"])
    #expect(result.status == 0, "\(result.error)")
    return database
  }

  @Test("a package read back gives every value as it was, to the line it was read from")
  func roundTrip() throws {
    let folder = FreedomBinary.temporary("package")
    #expect(FreedomBinary.run(["export", "package", "-o", folder]).status == 0)
    #expect(
      try Self.names(folder) == [
        "README.md", "citation.bib", "citation.csl.json", "citation.ris", "citation.txt",
        "codebook.csv", "datapackage.json", "entities.csv", "entity_links.csv",
        "fiw_one_third_party.csv", "fiw_ratings.csv", "fiw_scores.csv", "fiw_third_parties.csv",
        "fotn.csv", "fotn_one_third_party.csv", "fotn_third_parties.csv", "fotp.csv",
        "fotp_one_third_party.csv", "fotp_third_parties.csv", "groups.csv", "regions.csv",
        "sources.csv",
      ])
    let before = FreedomBinary.run(["export", "tidy"]).output
    let again = Self.imported(folder)
    #expect(before.utf8.count > 10_000_000)
    #expect(FreedomBinary.run(["export", "tidy", "--database", again]).output == before)
    for arguments in [
      ["codebook", "--csv"], ["sources", "--csv", "--columns", "file,trust,observations"],
      ["table", "counts", "--csv"], ["verify", "--csv"],
    ] {
      let now = FreedomBinary.run(arguments + ["--database", again])
      #expect(now.output == FreedomBinary.run(arguments).output)
    }
  }

  @Test("a package describes its files by size and hash, and is the same each time")
  func description() throws {
    let folder = FreedomBinary.temporary("package")
    let other = FreedomBinary.temporary("other")
    for path in [folder, other] {
      #expect(FreedomBinary.run(["export", "package", "kz", "nam", "-o", path]).status == 0)
    }
    for name in try Self.names(folder) {
      #expect(Self.bytes(folder + "/" + name) == Self.bytes(other + "/" + name), "\(name)")
    }
    let data = try #require(Self.bytes(folder + "/datapackage.json"))
    let package = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let resources = try #require(package["resources"] as? [[String: Any]])
    #expect(resources.count == 15)
    for resource in resources {
      let path = try #require(resource["path"] as? String)
      #expect(resource["bytes"] as? Int == Self.bytes(folder + "/" + path)?.count)
    }
    let citation = String(decoding: Self.bytes(folder + "/citation.txt") ?? Data(), as: UTF8.self)
    #expect(citation.contains("Freedom on the Net, editions 2015 to 2025"))
  }

  @Test("one's own values keep their scale, direction and statuses")
  func ownFigures() throws {
    let tidy = try FreedomBinary.file(
      "tidy.csv",
      "country,year,pr,cl,status\nKazakhstan,2020,7,5,NF\nNamibia,2020,2,2,F\nPoland,2021,,3,PF\n")
    let long = try FreedomBinary.file(
      "long.csv",
      "country,year,indicator,value\nPoland,2001,my idx.good,1e-7\nNamibia,1999,'=bad thing,-5\n")
    let database = FreedomBinary.temporary("own.sqlite")
    for (file, publication) in [(tidy, "mine"), (long, "my idx")] {
      let result = FreedomBinary.run([
        "import", file, "--publication", publication, "--new-indicators", "--database", database,
      ])
      #expect(result.status == 0, "\(result.error)")
    }
    let folder = FreedomBinary.temporary("package")
    let exported = FreedomBinary.run(["export", "package", "-o", folder, "--database", database])
    #expect(exported.status == 0, "\(exported.error)")
    #expect(try Self.names(folder).contains("mine_ratings.csv"))
    #expect(try Self.names(folder).contains("my-idx_figures.csv"))
    let again = Self.imported(folder)
    func tables(_ database: String) -> [String] {
      [
        "SELECT id, publication, indicator, edition, coverage_start, value, text FROM "
          + "observation_tidy ORDER BY 1, 3, 4",
        "SELECT code, label, measure, minimum, maximum, direction, description FROM indicator "
          + "WHERE code GLOB 'm*' ORDER BY 1",
      ].map { FreedomBinary.run(["sql", $0, "--csv", "--database", database]).output }
    }
    #expect(tables(again) == tables(database))
    #expect(tables(again)[0].split(separator: "\n").count == 11)
  }

  @Test("a zip of a package is the same each time, and import reads it as it reads the folder")
  func archive() throws {
    let first = FreedomBinary.temporary("a.zip")
    let second = FreedomBinary.temporary("b.ZIP")
    for path in [first, second] {
      #expect(FreedomBinary.run(["export", "package", "kz", "-o", path]).status == 0)
    }
    #expect(Self.bytes(first) == Self.bytes(second))
    #expect(Self.bytes(first)?.prefix(4) == Data([0x50, 0x4B, 3, 4]))
    let folder = FreedomBinary.temporary("package")
    #expect(FreedomBinary.run(["export", "package", "kz", "-o", folder]).status == 0)
    let tidy = [first, folder].map {
      FreedomBinary.run(["export", "tidy", "--database", Self.imported($0)]).output
    }
    #expect(tidy[0] == tidy[1])
    #expect(tidy[0].split(separator: "\n").count == 840)
  }

  @Test("a zip of a folder is read too, a damaged one refused, and one of other files told")
  func otherArchives() throws {
    let folder = FreedomBinary.temporary("package")
    #expect(FreedomBinary.run(["export", "package", "nam", "-o", folder]).status == 0)
    let zip = try #require(FreedomBinary.tool("python3"))
    let outer = FreedomBinary.temporary("outer.zip")
    let bare = FreedomBinary.temporary("bare.zip")
    let script = """
      import sys, zipfile, os
      folder, outer, bare = sys.argv[1:]
      with zipfile.ZipFile(outer, "w") as z:
          for name in os.listdir(folder): z.write(os.path.join(folder, name), "package/" + name)
      with zipfile.ZipFile(bare, "w") as z: z.writestr("fiw_ratings.csv", "publication,id")
      """
    #expect(FreedomBinary.run(["-c", script, folder, outer, bare], by: zip).status == 0)
    #expect(
      FreedomBinary.run(["export", "tidy", "--database", Self.imported(outer)]).output
        == FreedomBinary.run(["export", "tidy", "--database", Self.imported(folder)]).output)
    let refused = FreedomBinary.run([
      "import", bare, "--database", FreedomBinary.temporary("none.sqlite"),
    ])
    #expect(refused.status == 65)
    #expect(refused.error.contains("unpack"), "\(refused.error)")
    var bytes = try #require(Self.bytes(outer))
    // Within the values of a file: damage to a name or a date of the archive may change nothing.
    let value = try #require(bytes.firstRange(of: Data("Namibia".utf8)))
    bytes[value.lowerBound] ^= 0xFF
    try bytes.write(to: URL(fileURLWithPath: outer))
    let database = FreedomBinary.temporary("damaged.sqlite")
    let damaged = FreedomBinary.run(["import", outer, "--database", database])
    #expect(damaged.status == 65)
    #expect(damaged.error.contains("damaged"), "\(damaged.error)")
    #expect(!FileManager.default.fileExists(atPath: database))
  }

  @Test("a package written over an earlier one leaves nothing of that")
  func overEarlierPackage() throws {
    let folder = FreedomBinary.temporary("package")
    for arguments in [[], ["--indicator", "fiw.pr", "--force"]] {
      let result = FreedomBinary.run(["export", "package", "kz", "-o", folder] + arguments)
      #expect(result.status == 0, "\(result.error)")
    }
    #expect(try !Self.names(folder).contains("fotp.csv"))
    let files = FreedomBinary.run([
      "import", folder, "--dry-run", "--quiet", "--csv", "--columns", "file", "--database",
      FreedomBinary.temporary("again.sqlite"),
    ])
    #expect(files.lines == ["file", "fiw_ratings.csv", "fiw_third_parties.csv"])
  }

  @Test("a tidy table read back gives every value, statuses and what was published instead of one")
  func tidyRoundTrip() throws {
    let tidy = FreedomBinary.temporary("tidy.csv")
    let countries = ["South Africa", "Luxembourg", "Kosovo", "Germany, W.", "Congo (Kinshasa)"]
    let columns =
      "id,kind,publication,indicator,edition,year,coverage_start,coverage_end,value,text"
    func figures(_ database: [String]) -> String {
      FreedomBinary.run(["export", "tidy", "--columns", columns] + countries + database).output
    }
    // The years of coverage that stand in the file do not change the edition.
    for years in ["edition", "coverage"] {
      #expect(
        FreedomBinary.run(
          ["export", "tidy", "-o", tidy, "--force", "--years", years] + countries
        ).status == 0)
      #expect(figures(["--database", Self.imported(tidy)]) == figures([]))
    }
    #expect(figures([]).contains(",F (NF)\n"))
    #expect(figures([]).contains("fiw.total,2003,2003,2002-01-01,2002-12-31,101,"))
  }

  @Test("one's own groups travel with a package; the bundled ones are not made one's own")
  func ownGroups() throws {
    let groups = try FreedomBinary.file(
      "groups.csv", "group,id,from,to\n=mine,POL,2001-01-01,\nosce,KAZ,,1999-12-31\n")
    let database = FreedomBinary.temporary("own.sqlite")
    for file in [groups, Checkout.folder.appendingPathComponent("datasets").path] {
      #expect(FreedomBinary.run(["import", file, "--database", database, "--quiet"]).status == 0)
    }
    let folder = FreedomBinary.temporary("package")
    #expect(
      FreedomBinary.run(["export", "package", "-o", folder, "--database", database]).status == 0)
    let again = Self.imported(folder)
    let question = ["sql", "SELECT * FROM membership", "--csv", "--database"]
    let members = FreedomBinary.run(question + [again])
    #expect(members.lines.count == 3)
    for group in ["=mine", "osce", "eu"] {
      let table = ["table", "ranking", "--to", "1999", "--indicator", "fiw.pr", "--csv"]
      #expect(
        FreedomBinary.run(table + ["--group", group, "--database", again]).output
          == FreedomBinary.run(table + ["--group", group, "--database", database]).output)
    }
  }

  @Test(
    "what cannot be written is reported with its code, and leaves nothing behind",
    arguments: ["tidy", "package", "xlsx", "sqlite"],
    [("/dev/full", [73, 74]), ("/nonexistent/x", [73]), ("/etc", [73])])
  func refusedPlaces(kind: String, place: (path: String, codes: [Int32])) {
    let result = FreedomBinary.run(
      ["export", kind, "kz", "-o", place.path].filter {
        kind != "sqlite" || $0 != "kz"
      })
    #expect(place.codes.contains(result.status), "\(result.error)")
    #expect(result.error.hasPrefix("freedom: error: cannot "))
  }

  @Test("an existing file, a link and a full folder are left alone without --force")
  func existing() throws {
    let file = try FreedomBinary.file("x.csv", "old\n")
    let folder = (file as NSString).deletingLastPathComponent
    let link = folder + "/link.csv"
    let copy = folder + "/link.sqlite"
    for place in [link, copy] {
      try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: file)
    }
    for arguments in [
      ["tidy", "-o", file], ["tidy", "-o", link], ["tidy", "-o", link, "--force"],
      ["package", "-o", folder], ["sqlite", "-o", copy, "--force"],
    ] {
      #expect(FreedomBinary.run(["export"] + arguments).status == 73, "\(arguments)")
    }
    #expect(Self.bytes(file) == Data("old\n".utf8))
    #expect(try Self.names(folder) == ["link.csv", "link.sqlite", "x.csv"])
    #expect(
      FreedomBinary.run(["export", "matrix", "--indicator", "fiw.pr", "-o", file, "--force"]).status
        == 0)
    #expect(Self.bytes(file)?.starts(with: Data("id,name,1973".utf8)) == true)
  }

  @Test("what a result is made from is never written over")
  func inputs() throws {
    let csv = try FreedomBinary.file("in.csv", "country,year,pr,cl\nKazakhstan,2020,7,5\n")
    let database = FreedomBinary.temporary("in")
    let importing = ["import", csv, "--publication", "mine", "--database", database]
    let refused = FreedomBinary.run(importing + ["-o", csv, "--force"])
    #expect(refused.status == 73)
    #expect(refused.error.contains("the result is made from this file"))
    #expect(Self.bytes(csv)?.starts(with: Data("country".utf8)) == true)
    #expect(FreedomBinary.run(importing).status == 0)
    let before = Self.bytes(database)
    let hardLink = (database as NSString).deletingLastPathComponent + "/same.csv"
    try FileManager.default.linkItem(atPath: database, toPath: hardLink)
    for arguments in [
      ["export", "tidy", "-o", database], ["export", "sqlite", "-o", database],
      ["series", "kz", "-o", hardLink], ["info", "-o", "/dev/null", "--notes", database],
      ["chart", "line", "kz", "-o", database],
    ] {
      let result = FreedomBinary.run(arguments + ["--force", "--database", database])
      #expect(result.status == 73, "\(arguments) \(result.error)")
    }
    #expect(Self.bytes(database) == before)
  }
}
