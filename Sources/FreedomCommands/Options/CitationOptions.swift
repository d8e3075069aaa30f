import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsExport

/// How to cite what a result has, in a file of its own.
struct CitationOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Write how to cite what the result has: to FILE.bib, .ris, .json or .txt.",
      valueName: "file"), completion: .file())
  var cite: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The day on which you accessed the values, for citations.", valueName: "date"),
    transform: CitationOptions.date)
  var accessed: CalendarDate?

  func validate() throws {
    if cite == "-" { throw ValidationError("--cite needs a file, such as FILE.bib") }
  }

  private static func date(_ text: String) throws -> CalendarDate {
    guard let date = CalendarDate(text) else {
      throw ValidationError("not a date: \"\(text)\"; write it as 2026-03-01")
    }
    return date
  }

  /// Refuses a file that another output of the command has.
  func check(beside paths: [String]) throws(ValidationError) {
    guard let cite, paths.contains(where: { Destinations.areOne($0, cite) }) else { return }
    throw ValidationError("--cite needs a file of its own")
  }

  /// Where the outputs of a command go, with the citations.
  func destinations(
    beside paths: [String], _ place: DestinationOptions
  ) throws -> Destinations {
    Destinations(paths: paths + (try file.map { [$0.path] } ?? []), overwrites: place.force)
  }

  /// The file, and the style that its ending means: without one, BibTeX.
  var file: (path: String, style: CitationStyle)? {
    get throws {
      guard let cite else { return nil }
      try EndingCheck.require(
        CitationStyle.allCases.map(\.fileExtension), of: cite, for: "citations")
      return (cite, CitationStyle.forFile(cite) ?? .bibtex)
    }
  }

  /// Refuses a day of access where nothing is cited.
  func checkAccess() throws(UsageError) {
    guard accessed != nil, cite == nil else { return }
    throw UsageError(
      "--accessed is for citations", hint: "name the file: --cite FILE.bib", status: .usage)
  }

  /// Writes the file, where one is requested.
  func write(
    _ used: UsedSources?, from library: RatingsLibrary, at place: DestinationOptions
  ) throws {
    try checkAccess()
    guard let file = try file else { return }
    let sink = try place.open(file.path, isDrawn: false)
    try sink.write(document(on: used, in: library))
    try sink.finish()
  }

  /// The citations of what a result has, in that style.
  func document(on used: UsedSources?, in library: RatingsLibrary) throws -> [UInt8] {
    let citations = try library.citations(
      of: used, version: Software.version, accessed: accessed)
    return Array((try file?.style ?? .bibtex).document(citations).utf8)
  }
}
