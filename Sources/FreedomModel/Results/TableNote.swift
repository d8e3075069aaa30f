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

extension Indicator {
  /// The notes on its scale, and on values that this project computes.
  package var scaleNotes: [TableNote] { [self].scaleNotes }

  /// The same for a table that counts with statuses as numbers.
  package var numericScaleNotes: [TableNote] {
    guard measure == .status else { return scaleNotes }
    let scale = "0 Not Free, 1 Partly Free, 2 Free"
    return [.scale("\(id): \(scale).", brief: "\(id) \(scale)")]
  }
}

extension [Indicator] {
  /// The notes on their scales, one for all indicators of one scale, and on those that this project
  /// computes.
  package var scaleNotes: [TableNote] {
    let scaled = filter { $0.measure != .status }
    let scales = scaled.map(\.scale).uniqued()
    let notes = scales.count > 2 ? scaled.directionNotes : scales.map(scaled.note)
    return notes + statusNotes
      + filter(\.isComputed).map { indicator in
        let fact = "\(indicator.id) is computed here (mean of \(indicator.meanOf.inWords))"
        return .essential(fact + ".", brief: "\(indicator.id) computed here")
      }
  }

  private func note(on scale: Scale) -> TableNote {
    let ids = filter { $0.scale == scale }.map(\.id).inWords
    return .scale("\(ids): \(scale.inWords).", brief: "\(ids) \(scale.inBrief)")
  }

  /// One note for each direction, where the scales are too many to list beside the source.
  private var directionNotes: [TableNote] {
    map(\.scale.direction).uniqued().map { direction in
      let members = filter { $0.scale.direction == direction }
      let ids = members.map { $0.id + $0.scale.rangeInBrackets }.joined(separator: ", ")
      let rule = direction.inWords
      return .scale(
        "\(rule.prefix(1).uppercased())\(rule.dropFirst()): \(ids).",
        brief: "\(kinds(of: members)): \(rule)")
    }
  }

  /// What some of them are called: `ratings`, or `fiw scores` where others have another direction.
  private func kinds(of members: [Indicator]) -> String {
    func isAmbiguous(_ kind: String) -> Bool {
      contains { $0.scale.kind == kind && !members.contains($0) }
    }
    return members.map { $0.scale.kind }.uniqued().flatMap { kind in
      isAmbiguous(kind)
        ? members.filter { $0.scale.kind == kind }.map(\.publication).uniqued()
          .map { "\($0) \(kind)" } : [kind]
    }.inWords
  }

  private var statusNotes: [TableNote] {
    let ids = filter { $0.measure == .status }.map(\.id)
    let letters = "F Free, PF Partly Free, NF Not Free"
    return ids.isEmpty ? [] : [.scale("\(ids.inWords): \(letters).", brief: letters)]
  }
}

/// What a note says of an indicator's scale.
private struct Scale: Hashable {
  struct Direction: Hashable {
    let freer: ScaleDirection?

    var inWords: String {
      freer.map { "\($0.rawValue) is freer" } ?? "direction not declared"
    }
  }

  let direction: Direction
  /// The first edition with the direction, where it was once the other one.
  let since: Int?
  let minimum: Double?
  /// The minimum as people know it.
  let nominalMinimum: Double?
  let maximum: Double?
  /// `ratings`, `scores` or `values`.
  let kind: String

  var inWords: String { text(from: minimum) }
  var inBrief: String { text(from: nominalMinimum) }

  /// ` (1 to 7)`, where the scale has ends or was once reversed.
  var rangeInBrackets: String {
    let facts = [range(from: minimum), since.map { "before \($0) the reverse" }]
      .compactMap(\.self)
    return facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))"
  }

  private func text(from minimum: Double?) -> String {
    [range(from: minimum), direction.inWords].compactMap(\.self).joined(separator: ", ")
      + (since.map { " (before \($0) the reverse)" } ?? "")
  }

  private func range(from minimum: Double?) -> String? {
    guard let minimum, let maximum else { return nil }
    return "\(minimum.shortestExact) to \(maximum.shortestExact)"
  }
}

extension Indicator {
  fileprivate var scale: Scale {
    Scale(
      direction: .init(freer: direction), since: directionSince, minimum: minimum,
      nominalMinimum: nominalMinimum, maximum: maximum,
      kind: measure == .rating ? "ratings" : measure == .score ? "scores" : "values")
  }
}

extension [String] {
  /// `a`, `a and b`, `a, b and c`.
  fileprivate var inWords: String {
    guard let last, count > 1 else { return joined() }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}
