import FreedomModel
import TabularFiles

/// The numbers that stand for statuses in other hands' files.
enum PressStatusCode {
  /// 0 Not Free, 1 Partly Free, 2 Free.
  case fromZero
  /// 1500 Not Free, 2500 Partly Free, 3500 Free.
  case hundreds

  /// The status that a number stands for.
  func status(_ number: Double) -> FreedomStatus? {
    switch self {
    case .fromZero: Int(exactly: number).flatMap(FreedomStatus.init(rawValue:))
    case .hundreds:
      switch number {
      case 1500: .notFree
      case 2500: .partlyFree
      case 3500: .free
      default: nil
      }
    }
  }

  /// The rule that a number breaks that stands for none.
  var rule: String {
    switch self {
    case .fromZero: "a status must be 0, 1 or 2 here"
    case .hundreds: "a status must be 1500, 2500 or 3500 here"
    }
  }
}

extension ImportSession {
  /// Reads a cell with a number for a status; the number is kept as the text.
  func figure(
    _ slot: IndicatorSlot, codedAs code: PressStatusCode, at column: Int, of row: SheetRow,
    header: String
  ) -> FigureReading {
    guard let cell = row.cell(column), cell.end > cell.start else {
      countMissing("")
      return .nothing
    }
    let text = row.text(cell).trimmedOfBlanks
    if let mark = MissingMark.mark(text) {
      countMissing(mark)
      return .figure(
        RatingRecord.Figure(
          slot: slot, value: .absent(.notRated), text: mark, row: row.number, column: column))
    }
    guard let status = NumberText(text.utf8).number.flatMap(code.status) else {
      report(
        finding(
          .refusedRow, code: "not-a-status", row: row.number, column: column, header: header,
          value: text, rule: code.rule))
      return .refused
    }
    return .figure(
      RatingRecord.Figure(
        slot: slot, value: .status(status), text: text, row: row.number, column: column))
  }
}
