/// Why the library cannot answer: a name that it does not know, or a table that it cannot use.
public struct LibraryError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What could not be found or used; each has its exit code on the command line.
  public enum Kind: Sendable, Hashable {
    case unknownName
    case ambiguousName
    /// The one source that was chosen has no values of what is named.
    case notInSource
    case missingDatasets
    case changedDatasets
    case badGroups
  }

  /// What could not be found or used.
  public let kind: Kind
  /// What is wrong: a sentence in lower case without a final stop.
  public let message: String
  /// What to do next, where there is something to do.
  public let hint: String?
  /// Of a name: what may have been meant, at most three; or all that an ambiguous name stands for.
  public let suggestions: [String]

  /// The message, for people.
  public var description: String { message }

  private init(_ kind: Kind, _ message: String, hint: String?, suggestions: [String] = []) {
    self.kind = kind
    self.message = message
    self.hint = hint
    self.suggestions = suggestions
  }

  // MARK: Names

  package enum Named: String {
    case entity = "country or territory"
    case indicator, publication, source, region, group, baseline, column, word

    fileprivate var hint: String? {
      switch self {
      case .entity: "'freedom entities TEXT' looks for names"
      case .indicator: "'freedom codebook' lists them"
      case .source: "'freedom sources' lists them"
      case .word: "'freedom explain' lists them"
      case .publication, .region, .group, .baseline, .column: nil
      }
    }
  }

  /// A name that stands for nothing.
  package static func unknown(
    _ named: Named, _ name: String, suggestions: [String], known: [String] = [],
    advice: String? = nil
  ) -> LibraryError {
    let hint: String? =
      if let advice {
        advice
      } else if !suggestions.isEmpty {
        "did you mean: " + suggestions.joined(separator: "; ")
      } else if !known.isEmpty {
        "there are: " + known.joined(separator: "; ")
      } else {
        named.hint
      }
    return LibraryError(
      .unknownName, "\(named.rawValue) \"\(name)\" is unknown", hint: hint,
      suggestions: suggestions)
  }

  static func unknown(
    _ named: Named, _ name: String, among known: [String], advice: String? = nil
  ) -> LibraryError {
    unknown(
      named, name, suggestions: Similarity.nearest(to: name, among: known), known: known,
      advice: advice)
  }

  /// What names mean, in their order.
  ///
  /// - Throws: The error of the one name that means nothing, or one error that names all of them.
  package static func resolving<Found>(
    _ names: [String], _ resolve: (String) throws -> Found
  ) throws -> [Found] {
    var found: [Found] = []
    var errors: [LibraryError] = []
    for name in names {
      do { found.append(try resolve(name)) } catch let error as LibraryError {
        errors.append(error)
      }
    }
    errors = errors.uniqued()
    guard let first = errors.first else { return found }
    guard errors.count > 1 else { throw first }
    let hints = errors.compactMap(\.hint).uniqued()
    throw LibraryError(
      first.kind, errors.map(\.message).joined(separator: "; "),
      hint: hints.isEmpty ? nil : hints.joined(separator: "; "),
      suggestions: errors.flatMap(\.suggestions))
  }

  static func ambiguous(_ named: Named, _ name: String, candidates: [String]) -> LibraryError {
    LibraryError(
      .ambiguousName, "\(named.rawValue) \"\(name)\" stands for several",
      hint: "write one of: " + candidates.joined(separator: "; "), suggestions: candidates)
  }

  /// A name that no source has; the hint lists them all.
  static func unknown(
    _ named: Named, _ text: String, sources: [Source], name: String
  ) -> LibraryError {
    let nearest = Similarity.nearest(to: name, among: sources.map(\.file))
    let known = sources.map { "\($0.id) \($0.file)" }
    let list = known.isEmpty ? "no file is imported" : "there are: " + known.joined(separator: "; ")
    return unknown(
      named, text, suggestions: nearest,
      advice: nearest.isEmpty
        ? list : "did you mean: \(nearest.joined(separator: "; ")); \(list)")
  }

  /// The one source that was chosen has no values of something.
  static func missing(_ what: String, from source: Source, hint: String) -> LibraryError {
    LibraryError(.notInSource, "\(source.inWords) has no values of \(what)", hint: hint)
  }

  /// No edition is left to cite; those that there are go from a first to a last one.
  static func nothingToCite(_ first: String?, _ last: String?) -> LibraryError {
    LibraryError(
      .unknownName, "the database has no values of these publications, indicators and editions",
      hint: first.flatMap { first in
        last.map { last in "its editions are \(first == last ? first : "\(first) to \(last)")" }
      })
  }

  // MARK: Tables

  static func datasets(_ path: String, _ message: String, isChanged: Bool = false) -> LibraryError {
    LibraryError(
      isChanged ? .changedDatasets : .missingDatasets, "\(path): \(message)",
      hint: "install the toolkit again, or restore its datasets folder")
  }

  /// Only databases from before the first release have none.
  static func noPopulation(in path: String) -> LibraryError {
    LibraryError(
      .missingDatasets, "\(path): this database has no populations",
      hint: "make a new one: name another place with --database")
  }

  /// A row of a table of groups that breaks a rule, 1 being the header.
  static func groups(_ path: String, row: Int, rule: String) -> LibraryError {
    LibraryError(.badGroups, "\(path): row \(row): \(rule)", hint: nil)
  }
}
