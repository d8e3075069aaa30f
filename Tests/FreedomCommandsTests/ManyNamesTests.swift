import FreedomTestSupport
import Foundation
import Testing

@Suite("Very many names that are not known")
struct ManyNamesTests {
  private static let letters = Array("bcdfghjklmnp")

  /// Names that are all different and all like Kenya.
  private static let names = letters.flatMap { first in
    letters.flatMap { second in letters.map { "Kenya\(first)\(second)\($0)" } }
  }.map { $0 + " Kenya" }

  @Test("are all refused, and a similar name is sought for those that a user reads")
  func suggestions() throws {
    let rows = Self.names.map { "\($0),2020,1,1,F\n" }.joined()
    let file = try FreedomBinary.file("names.csv", "country,year,pr,cl,status\n" + rows)
    let rejects = FreedomBinary.temporary("rejects.csv")
    let command = ["import", file, "--publication", "p", "--database"]
    let shown = FreedomBinary.run(
      command + [FreedomBinary.temporary("d.sqlite"), "--errors", "json"])
    #expect(shown.status == 65)
    let findings = shown.error.split(separator: "\n").filter { $0.contains("unknown-entity") }
    #expect(findings.count == Self.names.count)
    #expect(findings.count { $0.contains("did you mean: Kenya") } == 100)
    let listed = FreedomBinary.run(
      command + [
        FreedomBinary.temporary("d.sqlite"), "--skip-bad-rows", "--rejects", rejects,
      ])
    #expect(listed.status == 1)
    let lines = try String(contentsOfFile: rejects, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == Self.names.count + 1)
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("unknown-entity,") })
    #expect(lines.count { $0.contains("did you mean: Kenya") } == 100)
  }

  @Test("in a table of groups are refused without any search")
  func groups() throws {
    let rows = Self.names.map { "Mine,\($0),,\n" }.joined()
    let file = try FreedomBinary.file("groups.csv", "group,id,from,to\n" + rows)
    let result = FreedomBinary.run(
      ["import", file, "--database", FreedomBinary.temporary("d.sqlite")])
    #expect(result.status == 65)
    #expect(result.error.contains("and \(Self.names.count - 20) more of this kind"))
  }
}
