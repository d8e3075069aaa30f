// Modules: DisplayText FreedomModel RatingsCharts
import DisplayText
import FreedomModel
import RatingsCharts

/// Charts of any kind from any values and names: no line is wider than requested, nothing can
/// steer a terminal, ASCII is ASCII, and a drawing is the same each time.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  var input = Input(bytes: Array(UnsafeBufferPointer(start: start, count: min(count, 4_096))))
  let kind = ChartKind.allCases[input.number(below: ChartKind.allCases.count)]
  let indicator = indicators[input.number(below: indicators.count)]
  let series = (0..<input.number(below: 9)).map { input.series($0, indicator) }
  guard let chart = try? kind.chart(series: series) else { return 0 }
  let options = TextOptions(
    width: 1 + input.number(below: 160),
    height: input.number(below: 2) == 0 ? nil : input.number(below: 60),
    ascii: input.number(below: 2) == 0)
  let text = chart.text(options)
  precondition(!text.unicodeScalars.contains("\u{1B}"), "an escape without colour")
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    precondition(String(line).displayWidth <= options.width, "a line is too wide")
  }
  if options.ascii {
    precondition(
      text.utf8.allSatisfy { $0 == 0x0A || (0x20...0x7E).contains($0) }, "ASCII is not ASCII")
  }
  let drawing = SVGOptions(width: input.number(below: 1_200))
  let svg = chart.svg(drawing)
  precondition(svg == chart.svg(drawing), "two drawings differ")
  precondition(
    !svg.contains("<script") && !svg.contains("nan"), "the drawing contains a script or nan")
  return 0
}

private let indicators = Indicator.freedomHouse.filter {
  ["fiw.rating", "fiw.pr", "fiw.total", "fiw.status", "fotp.total", "fotn.total"].contains($0.id)
}

/// The bytes of the input as numbers and names.
private struct Input {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func byte() -> Int {
    guard position < bytes.count else { return 0 }
    position += 1
    return Int(bytes[position - 1])
  }

  mutating func number(below limit: Int) -> Int { (byte() << 8 | byte()) % max(1, limit) }

  mutating func series(_ index: Int, _ indicator: Indicator) -> Series {
    let length = byte() % 12
    let name = String(decoding: bytes.dropFirst(position).prefix(length), as: UTF8.self)
    position += length
    let first = 1972 + byte() % 50
    let editions = (first..<first + byte() % 54).map {
      Edition(publication: indicator.publication, year: $0, coverageYear: $0 - 1)
    }
    let low = indicator.minimum ?? 0
    let high = indicator.maximum ?? 2
    let values = editions.map { _ -> Double? in
      let byte = byte()
      return byte < 40 ? nil : (low + (high - low) * Double(byte - 40) / 215).rounded()
    }
    return Series(
      entity: Entity(id: "E\(index)", name: name, kind: .country), indicator: indicator,
      editions: editions, values: values)
  }
}
