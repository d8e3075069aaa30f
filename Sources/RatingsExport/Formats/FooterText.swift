internal import DisplayText
package import FreedomModel

/// The notes under a table for readers: every note, or as little as a reader needs.
struct FooterText {
  /// Under a terminal's table there are at most this many lines of this width; under at most one
  /// row fewer, so that the notes are the smaller part of the screen.
  private static let most = (lines: 3, linesUnderFewRows: 2, width: 80)

  /// The notes of a list.
  private(set) var list: [String] = []
  /// What follows the list, in a document that breaks lines by itself.
  private(set) var paragraphs: [String] = []

  private let source: String
  private let scales: [String]
  private let facts: [String]
  private let hidden: [String]
  private let hasMore: Bool
  private let shown: NotesShown

  init(_ footer: TableFooter, shown: NotesShown) {
    func briefs(_ grade: TableNote.Grade) -> [String] {
      footer.notes.filter { $0.grade == grade }.map(\.brief).uniqued()
    }
    self.shown = shown
    source = footer.source
    scales = briefs(.scale)
    facts = briefs(.essential)
    hidden = footer.hiddenColumns
    hasMore = footer.notes.contains { $0.grade == .background }
    switch shown {
    case .none: break
    case .brief:
      paragraphs = [Self.sourceLine(source, scales), Self.sentence(facts)].filter { !$0.isEmpty }
    case .all:
      list = footer.notes.map(\.text)
      if !footer.citation.isEmpty { paragraphs.append("Source: " + footer.citation) }
    }
  }

  /// Which columns are hidden, for a comment in a document, whose readers cannot show them.
  var hiddenComment: String? {
    // Two hyphens or an angle bracket would end a comment of HTML, a line break one of LaTeX.
    let names = hidden.joined(separator: ", ").visible.filter { !"<>-".contains($0) }
    return hidden.isEmpty || shown == .none
      ? nil : "Hidden columns: \(names). The option columns shows them."
  }

  /// The lines under a terminal's table and its list: the source with the scales, what is
  /// essential, and which columns are hidden. What does not fit in three lines is counted; under at
  /// most one row the hidden columns are among all notes.
  func lines(width: Int?, rowCount: Int) -> [String] {
    guard shown == .brief else {
      let hidden =
        hidden.isEmpty || shown == .none
        ? [] : ["Hidden columns: \(hidden.joined(separator: ", ")) (show with --columns)"]
      return (paragraphs + hidden).flatMap { WrappedText.lines($0, width: width, indent: 2) }
    }
    guard let width else {
      return paragraphs + (hiddenLine(width: nil).map { [$0] } ?? [])
    }
    if rowCount <= 1,
      let few = lines(width: width, most: Self.most.linesUnderFewRows, end: nil, isWhole: true)
        ?? lines(width: width, most: Self.most.lines, end: nil)
    {
      return few
    }
    let end = hiddenLine(width: width)
    return lines(width: width, most: Self.most.lines - (end == nil ? 0 : 1), end: end) ?? []
  }

  /// At most N lines of the usual width, and as much text on a narrower screen; `nil` where
  /// they are to have every fact and cannot.
  private func lines(
    width: Int, most: Int, end: String?, isWhole: Bool = false
  ) -> [String]? {
    let most = max(most, most * Self.most.width / max(1, width))

    // The source comes whole; scales that do not fit beside it begin the next line.
    var beside = scales.count
    func height(_ text: String) -> Int {
      text.isEmpty ? 0 : Self.wrapped(text, width: width).count
    }
    let atLeast = max(1, height(Self.sourceLine(source, [])))
    while beside > 0, height(Self.sourceLine(source, Array(scales.prefix(beside)))) > atLeast {
      beside -= 1
    }
    let first = Self.sourceLine(source, Array(scales.prefix(beside)))
    let rest = Array(scales.dropFirst(beside)) + facts
    let second = fitted(rest, pointsToAll: isWhole && (hasMore || !hidden.isEmpty)) {
      height($0) <= max(1, most - height(first))
    }
    guard second.isComplete || !isWhole else { return nil }
    return [first, second.text].filter { !$0.isEmpty }.flatMap { Self.wrapped($0, width: width) }
      + (end.map { [$0] } ?? [])
  }

