internal import FreedomModel

extension ResultTable.Column.Kind {
  /// Whether cells stand at the right edge.
  var isNumeric: Bool { self == .integer || self == .number }
}
