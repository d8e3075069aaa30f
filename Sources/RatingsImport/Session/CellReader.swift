import FreedomModel
import TabularFiles

/// What a cell that should have a value of an indicator has.
enum CellReading {
  /// A value, or a mark that it is missing; with the text as published where that says more.
  case value(ObservationValue, text: String? = nil)
  /// An empty cell, or none: nothing was published.
  case nothing
  /// Something that is not a value; a finding says why.
  case refused

  /// The same value with the text that was published for it; an empty text says nothing.
  func written(_ text: String) -> CellReading {
    guard case .value(let value, _) = self, !text.isEmpty else { return self }
    return .value(value, text: text)
  }
}

/// Reads the cells of one file: strict about values, tolerant of spellings.
final class CellReader {
  /// Whether scores outside of their range are kept, with a warning: official ones are.
  var keepsScoresOutOfRange = false
  /// Whether statuses in words, such as `Partly Free`, are expected in the file.
  var expectsStatusesInWords = false
  private let findings: FileFindings
  private let counts: RowCounts
  /// How the numbers of a user's own file are written; `nil` in published files, whose numbers are
  /// plain.
  var spelling: NumberSpelling? {
    didSet { hasDecimalCommas = spelling?.decimal == .comma }
  }
  /// Whether a point in a number is not a decimal mark; checked for every number.
  private var hasDecimalCommas = false
  /// What the codes of a column of statuses mean.
  private var statusCodes: StatusCodes
  /// What the user says means missing.
  private var missing: MissingValues
  private let namedMissing: [String]
  private var spellings = SpelledNumbers()
  /// Whether the number that is being read has a percent sign.
  private var hasPercentSign = false
  /// The values of a user's own indicators, by the indicator's number.
  private var watched: [Int: ValuesFarOutside] = [:]
  private var watchedIndicators: [FileIndicator] = []

  init(options: ImportOptions, findings: FileFindings, counts: RowCounts) {
    self.findings = findings
    self.counts = counts
    statusCodes = options.statusCodes
    namedMissing = options.missing
    missing = MissingValues(options.missing)
  }

  /// Uses what a data set writes for missing values and for statuses, beside what the user says.
  func learn(missing: [String], statusCodes: StatusCodes) {
    self.missing = MissingValues(namedMissing + missing)
    if self.statusCodes.isEmpty { self.statusCodes = statusCodes }
  }

  /// A cell that should have a value of an indicator.
  private struct Target {
    let indicator: FileIndicator
    let cell: Cell
    let row: SheetRow
    let header: String?

    var measure: Indicator.Measure { indicator.indicator.measure }
    var label: String { indicator.indicator.label }
    var text: String { row.text(cell) }
  }

  // MARK: Values

  /// Reads the cell of a column as a value of an indicator.
  func value(
    of indicator: FileIndicator, at column: Int, in row: SheetRow, header: String? = nil
  ) -> CellReading {
    guard let cell = row.cell(column) else { return .nothing }
    return value(of: indicator, in: cell, of: row, header: header)
  }

  /// Reads a cell as a value of an indicator.
  func value(
    of indicator: FileIndicator, in cell: Cell, of row: SheetRow, header: String? = nil
  ) -> CellReading {
    if cell.isEmpty {
      counts.addMissing("")
      return .nothing
    }
    let target = Target(indicator: indicator, cell: cell, row: row, header: header)
    if !missing.isEmpty, case let text = target.text.trimmedOfBlanks, missing.contains(text) {
      return absent(text)
    }
    switch cell.kind {
    case .error:
      return refuse(
        target, "the cell contains an error instead of a value", code: "cell-without-value")
    case .boolean:
      return refuse(
        target, "the cell contains true or false instead of a value", code: "cell-without-value")
    case .formulaWithoutValue:
      return refuse(
        target, "the formula has no stored value; open and save the workbook to store it",
        code: "cell-without-value")
    case .date:
      return refuse(
        target, "the cell contains a date or a time, not a number",
        hint: "Excel turns entries such as 1-7 into dates; format the cell as a number and type "
          + "the number again")
    case .number, .text:
      return target.measure == .status ? status(target) : number(target)
    }
  }

