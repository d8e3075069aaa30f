import FreedomTestSupport
import DisplayText
import Foundation
import FreedomModel
import Testing

@testable import RatingsExport

/// Markdown, LaTeX and HTML: what a person sees is in the golden files.
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
      "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "div", "table", "caption",
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
