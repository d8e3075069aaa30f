import FreedomTestSupport
import Testing

@Suite("freedom brief")
struct BriefTests {
  /// Former states, territories and states of every kind of history.
  private static let entities = [
    "Hungary", "Kazakhstan", "USSR", "Abkhazia", "Kosovo", "South Sudan", "Germany, E.", "Norway",
    "South Africa", "Serbia",
  ]

  @Test("a screenful in the terminal", arguments: ["Hungary", "USSR", "Abkhazia"])
  func screen(entity: String) {
    let result = FreedomBinary.run(["brief", entity])
    #expect(result.status == 0 && result.error.isEmpty)
    #expect(result.lines.allSatisfy { $0.count <= 80 })
    Golden.expect(result.output, matches: "brief-\(entity).txt")
  }

  @Test("the whole page in Markdown")
  func markdown() {
    let page = FreedomBinary.run(["brief", "Hungary", "--edition", "2025", "--format", "markdown"])
    Golden.expect(page.output, matches: "brief-Hungary-2025.md")
    let both = FreedomBinary.run([
      "brief", "Hungary", "--compare", "Poland", "--format", "markdown",
    ])
    Golden.expect(both.output, matches: "brief-Hungary-Poland.md")
    // Each note is of a value on the page.
    let notes = both.lines.filter { $0.hasPrefix("[^") }.map { $0.prefix { $0 != ":" } }
    #expect(notes.count == 6)
    for note in notes {
      #expect(both.lines.contains { $0.contains(note) && !$0.hasPrefix("[^") }, "\(note)")
    }
    // Of the scores of three publications two have the freest at opposite ends.
    #expect(both.output.contains("Freedom of the Press, newest score (0 is the most free)"))
    #expect(both.output.contains("Freedom on the Net, newest score (100 is the most free)"))
    #expect(both.output.contains("Values of agreeing third parties, not of Freedom House's own"))
  }

  @Test("a page as HTML is of at most 120 KB, and runs nothing", arguments: entities)
  func html(entity: String) {
    let page = FreedomBinary.run(["brief", entity, "--format", "html"])
    #expect(page.status == 0)
    #expect(page.output.utf8.count < 120_000)
    #expect(!page.output.contains("<script"))
    #expect(page.output.contains("default-src 'none'; style-src 'sha256-"))
  }

  @Test("the numbers are those that the commands print", arguments: entities)
  func numbers(entity: String) throws {
    let page = FreedomBinary.run(["brief", entity, "--format", "markdown"])
    #expect(page.status == 0)
    let rows = page.lines.filter { $0.hasPrefix("| ") }
      .map { $0.split(separator: "|").map { $0.trimmed } }
    try expectChanges(rows, of: entity)
    expectHistory(rows, of: entity)
    expectPeers(page.lines, rows, of: entity)
  }

