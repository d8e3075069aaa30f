import DisplayText
import Foundation
import FreedomModel
import FreedomTestSupport
import Testing

@Suite("freedom chart")
struct ChartCommandTests {
  /// Every kind with a command line that draws something.
  static let kinds: [[String]] = [
    ["line", "Kazakhstan", "Kyrgyzstan", "--mark", "status-changes"],
    ["spark", "--region", "Eurasia"], ["strip", "--region", "Eurasia"],
    ["bar", "--region", "Middle East", "--indicator", "fiw.total"],
    ["slope", "Poland", "Hungary", "--edition", "1993", "--edition", "2025"],
    ["line", "--all", "--highlight", "Poland", "--baseline", "world"],
    ["slope", "--region", "Eurasia", "--highlight", "Armenia", "--baseline", "region:Eurasia"],
    ["heat", "--region", "Eurasia", "--highlight", "Armenia", "--baseline", "group:osce"],
    ["spark", "--region", "Eurasia", "--highlight", "Armenia", "--baseline", "world"],
    ["multiples", "Poland", "Hungary", "--baseline", "world", "--baseline", "Kenya"],
    ["strip", "--region", "Eurasia", "--highlight", "Armenia"],
    ["scatter", "fiw.total", "fotp.total", "--edition", "2013", "--highlight", "Mali"],
    ["heat", "--group", "osce", "--indicator", "fiw.total"], ["stacked"],
    ["multiples", "Hungary", "Turkey", "Ghana", "--mark", "episodes"],
  ]

  @Test("no line is wider than asked for, and no escape is written to a pipe", arguments: kinds)
  func widths(arguments: [String]) {
    for width in [40, 80, 120] {
      let result = FreedomBinary.run(["chart"] + arguments + ["--width", "\(width)"])
      #expect(result.status == 0)
      #expect(result.lines.allSatisfy { $0.displayWidth <= width })
      #expect(result.lines.count > 5)
      #expect(!result.output.contains("\u{1B}"))
    }
  }

  @Test(
    "a locale without UTF-8 gets ASCII, and so does --ascii", arguments: kinds)
  func ascii(arguments: [String]) {
    let byLocale = FreedomBinary.run(["chart"] + arguments, environment: ["LC_ALL": "C"])
    let asked = FreedomBinary.run(["chart"] + arguments + ["--ascii"])
    #expect(byLocale.status == 0)
    #expect(byLocale.output.utf8.allSatisfy { $0 == 10 || (0x20...0x7E).contains($0) })
    #expect(byLocale.output == asked.output)
  }

  @Test("a file's ending makes an SVG, with title and words inside", arguments: kinds)
  func svg(arguments: [String]) throws {
    let path = FreedomBinary.temporary("chart.svg")
    let toFile = FreedomBinary.run(["chart"] + arguments + ["--output", path])
    #expect(toFile.status == 0)
    #expect(toFile.output.isEmpty)
    let drawn = FreedomBinary.run(["chart"] + arguments + ["--format", "svg"]).output
    #expect(drawn.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(drawn.contains("</title>") && drawn.contains("</desc>"))
    let again = FreedomBinary.run(["chart"] + arguments + ["--output", path])
    #expect(again.status == 73)
  }

  @Test("a web page has the drawing and, for people who cannot see it, its values as a table")
  func html() {
    let page = FreedomBinary.run(["chart", "line", "Poland", "--format", "html"]).output
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(page.contains("<figure ") && page.contains("<svg "))
    #expect(page.contains("<th scope=\"row\">Poland</th><td class=\"number\">1973</td><td>6</td>"))
  }

  @Test("words stand for the drawing", arguments: kinds)
  func words(arguments: [String]) {
    let result = FreedomBinary.run(["chart"] + arguments + ["--describe"])
    #expect(result.status == 0)
    #expect(!result.output.contains("│"))
    #expect(result.output.contains("."))
  }

  @Test("Kazakhstan in words")
  func kazakhstan() {
    let result = FreedomBinary.run(["chart", "line", "Kazakhstan", "--describe"])
    #expect(result.output.contains("Kazakhstan declined from 4.5 in 1992 to 6 in 2026."))
    let trend = FreedomBinary.run(["trend", "Kazakhstan", "--describe"])
    #expect(trend.output.contains("Kazakhstan declined from 4.5 in 1992 to 6 in 2026."))
  }

