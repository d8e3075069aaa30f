import FreedomTestSupport
import DisplayText
import FreedomModel
import Testing

@testable import RatingsCharts

@Suite("Any chart at any width keeps its promises")
struct RandomChartTests {
  @Test("no line is too wide, no escape without colour, ASCII is ASCII", arguments: 0..<10)
  func text(batch: Int) throws {
    var random = SeededGenerator(seed: batch)
    for round in 0..<100 {
      let chart = try RandomChart.make(using: &random)
      let options = TextOptions(
        width: Int.random(in: 1...150, using: &random),
        height: Bool.random(using: &random) ? nil : Int.random(in: -1...50, using: &random),
        ascii: Bool.random(using: &random))
      let text = chart.text(options)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let widest = lines.map { String($0).displayWidth }.max() ?? 0
      #expect(widest <= options.width, "batch \(batch), round \(round): \(chart.title)")
      #expect(!text.unicodeScalars.contains("\u{1B}"))
      #expect(text.hasSuffix("\n"))
      #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
      if options.ascii {
        #expect(text.utf8.allSatisfy { $0 == 0x0A || (0x20...0x7E).contains($0) })
      }
    }
  }

  @Test("SVG is the same every time, has no script, at most two decimals", arguments: 0..<4)
  func svg(batch: Int) throws {
    var random = SeededGenerator(seed: 1000 + batch)
    for _ in 0..<50 {
      let chart = try RandomChart.make(using: &random)
      let options = SVGOptions(width: Int.random(in: 0...1200, using: &random))
      let svg = chart.svg(options)
      #expect(svg == chart.svg(options))
      #expect(!svg.contains("<script"))
      #expect(!svg.contains("nan") && !svg.contains("inf"))
      #expect(WellFormedXML.problem(in: svg) == nil)
      #expect(longestFraction(in: svg) <= 2)
    }
  }

  /// The most digits after a point inside an attribute value that is a number.
  private func longestFraction(in svg: String) -> Int {
    var longest = 0
    for value in svg.split(separator: "\"") where value.utf8.allSatisfy(isPartOfNumber) {
      guard let point = value.utf8.lastIndex(of: UInt8(ascii: ".")) else { continue }
      longest = max(longest, value.utf8.distance(from: point, to: value.utf8.endIndex) - 1)
    }
    return longest
  }

  private func isPartOfNumber(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }
}
