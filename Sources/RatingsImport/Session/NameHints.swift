import FreedomModel

/// What may have been meant by names that are not known.
///
/// To look for a similar name takes longer than to read a thousand rows, so it is done only for names
/// that a person will see, and for so many of a file at most.
struct NameHints {
  /// A rejects file lists all rows; beyond this many names nobody reads them one by one.
  private static let most = 100

  private var known: [String: String] = [:]

  /// What to do about a name that is not known.
  ///
  /// - Parameters:
  ///   - name: The name as the file has it.
  ///   - register: All names.
  ///   - isShown: Whether a person will see it.
  /// - Returns: A hint.
  mutating func hint(for name: String, in register: EntityRegister, isShown: Bool) -> String {
    if let hint = known[name] { return hint }
    let usual = "see 'freedom entities' for the names known"
    guard isShown, known.count < Self.most else { return usual }
    let similar = register.entities(withNamesLike: name).map(\.name)
    let hint = similar.isEmpty ? usual : "did you mean: " + similar.joined(separator: "; ")
    known[name] = hint
    return hint
  }
}
