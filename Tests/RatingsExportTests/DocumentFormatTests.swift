import DisplayText
import Foundation
import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsExport

/// Markdown, LaTeX and HTML: what a user sees is in the golden files.
@Suite struct DocumentFormatTests {
  @Test(arguments: ["markdown", "latex", "html"])
  func tablesLookAsRecorded(name: String) throws {
    let format = try #require(TableFormats.named(name))
    let ending = format.fileExtensions[0]
    Golden.expect(format.render(.series).text, matches: "series.\(ending)")
    Golden.expect(format.render(.varied).text, matches: "varied.\(ending)")
    Golden.expect(format.render(.hostile).text, matches: "hostile.\(ending)")
    Golden.expect(format.render(.empty).text, matches: "empty.\(ending)")
  }

  @Test(arguments: ["table", "markdown", "latex", "html"])
  func controlCharactersAreNeverRaw(name: String) throws {
    let format = try #require(TableFormats.named(name))
    for scalar in format.render(.hostile).text.unicodeScalars {
      #expect(scalar == "\n" || !scalar.needsEscape)
    }
  }

  @Test func aMarkdownRowIsOneLineWithTheSameCells() {
    for seed in 0..<300 {
      let table = ResultTable.random(seed)
      let lines = MarkdownFormat.render(table).text.split(separator: "\n")
      let grid = lines.filter { $0.utf8.starts(with: "| ".utf8) }
      #expect(grid.count == table.rows.count + 2, "seed \(seed)")
      for line in grid {
        var bars = 0
        var isEscaped = false
        for byte in line.utf8 {
          if byte == UInt8(ascii: "|"), !isEscaped { bars += 1 }
          isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        #expect(bars == table.columns.count + 1, "seed \(seed)")
      }
    }
  }

  @Test func anHTMLPageHasNoElementOfTheData() throws {
    let page = HTMLFormat.render(.hostile).text
    #expect(!page.contains("<script"))
    let known = [
      "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "main", "h1", "div", "table",
      "caption",
      "thead", "tr", "th", "tbody", "td", "ul", "li", "p",
    ]
    for tag in tags(page) { #expect(known.contains(tag.replacing("/", with: "")), "\(tag)") }
  }

  @Test func anHTMLPageIsWellFormed() {
    for seed in 0..<100 {
      var open: [String] = []
      for tag in tags(HTMLFormat.render(.random(seed)).text) {
        if tag.hasPrefix("/") {
          #expect(open.popLast() == String(tag.dropFirst()), "seed \(seed)")
        } else if !["meta", "!DOCTYPE"].contains(tag) {
          open.append(tag)
        }
      }
      #expect(open.isEmpty, "seed \(seed)")
    }
  }

  /// The names of all tags, read byte by byte as a browser does.
  private func tags(_ page: String) -> [String] {
    page.utf8.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false).dropFirst()
      .map { piece in
        String(decoding: piece.prefix { !" >\n".utf8.contains($0) }, as: UTF8.self)
      }
  }

  @Test func latexTakesCaptionAndLabel() {
    let text = LaTeXFormat.render(
      .empty, options: ExportOptions(caption: "50% of_all", label: "tab:a b}")
    ).text
    #expect(text.contains("\\caption{50\\% of\\_all}"))
    #expect(text.contains("\\label{tab:a-b-}"))
  }

  private static let numbers = ResultTable(
    title: "T",
    columns: [
      .init("name", .string), .computed("slope_low"), .init("value", .number),
      .init("to", .integer),
    ],
    rows: [
      [.text("A"), .number(-0.28125), .number(61.325), .integer(2025)],
      [.text("B"), .number(1.5), .number(7), .integer(1999)],
      [.text("C"), .number(1.2345678e-7), .missing, .integer(3)],
    ])

  @Test func latexAlignsThePointsAndHeadsInPlainEnglish() {
    let lines = LaTeXFormat.render(Self.numbers).text.split(separator: "\n").map(String.init)
    #expect(lines.contains("  \\begin{tabular}{@{}lrrr@{}}"))
    #expect(lines.contains("    A & $-0.2813$ & 61.325 & 2025 \\\\"))
    #expect(lines.contains("    B & 1.5\\phantom{000} & 7\\phantom{.000} & 1999 \\\\"))
    #expect(lines.contains("    C & $1.235 \\times 10^{-7}$ & -- & 3 \\\\"))
    let heading = "lower limit\\\\of slope\\end{tabular} & value & "
    #expect(lines.contains { $0.contains(heading) }, "\(lines)")
  }

  @Test func latexGoesOnOverPagesWhenAskedTo() {
    let text = LaTeXFormat.render(
      Self.numbers, options: ExportOptions(isLong: true, label: "tab:n")
    ).text
    #expect(text.hasPrefix("% Needs \\usepackage{booktabs,longtable}."))
    #expect(text.contains("\\begin{longtable}{@{}lrrr@{}}"))
    #expect(text.contains("\\caption{T}\\label{tab:n} \\\\"))
    #expect(text.contains("\\endfirsthead") && text.contains("\\endhead"))
    #expect(!text.contains("\\begin{table}"))
  }

  @Test func latexPutsLongTextsIntoParagraphs() {
    let text = LaTeXFormat.render(
      ResultTable(
        title: "", columns: [.init("note", .string)],
        rows: [[.text(String(repeating: "word ", count: 20))]])
    ).text
    #expect(text.contains("\\usepackage{booktabs,array}"))
    #expect(text.contains("\\raggedright\\arraybackslash}p{0.35\\linewidth}"))
  }

  @Test(
    arguments: [MarkdownFormat.self, LaTeXFormat.self, HTMLFormat.self] as [any TableFormat.Type])
  func hiddenColumnsAreNamedInAComment(format: any TableFormat.Type) {
    var table = Self.numbers
    table.hiddenColumns = ["id", "-->x"]
    let text = format.render(table).text
    #expect(text.contains("Hidden columns: id, x. The option columns shows them."))
    #expect(!format.render(table, options: ExportOptions(notes: .none)).text.contains("Hidden"))
  }

  @Test(arguments: [
    ("-4", "$-4$"), ("2.5", "2.5"), ("1.5e-07", "$1.5 \\times 10^{-7}$"),
    ("-1e+16", "$-1 \\times 10^{16}$"),
  ])
  func latexSetsNumbersAsNumbers(text: String, wanted: String) {
    #expect(LaTeXText.number(text) == wanted)
  }

  @Test(arguments: [
    ("coverage_start", "coverage_start"), ("_x_", "\\_x\\_"), ("a|b", "a\\|b"),
    ("<b>", "&lt;b&gt;"), ("a\nb", "a\\\\nb"), ("|\u{301}", "\\|\u{301}"),
    ("`c` *d* [e](f)", "\\`c\\` \\*d\\* \\[e\\](f)"),
  ])
  func markdownShowsTextAsItIs(text: String, wanted: String) {
    #expect(MarkdownText.escaped(text) == wanted)
  }

  @Test(arguments: [
    ("# a", "\\# a"), ("- a", "\\- a"), ("1. a", "1\\. a"), ("    a", "a"), ("1990 a", "1990 a"),
  ])
  func markdownBlocksBeginWithPlainText(text: String, wanted: String) {
    #expect(MarkdownText.escapedBlock(text) == wanted)
  }
}
