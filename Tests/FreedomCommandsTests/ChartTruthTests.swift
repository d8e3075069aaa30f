import FreedomTestSupport
import Testing

@Suite("What a chart says is true of what it shows")
struct ChartTruthTests {
  private func chart(_ arguments: String...) -> FreedomBinary.Result {
    FreedomBinary.run(["chart"] + arguments)
  }

  @Test("bars have the status that was published, also where today's bands would say another")
  func publishedStatuses() {
    // Free with 3 and 3 in the edition 1998-99, Partly Free with 5 and 6 in that of 1984-85.
    let mali = chart("bar", "Mali", "South Africa", "--edition", "1999")
    #expect(mali.output.contains("3 F\n"))
    #expect(mali.lines.contains("█ F Free   ▒ PF Partly Free   ░ NF Not Free"))
    #expect(!mali.output.contains("Bands as from"))
    let southAfrica = chart("bar", "South Africa", "--edition", "1985")
    #expect(southAfrica.output.contains("5.5 PF\n"))
    let zambia = chart("bar", "Zambia", "--indicator", "fotp.total", "--edition", "1996")
    #expect(zambia.output.contains("60 NF\n"))
  }

  @Test("where no bar contradicts them, the key has the values of each status")
  func ranges() {
    let newest = chart("bar", "Norway", "Chad")
    #expect(newest.output.contains("F Free 1–2.5   ▒ PF Partly Free 3–5   ░ NF Not Free 5.5–7"))
    // No status was published with these totals: the bands say it.
    let net = chart("bar", "Georgia", "--indicator", "fotn.total", "--edition", "2025")
    #expect(net.output.contains("70 F\n"))
    #expect(net.output.contains("F Free 70–100"))
  }

  @Test(
    "an edition that does not rate a territory is not called missing",
    arguments: ["line", "spark", "strip", "heat", "stacked", "multiples"])
  func gaps(kind: String) {
    let gaps = chart(kind, "Hong Kong", "--to", "1990").lines.filter { $0.hasPrefix("Gap") }
    let isNamed = ["line", "spark", "multiples"].contains(kind)
    #expect(
      gaps == [
        "Gap: no edition for 1983.", "Gap: no value for \(isNamed ? "Hong Kong " : "")1974.",
      ])
    let coverage = chart(kind, "Hong Kong", "--to", "1990", "--years", "coverage")
    #expect(coverage.output.contains("Gap: no edition for 1981."))
    #expect(coverage.output.contains("\(isNamed ? "Hong Kong " : "")1973."))
  }

  @Test("a chart that names none of its countries has them in its title")
  func titles() {
    #expect(chart("stacked", "Norway").lines.first?.contains("Not Free: Norway") == true)
    let survival = chart("survival", "Poland", "Hungary")
    #expect(survival.lines.first?.hasSuffix("how long a status lasts: Poland and Hungary") == true)
    let table = FreedomBinary.run([
      "table", "counts", "--region", "Africa", "--chart", "--width", "120",
    ])
    #expect(table.output.contains("Partly Free and Not Free: countries of Africa, 1973–2026"))
  }

  @Test("a year between two editions is refused with both")
  func between() {
    let result = chart("map", "--edition", "1983")
    #expect(result.status == 65)
    #expect(result.error.contains("hint: the editions before and after it are 1982 and 1984"))
    #expect(chart("map", "--edition", "1972").error.contains("hint: they are 1973 to 2026"))
  }

  @Test("a total of 101 or of -1 does not move the shades of the others")
  func shades() {
    for edition in ["2003", "2010", "2025"] {
      let map = chart("map", "--indicator", "fiw.total", "--edition", edition)
      #expect(map.output.contains("▓▓ 60–79   ▒▒ 40–59   ░░ 20–39"))
    }
    let map = chart("map", "--indicator", "fiw.total", "--edition", "2003")
    #expect(map.output.contains("██ 80–101") && map.output.contains("·· -1 to 19"))
    let heat = chart("heat", "--region", "Europe", "--indicator", "fiw.total")
    #expect(heat.lines.contains("█ 80–101   ▓ 60–79   ▒ 40–59   ░ 20–39   · 0–19"))
  }

  @Test("two totals in one chart are told apart by their ids")
  func totals() {
    let result = chart(
      "line", "Kazakhstan", "--indicator", "fiw.total", "--indicator", "fotp.total")
    #expect(result.output.contains("● fiw.total 23") && result.output.contains("◆ fotp.total 85"))
  }

  @Test("slopes of older editions say by which rule the bands are, others do not")
  func slopes() {
    func notes(_ first: String) -> String {
      chart("slope", "Mali", "France", "--edition", first, "--edition", "2010").output
    }
    #expect(notes("1999").contains("Bands as from the edition 2004"))
    #expect(!notes("2004").contains("Bands as from"))
  }

  @Test("an event that cannot be read is named")
  func events() {
    let result = chart("line", "Norway", "--event", "2010-13-45=x")
    #expect(result.status == 64)
    #expect(result.error.contains("not \"2010-13-45=x\""))
  }
}
