import FreedomTestSupport
import Foundation
import Testing

/// All messages, notes and help texts of the program on one page, to be read by eye.
@Suite struct MessageListTests {
  static let page = "docs/reference/messages.md"

  /// `FREEDOM_RECORD_GOLDEN=1` writes the page.
  @Test func thePageListsEveryMessage() throws {
    let text = MessageList(files: CheckedFile.paths(in: "Sources")).page
    if ProcessInfo.processInfo.environment["FREEDOM_RECORD_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: Checkout.folder.appendingPathComponent(Self.page))
    } else {
      #expect(
        Checkout.text(of: Self.page) == text,
        "\(Self.page) is out of date: FREEDOM_RECORD_GOLDEN=1 scripts/test --filter MessageList")
    }
  }
}

/// The texts of several words in the literals of some Swift files.
struct MessageList {
  let page: String

  init(files: [String]) {
    var lines = [
      "# Messages", "",
      "Every text of the program: messages, hints, notes, help and descriptions of columns, by target",
      "and file. `…` is a value that the program fills in. A test compares this page with the source.",
    ]
    var target = ""
    let tools = ["FreedomBench", "FreedomReference", "FreedomSimulation"]
    for path in files.sorted()
    where path.hasSuffix(".swift") && !tools.contains(where: path.contains) {
      let texts = Self.texts(of: Checkout.text(of: path) ?? "")
      let parts = path.split(separator: "/")
      guard !texts.isEmpty, parts.count > 2 else { continue }
      if target != parts[1] {
        target = String(parts[1])
        lines += ["", "## \(target)"]
      }
      lines += ["", "`\(parts[parts.count - 1])`", ""]
      lines += texts.map { "- " + Self.escaped($0) }
    }
    page = lines.joined(separator: "\n") + "\n"
  }

  /// Texts of at least three words, each from adjacent lines; statements of SQL are left out.
  private static func texts(of source: String) -> [String] {
    var texts: [(number: Int, text: String)] = []
    for line in SwiftText(of: source).lines where line.kind == .literal {
      if let last = texts.last, line.number - last.number <= 1, last.number != line.number {
        texts[texts.count - 1] = (line.number, join(last.text, line.text))
      } else {
        texts.append((line.number, line.text))
      }
    }
    return texts.map(\.text).map { text in
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }.filter { StopList.words(of: $0).count > 2 && !isCode($0) }
  }

  private static func join(_ first: String, _ second: String) -> String {
    first.last == " " ? first + second : first + " " + second
  }

  private static func isCode(_ text: String) -> Bool {
    let marks = [
      "SELECT ", "INSERT ", "CREATE ", "UPDATE ", "DELETE ", "PRAGMA ", "\\begin", "xmlns",
    ]
    return marks.contains(where: text.contains) || text.hasPrefix("<")
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("|", with: "\\|").replacing("<", with: "\\<")
      .replacing("*", with: "\\*").replacing("_", with: "\\_")
  }
}
