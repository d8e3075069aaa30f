/// How a transaction ends that did not fail.
package enum Transaction {
  /// What was written is kept.
  case commit
  /// What was written is rolled back.
  case rollback
}

extension Connection {
  /// Reads in one transaction: all of it sees the database of one moment.
  package func reading<Result>(_ work: (Connection) throws -> Result) throws -> Result {
    try exclusively {
      try execute("BEGIN")
      defer { endQuietly() }
      return try work(self)
    }
  }

  /// Writes in one transaction, which gets the right to write at once.
  ///
  /// - Parameter work: Says how the transaction ends; when it throws, everything is rolled back.
  /// - Throws: What `work` throws, or a ``SQLiteError``.
  package func writing(_ work: (Connection) throws -> Transaction) throws {
    try exclusively {
      try execute("BEGIN IMMEDIATE")
      do {
        switch try work(self) {
        case .commit: try execute("COMMIT")
        case .rollback: try execute("ROLLBACK")
        }
      } catch {
        endQuietly()
        throw error
      }
    }
  }

  /// Rolls back what is open. SQLite may have done so by itself after a grave error: then there is
  /// nothing to do.
  private func endQuietly() {
    try? execute("ROLLBACK")
  }
}
