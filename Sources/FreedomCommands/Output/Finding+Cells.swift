import FreedomModel

extension Finding {
  /// The columns of ``cells``.
  static let columns: [ResultTable.Column] = [
    .init("code", .string), .init("severity", .string), .init("file", .string),
    .init("sheet", .string), .init("row", .integer), .init("column", .string),
    .init("cell", .string), .init("value", .string), .init("rule", .string),
    .init("hint", .string),
  ]

  /// The finding as a row, for programs.
  var cells: [ResultValue] {
    [
      .text(code), .text(severity.rawValue), ResultValue(file), ResultValue(sheet),
      ResultValue(line), ResultValue(column), ResultValue(cell), ResultValue(value), .text(rule),
      ResultValue(hint),
    ]
  }
}
