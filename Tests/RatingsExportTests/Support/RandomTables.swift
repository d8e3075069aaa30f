import FreedomTestSupport
import FreedomModel

extension ResultTable {
  /// A table of 1 to 12 columns and up to 8 rows, with texts of all kinds.
  static func random(_ seed: Int) -> ResultTable {
    var generator = SeededGenerator(seed: seed)
    let kinds: [Column.Kind] = [.integer, .number, .string, .boolean, .date]
    let columns = (0..<Int.random(in: 1...12, using: &generator)).map { number in
      Column(
        randomText(&generator, upTo: 12) + "_\(number)",
        kinds[Int.random(in: 0..<kinds.count, using: &generator)])
    }
    let rows = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
      columns.map { randomValue($0.kind, &generator) }
    }
    return ResultTable(
      title: randomText(&generator, upTo: 40), columns: columns, rows: rows,
      notes: [.background(randomText(&generator, upTo: 200))],
      citation: randomText(&generator, upTo: 60))
  }

  private static func randomValue(
    _ kind: Column.Kind, _ generator: inout SeededGenerator
  ) -> ResultValue {
    if Int.random(in: 0..<6, using: &generator) == 0 { return .missing }
    switch kind {
    case .integer: return .integer(Int.random(in: -4...2025, using: &generator))
    case .number: return .number(Double.random(in: -100...100, using: &generator))
    case .string: return .text(randomText(&generator, upTo: 30))
    case .boolean: return .flag(Bool.random(using: &generator))
    case .date: return .text("1991-12-26")
    }
  }

  private static let pieces: [String] =
    ["a", "Kazakhstan", " ", "  ", "é", "日", "👩‍👩‍👧‍👦", "🇰🇿", "e\u{301}", "\"", ",", "\n", "\r", "\t"]
    + ["|", "=", "+", "-", "@", "'", "\u{1B}[1m", "\u{202E}", "\\", "<b>", "&", "_", "{", "}", "0"]
    + ["\u{200D}", "\u{FE0F}", "한", "ﬁ", "क्षि", "\u{0}", "\u{FEFF}", "x_y.z", "1. ", "✔️"]

  private static func randomText(_ generator: inout SeededGenerator, upTo count: Int) -> String {
    (0..<Int.random(in: 0...count, using: &generator)).map { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &generator)]
    }.joined()
  }
}
