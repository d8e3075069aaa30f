/// A word that a person may be about to type.
public struct Candidate: Sendable, Hashable {
  /// The word, as it stands in an argument.
  public let text: String
  /// What it stands for, in few words; may be empty.
  public let meaning: String

  /// A word and what it stands for.
  public init(_ text: String, meaning: String = "") {
    self.text = text
    self.meaning = meaning
  }
}