  private func table(_ arguments: [String]) -> [[String: String]] {
    let lines = FreedomBinary.run(arguments + ["--format", "tsv"]).lines
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { row in
      Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first })
    }
  }

  private func expectChanges(_ rows: [[String]], of entity: String) throws {
    let totals = table(["series", entity, "--indicator", "fiw.total"])
    let changes = rows.filter { $0[0].hasSuffix("edition") || $0[0].hasSuffix("editions") }
    #expect(totals.isEmpty == changes.isEmpty)
    for row in changes {
      let then = try #require(totals.first { $0["edition"] == row[1] })
      let now = try #require(totals.last)
      #expect(row[2] == then["value"] && row[3] == now["value"])
      let change = try #require(Int(row[4].replacing("−", with: "-").replacing("+", with: "")))
      let (before, after) = (Int(row[2]), Int(row[3]))
      #expect(before.flatMap { before in after.map { $0 - before } } == change)
    }
  }

  private func expectHistory(_ rows: [[String]], of entity: String) {
    let breaks = table(["breaks", entity, "--indicator", "fiw.rating"])
      .filter { $0["breaks"] != "0" && $0["last_of_segment"] != "" }
    let episodes = table(["episodes", entity])
    let changes = table(["table", "status-changes", "--kind", "all"])
      .filter { $0["name"] == entity }
    let history = rows.filter { $0.count == 4 }
    #expect(history.count { $0[1] == "Mean rating shifted" } == breaks.count)
    #expect(history.count { $0[1].hasPrefix("Episode") } == episodes.count)
    #expect(history.count { $0[1] == "Status changed" } == changes.count)
    for found in breaks {
      #expect(history.contains { $0[0] == "after \(found["last_of_segment"] ?? "")" })
    }
    for episode in episodes {
      #expect(
        history.contains {
          $0[0] == "\(episode["start"] ?? "") to \(episode["end"] ?? "")"
            && $0[2] == episode["before"] && $0[3] == episode["after"]
        })
    }
    for change in changes {
      #expect(history.contains { $0[0] == change["edition"] && $0[1] == "Status changed" })
    }
  }

  private func expectPeers(_ lines: [String], _ rows: [[String]], of entity: String) {
    let ranking = table(["table", "ranking"])
    guard let mine = ranking.first(where: { $0["name"] == entity }), let rank = mine["rank"] else {
      #expect(!lines.contains { $0.hasPrefix("It ranks") })
      return
    }
    #expect(rows.contains { $0[0] == "the world" && $0[1] == rank && $0[2] == "\(ranking.count)" })
    #expect(rows.first { $0[0] == "the world" }?[3] == mine["previous_rank"])
  }

  @Test(
    "the editions with the highest score are all meant: one, a span, or the first and the last",
    arguments: [
      ("Benin", "below its highest score, in 2011."),
      ("Kenya", "below its highest score, in 2005 and 2006."),
      ("Angola", "below its highest score, in 2009 and 2020."),
      ("Norway", "below its highest score, from 2003 to 2023."),
      ("Greece", "below its highest score, first in 2005 and last in 2008."),
      ("Finland", "and its highest score, first reached in 2005 (scores begin in 2003)."),
      ("Hungary", "and its lowest score, first reached in 2024 (scores begin in 2003)."),
    ])
  func extremes(entity: String, sentence: String) {
    let brief = FreedomBinary.run(["brief", entity, "--edition", "2025", "--width", "400"])
    #expect(brief.output.contains(sentence), "\(brief.output)")
  }

  @Test("an edition in which an entity is not rated, and endings of other files, are refused")
  func refused() {
    let unrated = FreedomBinary.run(["brief", "Kazakhstan", "--edition", "1985"])
    #expect(unrated.status == 65 && unrated.output.isEmpty)
    let path = FreedomBinary.temporary("page.docx")
    let ending = FreedomBinary.run(["brief", "Kazakhstan", "--output", path])
    #expect(ending.status == 64 && ending.error.contains(".html"))
    let missing = FreedomBinary.run(
      ["brief", "Kazakhstan", "--format", "pdf"], environment: ["PATH": "/nonexistent"])
    #expect(missing.status == 73 && missing.error.contains("write .html"))
  }

  @Test("a name in another language leads to no page that Freedom House does not have")
  func translatedName() {
    let page = FreedomBinary.run([
      "brief", "Germany", "--names", "de", "--edition", "2024", "--format", "markdown",
    ])
    #expect(page.output.contains("# Deutschland"))
    #expect(page.output.contains("(https://freedomhouse.org/country/scores)"))
    let published = FreedomBinary.run([
      "brief", "Germany", "--edition", "2024", "--format", "markdown",
    ])
    #expect(
      published.output.contains("(https://freedomhouse.org/country/germany/freedom-world/2024)"))
  }

  @Test("the user's own values have a section of their own, credited to their source")
  func own() throws {
    let database = FreedomBinary.temporary("own.sqlite")
    let file = try FreedomBinary.file(
      "ngo.csv", "country,year,score\nHungary,2024,61.5\nHungary,2025,60\n")
    let environment = ["FREEDOM_DATABASE": database]
    _ = FreedomBinary.run(["info"], environment: environment)
    _ = FreedomBinary.run(["sources"], environment: environment)
    let added = FreedomBinary.run(
      ["import", file, "--publication", "ngo", "--title", "NGO Index", "--range", "0:100"],
      environment: environment)
    #expect(added.status == 0, "\(added.error)")
    let page = FreedomBinary.run(
      ["brief", "Hungary", "--format", "markdown"], environment: environment)
    #expect(page.output.contains("## Other sources"))
    #expect(page.output.contains("NGO Index"))
    #expect(page.output.contains("60") && page.output.contains("61.5"))
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
