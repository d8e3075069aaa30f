internal import DisplayText
internal import FreedomModel

extension ResultValue {
  /// The value as documents for people have it: truth values `yes` and `no`, control characters as
  /// escapes; `nil` where it is missing.
  var prose: String? {
    switch exported {
    case .missing: nil
    case .integer, .number: plainText
    case .text(let text): text.visible
    case .flag(let flag): flag ? "yes" : "no"
    }
  }
}
