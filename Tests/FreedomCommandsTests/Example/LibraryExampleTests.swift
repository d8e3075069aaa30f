import FreedomTestSupport
import Foundation
import FreedomRatings
import RatingsStore
import Testing

@Suite("The library, with one import")
struct LibraryExampleTests {
  @Test("the example of README.md prints years and values")
  func example() async {
    // In a process of its own, since the library looks into the environment for its database.
    await #expect(processExitsWith: .success) {
      setenv("FREEDOM_DATABASE", FreedomBinary.bundled, 1)
      var lines: [String] = []
      try libraryExample { lines.append("\($0) \($1)") }
      #expect(lines.first == "1973 1")
      #expect(lines.count == 53)
    }
  }

  @Test("README.md shows the very code that was run")
  func readMe() throws {
    func text(_ path: String) throws -> String {
      try String(
        contentsOf: Checkout.folder.appendingPathComponent(path), encoding: .utf8)
    }
    let code = try text("Tests/FreedomCommandsTests/Example/LibraryExample.swift")
      .split(separator: "\n", omittingEmptySubsequences: false)
    let begin = try #require(code.firstIndex(of: "  // README begins"))
    let end = try #require(code.firstIndex(of: "  // README ends"))
    let shown = code[(begin + 1)..<end].map { $0.dropFirst(2) }.joined(separator: "\n")
    #expect(try text("README.md").contains("```swift\nimport FreedomRatings\n\n\(shown)\n```"))
  }

  @Test("the code of the guide runs and prints what Freedom House published")
  func guide() async {
    await #expect(processExitsWith: .success) {
      setenv("FREEDOM_DATABASE", FreedomBinary.bundled, 1)
      var lines: [String] = []
      try gettingStarted { lines.append($0) }
      #expect(lines.contains("2009 30"))
      #expect(lines.contains { $0.hasSuffix("declined") && $0.contains("points a year") })
      #expect(lines.contains { $0.hasPrefix("2005 89 ") })
      #expect(lines.contains("2025 1633412854 8123350184 1"))
    }
  }

  @Test("the guide shows the very code that is compiled, block by block")
  func guideShowsTheCode() throws {
    func text(_ path: String) throws -> String {
      try String(
        contentsOf: Checkout.folder.appendingPathComponent(path), encoding: .utf8)
    }
    var blocks: [[Substring]] = []
    var isShown = false
    let code = try text("Tests/FreedomCommandsTests/Example/GettingStartedExample.swift")
    for line in code.split(separator: "\n", omittingEmptySubsequences: false) {
      switch line.trimmingCharacters(in: .whitespaces) {
      case "// Guide begins", "// Guide goes on":
        isShown = true
        blocks.append([])
      case "// Guide ends": isShown = false
      default: if isShown { blocks[blocks.count - 1].append(line.dropFirst(2)) }
      }
    }
    let guide = try text("Sources/FreedomRatings/FreedomRatings.docc/GettingStarted.md")
    let shown = guide.components(separatedBy: "```swift\n").dropFirst().map {
      $0.components(separatedBy: "\n```")[0]
    }
    #expect(shown == blocks.map { $0.joined(separator: "\n") })
    #expect(shown.count == 6)
  }

  @Test("values have names: Kazakhstan in the edition 2009")
  func values() throws {
    let library = try RatingsLibrary(database: RatingsDatabase(reading: FreedomBinary.bundled))
    let (profile, comparison, trend) = try longerExample(library)
    let rights = profile.points.first { $0.indicator.id == "fiw.pr" }
    #expect(rights?.value == .number(6))
    #expect(rights?.cell.hasPrefix("fiw_ratings.csv:") == true)
    #expect(comparison.lines.count == 3)
    #expect(trend.line != nil)
  }

  @Test("a rating published in two halves is neither of them")
  func split() throws {
    let library = try RatingsLibrary(database: RatingsDatabase(reading: FreedomBinary.bundled))
    let first = try library.series(of: "South Africa", indicator: .politicalRights).first
    #expect(first?.value == .split("2(5)"))
    #expect(first?.value.number == nil)
    let mean = try library.series(of: "South Africa", indicator: .freedomRating)
    #expect(mean.prefix(2).map { "\($0.value)" } == ["2.5(5.5)", "4.5"])
  }

  @Test("an unknown name is an error with suggestions")
  func unknown() throws {
    let library = try RatingsLibrary(database: RatingsDatabase(reading: FreedomBinary.bundled))
    let error = #expect(throws: LibraryError.self) { try library.entity("Kazakhstn") }
    #expect(error?.suggestions.first == "Kazakhstan")
  }
}
