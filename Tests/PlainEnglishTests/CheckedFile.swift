import FreedomTestSupport
import Testing

/// A file whose words people read, by its path in the checkout.
struct CheckedFile: CustomTestStringConvertible {
  let path: String
  var testDescription: String { path }

  /// Passages of adjacent lines, so that a phrase is found across a line break.
  func passages() -> [[Word]] {
    guard let text = Checkout.text(of: path) else { return [] }
    if path.hasSuffix(".swift") {
      // A literal of one word is a code, such as the name of a column; markup is not prose either.
      let prose = SwiftText(of: text).lines.filter {
        $0.kind == .comment
          || $0.text.contains(" ") && !$0.text.hasPrefix("<") && !$0.text.contains("</")
      }
      return Self.passages(of: prose.map { ($0.number, $0.kind, $0.text) })
    }
    if path.hasSuffix(".md") {
      // A fenced block is code, or the output of a command whose source is checked.
      var isCode = false
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let prose = lines.enumerated().filter { _, line in
        if line.hasPrefix("```") { isCode.toggle() }
        return !isCode && !line.isEmpty && !line.hasPrefix("```")
      }
      return Self.passages(of: prose.map { ($0.offset + 1, .comment, String($0.element)) })
    }
    return Self.passages(of: ScriptText(of: text).lines.map { ($0.number, .comment, $0.text) })
  }

  /// A line of a page or a comment without what is between back quotes.
  private static func withoutCode(_ line: String) -> String {
    line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined(separator: " … ")
  }

  private static func passages(of lines: [(number: Int, kind: SwiftText.Kind, text: String)])
    -> [[Word]]
  {
    var passages: [[Word]] = []
    var last: (number: Int, kind: SwiftText.Kind)?
    for line in lines {
      let prose = line.kind == .comment ? Self.withoutCode(line.text) : line.text
      let words = StopList.words(of: prose).map { Word(text: $0, line: line.number) }
      if let last, last.kind == line.kind, line.number - last.number <= 1 {
        passages[passages.count - 1] += words
      } else {
        passages.append(words)
      }
      last = (line.number, line.kind)
    }
    return passages
  }

  /// Source, manual pages written by hand, and scripts; not what a script generates, and not data.
  static let all: [CheckedFile] = {
    let pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Package.swift"]
    let folders = ["Sources", "docs", "datasets", "scripts", ".ci"].flatMap(paths)
    return (pages + folders).filter(isChecked).map(CheckedFile.init)
  }()

  private static let generated = ["docs/reference/", "docs/gallery", "docs/man/"]
  private static let dataEndings = [
    ".csv", ".tsv", ".json", ".svg", ".txt", ".pdf", ".sqlite", ".pyc", ".png",
  ]

  private static func isChecked(_ path: String) -> Bool {
    !generated.contains { path.hasPrefix($0) } && !dataEndings.contains { path.hasSuffix($0) }
  }

  static func paths(in folder: String) -> [String] {
    let root = Checkout.path(folder)
    return Files.paths(under: root).map { folder + $0.dropFirst(root.count) }
  }
}

/// The words of a script that people read: its documentation, its comments, and texts in quotes.
struct ScriptText {
  private(set) var lines: [(number: Int, text: String)] = []

  init(of source: String) {
    var isInDocumentation = false
    let all = source.split(separator: "\n", omittingEmptySubsequences: false)
    for (offset, line) in all.enumerated() {
      let parts = line.split(separator: "\"\"\"", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if index > 0 { isInDocumentation.toggle() }
        for text in isInDocumentation ? [String(part)] : Self.prose(of: part) {
          lines.append((offset + 1, text))
        }
      }
    }
  }

  /// Texts in quotes of more than one word, and the comment at the end of a line.
  private static func prose(of line: Substring) -> [String] {
    var texts: [String] = []
    var quote: Character?
    var text = ""
    var rest = line[...]
    while let character = rest.first {
      if let open = quote {
        if character == open {
          texts.append(text)
          quote = nil
        } else if character == "{" {
          // What a text computes, as in `f"{count} rows"`.
          rest = rest.drop { $0 != "}" && $0 != open }
          continue
        } else {
          text.append(character)
        }
      } else if let mark = ["#", "//", "--", "/*"].first(where: rest.hasPrefix) {
        // A blank follows the mark of a comment, but not that of a colour or an option.
        let comment = rest.dropFirst(mark.count)
        if comment.first == " " { return texts.filter { $0.contains(" ") } + [String(comment)] }
      } else if character == "\"" || character == "'" {
        quote = character
        text = ""
      }
      rest.removeFirst()
    }
    return texts.filter { $0.contains(" ") }
  }
}
