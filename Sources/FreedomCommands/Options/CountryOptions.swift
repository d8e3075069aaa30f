import ArgumentParser
internal import DisplayText
import FreedomModel
import RatingsImport

/// Which countries and territories the names of a file mean.
final class CountryOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The entity that a name in your file means, such as \"Congo=COG\"; may be repeated.",
      valueName: "name=id"))
  var entity: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A table of your own names: name,id. The database keeps them; a row without an id removes "
        + "its name.", valueName: "file"),
    completion: .file())
  var aliases: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Leave out the rows of a name, such as \"World average\"; may be repeated. aggregates leaves "
        + "out all known groups of countries.", valueName: "name"))
  var ignore: [String] = []

  init() {}

  func validate() throws {
    _ = try entities()
    guard ignore.allSatisfy({ !$0.trimmedOfBlanks.isEmpty }) else {
      throw ValidationError("--ignore needs a name")
    }
  }

  func entities() throws -> [ImportOptions.NamedEntity] {
    try entity.map { text in
      guard let equals = text.lastIndex(of: "="),
        case let name = text[..<equals].trimmedOfBlanks, !name.isEmpty,
        case let id = text[text.index(after: equals)...].trimmedOfBlanks, !id.isEmpty
      else {
        throw ValidationError(
          "write --entity NAME=ID, such as \"Congo=COG\", and not \"\(text.visible)\"")
      }
      return ImportOptions.NamedEntity(name: name, entity: id)
    }
  }
}
