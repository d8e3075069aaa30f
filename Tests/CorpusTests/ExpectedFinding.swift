import FreedomModel
import FreedomTestSupport
import Foundation

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
