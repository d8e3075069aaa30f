internal import DisplayText
import FreedomModel

/// Remarks of one kind, such as names that were found by their codes, for one finding about all.
struct GatheredRemarks {
  private var texts: [String] = []
  private var seen: Set<String> = []
  private var first: (row: Int, column: Int)?
  private static let shown = 10
  private static let kept = 1000

  /// Adds a remark; the same text again adds nothing.
  mutating func add(_ text: String, row: Int, column: Int) {
    guard seen.count < Self.kept, seen.insert(text).inserted else { return }
    if first == nil { first = (row, column) }
    if texts.count < Self.shown { texts.append(text.visible(cutTo: 80)) }
  }

  /// Reports the first remarks and how many more there are as one note; nothing where there is
  /// none.
  func report(to findings: FileFindings, code: String, rule: String) {
    guard let first else { return }
    let more = seen.count > texts.count ? "; and \(seen.count - texts.count) more" : ""
    findings.report(
      .note, code: code, row: first.row, column: first.column,
      rule: "\(rule): \(texts.joined(separator: "; "))\(more)")
  }
}

/// Counts the rows of a sheet that are not data, such as notes under the table.
struct NoteRows {
  private var count = 0
  private var first = 0
  private var text = ""

  mutating func add(row: Int, text: String) {
    if count == 0 {
      first = row
      self.text = text
    }
    count += 1
  }

  func report(to findings: FileFindings) {
    guard count > 0 else { return }
    findings.report(
      .note, code: "note-rows", row: first, value: text,
      rule: count == 1
        ? "this row has no values; it is read as a note and not imported"
        : "\(count) rows from here on have no values; they are read as notes and not imported")
  }
}

/// Values of states for years in which they did not exist, for one finding about all of a file.
struct LifeRemarks {
  private struct Remark {
    let entity: Entity
    var years: Set<Int>
    let row: Int
  }

  private var remarks: [String: Remark] = [:]
  private static let shown = 12
  private static let shownYears = 5

  /// Adds a value where the state did not exist in any year that the edition covers.
  mutating func add(_ entity: Entity, _ edition: Edition, row: Int) {
    let years = edition.coverageStart.year...edition.coverageEnd.year
    guard !entity.existed(in: years) else { return }
    remarks[entity.id, default: Remark(entity: entity, years: [], row: row)].years
      .insert(edition.year)
  }

  /// Reports each state, the years, and the state that existed then, as one note.
  func report(to findings: FileFindings, register: EntityRegister) {
    guard !remarks.isEmpty else { return }
    let sorted = remarks.values.sorted { ($0.row, $0.entity.id) < ($1.row, $1.entity.id) }
    let described = sorted.prefix(Self.shown).map { remark in
      "\(remark.entity.name) \(Self.list(remark.years)): \(life(remark, register))"
    }.joined(separator: "; ")
    let more = sorted.count > Self.shown ? "; and \(sorted.count - Self.shown) more states" : ""
    findings.report(
      .note, code: "outside-of-life", row: sorted[0].row,
      rule: "values for years in which the state did not exist are kept: " + described + more,
      hint: "if another state is meant, name that one in the file")
  }

  private func life(_ remark: Remark, _ register: EntityRegister) -> String {
    let spans = remark.entity.lives.map { span in
      switch (span.first, span.last) {
      case (let first?, let last?): "\(first)-\(last)"
      case (let first?, nil): "since \(first)"
      case (nil, let last?): "until \(last)"
      case (nil, nil): "always"
      }
    }.joined(separator: " and ")
    let year = remark.years.min() ?? 0
    let others = register.contemporaries(of: remark.entity.id, in: year).map(\.name)
    let isLater = remark.entity.lives.allSatisfy { $0.last.map { $0 < year } ?? false }
    guard !others.isEmpty else { return "it existed \(spans)" }
    let kind = (isLater ? "successor" : "predecessor") + (others.count == 1 ? " is " : "s are ")
    return "it existed \(spans); its \(kind)\(others.joined(separator: ", "))"
  }

  /// Years in a row as `1992-1995`, the first few of many.
  private static func list(_ years: Set<Int>) -> String {
    var spans: [ClosedRange<Int>] = []
    for year in years.sorted() {
      if let last = spans.last, last.upperBound + 1 == year {
        spans[spans.count - 1] = last.lowerBound...year
      } else {
        spans.append(year...year)
      }
    }
    return spans.prefix(shownYears).map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }.joined(separator: ", ") + (spans.count > shownYears ? ", ..." : "")
  }
}

