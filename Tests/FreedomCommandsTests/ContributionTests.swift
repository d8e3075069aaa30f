import FreedomModel
import FreedomRatings
import FreedomTestSupport
import Foundation
import RatingsAnalysis
import RatingsStore
import Testing

@Suite("Contributions to a change, on the bundled data")
struct ContributionTests {
  private static func library() throws -> RatingsLibrary {
    try RatingsLibrary(database: RatingsDatabase(reading: FreedomBinary.bundled))
  }

  @Test(
    "the parts of every country and territory add up exactly, in every pair of editions",
    arguments: [Contributions.Level.parts, .categories, .questions])
  func parts(level: Contributions.Level) throws {
    let library = try Self.library()
    let ids = Contributions.indicators(of: "fiw.total", at: [level])
    let all = try library.panels(of: ids)
    let total = try #require(all["fiw.total"])
    let years = total.editions.map(\.year)
    var compared = 0
    for (position, entity) in total.entities.enumerated() {
      // One row of each panel: the editions are laid out anew for every pair of them.
      let panels = PanelSet(
        ids.compactMap { id in
          all[id].map { panel in
            let row = panel.series(position)
            return Panel(
              indicator: panel.indicator, entities: [entity], editions: panel.editions,
              values: row.values)
          }
        })
      for span in [1, 5, 12] {
        for (first, last) in zip(years, years.dropFirst(span)) {
          guard
            let found = try? Contributions(
              to: entity, in: panels, from: first, to: last, level: level)
          else { continue }
          compared += 1
          let sum = found.rows.compactMap(\.change).reduce(0, +)
          #expect(sum == found.change, "\(entity.name) \(first) to \(last)")
          // Published parts of Kosovo, editions 2006 and 2007, do not add up to the published total.
          if entity.id == "XKX", [2006, 2007].contains(first) || [2006, 2007].contains(last) {
            continue
          }
          let parts = found.rows.filter { $0.part != .notDivided }
          #expect(parts.allSatisfy { $0.change != nil }, "\(entity.name) \(first) to \(last)")
          #expect(found.rows.count == parts.count, "\(entity.name) \(first) to \(last)")
        }
      }
    }
    // 208 countries and territories or so in 13 editions with questions, 20 with categories.
    #expect(compared > 3000, "\(compared)")
  }

  @Test("the contributions to the mean of every region add up to 1e-9, in every pair of editions")
  func means() throws {
    let library = try Self.library()
    let people = try library.population()
    var compared = 0
    for indicator in ["fiw.total", "fiw.rating", "fotp.total"] {
      let panels = try library.panels(of: [indicator])
      let years = try #require(panels[indicator]).editions.map(\.year)
      let regions = ["Africa", "Americas", "Asia", "Eurasia", "Europe", "Middle East"]
      let memberships = [.world] + regions.map { Membership.region($0) }
      for membership in memberships {
        for weights in [nil, people] {
          for (first, last) in zip(years, years.dropFirst()) + [(years[0], years[years.count - 1])]
          {
            let found: MeanContributions
            do throws(AnalysisError) {
              found = try MeanContributions(
                in: panels, indicator: indicator,
                scope: Scope(membership: membership, from: first, to: last), weights: weights)
            } catch {
              // Before 1991 Eurasia has no countries.
              #expect(error == .noFigures(indicator: "\(indicator) in both editions"))
              continue
            }
            compared += 1
            let rest = found.composition + (found.people ?? 0)
            let sum = found.rows.reduce(rest) { $0 + $1.contribution }
            let place = "\(indicator) \(membership.name) \(first) to \(last)"
            #expect(abs(sum - found.change) < 1e-9, "\(place)")
            let byRegion = found.regions(by: .current).reduce(rest) { $0 + $1.contribution }
            #expect(abs(byRegion - found.change) < 1e-9, "\(place)")
          }
        }
      }
    }
    #expect(compared > 1000, "\(compared)")
  }

  @Test("the mean of the same countries rose in 2012, and only the entry of South Sudan lowered it")
  func southSudan() throws {
    let panels = try Self.library().panels(of: ["fiw.total"])
    let found = try MeanContributions(in: panels, scope: Scope(from: 2011, to: 2012))
    #expect(found.rows.count == 194)
    #expect(found.entered.map(\.name) == ["South Sudan"] && found.left.isEmpty)
    // METHODS 9: the 194 countries of both editions rose by 0.067.
    let same = found.rows.reduce(0) { $0 + $1.contribution }
    #expect(abs(same - 0.067) < 0.0005 && found.composition < 0 && found.change < 0)
  }