  private func number(_ target: Target) -> CellReading {
    if hasDecimalCommas, target.cell.kind == .text,
      target.row.bytes[target.cell.start..<target.cell.end].contains(UInt8(ascii: "."))
    {
      return words(target)
    }
    switch NumberText(target.row.bytes[target.cell.start..<target.cell.end]) {
    case .plain(let number):
      noteText(target)
      return checked(number, target)
    case .unusual(let number):
      if target.measure != .figure, target.cell.kind == .text {
        note(target, code: "unusual-number", rule: "read as \(number.shortestExact)")
      } else {
        noteText(target)
      }
      return checked(number, target)
    case .rounded(let number):
      note(
        target, code: "rounded",
        rule: "read as \(number.shortestExact): more digits than can be kept")
      return checked(number, target)
    case .unkept: return refuse(unkept: target)
    case .none: return words(target)
    }
  }

  /// Notes a number that a workbook has as a text.
  private func noteText(_ target: Target) {
    guard target.cell.kind == .text, !findings.sheet.isEmpty else { return }
    note(
      target, code: "number-stored-as-text",
      rule: "a number stored as text is read as the number")
  }

  /// A text that is not a plain number: a mark of a missing value, a number with blanks around it
  /// or written as people write them, or nothing that can be read.
  private func words(_ target: Target) -> CellReading {
    let text = target.text
    let trimmed = text.trimmedOfBlanks
    if let mark = MissingMark.mark(trimmed) { return absent(mark) }
    if trimmed != text, !hasDecimalCommas {
      let read = NumberText(trimmed.utf8)
      if case .unkept = read { return refuse(unkept: target) }
      if let number = read.number {
        noteTrimmed(target)
        return checked(number, target)
      }
    }
    if let reading = spelling?.read(trimmed) {
      guard let number = NumberText(reading.plain.utf8).number else {
        return refuse(unkept: target)
      }
      spellings.add(reading, of: trimmed, row: target.row.number, column: target.cell.column)
      hasPercentSign = reading.features.contains(.percentSign)
      defer { hasPercentSign = false }
      return checked(number, target)
    }
    return refuse(
      target, "\(target.label) must be a number",
      hint: NumberHint.hint(for: trimmed, spelling: spelling))
  }

  private func status(_ target: Target) -> CellReading {
    let text = target.text
    if case .plain(let status) = StatusText(text) { return .value(.status(status)) }
    let trimmed = text.trimmedOfBlanks
    if !statusCodes.isEmpty, let status = statusCodes.status(trimmed) {
      return .value(.status(status))
    }
    if let mark = MissingMark.mark(trimmed) { return absent(mark) }
    switch StatusText(trimmed) {
    case .plain(let status):
      noteTrimmed(target)
      return .value(.status(status))
    case .spelled(let status):
      if !expectsStatusesInWords {
        note(target, code: "status-spelling", rule: "read as \(status.code)")
      }
      return .value(.status(status))
    case .none:
      let isCode = trimmed.utf8.count <= 3 && NumberText(trimmed.utf8) != .none
      return refuse(
        target, "\(target.label) must be F, PF or NF", code: "not-a-status",
        hint: isCode
          ? "if 1, 2 and 3 are codes, declare them, such as --status-codes 1=F,2=PF,3=NF"
          : nil)
    }
  }

  private func absent(_ mark: String) -> CellReading {
    counts.addMissing(mark)
    return mark.isEmpty ? .nothing : .value(.absent(.notRated), text: mark)
  }

  /// A number, if it is an integer where the indicator requires that, and on the scale.
  private func checked(_ number: Double, _ target: Target) -> CellReading {
    guard target.measure != .figure, number != number.rounded() else {
      return inRange(number, target)
    }
    guard abs(number - number.rounded()) <= 1e-9 else {
      return refuse(target, "\(target.label) must be a whole number")
    }
    note(
      target, code: "rounded",
      rule: "read as \(number.rounded().shortestExact), within 1e-9")
    return inRange(number.rounded(), target)
  }