/// The values of an indicator without a scale, watched for values far outside of the rest: often
/// codes of missing, such as -99, that the user did not declare.
final class ValuesFarOutside {
  private struct Code {
    var count = 0
    let row: Int
    let column: Int
  }

  /// Numbers that data sets write for a missing value, an interruption or a refusal.
  private static let codes: Set<Double> = [
    -9, -66, -77, -88, -99, -666, -777, -888, -999, -6666, -7777, -8888, -9999, -99_999, 888, 999,
    9999,
    99_999, 999_999,
  ]
  /// Above this many others, a positive code counts as one.
  private static let fewest = 3

  private var found: [Double: Code] = [:]
  private var count = 0
  private var low = Double.infinity
  private var high = -Double.infinity
  /// The value next to each end, to see whether the end is far from all others.
  private var secondLow = Double.infinity
  private var secondHigh = -Double.infinity
  private var lowPlace = (row: 0, column: 0)
  private var highPlace = (row: 0, column: 0)

  /// Which of the values are percentages.
  private(set) var percents = PercentsInPart()

  func add(_ value: Double, row: Int, column: Int, percent: PercentMark? = nil) {
    if value <= -9 || value >= 888, Self.codes.contains(value) {
      found[value, default: Code(row: row, column: column)].count += 1
      return
    }
    count += 1
    percents.add(value, row: row, column: column, mark: percent)
    if value < low {
      (secondLow, low, lowPlace) = (low, value, (row, column))
    } else if value > low, value < secondLow {
      secondLow = value
    }
    if value > high {
      (secondHigh, high, highPlace) = (high, value, (row, column))
    } else if value < high, value > secondHigh {
      secondHigh = value
    }
  }

  /// The finding about an indicator, and which of its values are certainly codes of missing.
  struct Verdict {
    let finding: Finding
    var missing: [Double] = []
  }

  /// The verdict on codes of missing, known only by how far they are from the values, or on a value
  /// far from all others.
  func verdict(for indicator: Indicator, in findings: FileFindings) -> Verdict? {
    codesOfMissing(indicator, findings)
      ?? alone(indicator, findings).map { Verdict(finding: $0) }
  }

  /// Negative codes are certain where there are two of them, or one twice; all others get a
  /// warning, because they may be values.
  private func codesOfMissing(_ indicator: Indicator, _ findings: FileFindings) -> Verdict? {
    guard count > 0 else { return nil }
    let span = high - low
    let outside = found.filter { value, _ in
      value < 0
        ? value < low - span || (low >= 0 && value < low)
        : count >= Self.fewest && value > high + span
    }.sorted { $0.key < $1.key }
    guard let first = outside.min(by: { $0.value.row < $1.value.row })?.value else { return nil }
    let isSure =
      outside.allSatisfy { $0.key < 0 } && outside.reduce(0) { $0 + $1.value.count } > 1
    let values = outside.map(\.key.shortestExact).joined(separator: ",")
    let all = found.keys.map(\.self) + [low, high]
    let range = "\((all.min() ?? low).shortestExact):\((all.max() ?? high).shortestExact)"
    let finding = findings.finding(
      .warning, code: "far-outside", row: first.row, column: first.column,
      value: outside.map { value, code in
        "\(value.shortestExact) (\(code.count) \(code.count == 1 ? "cell" : "cells"))"
      }.joined(separator: ", "),
      rule: "the other values of \(indicator.id) are \(low.shortestExact) to "
        + "\(high.shortestExact); "
        + (isSure
          ? "these are codes of missing, and are read as missing"
          : "these look like codes of missing, and are kept as values"),
      hint: (isSure ? "to declare them, " : "if they mean missing, ") + "--missing \(values); "
        + "if they are values, --range=\(range)")
    return Verdict(finding: finding, missing: isSure ? outside.map(\.key) : [])
  }

  private func alone(_ indicator: Indicator, _ findings: FileFindings) -> Finding? {
    guard count >= 10 else { return nil }
    guard secondHigh.isFinite, secondLow.isFinite else { return nil }
    for (value, rest, place) in [
      (high, low...secondHigh, highPlace), (low, secondLow...high, lowPlace),
    ] where rest.upperBound > rest.lowerBound {
      let span = rest.upperBound - rest.lowerBound
      let distance = max(value - rest.upperBound, rest.lowerBound - value)
      guard distance > 20 * span else { continue }
      return findings.finding(
        .warning, code: "far-outside", row: place.row, column: place.column,
        value: value.shortestExact,
        rule: "all other values of \(indicator.id) are \(rest.lowerBound.shortestExact) to "
          + rest.upperBound.shortestExact,
        hint: "if it means missing, use --missing \(value.shortestExact)")
    }
    return nil
  }
}
