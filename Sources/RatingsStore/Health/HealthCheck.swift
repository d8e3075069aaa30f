/// One thing that was looked at in a database of unknown health.
package struct HealthCheck: Sendable, Hashable {
  /// What is looked at.
  package let name: String
  /// What a sound database gives.
  package let expected: String
  /// What this one gives; `nil` when it could not be looked at.
  package let found: String?
  /// Whether it is sound in this; `nil` when it could not be looked at.
  package let holds: Bool?
  /// What it means, and what to do; empty where there is nothing to say.
  package let note: String

  /// Describes a check that was made.
  init(_ name: String, expected: String, found: String, holds: Bool? = nil, note: String = "") {
    self.name = name
    self.expected = expected
    self.found = found
    self.holds = holds ?? (found == expected)
    self.note = note
  }

  /// Describes a check that could not be made.
  init(_ name: String, expected: String, notMadeBecause reason: String) {
    self.name = name
    self.expected = expected
    found = nil
    holds = nil
    note = reason
  }
}
