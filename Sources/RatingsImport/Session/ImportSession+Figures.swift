import FreedomModel
import TabularFiles

/// What became of one cell that should hold a figure.
enum FigureReading {
  /// A figure, or a mark that it is missing.
  case figure(RatingRecord.Figure)
  /// An empty cell, or none: nothing was published.
  case nothing
  /// No figure that could be taken; a finding says why.
  case refused

  /// The same figure with the text that was published for it; an empty text says nothing.
  func written(_ text: String) -> FigureReading {
    guard case .figure(let figure) = self, !text.isEmpty else { return self }
    return .figure(
      RatingRecord.Figure(
        slot: figure.slot, value: figure.value, text: text, row: figure.row,
        column: figure.column))
  }
}

extension RatingRecord {
  /// Adds what was read of a cell.
  mutating func add(_ reading: FigureReading) {
    switch reading {
    case .figure(let figure): add(figure)
    case .nothing: break
    case .refused: refuse()
    }
  }
}

extension ImportSession {
  /// Reads a cell as a figure of an indicator: strictly in the value, kindly in the spelling.
  func figure(
    _ slot: IndicatorSlot, at column: Int, of row: SheetRow, header: String? = nil
  ) -> FigureReading {
    guard let cell = row.cell(column) else { return .nothing }
    return figure(slot, from: cell, of: row, header: header)
  }

  /// Reads a cell as a figure of an indicator: strictly in the value, kindly in the spelling.
  func figure(
    _ slot: IndicatorSlot, from cell: Cell, of row: SheetRow, header: String? = nil
  ) -> FigureReading {
    if cell.end - cell.start == 0, cell.kind == .text {
      countMissing("")
      return .nothing
    }
    if !missingValues.isEmpty, case let text = row.text(cell).trimmedOfBlanks,
      missingValues.contains(text)
    {
      return missing(slot, text, cell, row)
    }
    if let value = plainValue(slot, cell, row) { return taken(slot, value, cell, row) }
    switch cell.kind {
    case .error, .boolean, .formulaWithoutValue:
      return refuse(
        slot, cell, row, header, Self.rule(for: cell.kind), code: "cell-without-value")
    case .date:
      return refuse(
        slot, cell, row, header, "the cell holds a date or a time, not a number",
        hint: "Excel makes dates of entries such as 1-7; give the cell a number format and type "
          + "the number again")
    case .number, .text: break
    }
    if slot.indicator.measure == .status { return status(slot, cell, row, header) }
    switch NumberText(row.bytes[cell.start..<cell.end]) {
    case .plain(let number):
      if cell.kind == .text, !sheet.isEmpty { note(storedAsText: cell, row, header) }
      return number == number.rounded() || slot.indicator.measure == .figure
        ? inRange(slot, number, cell, row, header)
        : nearlyWhole(slot, number, cell, row, header)
    case .unusual(let number):
      if slot.indicator.measure != .figure, cell.kind == .text {
        report(
          finding(
            .note, code: "unusual-number", row: row.number, column: cell.column, header: header,
            value: row.text(cell), rule: "taken as \(number.shortestExact)"))
      }
      return nearlyWhole(slot, number, cell, row, header)
    case .rounded(let number):
      report(
        finding(
          .note, code: "rounded", row: row.number, column: cell.column, header: header,
          value: row.text(cell),
          rule: "taken as \(number.shortestExact): more digits than can be kept"))
      return nearlyWhole(slot, number, cell, row, header)
    case .unkept: return refuse(unkept: slot, cell, row, header)
    case .none: return words(slot, cell, row, header)
    }
  }

  /// The value of a cell that is written as plainly as nearly all are: a whole number within the
  /// range in at most three digits, or `F`, `PF` or `NF`. Everything else takes the longer way.
  private func plainValue(
    _ slot: IndicatorSlot, _ cell: Cell, _ row: SheetRow
  ) -> ObservationValue? {
    let count = cell.end - cell.start
    guard count <= 3, cell.kind == .number || cell.kind == .text else { return nil }
    let bytes = row.bytes
    let first = bytes[cell.start]
    if slot.isStatus {
      switch (count, first) {
      case (1, UInt8(ascii: "F")): return .status(.free)
      case (2, UInt8(ascii: "P")) where bytes[cell.start + 1] == UInt8(ascii: "F"):
        return .status(.partlyFree)
      case (2, UInt8(ascii: "N")) where bytes[cell.start + 1] == UInt8(ascii: "F"):
        return .status(.notFree)
      default: return nil
      }
    }
    guard cell.kind == .number || sheet.isEmpty, count == 1 || first != UInt8(ascii: "0") else {
      return nil
    }
    var number = 0
    for index in cell.start..<cell.end {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      number = number * 10 + Int(digit)
    }
    return slot.range.contains(Double(number)) ? .number(Double(number)) : nil
  }

  /// A text that is no number as it stands: a mark of a missing value, a number with blanks around
  /// it, or nothing that can be taken.
  private func words(
    _ slot: IndicatorSlot, _ cell: Cell, _ row: SheetRow, _ header: String?
  ) -> FigureReading {
    let text = row.text(cell)
    let trimmed = text.trimmedOfBlanks
    if let mark = MissingMark.mark(trimmed) { return missing(slot, mark, cell, row) }
    if trimmed != text {
      let read = NumberText(trimmed.utf8)
      if case .unkept = read { return refuse(unkept: slot, cell, row, header) }
      if let number = read.number {
        note(trimmed: cell, row, header)
        return nearlyWhole(slot, number, cell, row, header)
      }
    }
    return refuse(
      slot, cell, row, header, "\(slot.indicator.label) must be a number",
      hint: trimmed.contains(",") && trimmed.contains(where: \.isNumber)
        ? "write 1.5 and 1973, without a decimal comma or thousands marks" : nil)
  }