  @Test("changes of status, breaks and episodes are listed with their letters")
  func marks() {
    let changes = FreedomBinary.run(["chart", "line", "Hungary", "--mark", "status-changes"])
    #expect(changes.lines.contains("a 1985 Hungary: Not Free to Partly Free (improved)"))
    #expect(changes.lines.contains("c 2019 Hungary: Free to Partly Free (declined)"))
    let breaks = FreedomBinary.run([
      "chart", "line", "Turkey", "--indicator", "fiw.total", "--mark", "breaks",
    ])
    #expect(breaks.output.contains("2017 Turkey: break, mean 61.14 to 32.7 (declined)"))
    let episodes = FreedomBinary.run([
      "chart", "line", "Hungary", "--indicator", "fiw.total", "--mark", "episodes",
    ])
    #expect(
      episodes.output.contains("2007–2026 Hungary: decline, 93 to 65, censored (end of data)"))
  }

  @Test("South Africa's split rating of 1973 makes no change of status")
  func splitRating() {
    let result = FreedomBinary.run([
      "chart", "strip", "South Africa", "--mark", "status-changes", "--to", "1980",
    ])
    #expect(!result.output.contains("a 1974"))
  }

  @Test("an event is at the edition that covers its day, or the middle of its year")
  func events() throws {
    let result = FreedomBinary.run([
      "chart", "line", "Kazakhstan", "--event", "2009-07-11=Internet law", "--event",
      "2019=New president",
    ])
    #expect(result.lines.contains("a 2009-07-11 (at 2010): Internet law"))
    #expect(result.lines.contains("b 2019 (at 2020): New president"))
    let file = try FreedomBinary.file(
      "events.csv", "date,entity,text\n2010-04-07,kg,Uprising\n2015,,Union\n")
    let read = FreedomBinary.run([
      "chart", "strip", "Kazakhstan", "Kyrgyzstan", "--events", file,
    ])
    #expect(read.lines.contains("a 2010-04-07 (at 2011) Kyrgyzstan: Uprising"))
    #expect(read.lines.contains("b 2015 (at 2016): Union"))
  }

  @Test("a table of events that is wrong says where and why")
  func badEvents() throws {
    func complaint(_ text: String) throws -> FreedomBinary.Result {
      let file = try FreedomBinary.file("events.csv", text)
      return FreedomBinary.run(["chart", "line", "Poland", "--events", file])
    }
    let date = try complaint("date,text\n2010-13-01,x\n")
    #expect(date.status == 65)
    #expect(date.error.contains("events.csv:2: \"2010-13-01\": not a date"))
    let entity = try complaint("text,entity,date\nx,Polnd,2010\n")
    #expect(entity.status == 65)
    #expect(entity.error.contains("\"Polnd\"") && entity.error.contains("Poland"))
    #expect(try complaint("when,text\n2010,x\n").error.contains("there is no column date"))
    let missing = FreedomBinary.run(["chart", "line", "Poland", "--events", "/nowhere.csv"])
    #expect(missing.status == 66)
  }

  @Test("the shares are those that 'table counts' has")
  func shares() {
    let result = FreedomBinary.run(["chart", "stacked", "--describe"])
    // Freedom House's own distribution of the first edition.
    #expect(result.output.contains("In 1973, 148 rated: 44 Free (30 %)"))
  }

  @Test(
    "a command line that makes no sense is refused",
    arguments: [
      ["line"], ["pie", "Poland"], ["line", "--all"], ["line", "Poland", "--region", "Europe"],
      ["line", "Poland", "--edition", "2020"], ["bar", "Poland", "--mark", "breaks"],
      ["stacked", "--indicator", "fiw.status", "--indicator", "fotp.status"],
      ["line", "Poland", "--event", "2009-02-30=x"], ["line", "Poland", "--height", "0"],
      ["slope", "Poland", "--edition", "1", "--edition", "2", "--edition", "3"],
    ])
  func usage(arguments: [String]) {
    let result = FreedomBinary.run(["chart"] + arguments)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(!result.error.isEmpty)
  }

  @Test(
    "an edition that is not there is named, with those that are",
    arguments: [("1983", "1982 and 1984"), ("1960", "1973 to 2026")])
  func noEdition(edition: String, named: String) {
    let result = FreedomBinary.run(["chart", "bar", "Poland", "--edition", edition])
    #expect(result.status == 65)
    #expect(result.error.contains(named), "\(result.error)")
  }
}

