/// A value as SQLite stores it.
package enum Value: Sendable, Hashable {
  /// NULL.
  case null
  /// A whole number.
  case integer(Int)
  /// A number.
  case real(Double)
  /// A text; a NUL within it is kept.
  case text(String)
  /// Raw bytes.
  case blob([UInt8])
}

/// What can be bound to a parameter of a statement.
package protocol Bindable {
  /// The value that is stored.
  var sqliteValue: Value { get }
}

extension Int: Bindable {
  package var sqliteValue: Value { .integer(self) }
}

extension Double: Bindable {
  package var sqliteValue: Value { .real(self) }
}

extension String: Bindable {
  package var sqliteValue: Value { .text(self) }
}

extension Optional: Bindable where Wrapped: Bindable {
  package var sqliteValue: Value { self?.sqliteValue ?? .null }
}
