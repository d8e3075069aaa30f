import FreedomTestSupport
import DisplayText
import FreedomModel
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

  @Test("an edition that is not there is named, with those that are")
  func noEdition() {
    let result = FreedomBinary.run(["chart", "bar", "Poland", "--edition", "1983"])
    #expect(result.status == 65)
    #expect(result.error.contains("1973 to 2026"))
  }
}
