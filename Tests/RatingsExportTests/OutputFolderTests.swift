import Foundation
import FreedomTestSupport
import Platform
import Testing

@testable import RatingsExport

private func withFolder(_ body: (URL) throws -> Void) throws {
  let folder = try TemporaryFolder()
  try withExtendedLifetime(folder) { try body(folder.url) }
}

@Suite struct OutputFolderTests {
  private static let files: [(name: String, bytes: [UInt8])] = [
    ("a.csv", Array("id\nKAZ\n".utf8)), ("b.json", Array("{}\n".utf8)),
  ]

  private func names(_ folder: URL, _ name: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path + "/" + name).sorted()
  }

  private func text(_ folder: URL, _ name: String) throws -> String {
    try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
  }

  private func error(
    _ path: String, _ files: [(name: String, bytes: [UInt8])] = files, overwriting: Bool = false
  ) -> OutputError? {
    do throws(OutputError) {
      try OutputFolder.write(files, to: path, overwriting: overwriting)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: ["new", "new/", "new//"]) func aFolderIsMade(name: String) throws {
    try withFolder { folder in
      #expect(error(folder.path + "/" + name) == nil)
      let made = try names(folder)
      #expect(made == ["new"])
      #expect(try names(folder, "new") == ["a.csv", "b.json"])
      #expect(try text(folder, "new/a.csv") == "id\nKAZ\n")
    }
  }

  @Test func anEmptyFolderIsFilled() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("empty")
      try FileManager.default.createDirectory(at: path, withIntermediateDirectories: false)
      #expect(error(path.path) == nil)
      #expect(try names(path) == ["a.csv", "b.json"])
      #expect(try names(folder) == ["empty"])
    }
  }

  @Test func aFolderOfOtherFilesIsLeftAlone() throws {
    try withFolder { folder in
      let mine = folder.appendingPathComponent("b.json")
      try Data("mine".utf8).write(to: mine)
      for overwrites in [false, true] {
        let refused = error(folder.path, overwriting: overwrites)
        #expect(refused?.reason == .holdsOtherFiles(mayBeArchive: true))
        #expect(refused?.step == .create)
      }
      #expect(try names(folder) == ["b.json"])
      #expect(try text(folder, "b.json") == "mine")
    }
  }

  @Test func anEarlierResultIsLeftAloneUnlessAskedFor() throws {
    try withFolder { folder in
      let mine = folder.appendingPathComponent("mine.txt")
      try Data("mine".utf8).write(to: mine)
      try Data("old".utf8).write(to: folder.appendingPathComponent("a.csv"))
      let refused = error(folder.path)
      #expect(refused?.reason == .exists)
      #expect(refused?.step == .create)
      #expect(try names(folder) == ["a.csv", "mine.txt"])
      #expect(error(folder.path, overwriting: true) == nil)
      #expect(try names(folder) == ["a.csv", "b.json", "mine.txt"])
      #expect(error(folder.path, [("a.csv", Array("id\n".utf8))], overwriting: true) == nil)
      #expect(try text(folder, "a.csv") == "id\n")
      #expect(try text(folder, "mine.txt") == "mine")
    }
  }

  @Test func aFileThatCannotBeWrittenLeavesNoFolder() throws {
    try withFolder { folder in
      let failing = error(folder.path + "/new", Self.files + [("no/such.csv", [65])])
      #expect(failing?.step == .create)
      #expect(failing?.path == folder.path + "/new")
      let left = try names(folder)
      #expect(left.isEmpty)
    }
  }

  @Test func whatAKilledProcessLeftIsReplaced() throws {
    try withFolder { folder in
      let partial = folder.appendingPathComponent(".new.partial")
      try FileManager.default.createDirectory(at: partial, withIntermediateDirectories: false)
      for name in ["a.csv", "old.csv", ".a.csv.partial"] {
        try Data("half".utf8).write(to: partial.appendingPathComponent(name))
      }
      #expect(error(folder.path + "/new") == nil)
      #expect(try names(folder) == ["new"])
      #expect(try names(folder, "new") == ["a.csv", "b.json"])
    }
  }

  @Test func aFolderThatAnotherProcessWritesIsLeftAlone() throws {
    try withFolder { folder in
      let partial = folder.appendingPathComponent(".new.partial")
      try FileManager.default.createDirectory(at: partial, withIntermediateDirectories: false)
      try Data("theirs".utf8).write(to: partial.appendingPathComponent("a.csv"))
      let other = try File(folder: partial.path)
      #expect(other.lock())
      #expect(error(folder.path + "/new")?.reason == .isBeingWritten)
      #expect(try text(folder, ".new.partial/a.csv") == "theirs")
      try other.close()
    }
  }

  @Test(arguments: [false, true]) func whatIsNoFolderIsRefusedAndKept(overwriting: Bool) throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("file")
      try Data("old".utf8).write(to: file)
      let refused = error(file.path, overwriting: overwriting)
      #expect(refused?.reason == .isNoFolder(mayBeArchive: true))
      #expect(refused?.step == .create)
      #expect(refused?.description == "cannot create \(file.path): it is not a folder")
      #expect(refused?.hint == "name a folder, or a file that ends in .zip")
      #expect(try text(folder, "file") == "old")
      #expect(
        error("/dev/null", overwriting: overwriting)?.reason == .isNoFolder(mayBeArchive: true))
    }
  }

  @Test(arguments: [false, true]) func aSymbolicLinkIsRefused(overwriting: Bool) throws {
    try withFolder { folder in
      let target = folder.appendingPathComponent("target")
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: false)
      let link = folder.appendingPathComponent("link")
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
      #expect(error(link.path, overwriting: overwriting)?.reason == .isSymbolicLink)
      #expect(try names(target).isEmpty)
    }
  }

  @Test(arguments: ["", "-", "a\0b"]) func whatIsNoNameIsRefused(path: String) {
    #expect(error(path)?.reason == .isNoPath)
  }

  @Test func aFolderInNoFolderIsRefused() throws {
    try withFolder { folder in
      #expect(error(folder.path + "/no/new")?.description.contains("No such file") == true)
      let left = try names(folder)
      #expect(left.isEmpty)
    }
  }
}