  @Test("the table of a country, of its questions, of a mean and of regions")
  func tables() throws {
    let country = FreedomBinary.run([
      "table", "contributions", "Hungary", "--from", "2013", "--to", "2025", "--csv",
    ]).lines
    #expect(country.first == "indicator,label,before,after,change,share")
    #expect(country.dropFirst().first == "fiw.a,A Electoral process,12,7,-5,0.21739130434782608")
    #expect(country.last == "additional-questions,Additional questions,0,0,0,0")
    #expect(country.count == 9)
    let questions = FreedomBinary.run([
      "table", "contributions", "Hungary", "--from", "2013", "--items", "--csv",
    ]).lines
    #expect(questions.count == 27)
    let mean = FreedomBinary.run([
      "table", "contributions", "--from", "2011", "--to", "2012", "--csv",
    ]).lines
    #expect(mean.first == "id,name,before,after,change,contribution")
    #expect(mean.count == 196)
    #expect(mean.last?.hasPrefix("composition,Composition: South Sudan entered,,,,-0.1456") == true)
    let regions = FreedomBinary.run([
      "table", "contributions", "--from", "2011", "--to", "2012", "--by", "region", "--weights",
      "people", "--csv", "--columns", "region,entities",
    ]).lines
    #expect(
      regions == [
        "region,entities", "Africa,53", "Americas,35", "Asia,39", "Eurasia,12", "Europe,42",
        "Middle East,13", "people,", "composition,",
      ])
  }

  @Test("a screen shows the greatest in each direction, and the others in one row")
  func screen() {
    let found = FreedomBinary.run(["table", "contributions", "--from", "2011", "--to", "2012"])
    #expect(found.status == 0)
    #expect(found.output.contains("174 others"))
    #expect(found.output.contains("Mean 61.33 to 61.25 (-0.07861)."))
    let three = FreedomBinary.run([
      "table", "contributions", "--from", "2011", "--to", "2012", "--top", "3", "--csv",
    ]).lines
    #expect(three.count == 9)
  }

  @Test(
    "a screen looks as recorded",
    arguments: [
      ("country", ["Tunisia", "--from", "2013", "--chart", "--notes"]),
      ("questions", ["Hungary", "--from", "2013", "--items", "--md"]),
      ("mean", ["--from", "2011", "--to", "2012", "--chart"]),
      (
        "regions",
        ["--from", "2005", "--to", "2025", "--by", "region", "--weights", "people", "--notes"]
      ),
    ])
  func recorded(name: String, arguments: [String]) {
    Golden.expect(
      FreedomBinary.run(["table", "contributions"] + arguments).output,
      matches: "contributions/\(name).txt")
  }

  @Test("the newest edition has no parts: the one before is the last, and a note says so")
  func newest() {
    let found = FreedomBinary.run(["table", "contributions", "Hungary"])
    #expect(found.output.contains("from 2024 to 2025"))
    #expect(found.output.contains("no parts in 2026"))
    #expect(!found.output.contains("third parties"))
  }

  @Test(
    "what makes no table says why",
    arguments: [
      (["table", "contributions", "Hungary", "Poland"], 64, "of one country"),
      (["table", "contributions", "--items"], 64, "--items divides the total of a country"),
      (["table", "contributions", "Hungary", "--by", "region"], 64, "leave out the name"),
      (["table", "contributions", "Hungary", "--weights", "people"], 64, "leave out the name"),
      (
        ["table", "contributions", "Hungary", "--indicator", "fiw.total,fiw.pr"], 64,
        "one indicator"
      ),
      (["table", "movers", "--items"], 64, "--items is for the table contributions"),
      (
        ["table", "contributions", "Hungary", "--to", "2026"], 65,
        "Hungary has no value of the parts of fiw.total in the edition 2026; it has values from "
          + "2006 to 2025"
      ),
      (
        ["table", "contributions", "South Sudan", "--from", "2011"], 65,
        "South Sudan has no value of fiw.total in the edition 2011; it has values from 2012"
      ),
      (["table", "contributions", "--indicator", "fiw.status"], 64, "needs figures"),
      (["table", "contributions", "Hungary", "--indicator", "fiw.pr"], 64, "published parts"),
      (["chart", "contributions", "Hungary", "Poland"], 64, "of one country"),
      (
        ["chart", "contributions", "Hungary", "--top", "3"], 64,
        "--top is for contributions to a mean"
      ),
      (["chart", "line", "Hungary", "--items"], 64, "--items is for contributions"),
      (["chart", "contributions", "Hungary", "--zoom"], 64, "shows the whole scale"),
    ])
  func refused(arguments: [String], status: Int, message: String) {
    let found = FreedomBinary.run(arguments)
    #expect(Int(found.status) == status, "\(found.error)")
    let words = found.error.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains(message), "\(found.error)")
  }

  @Test("the chart shows what the table shows", arguments: ["txt", "svg", "html"])
  func chart(ending: String) throws {
    let path = FreedomBinary.temporary("c." + ending)
    let found = FreedomBinary.run([
      "chart", "contributions", "Hungary", "--from", "2013", "--to", "2025", "--output", path,
    ])
    #expect(found.status == 0, "\(found.error)")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("Total score of Hungary: what changed from 2013 to 2025"))
    #expect(text.contains("A Electoral process"))
  }

  @Test("a chart in ASCII is ASCII, and a table has it below where it is requested")
  func text() {
    let ascii = FreedomBinary.run(
      ["chart", "contributions", "--from", "2011", "--to", "2012"], environment: ["LC_ALL": "C"])
    #expect(ascii.output.utf8.allSatisfy { $0 == 10 || (0x20...0x7E).contains($0) })
    #expect(ascii.lines.allSatisfy { $0.utf8.count <= 80 })
    let table = FreedomBinary.run([
      "table", "contributions", "Hungary", "--from", "2013", "--to", "2025", "--chart",
    ])
    #expect(table.output.contains("█"))
    #expect(table.output.contains("what changed from 2013 to 2025"))
  }
}
