import Foundation
import FreedomModel
import FreedomTestSupport
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

/// A finding that has to be there: `not-a-number severity=refused-row row=3 hint~comma`, where `~`
/// means that the text is in the field, and `value<82` that it is shorter.
struct ExpectedFinding {
  private var code = ""
  private var conditions: [(field: String, relation: Character, value: String)] = []

  init(_ text: String) throws {
    var rest = Substring(text)
    code = String(rest.prefix { $0 != " " })
    rest = rest.dropFirst(code.count + 1)
    while let relation = rest.firstIndex(where: "=~<".contains) {
      let field = String(rest[..<relation])
      var value = rest[rest.index(after: relation)...]
      let written: Substring
      if value.hasPrefix("\"") {
        // To the quote that is not escaped.
        var end = value.index(after: value.startIndex)
        while value[end] != "\"" { end = value.index(end, offsetBy: value[end] == "\\" ? 2 : 1) }
        written = value[...end]
        value = value[value.index(after: end)...]
      } else {
        written = value.prefix { $0 != " " }
        value = value.dropFirst(written.count)
      }
      let text =
        try JSONSerialization.jsonObject(
          with: Data((written.hasPrefix("\"") ? String(written) : "\"\(written)\"").utf8),
          options: .fragmentsAllowed) as? String
      conditions.append((field, rest[relation], text ?? ""))
      rest = value.dropFirst()
    }
  }

  /// What is missing among the findings, as of the one that is nearest; empty where it is there.
  func missing(in findings: [[String: String]]) -> [String] {
    let differences = findings.filter { code == "*" || $0["code"] == code }.map(differences)
    return differences.min { $0.count < $1.count }
      ?? ["no finding \(code), but \(Set(findings.compactMap { $0["code"] }).sorted())"]
  }

  private func differences(_ finding: [String: String]) -> [String] {
    conditions.filter { condition in
      let found = finding[condition.field] ?? ""
      switch condition.relation {
      case "~": return !found.contains(condition.value)
      case "<": return found.count >= Int(condition.value) ?? 0
      default: return found != condition.value
      }
    }.map { "\($0.field) is \(finding[$0.field] ?? "missing"), not \($0.relation)\($0.value)" }
  }
}

/// What every finding has to be.
enum FindingRules {
  private static let fields: Set<String> = [
    "code", "severity", "file", "sheet", "row", "column", "cell", "value", "rule", "hint", "known",
  ]

  /// The findings that the program printed as JSON, their fields as texts.
  static func findings(_ messages: String) throws -> [[String: String]] {
    try messages.split(separator: "\n").filter { $0.hasPrefix("{") }.map { line in
      let json = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
      guard Set(json.keys) == fields else { throw CorpusError(message: "fields of \(line)") }
      return json.compactMapValues { value in
        value is NSNull ? nil : value as? String ?? "\(value)"
      }
    }
  }

  /// The same of findings of the library.
  static func fields(of finding: Finding) -> [String: String] {
    let fields: [String: String?] = [
      "code": finding.code, "severity": finding.severity.rawValue, "file": finding.file,
      "sheet": finding.sheet, "row": finding.line.map(String.init), "column": finding.column,
      "cell": finding.cell, "value": finding.value, "rule": finding.rule, "hint": finding.hint,
    ]
    return fields.compactMapValues { $0 }
  }

  static func problems(_ finding: [String: String], file: String) -> [String] {
    let isRefusal = finding["severity"]?.hasPrefix("refused") == true
    let rules: [(isMet: Bool, text: String)] = [
      (finding["file"] == nil || finding["file"] == file, "names \(finding["file"] ?? "")"),
      (finding["rule"]?.isEmpty == false, "has no rule"),
      (!isRefusal || finding["hint"] != nil, "has no hint"),
      (finding["severity"] != "refused-row" || finding["row"] != nil, "names no line"),
      ((finding["value"] ?? "").count <= 640, "has a long value"),
    ]
    return rules.filter { !$0.isMet }.map { "\(finding["code"] ?? "") \($0.text)" }
  }
}