  /// The facts that fit, the first ones first, and how many more there are; behind all of them the
  /// option for all notes, where it fits too and is to be shown.
  private func fitted(
    _ facts: [String], pointsToAll: Bool, _ fits: (String) -> Bool
  ) -> (text: String, isComplete: Bool) {
    guard !facts.isEmpty else { return ("", true) }
    let all = Self.sentence(facts)
    let withOption = Self.sentence(facts + ["all notes: --notes"])
    if pointsToAll, fits(withOption) { return (withOption, true) }
    if fits(all) { return (all, true) }
    var kept: [String] = []
    func text(_ kept: [String]) -> String {
      let more = facts.count - kept.count
      return Self.sentence(kept + ["\(more) more \(more == 1 ? "note" : "notes"): --notes"])
    }
    for fact in facts where fits(text(kept + [fact])) { kept.append(fact) }
    return (kept.isEmpty ? "All notes: --notes." : text(kept), false)
  }

  /// The lines of a sentence, whose final stop does not begin one.
  private static func wrapped(_ text: String, width: Int?) -> [String] {
    let isOneTooLong = text.hasSuffix(".") && text.displayWidth - 1 == width
    return WrappedText.lines(
      isOneTooLong ? String(text.dropLast()) : text, width: width, indent: 2)
  }

  private func hiddenLine(width: Int?) -> String? {
    guard !hidden.isEmpty else { return nil }
    let end = hasMore ? "(--columns; all notes: --notes)" : "(--columns)"
    func line(_ names: [String]) -> String {
      "Hidden columns: \(names.joined(separator: ", ")) \(end)"
    }
    for kept in stride(from: hidden.count, to: 0, by: -1) {
      let names = hidden.prefix(kept) + (kept < hidden.count ? ["..."] : [])
      if line(Array(names)).displayWidth <= width ?? .max { return line(Array(names)) }
    }
    return "\(hidden.count) hidden columns \(end)"
  }

  private static func sourceLine(_ source: String, _ scales: [String]) -> String {
    let start = source.isEmpty ? [] : ["Source: " + source]
    return sentence(start + scales)
  }

  /// Some facts as one sentence. Ids and options keep their small letters.
  private static func sentence(_ facts: some Sequence<String>) -> String {
    let text = facts.joined(separator: "; ")
    guard let first = text.first else { return "" }
    let word = text.prefix { $0 != " " && $0 != ":" && $0 != "," }
    let isName = Publication.isFreedomHouse(String(word))
    let start = word.allSatisfy(\.isLetter) && !isName ? first.uppercased() : String(first)
    return start + text.dropFirst() + (text.hasSuffix(".") ? "" : ".")
  }
}

/// What must be known of a table whose format has no place for it, such as CSV, as plain text: its
/// title, a blank line, the notes one a line, a blank line, and the source.
package enum NotesText {
  package static func document(title: String, footer: TableFooter) -> String {
    let parts = [
      title.isEmpty ? [] : [title], footer.notes.map { "- " + $0.text },
      footer.citation.isEmpty ? [] : ["Source: " + footer.citation],
    ].filter { !$0.isEmpty }
    return parts.map { part in part.map { $0.visible + "\n" }.joined() }.joined(separator: "\n")
  }
}

extension ResultValue {
  /// The value as documents for people have it: truth values `yes` and `no`, control characters as
  /// escapes; `nil` where it is missing.
  var prose: String? {
    switch exported {
    case .missing: nil
    case .integer, .number: plainText
    case .text(let text): text.visible
    case .flag(let flag): flag ? "yes" : "no"
    }
  }
}
