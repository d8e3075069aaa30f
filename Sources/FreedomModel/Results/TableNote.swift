/// One thing to know about a result table.
///
/// The grade decides where it is shown: the scale beside the source, what is essential in the line
/// below, and the background only when all notes are requested.
public struct TableNote: Sendable, Hashable {
  /// How much a note changes how a reader uses the table.
  public enum Grade: Sendable, Hashable {
    /// The scale of the values, and which end of it is freer; or the one source that they are of.
    case scale
    /// Whoever uses the table has to know it.
    case essential
    /// How the table was made, and what is true of every table of its kind.
    case background
  }

  /// The note as a sentence.
  public let text: String
  /// The note in a few words without a final stop, for a line that it shares with others.
  public let brief: String
  /// Where it is shown.
  public let grade: Grade

  private init(_ text: String, brief: String, _ grade: Grade) {
    self.text = text
    self.brief = brief
    self.grade = grade
  }

  /// The scale of some indicators.
  public static func scale(_ text: String, brief: String) -> TableNote {
    TableNote(text, brief: brief, .scale)
  }

  /// The one source whose values alone the table has. People read it beside the citation.
  package static func onlySource(_ text: String, brief: String) -> TableNote {
    TableNote(text, brief: brief, .scale)
  }

  /// What changes how the table is to be used.
  public static func essential(_ text: String, brief: String) -> TableNote {
    TableNote(text, brief: brief, .essential)
  }

  /// What is good to know.
  public static func background(_ text: String) -> TableNote {
    TableNote(text, brief: text, .background)
  }
}

/// A note that is written as a text alone is background.
extension TableNote: ExpressibleByStringInterpolation {
  /// Background.
  public init(stringLiteral text: String) { self = .background(text) }
}

/// The notes under a result table.
public struct TableFooter: Sendable, Hashable {
  /// The notes, in order.
  public var notes: [TableNote]
  /// Whose values these are, in full.
  public var citation: String
  /// The names of the columns that are not shown.
  public var hiddenColumns: [String]

  /// A footer from its parts.
  public init(notes: [TableNote] = [], citation: String = "", hiddenColumns: [String] = []) {
    self.notes = notes
    self.citation = citation
    self.hiddenColumns = hiddenColumns
  }

  /// Whose values these are, without addresses.
  package var source: String { Publication.withoutAddresses(citation) }
}
