import ArgumentParser
import RatingsExport

/// A format by name.
struct FormatName: ExpressibleByArgument {
  /// The format.
  let format: any TableFormat.Type

  init?(argument: String) {
    guard let format = TableFormats.named(argument) else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] { TableFormats.names }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
