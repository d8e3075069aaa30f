import ArgumentParser
internal import DisplayText
import FreedomModel
import RatingsExport
import RatingsImport

enum FindingFormat: String, NamedChoice {
  case text, json
}

struct FindingPrinter {
  let format: FindingFormat
  let isQuiet: Bool

  func print(_ log: FindingLog) {
    for line in lines(log) { StandardError.write(line) }
  }

  func lines(_ log: FindingLog) -> [String] {
    let shown = log.findings.filter { !isQuiet || $0.severity > .warning }
    switch format {
    case .json: return json(shown)
    case .text: return grouped(shown).flatMap { text($0, total: log.count(like: $0[0])) }
    }
  }

  private func grouped(_ findings: [Finding]) -> [[Finding]] {
    var groups: [[Finding]] = []
    var positions: [String: Int] = [:]
    for finding in findings {
      let key = "\(finding.file ?? "")\u{0}\(finding.severity.rawValue)\u{0}\(finding.code)"
      if let position = positions[key] {
        groups[position].append(finding)
      } else {
        positions[key] = groups.count
        groups.append([finding])
      }
    }
    return groups
  }

  private func text(_ group: [Finding], total: Int) -> [String] {
    var lines: [String] = []
    for (position, finding) in group.enumerated() {
      lines.append(line(finding))
      let isLast = position + 1 == group.count
      if let hint = finding.hint, isLast || group[position + 1].hint != hint {
        lines.append("  hint: \(hint.visible)")
      }
    }
    if total > group.count {
      lines.append("  ... and \(total - group.count) more of this kind (\(group[0].code))")
    }
    return lines
  }

  private func line(_ finding: Finding) -> String {
    var place = finding.file ?? ""
    if let sheet = finding.sheet {
      place += "#\(sheet)"
      if let cell = finding.cell ?? finding.line.map({ "row \($0)" }) { place += "!\(cell)" }
    } else if let line = finding.line {
      place += ":\(line)"
      if let column = finding.column { place += ": column \(column)" }
    }
    let word =
      switch finding.severity {
      case .note: "note"
      case .warning: "warning"
      case .refusedRow, .refusedFile: "error"
      }
    let value = finding.value.map { "\"\($0)\": " } ?? ""
    let shown = "\(word): \(place.isEmpty ? "" : place + ": ")\(value)\(finding.rule)"
    return "\(shown) [\(finding.code)]".visible
  }

  private func json(_ findings: [Finding]) -> [String] {
    let table = ResultTable(
      title: "Findings", columns: Finding.columns, rows: findings.map(\.cells))
    return String(decoding: NDJSONFormat.render(table), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }
}

extension Finding {
  static let columns: [ResultTable.Column] = [
    .init("code", .string), .init("severity", .string), .init("file", .string),
    .init("sheet", .string), .init("row", .integer), .init("column", .string),
    .init("cell", .string), .init("value", .string), .init("rule", .string),
    .init("hint", .string),
  ]

  var cells: [ResultValue] {
    [
      .text(code), .text(severity.rawValue), ResultValue(file), ResultValue(sheet),
      ResultValue(line), ResultValue(column), ResultValue(cell), ResultValue(value), .text(rule),
      ResultValue(hint),
    ]
  }
}
