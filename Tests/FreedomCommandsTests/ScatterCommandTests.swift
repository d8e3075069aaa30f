import FreedomTestSupport
import Foundation
import Testing

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
    #expect(run("fiw.total", "fotp.total", "fotn.total").status == 64)
    let status = run("fiw.status", "fotp.status")
    #expect(status.status == 64 && status.error.contains("freedom agree"))
    #expect(run("fiw.total", "nothing").status == 65)
    #expect(run("fiw.total", "fotp.total", "--edition", "1066").status == 65)
    #expect(run("fiw.total", "fotp.total", "--mark", "breaks").status == 64)
  }
}
