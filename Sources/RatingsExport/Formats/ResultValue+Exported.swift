internal import FreedomModel

extension ResultValue {
  /// The value as exports have it: what is not a finite number is missing, in every format alike,
  /// since JSON has no way to write it.
  var exported: ResultValue {
    if case .number(let number) = self, !number.isFinite { return .missing }
    return self
  }
}