@Suite("The folder of a site")
struct SiteFolderTests {
  private static let files: [SiteFolder.SiteFile] = [
    ("index.html", Array("<p>".utf8)), ("entity/kaz.html", Array("Kazakhstan".utf8)),
  ]

  private func names(_ folder: URL) -> [String] {
    (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? [])
      .sorted()
  }

  private func error(
    _ folder: URL, _ files: [SiteFolder.SiteFile] = files, overwriting: Bool = false
  ) -> OutputError? {
    do throws(OutputError) {
      try SiteFolder.write(files, to: folder.path, overwriting: overwriting)
      return nil
    } catch {
      return error
    }
  }

  @Test("is made with the folders in it and a list of its files")
  func made() throws {
    try withFolder { folder in
      let site = folder.appendingPathComponent("site")
      #expect(error(site) == nil)
      #expect(names(site) == ["atlas.sha256", "entity", "entity/kaz.html", "index.html"])
      #expect(names(folder).count == 5, "nothing else is left")
      let list = try String(
        contentsOf: site.appendingPathComponent("atlas.sha256"), encoding: .utf8)
      #expect(list.split(separator: "\n").map { $0.suffix(15) }.first == "entity/kaz.html")
    }
  }

  @Test("of an earlier site is replaced only when asked for, and only its own files")
  func replaced() throws {
    try withFolder { folder in
      let site = folder.appendingPathComponent("site")
      let old = Self.files + [("entity/xab.html", Array("old".utf8)), ("a.css", [1])]
      #expect(error(site, old) == nil)
      try Data("mine".utf8).write(to: site.appendingPathComponent("CNAME"))
      try Data("edited".utf8).write(to: site.appendingPathComponent("a.css"))
      #expect(error(site)?.reason == .exists)
      #expect(error(site, [("index.html", [65])], overwriting: true) == nil)
      // The pages that the new site does not have are gone, not what a person wrote.
      #expect(names(site) == ["CNAME", "a.css", "atlas.sha256", "entity", "index.html"])
      #expect(try Data(contentsOf: site.appendingPathComponent("index.html")) == Data([65]))
    }
  }

  @Test("has a file of somebody else under a new name: nothing is written")
  func foreign() throws {
    try withFolder { folder in
      let site = folder.appendingPathComponent("site")
      #expect(error(site) == nil)
      let mine = site.appendingPathComponent("entity/hun.html")
      try Data("mine".utf8).write(to: mine)
      let before = try Data(contentsOf: site.appendingPathComponent("atlas.sha256"))
      let refused = error(
        site, [("index.html", [65]), ("entity/hun.html", [66])], overwriting: true)
      #expect(refused?.reason == .isOfSomebodyElse)
      #expect(refused?.path == mine.path)
      #expect(try Data(contentsOf: mine) == Data("mine".utf8))
      #expect(try Data(contentsOf: site.appendingPathComponent("atlas.sha256")) == before)
      #expect(try Data(contentsOf: site.appendingPathComponent("index.html")) == Data("<p>".utf8))
    }
  }

  @Test("that is of something else is left alone", arguments: [false, true])
  func other(overwriting: Bool) throws {
    try withFolder { folder in
      try Data("mine".utf8).write(to: folder.appendingPathComponent("index.html"))
      #expect(
        error(folder, overwriting: overwriting)?.reason == .holdsOtherFiles(mayBeArchive: false))
      #expect(names(folder) == ["index.html"])
    }
  }

  @Test("whose list names files elsewhere loses none of them")
  func elsewhere() throws {
    try withFolder { folder in
      let site = folder.appendingPathComponent("site")
      #expect(error(site) == nil)
      let outside = folder.appendingPathComponent("outside")
      try Data("<p>".utf8).write(to: outside)
      let list = site.appendingPathComponent("atlas.sha256")
      let text = try String(contentsOf: list, encoding: .utf8)
      let hash = text.split(separator: "\n").last?.prefix(64) ?? ""
      try Data((text + "\(hash)  ../outside\n\(hash)  \(outside.path)\n").utf8).write(to: list)
      #expect(error(site, overwriting: true) == nil)
      #expect(FileManager.default.fileExists(atPath: outside.path))
    }
  }
}
