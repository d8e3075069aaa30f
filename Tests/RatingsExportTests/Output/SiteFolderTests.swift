import Foundation
import FreedomTestSupport
import Testing

@testable import RatingsExport

@Suite("The folder of a site")
struct SiteFolderTests {
  private static let files: [SiteFolder.SiteFile] = [
    ("index.html", Array("<p>".utf8)), ("entity/kaz.html", Array("Kazakhstan".utf8)),
  ]

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = try TemporaryFolder()
    try withExtendedLifetime(folder) { try body(folder.url) }
  }

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
