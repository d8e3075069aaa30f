import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts
import TabularFiles

/// What is pointed out on a chart.
struct AnnotationOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Point out what an analysis finds; may be repeated.",
      valueName: "what"))
  var mark: [Highlight] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Point out an event, such as 2009-07-11=\"Internet law\"; a year will do; may be repeated.",
      valueName: "date=text"),
    transform: event)
  var event: [Annotation] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Point out the events of a table with the columns date, entity and text.",
      valueName: "file"), completion: .file())
  var events: String?

  /// Whether anything is to be pointed out.
  var isUsed: Bool { !mark.isEmpty || !event.isEmpty || events != nil }

  /// The annotations of a chart of some figures, and notes on what was not found.
  func annotations(
    _ library: RatingsLibrary, _ panels: [Panel], _ years: YearChoice
  ) throws -> (annotations: [Annotation], notes: [String]) {
    let (found, notes) = try library.annotations(mark, on: panels, years: years)
    return (found + event + (try events.map { try read($0, library) } ?? []), notes)
  }

  private func read(_ path: String, _ library: RatingsLibrary) throws -> [Annotation] {
    do {
      return try library.events(inFileAt: path)
    } catch let error as FileError {
      throw UsageError(error, path: path)
    }
  }

  private static func event(_ text: String) throws -> Annotation {
    guard let equals = text.firstIndex(of: "="),
      let time = Annotation.Time(eventDate: text[..<equals].trimmedOfBlanks),
      case let what = text[text.index(after: equals)...].trimmedOfBlanks, !what.isEmpty
    else {
      throw ValidationError(
        "--event takes a date and a text, such as 2009-07-11=\"Internet law\" or 2009=\"Unrest\"")
    }
    return Annotation(kind: .event, entity: nil, time: time, text: what)
  }
}