  private func inRange(_ number: Double, _ target: Target) -> CellReading {
    let indicator = target.indicator.indicator
    if indicator.minimum.map({ number < $0 }) ?? false
      || indicator.maximum.map({ number > $0 }) ?? false
    {
      let range =
        "\(indicator.minimum?.shortestExact ?? "any") to "
        + "\(indicator.maximum?.shortestExact ?? "any")"
      guard keepsScoresOutOfRange, target.measure == .score else {
        return refuse(target, "\(target.label) must be \(range)", code: "out-of-range")
      }
      report(
        target, .warning, code: "out-of-range", rule: "\(target.label) should be \(range)",
        hint: "kept as published")
    }
    if target.measure == .figure { watch(number, target) }
    return .value(.number(number))
  }

  // MARK: Texts

  /// The text of a cell that names a country, a year or an indicator, without blanks around it.
  func word(in row: SheetRow, at column: Int) -> String {
    let written = text(in: row, at: column)
    let word = written.trimmedOfBlanks
    if word != written, !word.isEmpty {
      findings.report(
        .note, code: "trimmed", row: row.number, column: column, value: written,
        rule: "blanks around the value are left out")
    }
    return word
  }

  /// The text of a cell, without the mark by which our own exports guard it against being run by a
  /// spreadsheet.
  func text(in row: SheetRow, at column: Int) -> String {
    let text = row.text(at: column)
    guard findings.sheet.isEmpty, text.utf8.first == UInt8(ascii: "'") else { return text }
    return SpreadsheetGuard.strip(text)
  }

  // MARK: Values of a user's own

  private func watch(_ number: Double, _ target: Target) {
    let values = watchedValues(of: target.indicator)
    values.add(
      number, row: target.row.number, column: target.cell.column,
      percent: hasPercentSign ? .sign : target.cell.showsPercent ? .format : nil)
  }

  private func watchedValues(of indicator: FileIndicator) -> ValuesFarOutside {
    if let known = watched[indicator.number] { return known }
    let values = ValuesFarOutside()
    watched[indicator.number] = values
    watchedIndicators.append(indicator)
    return values
  }

  /// Reports how numbers were written that are not plain.
  func reportSpellings() {
    spellings.report(to: findings)
    for indicator in watchedIndicators {
      watched[indicator.number]?.percents.report(indicator.indicator, to: findings)
    }
  }

  /// What all values together show about indicators without a scale.
  func verdicts() -> [(indicator: FileIndicator, verdict: ValuesFarOutside.Verdict)] {
    watchedIndicators.filter(\.isWithoutScale).compactMap { indicator in
      watched[indicator.number]?.verdict(for: indicator.indicator, in: findings)
        .map { (indicator, $0) }
    }
  }

  // MARK: Findings

  /// Refuses a number that would be stored as another.
  private func refuse(unkept target: Target) -> CellReading {
    let stored = Double(target.text.trimmedOfBlanks) ?? .infinity
    return refuse(
      target,
      stored.isFinite
        ? "the number cannot be stored exactly; it would become \(stored.shortestExact)"
        : "the number is too large to be kept",
      code: "number-not-kept", hint: "write it in a larger unit, or with fewer digits")
  }

  private func refuse(
    _ target: Target, _ rule: String, code: String = "not-a-number", hint: String? = nil
  ) -> CellReading {
    findings.report(
      .refusedRow, code: code, row: target.row.number, column: target.cell.column,
      header: target.header ?? target.indicator.indicator.id, value: target.text, rule: rule,
      hint: hint)
    return .refused
  }

  private func noteTrimmed(_ target: Target) {
    note(target, code: "trimmed", rule: "blanks around the value are left out")
  }

  private func note(_ target: Target, code: String, rule: String) {
    report(target, .note, code: code, rule: rule)
  }

  private func report(
    _ target: Target, _ severity: Finding.Severity, code: String, rule: String,
    hint: String? = nil
  ) {
    findings.report(
      severity, code: code, row: target.row.number, column: target.cell.column,
      header: target.header, value: target.text, rule: rule, hint: hint)
  }
}

extension SheetRow {
  /// What some columns say, as one text: equal for rows that say the same in all of them.
  func key(_ columns: [Int]) -> String {
    columns.count == 1
      ? text(at: columns[0]) : columns.map { text(at: $0) }.joined(separator: "\u{0}")
  }
}
