import FreedomTestSupport
import Foundation
import Testing

/// One input of the corpus with what has to come of it. docs/reliability.md describes the files.
struct CorpusCase: Sendable, Hashable, CustomTestStringConvertible {
  /// The class, such as `27. decimal commas and thousands marks`.
  let group: String
  let name: String
  /// The lines that say what to do and what to expect.
  var lines: [String] = []
  /// The lines of the input.
  var body: [String] = []

  var testDescription: String { "\(group): \(name)" }

  /// What follows a word at the beginning of lines.
  func values(_ word: String) -> [String] {
    lines.filter { $0.hasPrefix(word + " ") }.map { String($0.dropFirst(word.count + 1)) }
  }

  func value(_ word: String) -> String? { values(word).first }

  func has(_ line: String) -> Bool { lines.contains(line) }
}

enum CorpusFile {
  /// Whether inputs of hundreds of megabytes are made too: `scripts/test --all`.
  static let hasAll = ProcessInfo.processInfo.environment["FREEDOM_ALL_TESTS"] != nil

  /// Whether the program is a release build, which keeps to limits that a debug build may exceed.
  static let isRelease = FreedomBinary.isNamed

  /// The cases of a file under `Tests/Corpus`: `# class`, `## case`, lines of words, and the input,
  /// indented by two blanks. Words between a class and its first case count for all its cases.
  static func cases(_ file: String) -> [CorpusCase] {
    var cases: [CorpusCase] = []
    var group = ""
    var shared: [String] = []
    var isCase = false
    for line in (Checkout.text(of: "Tests/Corpus/\(file)") ?? "").split(separator: "\n") {
      if line.hasPrefix("# ") {
        group = String(line.dropFirst(2))
        (shared, isCase) = ([], false)
      } else if line.hasPrefix("## ") {
        cases.append(CorpusCase(group: group, name: String(line.dropFirst(3)), lines: shared))
        isCase = true
      } else if !isCase {
        shared.append(String(line))
      } else if line.hasPrefix("  ") {
        cases[cases.count - 1].body.append(String(line.dropFirst(2)))
      } else {
        cases[cases.count - 1].lines.append(String(line))
      }
    }
    return cases.filter { (hasAll || !$0.has("slow")) && (isRelease || !$0.has("release")) }
  }
}

/// The bytes of an input.
struct CorpusInput {
  let input: CorpusCase

  /// Hands over the bytes piece by piece.
  func write(to path: String) throws {
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    guard let file = FileHandle(forWritingAtPath: path) else { throw CorpusError(message: path) }
    defer { try? file.close() }
    if input.has("workbook") {
      try file.write(contentsOf: Data(CorpusWorkbook(input).bytes()))
    } else if let name = input.value("written in") {
      let text = try input.body.flatMap(Self.line).flatMap(\.all)
      let encoding: String.Encoding = name == "utf-16-le" ? .utf16LittleEndian : .utf16BigEndian
      guard let data = String(decoding: text, as: UTF8.self).data(using: encoding) else {
        throw CorpusError(message: "cannot write \(name)")
      }
      try file.write(contentsOf: data)
    } else {
      for run in try input.body.flatMap(Self.line) {
        // Many short pieces at once.
        let together = max(1, 1_048_576 / max(1, run.bytes.count))
        let data = Data(CorpusText.Run(bytes: run.bytes, count: min(together, run.count)).all)
        for _ in 0..<run.count / together { try file.write(contentsOf: data) }
        try file.write(contentsOf: data.prefix(run.count % together * run.bytes.count))
      }
    }
  }

  /// All of them, where they are few.
  func bytes() throws -> [UInt8] { try input.body.flatMap(Self.line).flatMap(\.all) }

  /// A line with its end; `\*3 text` is three lines, `\*(a|b)(1..3) $1,$2` one for each pair, and
  /// `\-` at the end means that there is no line end.
  static func line(_ text: String) throws -> [CorpusText.Run] {
    guard text.hasPrefix("\\*"), let blank = text.firstIndex(of: " ") else {
      let end = text.hasSuffix("\\-") ? [] : [CorpusText.Run(bytes: [10])]
      return try CorpusText.runs(text) + end
    }
    let count = text[..<blank].dropFirst(2)
    let template = text[text.index(after: blank)...]
    if let times = Int(count) {
      return [CorpusText.Run(bytes: try CorpusText.bytes(template) + [10], count: times)]
    }
    return combined(
      count.split(whereSeparator: "()".contains).map(choices), String(template) + "\n")
  }

  private static func choices(_ text: Substring) -> [String] {
    let ends = text.split(separator: "..").compactMap { Int($0) }
    return ends.count == 2
      ? (ends[0]...ends[1]).map(String.init) : text.split(separator: "|").map(String.init)
  }

  private static func combined(_ choices: [[String]], _ template: String) -> [CorpusText.Run] {
    let number = "$\(choices.count)"
    guard let last = choices.last, choices.count > 1 else {
      let lines = (choices.last ?? []).map { template.replacing(number, with: $0) }
      return [CorpusText.Run(bytes: Array(lines.joined().utf8))]
    }
    // The last varies fastest.
    let lines = last.map { template.replacing(number, with: $0) }.joined()
    return combined(choices.dropLast(), lines)
  }
}
