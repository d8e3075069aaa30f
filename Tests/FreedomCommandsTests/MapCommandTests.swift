import FreedomTestSupport
import Foundation
import Testing

@Suite("freedom chart map")
struct MapCommandTests {
  private func run(_ arguments: String...) -> FreedomBinary.Result {
    FreedomBinary.run(["chart", "map"] + arguments + ["--database", FreedomBinary.bundled])
  }

  @Test("draws tiles no wider than the terminal, in ASCII too", arguments: [40, 60, 80, 120])
  func widths(width: Int) {
    let result = run("--width", "\(width)")
    #expect(result.status == 0)
    #expect(result.lines.first == "Freedom in the World, status, 2026")
    #expect(result.lines.allSatisfy { $0.count <= width })
    #expect(result.output.contains("KZ") == (width >= 60))
    #expect(run("--width", "\(width)", "--ascii").output.allSatisfy { $0.isASCII })
  }

  @Test(
    "counts as many countries of a status as table counts",
    arguments: [1973, 1985, 1992, 1994, 2003, 2009, 2025, 2026])
  func counts(edition: Int) throws {
    let map = run("--edition", "\(edition)", "--width", "200")
    let table = FreedomBinary.run([
      "table", "counts", "--from", "\(edition)", "--to", "\(edition)", "--format", "csv",
      "--columns", "free,partly_free,not_free", "--no-headers", "--database",
      FreedomBinary.bundled,
    ])
    let counts = try #require(table.lines.first).split(separator: ",")
    #expect(counts.count == 3)
    for (label, count) in zip(["Free", "Partly Free", "Not Free"], counts) {
      #expect(map.output.contains("\(label): \(count) countries"), "\(label) \(edition)")
    }
  }

  @Test("outlines are SVG, alone or in a page with the values as a table")
  func outlines() throws {
    let path = FreedomBinary.temporary("map.svg")
    #expect(run("--projection", "equal-earth", "--edition", "1985", "--output", path).status == 0)
    let svg = try #require(Files.text(of: path))
    #expect(svg.contains("<title>USSR: NF</title>"))
    #expect(svg.contains("Gapminder, CC BY 4.0"))
    let page = run("--projection", "equal-earth", "--format", "html")
    #expect(page.output.contains("<svg") && page.output.contains("<table"))
    let text = run("--projection", "equal-earth")
    #expect(text.status == 64 && text.error.contains("--output map.svg"))
  }

  @Test("changes need a first edition, and one that there is")
  func changes() {
    let change = run("--indicator", "fiw.total", "--from", "2016", "--to", "2026", "--width", "200")
    #expect(change.status == 0)
    #expect(
      change.lines.first == "Freedom in the World, total score, change from 2016 to 2026")
    #expect(change.output.contains("declined by 10 or more: 32 countries, 3 territories"))
    #expect(run("--from", "1066").status == 65)
    #expect(run("--to", "2016").error.contains("--edition"))
    #expect(run("--from", "2016", "--to", "2016").status == 64)
    #expect(run("--from", "2016", "--edition", "2020").status == 64)
  }

  @Test("a region, a group or a kind is shaded alone, as its table counts it")
  func parts() throws {
    for (option, name, title) in [
      ("--region", "Africa", "Africa"), ("--group", "osce", "the OSCE"),
    ] {
      let map = run("--edition", "2025", "--width", "200", option, name, "--kind", "country")
      #expect(map.lines.first == "Freedom in the World, status: countries of \(title), 2025")
      let table = FreedomBinary.run([
        "table", "counts", "--from", "2025", "--to", "2025", option, name, "--format", "csv",
        "--columns", "free,partly_free,not_free", "--no-headers", "--database",
        FreedomBinary.bundled,
      ])
      let counts = try #require(table.lines.first).split(separator: ",")
      for (label, count) in zip(["Free", "Partly Free", "Not Free"], counts) {
        #expect(map.output.contains("\(label): \(count) countr"), "\(label) \(name)")
      }
      #expect(map.output.contains("others"))
    }
    let change = run(
      "--indicator", "fiw.total", "--from", "2016", "--to", "2026", "--region", "Africa",
      "--width", "200")
    #expect(
      change.lines.first == "Freedom in the World, total score: Africa, change from 2016 to 2026")
    #expect(run("--region", "Atlantis").status != 0)
  }

  @Test("shows the whole world and one indicator, and says so")
  func refusals() {
    for arguments in [["Hungary"], ["--all"]] {
      let result = FreedomBinary.run(
        ["chart", "map"] + arguments + ["--database", FreedomBinary.bundled])
      #expect(result.status == 64 && result.error.contains("the whole world"), "\(arguments)")
    }
    #expect(run("--indicator", "fiw.pr", "--indicator", "fiw.cl").status == 64)
    #expect(run("--edition", "1066").status == 65)
    #expect(run("--zoom").status == 64)
    #expect(run("--mark", "breaks").status == 64)
    let bars = FreedomBinary.run([
      "chart", "bar", "Hungary", "--projection", "tiles", "--database", FreedomBinary.bundled,
    ])
    #expect(bars.status == 64 && bars.error.contains("--projection is for map"))
  }
}
