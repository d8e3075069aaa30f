import FreedomModel
import FreedomTestSupport

extension ResultTable {
  /// Kazakhstan's political rights, as `freedom series` has them.
  static let series = ResultTable(
    title: "Kazakhstan: Political rights rating (fiw.pr)",
    columns: [
      Column("id", .string), Column("name", .string), Column("kind", .string),
      Column("publication", .string), Column("indicator", .string), Column("edition", .string),
      Column("year", .integer), Column("coverage_start", .date), Column("coverage_end", .date),
      Column(
        "value", .number, unit: "rating", description: "1 (most free) to 7 (least free)."),
      Column("text", .string), Column("source", .string),
    ],
    rows: [
      seriesRow("1991-92", 1992, 1991, 5, "PF"), seriesRow("1992-93", 1993, 1992, 5, "PF"),
      seriesRow("1993-94", 1994, 1993, nil, nil), seriesRow("1994-95", 1995, 1994, 6, "NF"),
      seriesRow("2025", 2025, 2024, 7, "NF"),
    ],
    notes: [
      "Years are those of the editions.",
      .scale(
        """
        Ratings run from 1 (most free) to 7 (least free): a falling value means that people became \
        freer.
        """, brief: "fiw.pr 1 to 7, lower is freer"),
    ],
    citation: "Freedom House, Freedom in the World. https://freedomhouse.org")

  private static func seriesRow(
    _ edition: String, _ year: Int, _ covered: Int, _ value: Double?, _ text: String?
  ) -> [ResultValue] {
    [
      .text("KAZ"), .text("Kazakhstan"), .text("country"), .text("fiw"), .text("fiw.pr"),
      .text(edition), .integer(year), .text("\(covered)-01-01"), .text("\(covered)-12-31"),
      ResultValue(value), ResultValue(text), .text("ratings-2025.xlsx"),
    ]
  }

  /// Names that are wide, accented or long, values of every size, and truth values.
  static let varied = ResultTable(
    title: "Trends since 1991",
    columns: [
      Column("name", .string), Column("slope", .number, unit: "points a year"),
      Column("p_adjusted", .number), Column("n", .integer),
      Column("statistically_significant", .boolean), Column("status", .string),
    ],
    rows: [
      [
        .text("Côte d’Ivoire"), .number(-0.035714285714285712), .number(1.2345678e-7),
        .integer(34), .flag(true), .text("PF"),
      ],
      [
        .text("日本"), .number(0), .number(1), .integer(34), .flag(false), .text("F"),
      ],
      [
        .text("Democratic People’s Republic of Korea (North Korea)"), .number(123_456.789012),
        .missing, .integer(0), .missing, .text("NF"),
      ],
    ],
    notes: [.essential("Slopes are Theil and Sen’s.", brief: "slopes by Theil and Sen")],
    citation: "Freedom House.")

  /// A text of every kind that does harm somewhere.
  static let hostile = ResultTable(
    title: "</title><script>alert(1)</script> \\begin{x} **bold** \u{1B}[31m",
    columns: [
      Column("a|b,\"c\"", .string, description: "\"onmouseover=\"alert(1)"),
      Column("=cmd()", .number),
    ],
    rows: hostileTexts.enumerated().map { [.text($1), .integer($0)] },
    notes: [
      .essential("# no heading", brief: "# no heading"),
      .essential("1. no list\nno second line", brief: "1. no list\nno second line"),
      .essential("--- & <b>no bold</b> `no code`", brief: "--- & <b>no bold</b> `no code`"),
    ],
    citation: "javascript:alert(1) [no](http://link) ]]> $5_000")

  static let hostileTexts = [
    "<script>alert('x')</script>", "\" onload=\"alert(1)", "]]>&amp;&#60;", "a|b\\|c", "`code`",
    "line\nbreak\r\nand\ttab", "\u{1B}[31mred\u{7}", "\u{202E}evil\u{202C}", "zero\u{200B}width",
    "=1+1", "+1", "-1", "-", "@SUM(A1)", "\tx", "\rx", "'=x", "''-", "'plain", "",
    "\\input{/etc/passwd} 100% $x$ #1 a_b ~ ^ {", "-- `` '' ,, ?` [x] *y*", "Kasach\u{301}stan",
    "👩‍👩‍👧‍👦 🇰🇿 ✔️", "_x_ x_y *a*", "nul\u{0}end", "\u{FEFF}bom", "null", "NA", "a\u{2028}b",
  ]

  static let empty = ResultTable(
    title: "Nothing found", columns: [Column("id", .string), Column("value", .number)])
}

extension [UInt8] {
  /// The bytes as text.
  var text: String { String(decoding: self, as: UTF8.self) }
}

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