@Suite("freedom chart scatter")
struct ScatterCommandTests {
  private func run(_ arguments: String...) -> FreedomBinary.Result {
    FreedomBinary.run(["chart", "scatter"] + arguments + ["--database", FreedomBinary.bundled])
  }

  @Test("draws two indicators of one edition, countries where one of them counts them apart")
  func drawn() {
    let result = run("fiw.total", "fotp.total", "--edition", "2017", "--width", "90")
    #expect(result.status == 0)
    #expect(
      result.lines.prefix(2).joined(separator: " ")
        == "Freedom in the World, total score and Freedom of the Press, press freedom total: "
        + "all countries, 2017")
    #expect(result.output.contains("●TUN"))
    #expect(result.output.contains("Farthest from it: Tunisia TUN 78 and 54, Mexico MEX"))
    #expect(result.lines.allSatisfy { $0.count <= 90 })
    let plain = run("fiw.total", "fotp.total", "--edition", "2017", "--ascii", "--width", "60")
    #expect(plain.output.allSatisfy { $0.isASCII })
    #expect(plain.output.contains("*TUN"))
  }

  @Test("shows the newest edition that both have, of a region, as SVG and as a page")
  func formats() throws {
    let words = run("fiw.total", "fotn.total", "--region", "Eurasia", "--describe")
    #expect(words.output.contains("countries of Eurasia, 2025"))
    let svg = FreedomBinary.temporary("s.svg")
    #expect(run("fiw.pr", "fiw.cl", "--output", svg, "--width", "340").status == 0)
    #expect(try #require(Files.text(of: svg)).contains("viewBox=\"0 0 340 "))
    let page = run("fiw.pr", "fiw.cl", "--format", "html")
    #expect(page.output.contains("<svg") && page.output.contains("<table"))
  }

  @Test("says what it needs")
  func refusals() {
    #expect(run("fiw.total").status == 64)
    #expect(run("fiw.total").error.contains("scatter needs two indicators"))
    let apart = run("fiw.total", "fotp.total", "--edition", "2020")
    #expect(apart.status == 65)
    #expect(apart.error.contains("no one has a value of both in 2020"))
    #expect(run("fiw.total", "fotp.total", "fotn.total").status == 64)
    let status = run("fiw.status", "fotp.status")
    #expect(status.status == 64 && status.error.contains("freedom agree"))
    #expect(run("fiw.total", "nothing").status == 65)
    #expect(run("fiw.total", "fotp.total", "--edition", "1066").status == 65)
    #expect(run("fiw.total", "fotp.total", "--mark", "breaks").status == 64)
  }
}

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

  @Test("a region fills its map, and others are not called unrated")
  func frame() {
    let svg = run("--projection", "equal-earth", "--region", "Africa", "--format", "svg").output
    #expect(svg.contains("<title>Kenya: PF</title>"))
    #expect(svg.contains("<title>Spain: not shown</title>"))
    #expect(!svg.contains("Australia") && !svg.contains("not rated"))
    let tiles = run("--region", "Africa", "--format", "svg").output
    #expect(tiles.contains("<title>Kenya: PF</title>"))
    #expect(tiles.contains("<title>Malta: not shown</title>"))
    #expect(!tiles.contains("Australia") && !tiles.contains("Canada"))
  }

  @Test("of a region without a value in the user's own publication nobody is another")
  func ownPublication() throws {
    let database = FreedomBinary.temporary("own.sqlite")
    let file = try FreedomBinary.file(
      "own.csv", "country,year,Index\nGermany,2020,10\nFrance,2020,\nKenya,2020,5\n")
    let imported = FreedomBinary.run([
      "import", file, "--publication", "own", "--database", database,
    ])
    #expect(imported.status == 0, "\(imported.error)")
    func map(_ arguments: String...) -> String {
      FreedomBinary.run(
        ["chart", "map", "--indicator", "own.index", "--format", "svg", "--database", database]
          + arguments
      ).output
    }
    let europe = map("--region", "Europe")
    #expect(europe.contains("<title>Germany: 10</title>"))
    #expect(europe.contains("<title>France: no value</title>"))
    #expect(europe.contains("<title>Algeria: not shown</title>"))
    #expect(map().contains("<title>France: not rated</title>"))
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