  /// Refuses a number that would be stored as another.
  private func refuse(
    unkept slot: IndicatorSlot, _ cell: Cell, _ row: SheetRow, _ header: String?
  ) -> FigureReading {
    let stored = Double(row.text(cell).trimmedOfBlanks) ?? .infinity
    return refuse(
      slot, cell, row, header,
      stored.isFinite
        ? "the number cannot be kept as it is written; it would become \(stored.shortestExact)"
        : "the number is too large to be kept",
      code: "number-not-kept", hint: "write it in a larger unit, or with fewer digits")
  }

  private func status(
    _ slot: IndicatorSlot, _ cell: Cell, _ row: SheetRow, _ header: String?
  ) -> FigureReading {
    let text = row.text(cell)
    if case .plain(let status) = StatusText(text) { return taken(slot, .status(status), cell, row) }
    let trimmed = text.trimmedOfBlanks
    if let mark = MissingMark.mark(trimmed) { return missing(slot, mark, cell, row) }
    switch StatusText(trimmed) {
    case .plain(let status):
      note(trimmed: cell, row, header)
      return taken(slot, .status(status), cell, row)
    case .spelled(let status):
      report(
        finding(
          .note, code: "status-spelling", row: row.number, column: cell.column, header: header,
          value: text, rule: "taken as \(status.code)"))
      return taken(slot, .status(status), cell, row)
    case .none:
      return refuse(
        slot, cell, row, header, "\(slot.indicator.label) must be F, PF or NF",
        code: "not-a-status")
    }
  }

  private func missing(
    _ slot: IndicatorSlot, _ mark: String, _ cell: Cell, _ row: SheetRow
  ) -> FigureReading {
    countMissing(mark)
    if mark.isEmpty { return .nothing }
    return .figure(
      RatingRecord.Figure(
        slot: slot, value: .absent(.notRated), text: mark, row: row.number, column: cell.column))
  }

  private func nearlyWhole(
    _ slot: IndicatorSlot, _ number: Double, _ cell: Cell, _ row: SheetRow, _ header: String?
  ) -> FigureReading {
    guard slot.indicator.measure != .figure, number != number.rounded() else {
      return inRange(slot, number, cell, row, header)
    }
    guard abs(number - number.rounded()) <= 1e-9 else {
      return refuse(slot, cell, row, header, "\(slot.indicator.label) must be a whole number")
    }
    report(
      finding(
        .note, code: "rounded", row: row.number, column: cell.column, header: header,
        value: row.text(cell), rule: "taken as \(number.rounded().shortestExact), within 1e-9"))
    return inRange(slot, number.rounded(), cell, row, header)
  }

  private func inRange(
    _ slot: IndicatorSlot, _ number: Double, _ cell: Cell, _ row: SheetRow, _ header: String?
  ) -> FigureReading {
    let low = slot.indicator.minimum
    let high = slot.indicator.maximum
    guard low.map({ number >= $0 }) ?? true, high.map({ number <= $0 }) ?? true else {
      let range = "\(low?.shortestExact ?? "any") to \(high?.shortestExact ?? "any")"
      guard keepsScoresOutOfRange, slot.indicator.measure == .score else {
        return refuse(
          slot, cell, row, header, "\(slot.indicator.label) must be \(range)",
          code: "out-of-range")
      }
      report(
        finding(
          .warning, code: "out-of-range", row: row.number, column: cell.column, header: header,
          value: row.text(cell), rule: "\(slot.indicator.label) should be \(range)",
          hint: "kept as published"))
      return taken(slot, .number(number), cell, row)
    }
    return taken(slot, .number(number), cell, row)
  }

  private func taken(
    _ slot: IndicatorSlot, _ value: ObservationValue, _ cell: Cell, _ row: SheetRow
  ) -> FigureReading {
    if slot.isWithoutScale, let number = value.number {
      remember(number, of: slot, row: row.number, column: cell.column)
    }
    return .figure(
      RatingRecord.Figure(
        slot: slot, value: value, text: nil, row: row.number, column: cell.column))
  }

  private func refuse(
    _ slot: IndicatorSlot, _ cell: Cell, _ row: SheetRow, _ header: String?, _ rule: String,
    code: String = "not-a-number", hint: String? = nil
  ) -> FigureReading {
    report(
      finding(
        .refusedRow, code: code, row: row.number, column: cell.column,
        header: header ?? slot.indicator.id,
        value: row.text(cell), rule: rule, hint: hint))
    return .refused
  }

  private func note(trimmed cell: Cell, _ row: SheetRow, _ header: String?) {
    report(
      finding(
        .note, code: "trimmed", row: row.number, column: cell.column, header: header,
        value: row.text(cell), rule: "blanks around the value are left out"))
  }

  private func note(storedAsText cell: Cell, _ row: SheetRow, _ header: String?) {
    report(
      finding(
        .note, code: "number-stored-as-text", row: row.number, column: cell.column, header: header,
        value: row.text(cell), rule: "a number stored as text is taken as the number"))
  }

  private static func rule(for kind: Cell.Kind) -> String {
    switch kind {
    case .error: "the cell holds an error instead of a value"
    case .boolean: "the cell holds true or false instead of a value"
    default: "the formula has no stored value; open and save the workbook to store it"
    }
  }
}
